// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The controller of playback: joins the queue, the engine and whoever opens tracks. Owned by the composition root; all
// calls and all listener calls happen on the executor's thread (the GUI thread). It does no I/O, knows no widgets and
// stores nothing: the session is saved by whoever listens.

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/Clock.h"
#include "core/base/Executor.h"
#include "core/base/Result.h"
#include "core/base/Units.h"
#include "core/media/MediaSource.h"
#include "player/PlayerListener.h"
#include "player/engine/PlaybackEngine.h"
#include "player/outputs/OutputList.h"
#include "player/plan/Loudness.h"
#include "player/queue/PlayQueue.h"
#include "player/queue/PlayerSession.h"
#include "player/queue/QueueUndo.h"

namespace linnet::player {

class Player {
public:
    /// Where bytes come from.
    struct Media {
        /// Called on threads of the engine, several at a time; may block.
        std::function<core::Result<std::shared_ptr<core::MediaSource>>(const QueueTrack&)> open;
        /// Told what comes next, on the executor's thread; must not block. May be empty.
        std::function<void(const QueueTrack&)> prefetch;
        /// Told what may be started soon, as prefetch: its first seconds are enough.
        std::function<void(const QueueTrack&)> prepare{};
    };
    /// Borrowed; they outlive the player. `outputs` may be null (no list then).
    struct Parts {
        PlaybackEngine& engine;
        const core::Clock& clock;
        OutputList* outputs = nullptr;
    };

    Player(Parts parts, Media media, std::uint64_t shuffleSeed);
    ~Player();
    Player(const Player&) = delete;
    Player& operator=(const Player&) = delete;

    /// Starts playing `tracks` at `start` (nothing: the first, or any one when shuffled).
    void setQueue(std::vector<QueueTrack> tracks, std::optional<std::size_t> start, std::string sourceName);
    void playNow(std::vector<QueueTrack> tracks);
    void playNext(std::vector<QueueTrack> tracks);
    void playLast(std::vector<QueueTrack> tracks);
    /// Behind everything that comes, as part of what was started; no work of the listener's, so nothing to undo.
    void addBehind(std::vector<QueueTrack> tracks);

    /// This one is likely to be started next.
    void expect(const QueueTrack& track) const {
        if (m_media.prepare) m_media.prepare(track);
    }

    void play();
    void pause();
    void togglePlay();
    /// Ends playback; the queue and its current item stay, play() starts the item from its beginning.
    void stop();
    void next();
    /// Restarts the track after its first three seconds, else goes one back.
    void previous();
    void seek(std::chrono::milliseconds to);
    void seekBy(std::chrono::milliseconds by);
    /// Clamped to 0…1; unmutes.
    void setVolume(core::Volume volume);
    void setMuted(bool muted);
    /// A factor on the volume that nobody sees: 1 but while a sleep timer lets the sound fall.
    void setFade(double factor);
    /// Once; the next item is then paused at its beginning. Holds through skips.
    void setStopAfter(StopAfter stopAfter);
    void setShuffle(bool shuffled);
    void setShuffleBy(ShuffleBy by);
    void setRepeat(Repeat repeat);
    /// How it sounds, from now on; brought within sane().
    void setAudio(const AudioSettings& settings);
    const AudioSettings& audio() const { return m_audio; }

    void jumpTo(QueueItemId id);
    /// Removing the current item goes on with the next one.
    void remove(QueueItemId id) { removeAll({id}); }
    void removeAll(const std::vector<QueueItemId>& ids);
    void move(QueueItemId id, QueuePart part, std::size_t index);
    /// The by-hand part ("next in queue").
    void clearNext();
    /// Everything that comes.
    void clearUpcoming();
    /// Takes back, or makes again, what was done to the queue by the calls above and by playNext() and playLast(); what
    /// plays goes on. False where there is nothing that fits.
    bool undoQueue();
    bool redoQueue();
    bool canUndoQueue() const { return m_undo.canUndo(); }
    bool canRedoQueue() const { return m_undo.canRedo(); }

    PlayerState state() const;
    /// What is heard now; cheap, for a timer of the interface.
    std::chrono::milliseconds position() const;
    /// Never null; made anew only after a change.
    std::shared_ptr<const QueueSnapshot> queue() const;

    /// Of what sounds, or sounded before a pause; without steps before anything did.
    const SignalPath& signalPath() const { return m_path; }
    std::vector<Output> outputs() const;
    std::optional<std::string> output() const { return m_output; }
    /// One that is not there now is taken as soon as it is; until then the system's own choice plays.
    void setOutput(std::optional<std::string> outputId);

    /// Tells what was heard of the current track until now, as if it were left; for the end of the program.
    void endListening();

    PlayerSession session() const;
    /// Paused at the saved place; nothing is opened before play().
    void restore(PlayerSession session);

    /// Borrowed until removeListener().
    void addListener(PlayerListener& listener) { m_listeners.add(listener); }
    void removeListener(PlayerListener& listener) { m_listeners.remove(listener); }

private:
    struct Slot {
        Ticket ticket;
        QueueItem item;
    };

    void onEvent(const EngineEvent& event);
    void on(const TrackStarted& event);
    void on(const DurationKnown& event);
    void on(const TrackFailed& event);
    void on(const Drained& event);
    void on(const OutputLost& event);
    void on(const PathChanged& event);

    void startCurrent(std::chrono::milliseconds from, StartAs as);
    /// Plays what the queue moved to; without it the queue has run out.
    void startOrFinish(const std::optional<QueueItem>& item, StartAs as);
    void goOnWith(const Slot& slot);
    void halt();
    void offerNext();
    bool stopsBehind(const QueueItem& item) const;
    /// What follows when the current track ends by itself, if playback goes on then.
    std::optional<QueueItem> follower() const;
    void onOutputs();
    bool isOutputThere() const;
    EngineTrack engineTrack(Ticket ticket, const QueueItem& item) const;
    Surroundings surroundingsOf(const QueueItem& item) const;
    double gainOf(const QueueItem& item) const;
    void setStatus(PlayStatus status);
    bool isActive() const { return m_status == PlayStatus::Playing || m_status == PlayStatus::Loading; }
    void queueChanged();
    bool take(std::optional<PlayQueue> queue);
    void stateChanged();
    void jumped();

    PlaybackEngine& m_engine;
    const core::Clock& m_clock;
    OutputList* m_outputs;
    Media m_media;
    PlayQueue m_queue;
    QueueUndo m_undo;
    mutable std::shared_ptr<const QueueSnapshot> m_snapshot; ///< Null after a change.
    PlayStatus m_status = PlayStatus::Stopped;
    std::optional<Slot> m_loaded;            ///< What the engine plays or loads.
    bool m_hasStarted = false;               ///< The loaded track sounded.
    std::optional<Slot> m_next;              ///< What the engine has as its follower.
    std::vector<Slot> m_offered;             ///< Every follower since the last load: one may start just when replaced.
    std::chrono::milliseconds m_startAt{0};  ///< Where the loaded track began, or where play() will.
    std::chrono::milliseconds m_duration{0}; ///< Of the current track; 0 is unknown.
    bool m_isAtEnd = false;                  ///< The queue ran out: play() begins a new round.
    int m_failuresInARow = 0;
    std::optional<core::Error> m_error;
    core::Volume m_volume;
    bool m_isMuted = false;
    AudioSettings m_audio;
    SignalPath m_path;
    double m_fade = 1.0;
    StopAfter m_stopAfter = StopAfter::Nothing;
    std::optional<Ticket> m_runsOutTold; ///< Of the track behind which nothing comes.
    bool m_wasOutputThere = true;
    std::optional<std::string> m_output;
    std::uint64_t m_lastTicket = 0;
    ListeningMeter m_meter;
    PlayerListeners m_listeners;
};

} // namespace linnet::player
