// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The way of the samples from the file to the output, as it really is: what each step hands on, and whether every bit
// comes through. Values; pure; any thread.

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/Units.h"
#include "core/domain/Catalog.h"

namespace linnet::player {

struct AudioFormat {
    core::SampleRate rate{};
    unsigned channels = 0;
    unsigned bits = 0; ///< That carry sound; 0 where nobody says.
    bool isFloat = false;
    friend bool operator==(const AudioFormat&, const AudioFormat&) = default;
};

enum class Fidelity : std::uint8_t {
    Exact,   ///< What went in can be had back bit for bit.
    Changed, ///< Samples come out other than they went in.
    Unknown, ///< Another program has them from here on.
};

struct SignalStep {
    enum class Kind : std::uint8_t {
        File,
        Decoder,
        Channels,  ///< More than two sides mixed down to two.
        Rate,      ///< Brought to the rate of the output.
        Gain,      ///< `amount` in dB, by its loudness.
        Crossfade, ///< Another track sounds with it.
        Equaliser,
        Stereo,  ///< Mono or balance.
        Limiter, ///< Lowers what is too loud.
        Volume,  ///< `amount` from 0 to 1, as the listener set it.
        Output,
    };
    Kind kind = Kind::File;
    Fidelity fidelity = Fidelity::Exact;
    AudioFormat format{}; ///< As it leaves the step.
    double amount = 0.0;
    friend bool operator==(const SignalStep&, const SignalStep&) = default;
};

struct SignalPath {
    core::Codec codec = core::Codec::Unknown;
    std::string output{};            ///< "PulseAudio", "ALSA", …; "" for a recording.
    std::vector<SignalStep> steps{}; ///< From the file to the output; empty while nothing sounds.
    friend bool operator==(const SignalPath&, const SignalPath&) = default;
};

/// Every step is exact as far as this program has a hand in it: the output gets what the decoder gave.
bool isBitExact(const SignalPath& path);

/// What the engine knows of it.
struct PathFacts {
    core::Codec codec = core::Codec::Unknown;
    AudioFormat source{};    ///< From the decoder, before anything else.
    core::SampleRate rate{}; ///< Of the output chain.
    double gain = 1.0;       ///< Linear.
    bool isOverlapping = false;
    bool isEqualised = false;
    bool isStereoChanged = false;
    bool isLimited = false;
    double volume = 1.0; ///< As the listener set it; 0 while muted.
    std::string output{};
    bool isShared = true; ///< Other programs use the output too: who mixes may convert.
    AudioFormat sink{};   ///< What the output takes.
};
SignalPath signalPath(const PathFacts& facts);

} // namespace linnet::player
