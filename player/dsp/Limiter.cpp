// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/dsp/Limiter.h"

#include <algorithm>
#include <cmath>

namespace linnet::player {

namespace {

constexpr std::int64_t kOne = std::int64_t{1} << 30; // a gain of 1
constexpr unsigned kBoxesPerSecond = 1200;           // two of them: 1.7 ms
constexpr double kReleaseSeconds = 0.1;
constexpr int kReleaseBits = 32;
constexpr std::int64_t kLeastRelease = kOne >> 20; // a frame: it does come back to one
constexpr double kStartsBelow = 0.05;              // dB below the ceiling: another meter may read a little more
constexpr double kAimsBelow = 0.3;                 // dB below the ceiling

const float kThreshold = static_cast<float>(std::pow(10.0, (kTruePeakCeiling - kStartsBelow) / 20.0));
const double kTarget = std::pow(10.0, (kTruePeakCeiling - kAimsBelow) / 20.0);

} // namespace

void Limiter::Box::fill(std::int64_t value) {
    std::ranges::fill(values, value);
    sum = value * static_cast<std::int64_t>(values.size());
}

std::int64_t Limiter::Box::add(std::int64_t value) {
    sum += value - values[at];
    values[at] = value;
    at = (at + 1) % values.size();
    return sum;
}

// A demand for frame q is known kReach frames later. It holds from half a filter before q to half a filter behind it,
// and both means have come down to it by then: hence these lengths.
Limiter::Limiter(core::SampleRate rate)
    : m_boxes(std::max<std::size_t>(8, rate.hertz / kBoxesPerSecond)),
      m_delay(2 * m_boxes - 2 + 2 * TruePeak::kReach),
      m_window(2 * m_boxes - 1 + 2 * TruePeak::kReach),
      m_release(static_cast<std::int64_t>(std::ldexp(1.0, kReleaseBits) /
                                          (kReleaseSeconds * std::max<std::uint32_t>(rate.hertz, 1)))),
      m_lowest(m_window + 1),
      m_level(kOne),
      m_waiting(m_delay * kSides) {
    for (Box& mean : m_means)
        mean.values.resize(m_boxes);
    reset();
}

void Limiter::reset() {
    for (auto& side : m_recent)
        side.fill(0.0F);
    m_lowestBegin = m_lowestCount = 0;
    m_level = kOne;
    m_means[0].fill(kOne);
    m_means[1].fill(kOne * static_cast<std::int64_t>(m_boxes));
    m_waitingAt = m_held = m_stillToWatch = 0;
    m_isIdle = true;
}

std::size_t Limiter::process(std::span<const float> in, Watch watch, std::span<float> out) {
    std::size_t written = 0;
    while (!in.empty()) {
        const auto chunk = in.first(std::min(in.size(), kChunk * kSides));
        in = in.subspan(chunk.size());
        findPeaks(chunk, watch);
        for (std::size_t i = 0; i * kSides < chunk.size(); ++i) {
            const double gain = gainFor(m_demands[i]);
            const bool isGiving = m_held == m_delay;
            pass(chunk.subspan(i * kSides, kSides), isGiving ? &out[written * kSides] : nullptr, gain);
            written += isGiving ? 1 : 0;
        }
    }
    return written;
}

std::size_t Limiter::drain(std::span<float> out) {
    const std::size_t frames = m_held;
    const std::array<float, kSides> silence{};
    while (m_held < m_delay) // the ring gives its oldest frame only when it is full
        process(silence, Watch::No, {});
    for (std::size_t i = 0; i < frames; ++i)
        process(silence, Watch::No, out.subspan(i * kSides, kSides));
    reset();
    return frames;
}

void Limiter::findPeaks(std::span<const float> in, Watch watch) {
    const std::size_t frames = in.size() / kSides;
    constexpr std::size_t kBefore = TruePeak::kTaps - 1;
    m_stillToWatch = watch == Watch::Yes ? TruePeak::kReach + frames : m_stillToWatch;
    float highest = 0.0F;
    for (std::size_t side = 0; side < kSides; ++side) {
        auto& recent = m_recent[side];
        for (std::size_t i = 0; i < frames; ++i)
            recent[kBefore + i] = in[i * kSides + side];
        for (std::size_t i = 0; m_stillToWatch > 0 && i < kBefore + frames; ++i)
            highest = std::max(highest, std::abs(recent[i]));
    }
    const bool canExceed = m_stillToWatch > 0 && highest * m_truePeak.mostOvershoot() > kThreshold;
    for (std::size_t i = 0; i < frames; ++i) {
        m_demands[i] = kOne;
        if (!canExceed || i >= m_stillToWatch) continue;
        float peak = 0.0F;
        for (const auto& recent : m_recent)
            peak = std::max(peak, m_truePeak.at(std::span(recent).subspan(i).first<TruePeak::kTaps>()));
        if (peak > kThreshold)
            m_demands[i] = static_cast<std::int64_t>(kTarget / static_cast<double>(peak) * static_cast<double>(kOne));
    }
    m_stillToWatch -= std::min(m_stillToWatch, frames);
    for (auto& recent : m_recent)
        std::copy_n(recent.begin() + static_cast<std::ptrdiff_t>(frames), kBefore, recent.begin());
}

std::int64_t Limiter::lowest(std::int64_t demanded) {
    const auto at = [this](std::size_t i) -> Demand& { return m_lowest[(m_lowestBegin + i) % m_lowest.size()]; };
    if (m_lowestCount > 0 && at(0).frame + m_window <= m_frame) {
        m_lowestBegin = (m_lowestBegin + 1) % m_lowest.size();
        --m_lowestCount;
    }
    if (demanded < kOne) {
        while (m_lowestCount > 0 && at(m_lowestCount - 1).gain >= demanded)
            --m_lowestCount;
        at(m_lowestCount++) = {m_frame, demanded};
    }
    return m_lowestCount > 0 ? at(0).gain : kOne;
}

double Limiter::gainFor(std::int64_t demanded) {
    ++m_frame;
    if (m_isIdle && demanded == kOne) return 1.0;
    const std::int64_t least = lowest(demanded);
    const std::int64_t risen = m_level + ((kOne - m_level) * m_release >> kReleaseBits) + kLeastRelease;
    m_level = std::min({least, risen, kOne});
    const std::int64_t sum = m_means[1].add(m_means[0].add(m_level));
    const auto boxes = static_cast<std::int64_t>(m_boxes);
    const std::int64_t whole = kOne * boxes * boxes;
    m_isIdle = sum == whole && m_level == kOne && m_lowestCount == 0 && m_means[0].sum == kOne * boxes;
    return static_cast<double>(sum) / static_cast<double>(whole);
}

/// Puts a frame to those waiting; the one that has waited longest goes out.
void Limiter::pass(std::span<const float> frame, float* out, double gain) {
    float* const place = &m_waiting[m_waitingAt * kSides];
    if (out != nullptr)
        for (std::size_t side = 0; side < kSides; ++side)
            out[side] = gain == 1.0 ? place[side] : static_cast<float>(static_cast<double>(place[side]) * gain);
    else
        ++m_held;
    std::copy(frame.begin(), frame.end(), place);
    m_waitingAt = (m_waitingAt + 1) % m_delay;
}

} // namespace linnet::player
