// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The heads of a table of tracks: a click sorts, a second one turns the order round, a head is dragged to where its
// column shall stand, an edge to size it; the context menu is that of the columns. A hairline below. GUI thread.

#include <QWidget>

#include "app/models/TrackListModel.h"
#include "app/views/TrackColumns.h"

namespace linnet::app {

class TrackTableView;

class TrackTableHeads final : public QWidget {
    Q_OBJECT
public:
    explicit TrackTableHeads(TrackTableView& table, QWidget* parent = nullptr);
    /// The order that is shown by an arrow.
    void setSort(TrackSort sort, SortDirection direction);
    QSize sizeHint() const override;

Q_SIGNALS:
    void sortWanted(linnet::app::TrackColumn column);
    /// `column` is the one whose head was clicked.
    void menuWanted(const QPoint& globalPosition, std::optional<linnet::app::TrackColumn> column);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    class Head;
    void refresh();
    int rowLeft() const;
    /// The column whose right edge is near; -1 for none.
    int edgeAt(int x) const;

    TrackTableView& m_table;
    std::vector<Head*> m_heads; ///< One for each column; those not shown are hidden.
    std::optional<TrackColumn> columnOf(const QObject* head) const;
    /// True where the head is being moved, and no more clicked.
    bool dragHead(TrackColumn column, const QMouseEvent& event);
    void drop();
    /// In front of which column one let go at `x` stands; as TrackColumns::move() takes it.
    std::optional<TrackColumn> columnBehind(int x) const;

    int m_dragged = -1;
    int m_dragFrom = 0;
    std::optional<TrackColumn> m_moved; ///< Whose head is being dragged.
    int m_moveTo = 0;                   ///< Where it would be let go.
};

} // namespace linnet::app
