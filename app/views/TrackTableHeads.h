// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The heads of a table of tracks: a click sorts, a second one turns the order round, an edge is dragged to size a
// column, the context menu is that of the columns. A hairline below. GUI thread.

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
    void menuWanted(const QPoint& globalPosition);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    class Head;
    void refresh();
    int rowLeft() const;
    /// The column whose right edge is near; -1 for none.
    int edgeAt(int x) const;

    TrackTableView& m_table;
    std::vector<Head*> m_heads; ///< One for each column; those not shown are hidden.
    int m_dragged = -1;
    int m_dragFrom = 0;
};

} // namespace linnet::app
