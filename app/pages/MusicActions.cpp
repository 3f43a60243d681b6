// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/MusicActions.h"

#include <QDrag>

#include <algorithm>
#include <utility>

#include "app/actions/RowsMime.h"
#include "app/models/MarkRole.h"
#include "app/models/TrackListModel.h"
#include "app/pages/Expecting.h"
#include "app/query/QueryThread.h"
#include "app/services/AppServices.h"
#include "app/services/Playback.h"
#include "app/views/DragPicture.h"
#include "core/store/CatalogReader.h"

namespace linnet::app {

namespace {

using Kind = Chosen::Kind;
using FoundArtist = std::pair<qint64, QString>; ///< Key (0: none) and name.

/// What is queued around a track of a long list: a queue of all 100,000 would be slow to begin with and of no use.
std::vector<qint64> surroundings(const std::vector<qint64>& keys, int row) {
    constexpr int kBefore = 200;
    constexpr int kAfter = 1800;
    const int count = static_cast<int>(keys.size());
    return {keys.begin() + std::clamp(row - kBefore, 0, count), keys.begin() + std::clamp(row + kAfter, 0, count)};
}

FoundArtist firstArtist(core::store::Connection& connection, std::int64_t source,
                        const std::vector<core::ArtistRef>& artists) {
    if (artists.empty()) return {};
    const auto key = core::store::keyOf(connection, source, artists.front().id);
    return key ? FoundArtist(*key, QString::fromStdString(artists.front().name)) : FoundArtist();
}

FoundArtist artistOfAlbum(core::store::Connection& connection, qint64 album) {
    const auto row = core::store::album(connection, album);
    const auto record = core::store::albumRecord(connection, album);
    return row && record ? firstArtist(connection, row->source, record->artists) : FoundArtist();
}

FoundArtist artistOfTrack(core::store::Connection& connection, qint64 track) {
    const auto row = core::store::track(connection, track);
    return row ? firstArtist(connection, row->source, row->track.artists) : FoundArtist();
}

/// With how the rows are marked, as far as their list knows.
Chosen marked(Chosen chosen, const QModelIndexList& rows) {
    const auto areAll = [&rows](MarkRole role) {
        return std::all_of(rows.begin(), rows.end(),
                           [role](const QModelIndex& row) { return row.data(static_cast<int>(role)).toBool(); });
    };
    chosen.isLiked = areAll(MarkRole::Liked);
    chosen.isFollowed = areAll(MarkRole::Followed);
    chosen.isHidden = areAll(MarkRole::Hidden);
    return chosen;
}

} // namespace

MusicActions::MusicActions(AppServices& services, Navigator& navigator, RowActions& rows, QObject* parent)
    : QObject(parent),
      m_services(services),
      m_playback(services.playback),
      m_navigator(navigator),
      m_rows(rows) {
    offerAlbums();
    offerArtists();
    offerTracks();
}

void MusicActions::offerAlbums() {
    m_rows.offer({Kind::Albums}, ActionId::Open, [this](const Chosen& albums) { goToAlbum(albums.keys.front()); });
    m_rows.offer({Kind::Albums}, ActionId::Play,
                 [this](const Chosen& albums) { m_playback.playAlbum(albums.keys.front()); });
    m_rows.offer({Kind::Albums}, ActionId::PlayNext, [this](const Chosen& albums) { queueAlbums(albums.keys, true); });
    m_rows.offer({Kind::Albums}, ActionId::PlayLast, [this](const Chosen& albums) { queueAlbums(albums.keys, false); });
    m_rows.offer({Kind::Albums}, ActionId::GoToArtist,
                 [this](const Chosen& albums) { goToArtistOf(albums.keys.front()); });
}

void MusicActions::offerArtists() {
    m_rows.offer({Kind::Artists}, ActionId::Play,
                 [this](const Chosen& artists) { m_playback.playArtist(artists.keys.front()); });
    m_rows.offer({Kind::Artists}, ActionId::Open,
                 [this](const Chosen& artists) { goToArtist(artists.keys.front(), artists.from); });
}

void MusicActions::offerTracks() {
    m_rows.offer({Kind::Tracks}, ActionId::Play, [this](const Chosen& tracks) {
        const auto first = tracks.start && *tracks.start < tracks.list.size()
                               ? tracks.list.begin() + static_cast<std::ptrdiff_t>(*tracks.start)
                               : std::find(tracks.list.begin(), tracks.list.end(), tracks.keys.front());
        if (first == tracks.list.end())
            m_playback.playTracks(tracks.keys, 0, tracks.from);
        else
            m_playback.playTracks(tracks.list, static_cast<int>(first - tracks.list.begin()), tracks.from);
    });
    m_rows.offer({Kind::Tracks}, ActionId::PlayNext, [this](const Chosen& tracks) { queueTracks(tracks.keys, true); });
    m_rows.offer({Kind::Tracks}, ActionId::PlayLast, [this](const Chosen& tracks) { queueTracks(tracks.keys, false); });
    m_rows.offer({Kind::Tracks}, ActionId::GoToAlbum, [this](const Chosen& tracks) {
        m_services.queries.ask(
            this,
            [key = tracks.keys.front()](core::store::Connection& connection) -> qint64 {
                const auto row = core::store::track(connection, key);
                return row ? row->albumKey.value_or(0) : 0;
            },
            [this](qint64 album) { goToAlbum(album); });
    });
    m_rows.offer({Kind::Tracks}, ActionId::GoToArtist, [this](const Chosen& tracks) {
        m_services.queries.ask(
            this,
            [key = tracks.keys.front()](core::store::Connection& connection) { return artistOfTrack(connection, key); },
            [this](const FoundArtist& artist) { goToArtist(artist.first, artist.second); });
    });
}

void MusicActions::serve(TiledView& view, Choose chosen) {
    connect(&view, &TiledView::acted, this,
            [this, chosen](ActionId action, const QModelIndexList& rows) { m_rows.run(action, chosen(rows)); });
    connect(&view, &TiledView::menuWanted, this, [this, chosen](const QModelIndexList& rows, const QPoint& place) {
        m_rows.popup(marked(chosen(rows), rows), place);
    });
    new Expecting(view, [this, chosen](const QModelIndex& row) {
        const Chosen pointed = chosen({row});
        if (pointed.kind == Kind::Tracks && !pointed.keys.empty()) m_playback.expect(pointed.keys.front());
    });
    connect(&view, &TiledView::dragWanted, this, [&view, chosen](const QModelIndexList& rows) {
        auto* drag = new QDrag(&view);
        drag->setMimeData(new RowsMime(chosen(rows)));
        drag->setPixmap(dragPicture(view, rows));
        drag->setHotSpot({-12, -8});
        drag->exec(Qt::CopyAction | Qt::MoveAction, Qt::CopyAction);
    });
}

void MusicActions::serve(TiledView& view, Chosen::Kind kind, PagedListModel& model) {
    connect(&m_services.edits, &Edits::changed, &model, &PagedListModel::takeEdited);
    serve(view, [kind, &model](const QModelIndexList& rows) {
        Chosen chosen{.kind = kind};
        for (const QModelIndex& row : rows)
            if (const qint64 key = model.keyAt(row.row()); key != 0) chosen.keys.push_back(key);
        if (!rows.isEmpty()) chosen.from = rows.first().data().toString();
        return chosen;
    });
}

void MusicActions::serve(TiledView& view, TrackListModel& tracks, std::function<QString()> sourceName) {
    connect(&m_services.edits, &Edits::changed, &tracks, &PagedListModel::takeEdited);
    serve(view, [&tracks, sourceName](const QModelIndexList& rows) {
        const int row = rows.isEmpty() ? 0 : rows.first().row();
        Chosen chosen{.kind = Kind::Tracks, .list = surroundings(tracks.keys(), row), .from = sourceName()};
        for (const QModelIndex& index : rows)
            if (const qint64 key = tracks.keyAt(index.row()); key != 0) chosen.keys.push_back(key);
        return chosen;
    });
}

void MusicActions::goToAlbum(qint64 key) {
    if (key != 0) m_navigator.go({PageId::Album, key, {}});
}

void MusicActions::goToArtist(qint64 key, const QString& name) {
    if (key != 0) m_navigator.go({PageId::Artist, key, name});
}

void MusicActions::goToArtistOf(qint64 albumKey) {
    m_services.queries.ask(
        this, [albumKey](core::store::Connection& connection) { return artistOfAlbum(connection, albumKey); },
        [this](const FoundArtist& artist) { goToArtist(artist.first, artist.second); });
}

void MusicActions::goToPlaying() {
    if (const auto current = m_playback.current()) goToPlaceOf(*current, false);
}

void MusicActions::goToPlaceOf(const QueueItem& item, bool isArtist) {
    if (isArtist && !item.id.isNull()) {
        m_services.queries.ask(
            this,
            [source = item.source, id = item.id](core::store::Connection& connection) -> FoundArtist {
                const auto track = core::store::keyOf(connection, source, id);
                return track ? artistOfTrack(connection, *track) : FoundArtist();
            },
            [this](const FoundArtist& artist) { goToArtist(artist.first, artist.second); });
    } else if (!isArtist && !item.album.isNull()) {
        m_services.queries.ask(
            this,
            [source = item.source, album = item.album](core::store::Connection& connection) -> qint64 {
                return core::store::keyOf(connection, source, album).value_or(0);
            },
            [this](qint64 key) { goToAlbum(key); });
    }
}

void MusicActions::queueAlbums(const std::vector<qint64>& keys, bool isNext) {
    std::vector<qint64> ordered = keys;
    if (isNext) std::reverse(ordered.begin(), ordered.end()); // Each goes to the front: the first ends up first.
    for (const qint64 key : ordered)
        m_playback.queueAlbum(key, isNext ? Playback::Where::Next : Playback::Where::Last);
    const int count = static_cast<int>(keys.size());
    Q_EMIT told(isNext ? tr("%Ln albums play next.", nullptr, count)
                       : tr("%Ln albums added to the queue.", nullptr, count));
}

void MusicActions::queueTracks(const std::vector<qint64>& keys, bool isNext) {
    m_playback.queueTracks(keys, isNext ? Playback::Where::Next : Playback::Where::Last);
    const int count = static_cast<int>(keys.size());
    Q_EMIT told(isNext ? tr("%Ln tracks play next.", nullptr, count)
                       : tr("%Ln tracks added to the queue.", nullptr, count));
}

} // namespace linnet::app
