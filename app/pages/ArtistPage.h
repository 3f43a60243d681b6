// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One artist: the tracks played most, then releases by type.

#include "app/models/AlbumListModel.h"
#include "app/models/ArtistPresenter.h"
#include "app/models/TrackListModel.h"
#include "app/pages/Page.h"

class QScrollArea;

namespace linnet::app {

class EmptyState;
class Hero;
class IconButton;
class PillButton;
class TextLabel;
class TrackListView;

class ArtistPage final : public Page {
    Q_OBJECT
public:
    explicit ArtistPage(const PageContext& context, QWidget* parent = nullptr);
    void open(const Place& place) override;
    QColor tint() const override;
    int scrollOffset() const override;
    QWidget* mainFocus() override;
    void setShape(int padding, bool isHeroSmall) override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    /// Albums of one type under their heading.
    class Section;
    void build();
    void connectAll();
    void refresh();
    void refreshMarks();
    void refreshPlaying();
    void showMenu();

    PageContext m_context;
    Place m_place;
    ArtistPresenter m_artist;
    TrackListModel m_tracks;
    QScrollArea* m_scroll;
    Hero* m_hero;
    IconButton* m_shuffle;
    PillButton* m_follow;
    IconButton* m_more;
    QWidget* m_tracksRow;
    TextLabel* m_tracksHead;
    PillButton* m_allTracks;
    TrackListView* m_list;
    Section* m_albums;
    Section* m_eps;
    Section* m_appearsOn;
    EmptyState* m_gone;
};

} // namespace linnet::app
