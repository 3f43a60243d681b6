// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What can be done with albums and tracks wherever they are shown: play, queue, go to. One mediator between the views,
// the player and the navigator; context menus are made here. GUI thread.

#include <QModelIndexList>
#include <QObject>

#include <functional>
#include <vector>

#include "app/items/Items.h"
#include "app/navigation/Navigator.h"
#include "app/views/TiledView.h"

namespace linnet::app {

struct AppServices;
class AlbumListModel;
class ArtistListModel;
class Playback;
class TrackListModel;

class MusicActions final : public QObject {
    Q_OBJECT
public:
    MusicActions(AppServices& services, Navigator& navigator, QObject* parent = nullptr);

    /// From now on `view`'s wishes are carried out; the model is the one it shows.
    void serve(TiledView& view, const AlbumListModel& albums);
    void serve(TiledView& view, const ArtistListModel& artists);
    /// `sourceName` tells where the tracks come from, for the queue's heading.
    void serve(TiledView& view, const TrackListModel& tracks, std::function<QString()> sourceName);
    void goToAlbum(qint64 key);
    void goToArtist(qint64 key, const QString& name);
    /// The first of the album's artists; nothing happens where it has none.
    void goToArtistOf(qint64 albumKey);
    /// The album of what plays.
    void goToPlaying();
    /// The album of an entry of the queue, or the first of its artists.
    void goToPlaceOf(const QueueItem& item, bool isArtist);

Q_SIGNALS:
    void told(const QString& sentence);

private:
    void actOnAlbums(RowAction action, const std::vector<qint64>& keys);
    void actOnTracks(RowAction action, const TrackListModel& tracks, const QModelIndexList& rows,
                     const QString& sourceName);
    void albumMenu(const std::vector<qint64>& keys, const QPoint& place);
    void trackMenu(const TrackListModel& tracks, const QModelIndexList& rows, const QString& sourceName,
                   const QPoint& place);

    AppServices& m_services;
    Playback& m_playback;
    Navigator& m_navigator;
};

} // namespace linnet::app
