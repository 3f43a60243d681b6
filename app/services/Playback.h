// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The player as pages see it: state with change signals, and "play this" by keys of the replica or by files.
// Queue, position and modes are stored on each change and come back paused at the next start. GUI thread.

#include <QList>
#include <QObject>
#include <QUrl>

#include <memory>
#include <optional>
#include <vector>

#include "app/items/Items.h"

namespace linnet::player {
class Player;
struct SignalPath;
} // namespace linnet::player
namespace linnet::core::store {
class Database;
}

namespace linnet::app {

class QueryThread;
class Settings;
class SleepTimer;

enum class PlayStatus { Stopped, Loading, Playing, Paused };
enum class RepeatMode { Off, All, One };
/// What a shuffle mixes; the tracks of an album or artist stay together.
enum class ShuffleBy { Tracks, Albums, Artists };
/// The two parts of what comes.
enum class QueuePart { ByHand, FromSource };

struct OutputItem {
    QString id;
    QString name;
    bool isCurrent = false;
};

class Playback final : public QObject {
    Q_OBJECT
public:
    /// Borrowed; all outlive it.
    struct Parts {
        player::Player& player;
        QueryThread& queries;
        core::store::Database& database;
        Settings& settings;
    };
    explicit Playback(Parts parts, QObject* parent = nullptr);
    ~Playback() override;

    /// Volume, modes and, paused, the queue of the last time.
    void restore();
    /// Stores queue and position now instead of soon: the program ends.
    void save();

    PlayStatus status() const;
    bool isPlaying() const { return status() == PlayStatus::Playing || status() == PlayStatus::Loading; }
    std::optional<QueueItem> current() const;
    Millis position() const;
    Millis duration() const;
    double volume() const; ///< 0…1
    bool isMuted() const;
    bool isShuffled() const;
    ShuffleBy shuffleBy() const;
    RepeatMode repeat() const;
    SleepTimer& sleepTimer() const;
    /// At the end of the queue goes on with music like it.
    bool goesOn() const;
    /// Where the source part of the queue came from ("Tidal Rooms"), or empty.
    QString sourceName() const;
    std::vector<QueueItem> history() const; ///< Oldest first.
    std::vector<QueueItem> byHand() const;
    std::vector<QueueItem> fromSource() const;
    bool hasHistory() const;
    bool canUndoQueue() const;
    bool canRedoQueue() const;
    std::vector<OutputItem> outputs() const;
    /// What really happens to the sound; without steps before anything sounded.
    const player::SignalPath& signalPath() const;

    /// Queues the album and plays it from `trackKey` (0: from its beginning).
    void playAlbum(qint64 albumKey, qint64 trackKey = 0);
    /// Queues these tracks in this order and plays from `startIndex`.
    void playTracks(std::vector<qint64> trackKeys, int startIndex, const QString& sourceName);
    void playArtist(qint64 artistKey);
    enum class Where { Next, Last };
    void queueAlbum(qint64 albumKey, Where where);
    void queueTracks(std::vector<qint64> trackKeys, Where where);
    /// This one is likely played next (the mouse rests on it): its first seconds are fetched if they are not here.
    void expect(qint64 trackKey);
    /// Files and folders from outside any library play as loose tracks.
    void playFiles(const QList<QUrl>& files);

public Q_SLOTS:
    void play();
    void pause();
    void togglePlay();
    void stop();
    void next();
    void previous();
    void seek(linnet::app::Millis position);
    void seekBy(linnet::app::Millis distance);
    void setVolume(double volume);
    void setMuted(bool muted);
    void setShuffled(bool shuffled);
    void setShuffleBy(linnet::app::ShuffleBy by);
    void setGoesOn(bool goesOn);
    void setRepeat(linnet::app::RepeatMode repeat);
    void jumpTo(quint64 item);
    void removeFromQueue(const std::vector<quint64>& items);
    /// Moves a coming entry to `index` (clamped) of a part; others do not move.
    void moveInQueue(quint64 item, linnet::app::QueuePart part, int index);
    /// The part queued by hand.
    void clearNext();
    /// Everything that comes.
    void clearUpcoming();
    /// Takes back what was done last to the queue, by hand; what plays goes on.
    void undoQueue();
    void redoQueue();
    /// "" means the system's own choice. Each output has the volume it was last used with.
    void setOutput(const QString& id);
    /// Whether positionChanged() is wanted: not while nobody sees it.
    void setPositionTold(bool told);

Q_SIGNALS:
    void statusChanged();
    void currentChanged();
    /// At most ten times a second while playing, and at once after a seek.
    void positionChanged();
    /// A jump in position that was not play going on (a seek, a new track).
    void seeked();
    void volumeChanged();
    void modesChanged();
    void queueChanged();
    void outputsChanged();
    void signalPathChanged();
    /// One sentence for the listener: what could not be played and why.
    void failed(const QString& sentence);

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace linnet::app
