// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One album: its cover and facts above its tracks.

#include "app/models/AlbumListModel.h"
#include "app/models/TrackListModel.h"
#include "app/pages/Page.h"

namespace linnet::app {

class EmptyState;
class Hero;
class IconButton;
class TrackListView;

class AlbumPage final : public Page {
    Q_OBJECT
public:
    explicit AlbumPage(const PageContext& context, QWidget* parent = nullptr);
    void open(const Place& place) override;
    QColor tint() const override;
    int scrollOffset() const override;
    QWidget* mainFocus() override;
    void setShape(int padding, bool isHeroSmall) override;

private:
    void connectAll();
    void refreshAlbum();
    void refreshPlaying();
    void refreshDownload();
    void showMenu();

    PageContext m_context;
    qint64 m_key = 0;
    AlbumListModel m_album; ///< Its one row.
    TrackListModel m_tracks;
    Hero* m_hero;
    TrackListView* m_list;
    EmptyState* m_gone;
    IconButton* m_shuffle;
    IconButton* m_like;
    IconButton* m_download;
    IconButton* m_more;
};

} // namespace linnet::app
