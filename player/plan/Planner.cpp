// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/plan/Planner.h"

namespace linnet::player {

namespace {

constexpr std::uint64_t kNanosPerSecond = 1'000'000'000;
constexpr std::uint32_t kLowestRate = 8'000;
constexpr std::uint32_t kHighestRate = 192'000;

} // namespace

bool isTimeForNext(const Outlook& outlook) {
    if (outlook.isCurrentDecoded || !outlook.duration) return true;
    // Opening may take a while over a network: as much again as the head start itself.
    return *outlook.duration - outlook.decoded <= 2 * kDecodeAhead + outlook.crossfade;
}

bool needsFadeIn(std::chrono::milliseconds from) { return from.count() > 0; }

core::SampleRate outputRateFor(core::SampleRate file) {
    while (file.hertz > kHighestRate)
        file.hertz /= 2;
    while (file.hertz > 0 && file.hertz < kLowestRate)
        file.hertz *= 2;
    return file;
}

std::uint64_t framesIn(std::chrono::nanoseconds time, core::SampleRate rate) {
    if (time.count() <= 0) return 0;
    const auto nanos = static_cast<std::uint64_t>(time.count());
    const std::uint64_t rest = nanos % kNanosPerSecond * rate.hertz + kNanosPerSecond / 2;
    return nanos / kNanosPerSecond * rate.hertz + rest / kNanosPerSecond;
}

std::chrono::nanoseconds timeOf(std::uint64_t frames, core::SampleRate rate) {
    if (rate.hertz == 0) return std::chrono::nanoseconds(0);
    const std::uint64_t rest = (frames % rate.hertz * kNanosPerSecond + rate.hertz / 2) / rate.hertz;
    return std::chrono::nanoseconds(static_cast<std::int64_t>(frames / rate.hertz * kNanosPerSecond + rest));
}

} // namespace linnet::player
