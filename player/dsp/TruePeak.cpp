// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/dsp/TruePeak.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace linnet::player {

namespace {

constexpr double kBeta = 5.0; // of the Kaiser window: the pass band reaches high, the ripple stays below 0.01 dB

double besselI0(double x) {
    double sum = 1.0;
    double term = 1.0;
    for (int k = 1; k < 32; ++k) {
        term *= (x / (2.0 * k)) * (x / (2.0 * k));
        sum += term;
    }
    return sum;
}

double windowedSinc(double distance) {
    const double share = distance / static_cast<double>(TruePeak::kReach);
    if (std::abs(share) >= 1.0) return 0.0;
    const double window = besselI0(kBeta * std::sqrt(1.0 - share * share)) / besselI0(kBeta);
    if (distance == 0.0) return 1.0;
    return window * std::sin(std::numbers::pi * distance) / (std::numbers::pi * distance);
}

} // namespace

TruePeak::TruePeak() {
    for (std::size_t place = 0; place < kBetween; ++place) {
        const double between = static_cast<double>(place + 1) / (kBetween + 1);
        double sum = 0.0;
        std::array<double, kTaps> taps{};
        for (std::size_t i = 0; i < kTaps; ++i) {
            taps[i] = windowedSinc(between - (static_cast<double>(i) - static_cast<double>(kReach - 1)));
            sum += taps[i];
        }
        double most = 0.0;
        for (std::size_t i = 0; i < kTaps; ++i) {
            m_filters[place][i] = static_cast<float>(taps[i] / sum);
            most += std::abs(taps[i] / sum);
        }
        m_mostOvershoot = std::max(m_mostOvershoot, static_cast<float>(most));
    }
}

float TruePeak::at(std::span<const float, kTaps> window) const {
    float highest = std::abs(window[kReach - 1]);
    for (const auto& filter : m_filters) {
        float sum = 0.0F;
        for (std::size_t i = 0; i < kTaps; ++i)
            sum += filter[i] * window[i];
        highest = std::max(highest, std::abs(sum));
    }
    return highest;
}

} // namespace linnet::player
