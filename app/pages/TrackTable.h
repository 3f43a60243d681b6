// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A table of tracks as pages use it: rows, heads and the button "Columns", with order, columns and density as the
// listener left them. One choice holds for all tables. GUI thread.

#include <QObject>

#include <functional>

#include "app/models/TrackListModel.h"
#include "app/views/TrackColumns.h"

class QMenu;

namespace linnet::app {

class PillButton;
class TrackTableHeads;
class TrackTableView;
struct PageContext;

class TrackTable final : public QObject {
    Q_OBJECT
public:
    /// Which tracks are shown comes from show(); `sourceName` tells the queue's heading where they come from.
    TrackTable(const PageContext& context, const QString& name, std::function<QString()> sourceName, QWidget* parent);

    TrackListModel& tracks() { return m_tracks; }
    TrackTableView& view() { return *m_view; }
    TrackTableHeads& heads() { return *m_heads; }
    PillButton& button() { return *m_button; }

    /// Those of `query`, in the order that the listener chose.
    void show(TrackQuery query);
    /// Another table may have been arranged since.
    void followSettings();
    void setSort(TrackSort sort, SortDirection direction);

private:
    void readSettings();
    void fillMenu(QMenu& menu, std::optional<TrackColumn> column);
    void fillMoves(QMenu& menu, TrackColumn column);
    void fillSorts(QMenu& menu);
    void fillDensities(QMenu& menu);
    /// `column`: whose head it is the menu of.
    void popupMenu(const QPoint& place, std::optional<TrackColumn> column);
    void sortBy(TrackColumn column);
    void refreshPlaying();

    const PageContext& m_context;
    TrackListModel m_tracks;
    TrackTableView* m_view;
    TrackTableHeads* m_heads;
    PillButton* m_button;
    TrackSort m_sort = TrackSort::Added;
    SortDirection m_direction = SortDirection::Down;
};

} // namespace linnet::app
