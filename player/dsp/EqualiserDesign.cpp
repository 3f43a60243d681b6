// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/dsp/EqualiserDesign.h"

#include <algorithm>
#include <cmath>
#include <complex>
#include <numbers>
#include <utility>

namespace linnet::player {

namespace {

constexpr double kOctaves = 1.0;
constexpr double kHighestShare = 0.46; // of the rate: what lies above cannot be shaped well
constexpr double kProbe = 6.0;         // dB
constexpr double kMostFilterGain = 36.0;
constexpr int kRounds = 12;
constexpr double kNearEnough = 0.001; // dB

using Matrix = std::array<std::array<double, kEqualiserBands>, kEqualiserBands>;

double decibelsOf(const Biquad& filter, double hertz, core::SampleRate rate) {
    const double omega = 2.0 * std::numbers::pi * hertz / rate.hertz;
    const auto z = std::polar(1.0, -omega);
    const auto above = filter.b0 + z * (filter.b1 + z * filter.b2);
    const auto below = 1.0 + z * (filter.a1 + z * filter.a2);
    return 10.0 * std::log10(std::norm(above) / std::norm(below));
}

std::size_t bandsAt(core::SampleRate rate) {
    const auto carried = [&](double centre) { return centre <= kHighestShare * rate.hertz; };
    return static_cast<std::size_t>(std::ranges::count_if(kBandCentres, carried));
}

/// Solves m x = v for the first `count` rows in place, by elimination with the largest pivot.
void solve(Matrix m, BandGains& v, std::size_t count) {
    for (std::size_t col = 0; col < count; ++col) {
        std::size_t pivot = col;
        for (std::size_t row = col + 1; row < count; ++row)
            if (std::abs(m[row][col]) > std::abs(m[pivot][col])) pivot = row;
        std::swap(m[col], m[pivot]);
        std::swap(v[col], v[pivot]);
        for (std::size_t row = col + 1; row < count; ++row) {
            const double share = m[row][col] / m[col][col];
            for (std::size_t i = col; i < count; ++i)
                m[row][i] -= share * m[col][i];
            v[row] -= share * v[col];
        }
    }
    for (std::size_t row = count; row-- > 0;) {
        for (std::size_t i = row + 1; i < count; ++i)
            v[row] -= m[row][i] * v[i];
        v[row] /= m[row][row];
    }
}

/// How much of each band's gain is heard at each centre.
Matrix leakage(core::SampleRate rate, std::size_t count) {
    Matrix m{};
    for (std::size_t band = 0; band < count; ++band) {
        const Biquad filter = peak(kBandCentres[band], kOctaves, kProbe, rate);
        for (std::size_t at = 0; at < count; ++at)
            m[at][band] = decibelsOf(filter, kBandCentres[at], rate) / kProbe;
    }
    return m;
}

FilterBank bankOf(const BandGains& gains, core::SampleRate rate, std::size_t count) {
    FilterBank bank{};
    for (std::size_t band = 0; band < count; ++band)
        bank[band] = peak(kBandCentres[band], kOctaves, gains[band], rate);
    return bank;
}

} // namespace

Biquad peak(double centre, double octaves, double decibels, core::SampleRate rate) {
    if (rate.hertz == 0 || centre >= rate.hertz / 2.0 || decibels == 0.0) return {};
    const double a = std::pow(10.0, decibels / 40.0);
    const double omega = 2.0 * std::numbers::pi * centre / rate.hertz;
    const double sine = std::sin(omega);
    const double alpha = sine * std::sinh(std::numbers::ln2 / 2.0 * octaves * omega / sine);
    const double a0 = 1.0 + alpha / a;
    const double middle = -2.0 * std::cos(omega) / a0;
    return {(1.0 + alpha * a) / a0, middle, (1.0 - alpha * a) / a0, middle, (1.0 - alpha / a) / a0};
}

bool isFlat(const BandGains& gains) {
    return std::ranges::all_of(gains, [](double gain) { return gain == 0.0; });
}

FilterBank designEqualiser(const BandGains& gains, core::SampleRate rate) {
    const std::size_t count = bandsAt(rate);
    if (count == 0 || isFlat(gains)) return {};
    const Matrix heard = leakage(rate, count);
    BandGains filters{};
    for (int round = 0; round < kRounds; ++round) {
        const FilterBank bank = bankOf(filters, rate, count);
        BandGains missing{};
        double most = 0.0;
        for (std::size_t band = 0; band < count; ++band) {
            missing[band] = gains[band] - responseOf(bank, kBandCentres[band], rate);
            most = std::max(most, std::abs(missing[band]));
        }
        if (most < kNearEnough) break;
        solve(heard, missing, count);
        for (std::size_t band = 0; band < count; ++band)
            filters[band] = std::clamp(filters[band] + missing[band], -kMostFilterGain, kMostFilterGain);
    }
    return bankOf(filters, rate, count);
}

double responseOf(const FilterBank& bank, double hertz, core::SampleRate rate) {
    double sum = 0.0;
    for (const Biquad& filter : bank)
        sum += decibelsOf(filter, hertz, rate);
    return sum;
}

} // namespace linnet::player
