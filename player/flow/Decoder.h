// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Decodes one track from one place on: opens it, and fills a ring with interleaved F32 until its end. It has a
// thread of its own for everything that may block (opening, state changes, waiting for messages); a seek is a new
// decoder. Made and asked on the engine's thread.

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

#include "core/base/Units.h"
#include "player/engine/PlaybackEngine.h"
#include "player/join/SampleRing.h"
#include "player/plan/Planner.h"

namespace linnet::player::flow {

enum class Mix : std::uint8_t { Stereo, AsRecorded };

struct DecodeJob {
    OpenMedia open;
    std::chrono::nanoseconds from{0};               ///< The place of the medium to begin at.
    std::chrono::nanoseconds trackStart{0};         ///< Where the track begins: nothing from there on is an error.
    std::optional<std::chrono::nanoseconds> end{};  ///< Of the track, in the medium: not much more is decoded.
    core::SampleRate rate;                          ///< To resample to; 0: whatever the track has.
    Mix mix = Mix::Stereo;                          ///< What becomes of its channels.
    std::chrono::milliseconds ahead = kDecodeAhead; ///< How much is kept decoded, at least.
};

inline constexpr unsigned kChannels = 2;

class Decoder {
public:
    /// Cancels and waits for the thread.
    virtual ~Decoder() = default;

    /// Samples may be taken: rate and what to drop are known. Also once it failed.
    virtual bool isReady() const = 0;
    /// Valid when ready and not failed.
    virtual core::SampleRate rate() const = 0;
    /// Of the medium: what its container says, if it does; it may come to know only later.
    virtual std::optional<std::chrono::nanoseconds> duration() const = 0;
    /// The duration is exact and decoders give more: cut there.
    virtual bool mustCutAtDuration() const = 0;
    /// What comes before the place asked for: priming, or all of it where a track can only be decoded from its start.
    virtual std::chrono::nanoseconds precedingTime() const = 0;
    /// What the file holds, as decoded and before it was converted; valid when ready.
    virtual core::Codec codec() const = 0;
    virtual AudioFormat source() const = 0;
    virtual const std::shared_ptr<SampleRing>& ring() const = 0;

    /// Stops it wherever it is; does not wait.
    virtual void cancel() = 0;
    /// Its thread is done.
    virtual bool isOver() const = 0;
};

} // namespace linnet::player::flow
