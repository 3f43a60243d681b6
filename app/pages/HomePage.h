// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Where one comes in: what was begun, what is new, what was played and liked. A row is there only when it has
// something.

#include <memory>

#include "app/models/AlbumListModel.h"
#include "app/models/HomePresenter.h"
#include "app/models/TrackListModel.h"
#include "app/pages/Page.h"

class QScrollArea;
class QTime;

namespace linnet::app {

class AlbumCardView;
class EmptyState;
class Shelf;
class TextLabel;

class HomePage final : public Page {
    Q_OBJECT
public:
    explicit HomePage(const PageContext& context, QWidget* parent = nullptr);
    void open(const Place& place) override;
    int scrollOffset() const override;
    QWidget* mainFocus() override;
    void setShape(int padding, bool isHeroSmall) override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    struct AlbumShelf {
        std::unique_ptr<AlbumListModel> albums;
        Shelf* shelf;
        std::vector<qint64> HomeView::*keys;
    };
    struct TrackShelf {
        std::unique_ptr<TrackListModel> tracks;
        Shelf* shelf;
        std::vector<qint64> HomeView::*keys;
    };
    AlbumShelf albumShelf(const QString& title, std::vector<qint64> HomeView::*keys);
    TrackShelf trackShelf(const QString& title, std::vector<qint64> HomeView::*keys);
    void build();
    void refresh();
    std::vector<Shelf*> shelves() const;

    PageContext m_context;
    HomePresenter m_home;
    QScrollArea* m_scroll;
    TextLabel* m_greeting;
    AlbumListModel m_continued;
    AlbumCardView* m_cards;
    AlbumShelf m_added;
    AlbumShelf m_recent;
    TrackShelf m_most;
    TrackShelf m_likedTracks;
    AlbumShelf m_likedAlbums;
    EmptyState* m_empty;
};

/// "Good morning" from five on, "Good afternoon" from noon, "Good evening" from six.
QString greetingAt(const QTime& time);

} // namespace linnet::app
