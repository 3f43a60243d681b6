// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// How loud a recording is: EBU R 128 by libebur128. One thread at a time.

#include <memory>
#include <optional>
#include <span>

#include "core/base/Units.h"
#include "player/plan/Speaker.h"

namespace linnet::player {

class LoudnessMeter {
public:
    /// A rate or a number of channels that libebur128 does not take measures nothing.
    LoudnessMeter(core::SampleRate rate, std::span<const Speaker> speakers);

    /// Whole interleaved frames.
    void add(std::span<const float> samples);
    /// LUFS; nothing for silence, and below 0.4 s of sound.
    std::optional<double> integrated() const;
    /// LU; 0 below three seconds of sound.
    double range() const;

private:
    struct Free {
        void operator()(void* state) const;
    };
    std::unique_ptr<void, Free> m_state; ///< An ebur128_state.
    std::size_t m_channels;
};

} // namespace linnet::player
