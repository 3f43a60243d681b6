// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The page of all genres and decades, and the page of one of them: its albums as a shelf, its tracks as a table.

#include "app/models/AlbumListModel.h"
#include "app/models/FacetListModel.h"
#include "app/pages/Page.h"

class QScrollArea;

namespace linnet::app {

class EmptyState;
class FacetGridView;
class FilterBox;
class PillButton;
class Shelf;
class TextLabel;
class TitleRow;
class TrackTable;

class GenresPage final : public Page {
    Q_OBJECT
public:
    explicit GenresPage(const PageContext& context, QWidget* parent = nullptr);
    void open(const Place& place) override;
    QWidget* mainFocus() override;
    void setShape(int padding, bool isHeroSmall) override;
    void filter(const QString& typed) override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void build();
    void serve(FacetGridView& view, FacetListModel& facets, PageId page);
    void refresh();

    PageContext m_context;
    FacetListModel m_genres;
    FacetListModel m_decades;
    QScrollArea* m_scroll;
    TitleRow* m_title;
    FilterBox* m_filter;
    TextLabel* m_decadesHead;
    FacetGridView* m_decadeGrid;
    TextLabel* m_genresHead;
    FacetGridView* m_genreGrid;
    EmptyState* m_empty;
    bool m_isOpened = false;
};

class FacetPage final : public Page {
    Q_OBJECT
public:
    enum class Facet { Genre, Decade };
    FacetPage(Facet facet, const PageContext& context, QWidget* parent = nullptr);
    void open(const Place& place) override;
    QWidget* mainFocus() override;
    void setShape(int padding, bool isHeroSmall) override;
    void filter(const QString& typed) override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void build();
    void refresh();
    void play(bool isShuffled);
    QString name() const;

    Facet m_facet;
    PageContext m_context;
    Place m_place;
    AlbumListModel m_albums;
    QWidget* m_top;
    TitleRow* m_title;
    FilterBox* m_filter;
    PillButton* m_play;
    PillButton* m_shuffle;
    Shelf* m_shelf;
    TextLabel* m_tracksHead;
    TrackTable* m_table;
    EmptyState* m_gone;
};

} // namespace linnet::app
