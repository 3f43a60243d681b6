// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Playing, queueing and finding albums, artists and tracks wherever they are shown: offers these actions of rows, and
// connects lists to them. One mediator between the views, the player and the navigator. GUI thread.

#include <QModelIndexList>
#include <QObject>

#include <functional>
#include <vector>

#include "app/actions/RowActions.h"
#include "app/items/Items.h"
#include "app/navigation/Navigator.h"
#include "app/views/TiledView.h"

namespace linnet::app {

struct AppServices;
class PagedListModel;
class Playback;
class TrackListModel;

class MusicActions final : public QObject {
    Q_OBJECT
public:
    MusicActions(AppServices& services, Navigator& navigator, RowActions& rows, QObject* parent = nullptr);

    /// From now on what `view` wishes for its albums or artists is carried out, and its context menu opens; the model
    /// is the one it shows.
    void serve(TiledView& view, Chosen::Kind kind, PagedListModel& model);
    /// `sourceName` tells where the tracks come from, for the queue's heading.
    void serve(TiledView& view, TrackListModel& tracks, std::function<QString()> sourceName);
    /// Any list: `chosen` makes what was chosen from its rows.
    using Choose = std::function<Chosen(const QModelIndexList&)>;
    void serve(TiledView& view, Choose chosen);

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
    void offerAlbums();
    void offerArtists();
    void offerTracks();
    void queueAlbums(const std::vector<qint64>& keys, bool isNext);
    void queueTracks(const std::vector<qint64>& keys, bool isNext);

    AppServices& m_services;
    Playback& m_playback;
    Navigator& m_navigator;
    RowActions& m_rows;
};

} // namespace linnet::app
