// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What was found, grouped: the best match beside the first tracks, then albums, artists,
// playlists and more tracks.

#include "app/models/AlbumListModel.h"
#include "app/models/ArtistListModel.h"
#include "app/models/LineModel.h"
#include "app/models/SearchPresenter.h"
#include "app/models/TrackListModel.h"
#include "app/pages/Page.h"

class QScrollArea;

namespace linnet::app {

class AlbumGridView;
class ArtistGridView;
class BestMatch;
class EmptyState;
class LineListView;
class PageHeader;
class PillButton;
class TextLabel;
class TiledView;
class TrackListView;

class SearchPage final : public Page {
    Q_OBJECT
public:
    explicit SearchPage(const PageContext& context, QWidget* parent = nullptr);
    void open(const Place& place) override;
    QWidget* mainFocus() override;
    void setShape(int padding, bool isHeroSmall) override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void build();
    void connectAll();
    void refresh();
    void refreshPlaying();
    void openBest();
    /// In the order in which they stand.
    std::vector<TiledView*> views() const;

    PageContext m_context;
    SearchPresenter m_search;
    TrackListModel m_firstTracks;
    TrackListModel m_moreTracks;
    AlbumListModel m_albums;
    LineModel m_playlists;
    ArtistListModel m_artists;
    QScrollArea* m_scroll;
    PageHeader* m_header;
    PillButton* m_exactly;
    BestMatch* m_best;
    TrackListView* m_firstList;
    TextLabel* m_albumsHead;
    AlbumGridView* m_albumGrid;
    TextLabel* m_artistsHead;
    ArtistGridView* m_artistGrid;
    TextLabel* m_playlistsHead;
    LineListView* m_playlistList;
    TextLabel* m_moreHead;
    TrackListView* m_moreList;
    EmptyState* m_empty;
};

} // namespace linnet::app
