// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/MusicActions.h"

#include <QMenu>

#include <algorithm>
#include <utility>

#include "app/models/AlbumListModel.h"
#include "app/models/ArtistListModel.h"
#include "app/models/TrackListModel.h"
#include "app/query/QueryThread.h"
#include "app/services/AppServices.h"
#include "app/services/Playback.h"
#include "core/store/CatalogReader.h"

namespace linnet::app {

namespace {

template <class Model>
std::vector<qint64> keysOf(const Model& model, const QModelIndexList& rows) {
    std::vector<qint64> keys;
    for (const QModelIndex& row : rows)
        if (const qint64 key = model.keyAt(row.row()); key != 0) keys.push_back(key);
    return keys;
}

} // namespace

MusicActions::MusicActions(AppServices& services, Navigator& navigator, QObject* parent)
    : QObject(parent),
      m_services(services),
      m_playback(services.playback),
      m_navigator(navigator) {}

void MusicActions::serve(TiledView& view, const AlbumListModel& albums) {
    connect(&view, &TiledView::acted, this, [this, &albums](RowAction action, const QModelIndexList& rows) {
        actOnAlbums(action, keysOf(albums, rows));
    });
    connect(&view, &TiledView::menuWanted, this, [this, &albums](const QModelIndexList& rows, const QPoint& place) {
        albumMenu(keysOf(albums, rows), place);
    });
}

void MusicActions::serve(TiledView& view, const ArtistListModel& artists) {
    const auto act = [this, &artists](RowAction action, const QModelIndexList& rows) {
        const ArtistItem* artist = rows.isEmpty() ? nullptr : artists.item(rows.first().row());
        if (artist == nullptr) return;
        if (action == RowAction::Open) goToArtist(artist->key, artist->name);
        if (action == RowAction::Play) m_playback.playArtist(artist->key);
    };
    connect(&view, &TiledView::acted, this, act);
    connect(&view, &TiledView::menuWanted, this, [act](const QModelIndexList& rows, const QPoint& place) {
        auto* menu = new QMenu;
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->addAction(tr("Play"), menu, [act, rows] { act(RowAction::Play, rows); });
        menu->addAction(tr("Go to artist"), menu, [act, rows] { act(RowAction::Open, rows); });
        menu->popup(place);
    });
}

void MusicActions::serve(TiledView& view, const TrackListModel& tracks, std::function<QString()> sourceName) {
    connect(&view, &TiledView::acted, this, [this, &tracks, sourceName](RowAction action, const QModelIndexList& rows) {
        actOnTracks(action, tracks, rows, sourceName());
    });
    connect(&view, &TiledView::menuWanted, this,
            [this, &tracks, sourceName](const QModelIndexList& rows, const QPoint& place) {
                trackMenu(tracks, rows, sourceName(), place);
            });
}

void MusicActions::goToAlbum(qint64 key) {
    if (key != 0) m_navigator.go({PageId::Album, key, {}});
}

void MusicActions::goToArtist(qint64 key, const QString& name) {
    if (key != 0) m_navigator.go({PageId::Artist, key, name});
}

void MusicActions::goToArtistOf(qint64 albumKey) {
    using Found = std::pair<qint64, QString>;
    m_services.queries.ask(
        this,
        [albumKey](core::store::Connection& connection) -> Found {
            const auto row = core::store::album(connection, albumKey);
            const auto record = core::store::albumRecord(connection, albumKey);
            if (!row || !record || record->artists.empty()) return {};
            const core::ArtistRef& artist = record->artists.front();
            const auto key = core::store::keyOf(connection, row->source, artist.id);
            return key ? Found(*key, QString::fromStdString(artist.name)) : Found();
        },
        [this](const Found& artist) { goToArtist(artist.first, artist.second); });
}

void MusicActions::goToPlaying() {
    if (const auto current = m_playback.current()) goToPlaceOf(*current, false);
}

void MusicActions::goToPlaceOf(const QueueItem& item, bool isArtist) {
    if (item.album.isNull()) return;
    m_services.queries.ask(
        this,
        [source = item.source, album = item.album](core::store::Connection& connection) -> qint64 {
            return core::store::keyOf(connection, source, album).value_or(0);
        },
        [this, isArtist](qint64 key) {
            if (isArtist)
                goToArtistOf(key);
            else
                goToAlbum(key);
        });
}

void MusicActions::actOnAlbums(RowAction action, const std::vector<qint64>& keys) {
    if (keys.empty()) return;
    switch (action) {
    case RowAction::Open:
        goToAlbum(keys.front());
        return;
    case RowAction::Play:
        m_playback.playAlbum(keys.front());
        return;
    case RowAction::Remove:
        return;
    case RowAction::PlayNext:
    case RowAction::PlayLast:
        break;
    }
    const bool isNext = action == RowAction::PlayNext;
    std::vector<qint64> ordered = keys;
    if (isNext) std::reverse(ordered.begin(), ordered.end()); // Each goes to the front: the first ends up first.
    for (const qint64 key : ordered)
        m_playback.queueAlbum(key, isNext ? Playback::Where::Next : Playback::Where::Last);
    const int count = static_cast<int>(keys.size());
    Q_EMIT told(isNext ? tr("%Ln albums play next.", nullptr, count)
                       : tr("%Ln albums added to the queue.", nullptr, count));
}

void MusicActions::actOnTracks(RowAction action, const TrackListModel& tracks, const QModelIndexList& rows,
                               const QString& sourceName) {
    if (rows.isEmpty() || action == RowAction::Remove) return;
    if (action == RowAction::Play || action == RowAction::Open) {
        m_playback.playTracks(tracks.keys(), rows.first().row(), sourceName);
        return;
    }
    const bool isNext = action == RowAction::PlayNext;
    const std::vector<qint64> keys = keysOf(tracks, rows);
    m_playback.queueTracks(keys, isNext ? Playback::Where::Next : Playback::Where::Last);
    const int count = static_cast<int>(keys.size());
    Q_EMIT told(isNext ? tr("%Ln tracks play next.", nullptr, count)
                       : tr("%Ln tracks added to the queue.", nullptr, count));
}

void MusicActions::albumMenu(const std::vector<qint64>& keys, const QPoint& place) {
    if (keys.empty()) return;
    auto* menu = new QMenu;
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [&](const QString& words, RowAction action) {
        menu->addAction(words, this, [this, keys, action] { actOnAlbums(action, keys); });
    };
    add(tr("Play"), RowAction::Play);
    add(tr("Play next"), RowAction::PlayNext);
    add(tr("Add to queue"), RowAction::PlayLast);
    menu->addSeparator();
    add(tr("Go to album"), RowAction::Open);
    menu->addAction(tr("Go to artist"), this, [this, key = keys.front()] { goToArtistOf(key); });
    menu->popup(place);
}

void MusicActions::trackMenu(const TrackListModel& tracks, const QModelIndexList& rows, const QString& sourceName,
                             const QPoint& place) {
    auto* menu = new QMenu;
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QList<QPersistentModelIndex> kept;
    for (const QModelIndex& row : rows)
        kept << row;
    const auto add = [&](const QString& words, RowAction action) {
        menu->addAction(words, this, [this, &tracks, kept, sourceName, action] {
            QModelIndexList still;
            for (const QPersistentModelIndex& row : kept)
                if (row.isValid()) still << row;
            actOnTracks(action, tracks, still, sourceName);
        });
    };
    add(tr("Play"), RowAction::Play);
    add(tr("Play next"), RowAction::PlayNext);
    add(tr("Add to queue"), RowAction::PlayLast);
    const TrackItem* track = tracks.item(rows.first().row());
    if (track != nullptr && track->albumKey != 0) {
        menu->addSeparator();
        menu->addAction(tr("Go to album"), this, [this, key = track->albumKey] { goToAlbum(key); });
        menu->addAction(tr("Go to artist"), this, [this, key = track->albumKey] { goToArtistOf(key); });
    }
    menu->popup(place);
}

} // namespace linnet::app
