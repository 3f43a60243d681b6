// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Decodes one track from one place on: opens it, and fills a ring with interleaved F32 until its end. It has a
// thread of its own for everything that may block (opening, state changes, waiting for messages); a seek is a new
// decoder. Owned by the engine's thread.

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <thread>
#include <vector>

#include "core/base/Units.h"
#include "player/engine/PlaybackEngine.h"
#include "player/join/SampleRing.h"
#include "player/plan/Planner.h"
#include "player/plan/Speaker.h"

namespace linnet::player::gst {

enum class Mix : std::uint8_t { Stereo, AsRecorded };

struct DecodeJob {
    OpenMedia open;
    std::chrono::milliseconds from{0};
    core::SampleRate rate;                          ///< To resample to; 0: whatever the track has.
    Mix mix = Mix::Stereo;                          ///< What becomes of its channels.
    std::chrono::milliseconds ahead = kDecodeAhead; ///< How much is kept decoded, at least.
};

inline constexpr unsigned kChannels = 2;

class DecodeRun;

class Decoder {
public:
    /// `wake` is called on any thread when there is something new to look at.
    Decoder(DecodeJob job, std::function<void()> wake);
    /// Cancels and waits for the thread.
    ~Decoder();
    Decoder(const Decoder&) = delete;
    Decoder& operator=(const Decoder&) = delete;

    /// Samples may be taken: rate, length and what to drop are known. Also once it failed.
    bool isReady() const;
    /// Valid when ready and not failed.
    core::SampleRate rate() const;
    /// One per channel of a frame; valid as rate().
    std::vector<Speaker> speakers() const;
    /// What the track's container says, if it does.
    std::optional<std::chrono::nanoseconds> duration() const;
    /// The duration is exact and decoders give more: cut there.
    bool mustCutAtDuration() const;
    /// What comes before the place asked for: priming, or all of it where a track can only be decoded from its start.
    std::chrono::nanoseconds precedingTime() const;
    /// What the file holds, as decoded and before it was converted; valid when ready.
    core::Codec codec() const;
    AudioFormat source() const;
    const std::shared_ptr<SampleRing>& ring() const;

    /// Stops it wherever it is; does not wait.
    void cancel();
    /// Its thread is done.
    bool isOver() const;

private:
    std::shared_ptr<DecodeRun> m_run;
    std::thread m_thread;
};

} // namespace linnet::player::gst
