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
#include "player/flow/EngineParts.h"
#include "player/flow/EngineThread.h"
#include "player/flow/Outlet.h"
#include "player/join/Mixdown.h"
#include "player/plan/Timeline.h"

namespace linnet::player::flow {

class EngineCore {
public:
    /// `emit` is called on the engine's thread.
    EngineCore(EngineParts parts, const SinkChoice& sink, std::function<void(EngineEvent)> emit);
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
    void setAudio(const AudioSettings& settings);
    void setGain(Ticket ticket, double gain);
    void setOutput(std::optional<std::string> outputId);
    HeardPosition position() const;

private:
    using Deadline = Outlet::Deadline;

    struct Voice {
        EngineTrack track;
        std::unique_ptr<Decoder> decoder; ///< Null: not begun, or given up with the output.
        std::chrono::milliseconds from{0};
        bool isJoined = false; ///< The joiner has it.
        bool hasStarted = false;
        bool isDurationTold = false;
        bool isResampled = false; ///< Its decoder was told the rate of the output.
        bool needsReopen = false; ///< It is played at a rate of its own, once the output was heard and closed.
    };

    OutputChain::Signals signals();
    Deadline step();
    void prepareCurrent();
    void prepareNext();
    void pump();
    void settleEnd();
    void forward(const Mixdown::Part& part);
    void onJoint(const Joint& joint, std::uint64_t outputFrame);
    void onEnded();
    void failCurrent(std::optional<core::Error> error);
    void onOutputFailed(const std::string& text);
    bool takeRateOf(Voice& first);
    bool openOutput();
    bool hasRate(Voice& voice);
    void decodeAtRate(Voice& voice);
    bool isAtRate(Voice& voice);
    void changeOver();
    void refreshPath();

    void beginDecoding(Voice& voice);
    void retire(Voice& voice);
    void loseNext();
    static core::Error failureOf(const Voice& voice);
    void dropCurrent();
    void dropNext();
    bool isFlowing() const { return m_isPlaying || m_isFalling; }
    void fadeOut();
    /// Lets the sound fall over the pause fade while it goes on. False where that is no longer than a cut.
    bool beginFall();
    void endFall();
    void halt();
    void cut();
    void loseFlow();
    void loseOutput(core::Error error);
    void tellDuration(Voice& voice);
    JoinInput inputOf(const Voice& voice) const;
    std::uint64_t firstFrameOf(const Voice& voice) const;
    bool isTimeToDecodeNext() const;
    void showFixed(HeardPosition position);
    void showTimeline(std::uint64_t outputFrame, Timeline::Place place);

    const EngineParts m_parts;
    const std::function<void(EngineEvent)> m_emit;
    std::optional<Voice> m_current;
    std::optional<Voice> m_next;
    std::vector<std::unique_ptr<Decoder>> m_retired; ///< Cancelled, on their way out.
    std::optional<Mixdown> m_mix;
    AudioSettings m_audio;
    Mixdown::Doing m_doing; ///< As the path tells.
    SignalPath m_path;      ///< As told last.
    Ticket m_pathOf;
    bool m_isPathStale = true;
    core::SampleRate m_rate; ///< Of the output: the first track's, kept; each one's where bits are to stay.
    bool m_isPlaying = false;
    bool m_isFalling = false;              ///< To a pause or a stop that was asked for, while sound still flows.
    bool m_isStopping = false;             ///< The stop is to follow.
    std::atomic<std::uint64_t> m_flow = 0; ///< Counts what was cut: the end of an older flow is no news.
    std::atomic<std::uint64_t> m_opening =
        0; ///< Counts openings of the output: the failure of an older one is no news.

    struct Shown {
        Timeline timeline;
        core::SampleRate rate;
        std::optional<HeardPosition> fixed = HeardPosition{}; ///< Set while nothing flows.
    };
    core::Guarded<Shown> m_shown;
    Outlet m_outlet;
    EngineThread m_thread;
};

} // namespace linnet::player::flow
