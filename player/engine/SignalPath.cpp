// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/engine/SignalPath.h"

#include <algorithm>
#include <cmath>

namespace linnet::player {

namespace {

using Kind = SignalStep::Kind;

constexpr unsigned kSides = 2;
constexpr unsigned kFloatBits = 32;
constexpr unsigned kExactInFloat = 24; // a 32-bit float holds whole numbers of so many bits

/// Everything between decoder and output.
AudioFormat working(core::SampleRate rate) {
    return {.rate = rate, .channels = kSides, .bits = kFloatBits, .isFloat = true};
}

Fidelity decoded(const AudioFormat& source) {
    const unsigned most = source.isFloat ? kFloatBits : kExactInFloat;
    return source.bits <= most ? Fidelity::Exact : Fidelity::Changed;
}

/// Whole numbers come back out of floats where there is room for all their bits; floats that were changed do not.
Fidelity handedOver(const PathFacts& facts, bool isUntouched) {
    const bool fits = facts.sink.isFloat ? facts.sink.bits >= kFloatBits
                                         : isUntouched && !facts.source.isFloat && facts.source.bits > 0 &&
                                               facts.source.bits <= facts.sink.bits;
    if (!fits || facts.sink.rate != facts.rate || facts.sink.channels != kSides) return Fidelity::Changed;
    return facts.isShared ? Fidelity::Unknown : Fidelity::Exact;
}

} // namespace

bool isBitExact(const SignalPath& path) {
    return !path.steps.empty() &&
           std::ranges::none_of(path.steps, [](const SignalStep& step) { return step.fidelity == Fidelity::Changed; });
}

SignalPath signalPath(const PathFacts& facts) {
    SignalPath path{.codec = facts.codec, .output = facts.output, .steps = {}};
    const auto add = [&](Kind kind, Fidelity fidelity, const AudioFormat& format, double amount = 0.0) {
        path.steps.push_back({.kind = kind, .fidelity = fidelity, .format = format, .amount = amount});
    };
    add(Kind::File, Fidelity::Exact, facts.source);
    add(Kind::Decoder, decoded(facts.source), facts.source);
    if (facts.source.channels > kSides) add(Kind::Channels, Fidelity::Changed, working(facts.source.rate));
    if (facts.source.rate != facts.rate) add(Kind::Rate, Fidelity::Changed, working(facts.rate));
    const auto change = [&](Kind kind, bool isThere, double amount = 0.0) {
        if (isThere) add(kind, Fidelity::Changed, working(facts.rate), amount);
    };
    change(Kind::Gain, facts.gain != 1.0, 20.0 * std::log10(facts.gain));
    change(Kind::Crossfade, facts.isOverlapping);
    change(Kind::Equaliser, facts.isEqualised);
    change(Kind::Stereo, facts.isStereoChanged);
    change(Kind::Limiter, facts.isLimited);
    change(Kind::Volume, facts.volume != 1.0, facts.volume);
    add(Kind::Output, handedOver(facts, isBitExact(path)), facts.sink);
    return path;
}

} // namespace linnet::player
