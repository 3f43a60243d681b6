// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What turns tracks into sound. The owner calls every method from one thread (that of the executor the engine was
// given); events arrive there too, as plain values, never from inside a call. No method blocks. The engine knows two
// tracks, the one that plays and the one that follows without a gap; the queue is none of its business.

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <variant>

#include "core/base/Result.h"
#include "core/base/Units.h"
#include "core/media/MediaPart.h"
#include "core/media/MediaSource.h"
#include "player/dsp/AudioSettings.h"
#include "player/engine/SignalPath.h"

namespace linnet::player {

/// Names one start of a track: the same track started again has another one. Given by the owner, never 0.
struct Ticket {
    std::uint64_t value = 0;
    friend auto operator<=>(const Ticket&, const Ticket&) = default;
};

/// Called on a thread of the engine, possibly again (a seek opens anew). May block; what it returns can be cancelled.
using OpenMedia = std::function<core::Result<std::shared_ptr<core::MediaSource>>()>;

struct EngineTrack {
    Ticket ticket;
    OpenMedia open;
    double gain = 1.0;                     ///< Linear factor on every sample (ReplayGain); see Loudness.h.
    std::chrono::milliseconds duration{0}; ///< As the catalogue has it; 0 is unknown.
    bool continuesAlbum = false;           ///< The track before it in the queue is of the same album.
    /// What of the medium it is; all of it without one. Every time of the track counts from there.
    std::optional<core::MediaPart> part{};
};

/// The first sample of the track went to the output; in a crossfade, while the one before still sounds.
struct TrackStarted {
    Ticket ticket;
};
/// The decoder knows how long the track really is; a part may be shorter than was said, if the medium ends in it.
struct DurationKnown {
    Ticket ticket;
    std::chrono::milliseconds duration;
};
/// It cannot be opened or decoded (any further). If some of it was heard, the following track goes on; else Drained
/// comes next. A following track that fails before its turn is forgotten: set another one, or let Drained come.
struct TrackFailed {
    Ticket ticket;
    core::Error error;
};
/// The last sample was heard and nothing follows.
struct Drained {
    Ticket ticket;
};
/// There is no output, or it went away: the engine has paused where it was, play() tries again.
struct OutputLost {
    core::Error error;
};
/// The way of what sounds, after it changed.
struct PathChanged {
    Ticket ticket;
    SignalPath path;
};
using EngineEvent = std::variant<TrackStarted, DurationKnown, TrackFailed, Drained, OutputLost, PathChanged>;

/// What is being heard.
struct HeardPosition {
    Ticket ticket; ///< 0 while nothing was heard.
    std::chrono::milliseconds position{0};
};

enum class StartAs : std::uint8_t { Playing, Paused };

class PlaybackEngine {
public:
    using EventHandler = std::function<void(const EngineEvent&)>;

    virtual ~PlaybackEngine() = default;

    /// Before anything else. Called on the executor's thread; never after the engine is gone.
    virtual void setEventHandler(EventHandler handler) = 0;
    /// Drops what plays and what follows and starts this track at `from`.
    virtual void load(EngineTrack track, std::chrono::milliseconds from, StartAs as) = 0;
    /// What follows the loaded track without a gap; replaces the one set before. Nothing: the end follows.
    virtual void setNext(std::optional<EngineTrack> track) = 0;
    virtual void play() = 0;
    virtual void pause() = 0;
    /// Forgets both tracks; silence, after the pause fade.
    virtual void stop() = 0;
    /// Within the loaded track (the one last started); beyond its end is its end. Does not change playing or paused.
    virtual void seek(std::chrono::milliseconds to) = 0;
    virtual void setVolume(core::Volume volume) = 0;
    virtual void setMuted(bool muted) = 0;
    /// How it sounds from now on, without a click. Crossfade: from the next joint that is not yet being played.
    virtual void setAudio(const AudioSettings& settings) = 0;
    /// A new factor for a track that was handed over; unknown tickets are left alone.
    virtual void setGain(Ticket ticket, double gain) = 0;
    /// An id from OutputList; nothing means the system's own choice. What plays goes on there.
    virtual void setOutput(std::optional<std::string> outputId) = 0;
    /// Cheap enough for ten calls a second.
    virtual HeardPosition position() const = 0;
};

} // namespace linnet::player
