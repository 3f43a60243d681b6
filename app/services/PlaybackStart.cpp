// SPDX-License-Identifier: GPL-3.0-or-later
// Starting and queueing by keys of the replica and by files; the reading half of Playback.

#include <QFile>
#include <QThreadPool>

#include <algorithm>
#include <random>
#include <set>

#include "app/items/Absence.h"
#include "app/services/PlaybackImpl.h"
#include "core/store/CatalogReader.h"
#include "core/store/SourceStore.h"

namespace linnet::app {

namespace {

using core::store::Connection;
using core::store::TrackRow;

/// Rows in playing order, where to start, and what the queue calls it.
struct Found {
    std::vector<TrackRow> rows{};
    std::size_t startIndex = 0;
    std::string name{};
    bool isStartChosen = false; ///< This one track was meant; a whole list begins with any of its tracks.
    QString awaySentence{};     ///< Where the start, or all of it, lies on a server that is away.
    bool isStartAway = false;
};

/// Whoever plays a whole album does not want what is hidden of it, unless it is the very track to begin with.
void leaveOutHidden(std::vector<TrackRow>& rows, qint64 start) {
    std::erase_if(rows, [start](const TrackRow& row) { return row.marks.isHidden && row.key != start; });
}

QString serverName(Connection& connection, qint64 source) {
    const auto found = core::store::sourceById(connection, source);
    return found && *found ? QString::fromStdString((*found)->name) : QString();
}

/// From here on a row is available if it can be played now.
void leaveOutAbsent(Connection& connection, Found& found) {
    const auto absent = absences(connection, found.rows);
    const TrackRow* away = nullptr; // The start, else the first one.
    bool isAnyHere = false;
    for (std::size_t i = 0; i < found.rows.size(); ++i) {
        TrackRow& row = found.rows[i];
        row.track.isAvailable = absent[i] == Absence::None;
        isAnyHere = isAnyHere || row.track.isAvailable;
        if (absent[i] != Absence::ServerAway) continue;
        if (i == found.startIndex) found.isStartAway = true;
        if (away == nullptr || i == found.startIndex) away = &row;
    }
    if (away == nullptr || (isAnyHere && !found.isStartAway)) return;
    found.awaySentence = Playback::tr("“%1” is on %2, which is not reached now. What is downloaded plays without it.")
                             .arg(QString::fromStdString(away->track.title), serverName(connection, away->source));
}

core::Result<Found> albumToPlay(Connection& connection, qint64 albumKey, qint64 trackKey) {
    LINNET_TRY(const auto album, core::store::album(connection, albumKey));
    LINNET_TRY(auto rows, core::store::albumTracks(connection, albumKey));
    leaveOutHidden(rows, trackKey);
    const auto start =
        std::find_if(rows.begin(), rows.end(), [trackKey](const TrackRow& row) { return row.key == trackKey; });
    const auto index = start == rows.end() ? 0 : static_cast<std::size_t>(start - rows.begin());
    return Found{.rows = std::move(rows), .startIndex = index, .name = album.title, .isStartChosen = trackKey != 0};
}

core::Result<Found> artistToPlay(Connection& connection, qint64 artistKey) {
    LINNET_TRY(const auto artist, core::store::artist(connection, artistKey));
    LINNET_TRY(const auto albums, core::store::artistAlbums(connection, artistKey));
    Found found{.name = artist.name};
    for (const auto album : albums.own) {
        LINNET_TRY(auto rows, core::store::albumTracks(connection, album));
        leaveOutHidden(rows, 0);
        std::move(rows.begin(), rows.end(), std::back_inserter(found.rows));
    }
    return found;
}

/// Music to go on with behind this track: more by its artist, then whatever the library has.
core::Result<Found> tracksLike(Connection& connection, const player::QueueTrack& last, std::set<core::TrackId> heard) {
    constexpr std::size_t kMost = 20;
    std::mt19937 random(std::random_device{}());
    Found found;
    std::vector<core::store::Key> candidates;
    if (const auto album = core::store::keyOf(connection, last.source, last.album)) {
        LINNET_TRY(const auto shown, core::store::albumRecord(connection, *album));
        if (!shown.artists.empty()) {
            LINNET_TRY(const auto artist, core::store::keyOf(connection, last.source, shown.artists.front().id));
            LINNET_TRY(Found own, artistToPlay(connection, artist));
            for (const TrackRow& row : own.rows)
                candidates.push_back(row.key);
        }
    }
    std::shuffle(candidates.begin(), candidates.end(), random);
    LINNET_TRY(auto all, core::store::trackKeys(connection));
    for (std::size_t i = 0; i < 5 * kMost && !all.empty(); ++i)
        candidates.push_back(all[random() % all.size()]);
    LINNET_TRY(auto rows, core::store::trackRows(connection, candidates));
    leaveOutHidden(rows, 0);
    for (TrackRow& row : rows)
        if (found.rows.size() < kMost && heard.insert(row.track.id).second) found.rows.push_back(std::move(row));
    return found;
}

core::Result<Found> tracksToPlay(Connection& connection, const std::vector<qint64>& keys) {
    const std::vector<core::store::Key> wanted(keys.begin(), keys.end());
    LINNET_TRY(auto rows, core::store::trackRows(connection, wanted));
    return Found{.rows = std::move(rows)};
}

} // namespace

template <class Query, class Use>
void Playback::Impl::withTracks(Query query, Use use) {
    const auto found = [query = std::move(query)](Connection& connection) -> core::Result<Found> {
        LINNET_TRY(Found tracks, query(connection));
        leaveOutAbsent(connection, tracks);
        return tracks;
    };
    queries.ask(&owner, found, [this, use = std::move(use)](const core::Result<Found>& tracks) {
        auto ready = tracks ? playable(tracks->rows, tracks->startIndex) : TracksToPlay{};
        const QString away = tracks ? tracks->awaySentence : QString();
        const bool isRefused = ready.tracks.empty() || (tracks->isStartChosen && tracks->isStartAway);
        if (isRefused) {
            Q_EMIT owner.failed(
                away.isEmpty() ? Playback::tr("Nothing here can be played now: the files are not there.") : away);
        } else {
            use(std::move(ready), tracks->name);
        }
    });
}

void Playback::playAlbum(qint64 albumKey, qint64 trackKey) {
    // Shuffled, a whole album begins with any of its tracks.
    const bool isAnyStart = trackKey == 0;
    m_impl->withTracks(
        [albumKey, trackKey](Connection& connection) { return albumToPlay(connection, albumKey, trackKey); },
        [this, isAnyStart](TracksToPlay ready, const std::string& name) {
            m_impl->player.setQueue(std::move(ready.tracks),
                                    isAnyStart ? std::nullopt : std::optional(ready.startIndex), name);
        });
}

void Playback::playArtist(qint64 artistKey) {
    m_impl->withTracks([artistKey](Connection& connection) { return artistToPlay(connection, artistKey); },
                       [this](TracksToPlay ready, const std::string& name) {
                           m_impl->player.setQueue(std::move(ready.tracks), std::nullopt, name);
                       });
}

void Playback::playTracks(std::vector<qint64> trackKeys, int startIndex, const QString& sourceName) {
    m_impl->withTracks(
        [keys = std::move(trackKeys), startIndex](Connection& connection) -> core::Result<Found> {
            LINNET_TRY(Found found, tracksToPlay(connection, keys));
            found.startIndex = static_cast<std::size_t>(std::max(startIndex, 0));
            found.isStartChosen = startIndex > 0 || keys.size() == 1;
            return found;
        },
        [this, name = sourceName.toStdString()](TracksToPlay ready, const std::string&) {
            m_impl->player.setQueue(std::move(ready.tracks), ready.startIndex, name);
        });
}

void Playback::queueAlbum(qint64 albumKey, Where where) {
    m_impl->withTracks([albumKey](Connection& connection) { return albumToPlay(connection, albumKey, 0); },
                       [this, where](TracksToPlay ready, const std::string&) {
                           if (where == Where::Next) {
                               m_impl->player.playNext(std::move(ready.tracks));
                           } else {
                               m_impl->player.playLast(std::move(ready.tracks));
                           }
                       });
}

void Playback::queueTracks(std::vector<qint64> trackKeys, Where where) {
    m_impl->withTracks([keys = std::move(trackKeys)](Connection& connection) { return tracksToPlay(connection, keys); },
                       [this, where](TracksToPlay ready, const std::string&) {
                           if (where == Where::Next) {
                               m_impl->player.playNext(std::move(ready.tracks));
                           } else {
                               m_impl->player.playLast(std::move(ready.tracks));
                           }
                       });
}

void Playback::expect(qint64 trackKey) {
    m_impl->queries.ask(
        this, [trackKey](Connection& connection) { return core::store::track(connection, trackKey); },
        [this](const core::Result<TrackRow>& row) {
            if (row) m_impl->player.expect(queueTrack(*row));
        });
}

void Playback::Impl::onQueueRunsOut() {
    const auto queue = player.queue();
    if (!owner.goesOn() || !queue->current || queue->current->track->id.isNull()) return;
    std::set<core::TrackId> heard{queue->current->track->id};
    for (const auto& item : queue->history)
        heard.insert(item.track->id);
    const auto find = [last = *queue->current->track,
                       heard = std::move(heard)](Connection& connection) -> core::Result<Found> {
        LINNET_TRY(Found found, tracksLike(connection, last, heard));
        leaveOutAbsent(connection, found);
        return found;
    };
    queries.ask(&owner, find, [this, last = queue->current->id](const core::Result<Found>& found) {
        const auto now = player.queue();
        if (!found || !now->current || now->current->id != last || !now->fromSource.empty()) return;
        auto ready = playable(found->rows, 0);
        if (!ready.tracks.empty()) player.addBehind(std::move(ready.tracks));
    });
}

void Playback::playFiles(const QList<QUrl>& files) {
    std::vector<core::FilePath> paths;
    for (const QUrl& url : files)
        if (url.isLocalFile()) paths.emplace_back(QFile::encodeName(url.toLocalFile()).toStdString());
    if (paths.empty()) {
        if (!files.isEmpty()) Q_EMIT failed(tr("Only files and folders of this computer can be opened this way."));
        return;
    }
    auto tracks = std::make_shared<std::vector<player::QueueTrack>>();
    m_impl->files.start([this, paths = std::move(paths), tracks] {
        *tracks = looseTracks(paths);
        // The destructor waits for this worker, and what is posted goes with the object.
        QMetaObject::invokeMethod(
            this,
            [this, tracks] {
                if (tracks->empty()) {
                    Q_EMIT failed(tr("There is no music in what was opened."));
                } else {
                    m_impl->player.setQueue(std::move(*tracks), 0, tr("Opened files").toStdString());
                }
            },
            Qt::QueuedConnection);
    });
}

} // namespace linnet::app
