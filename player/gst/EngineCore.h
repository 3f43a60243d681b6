// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The engine proper: two decoders, the joiner and the output chain, all on one thread of its own. Every public method
// may be called from any thread and only leaves a message, except position(), which reads.

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "core/base/Guarded.h"
#include "player/engine/PlaybackEngine.h"
#include "player/gst/Decoder.h"
#include "player/gst/EngineThread.h"
#include "player/gst/OutputChain.h"
#include "player/join/Joiner.h"
#include "player/plan/Timeline.h"

namespace linnet::player::gst {

class EngineCore {
public:
    /// `emit` is called on the engine's thread.
    EngineCore(SinkChoice sink, std::function<void(EngineEvent)> emit);
    /// Silence, then waits for every thread of the engine.
    ~EngineCore();

    void load(EngineTrack track, std::chrono::milliseconds from, StartAs as);
    void setNext(std::optional<EngineTrack> track);
    void play();
    void pause();
    void stop();
    void seek(std::chrono::milliseconds to);
    void setVolume(core::Volume volume);
    void setMuted(bool muted);
    void setOutput(std::optional<std::string> outputId);
    HeardPosition position() const;

private:
    using Deadline = std::optional<std::chrono::steady_clock::time_point>;

    struct Voice {
        EngineTrack track;
        std::unique_ptr<Decoder> decoder; ///< Null: not begun, or parked.
        std::chrono::milliseconds from{0};
        bool isJoined = false; ///< The joiner has it.
        bool hasStarted = false;
        bool isDurationTold = false;
    };

    Deadline step();
    void prepareCurrent();
    void prepareNext();
    void pump();
    void settleEnd();
    void onJoint(const Joint& joint, std::uint64_t outputFrame);
    void onEnded();
    void failCurrent(std::optional<core::Error> error);
    bool openOutput();

    void beginDecoding(Voice& voice);
    void retire(Voice& voice);
    void dropCurrent();
    void dropNext();
    void silence();
    void park();
    void loseOutput(core::Error error);
    void tellDuration(Voice& voice);
    JoinInput inputOf(const Voice& voice) const;
    bool isTimeToDecodeNext() const;
    void showFixed(HeardPosition position);
    void showTimeline(std::uint64_t outputFrame, Timeline::Place place);
    /// Runs `task` later on the engine's thread unless the output was flushed or closed in between.
    void postForThisFlow(std::function<void()> task);

    const std::function<void(EngineEvent)> m_emit;
    std::optional<Voice> m_current;
    std::optional<Voice> m_next;
    std::vector<std::unique_ptr<Decoder>> m_retired; ///< Cancelled, on their way out.
    std::optional<Joiner> m_joiner;
    core::SampleRate m_rate; ///< Of the output: the first track's, kept.
    std::optional<std::string> m_outputId;
    bool m_isPlaying = false;
    Deadline m_parkAt;                     ///< When an idle output is let go.
    std::vector<float> m_block;            ///< 10 ms.
    std::atomic<std::uint64_t> m_flow = 0; ///< Counts flushes and closings.

    struct Shown {
        Timeline timeline;
        core::SampleRate rate;
        std::optional<HeardPosition> fixed = HeardPosition{}; ///< Set while nothing flows.
    };
    core::Guarded<Shown> m_shown;
    OutputChain m_chain;
    EngineThread m_thread;
};

} // namespace linnet::player::gst
