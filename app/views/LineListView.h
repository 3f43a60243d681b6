// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The lines of a LineModel as rows: icon, title, words below it and at the right. GUI thread.

#include "app/models/LineModel.h"
#include "app/views/TiledView.h"

namespace linnet::app {

class LineListView : public TiledView {
    Q_OBJECT
public:
    enum class Kind {
        Page,    ///< Rows of 54.
        Sidebar, ///< Rows of 36 on the sidebar's ground, the shown place marked.
    };
    LineListView(const QString& name, Kind kind, LineModel& lines, QWidget* parent = nullptr);

    /// The line of the place that is shown; 0 for none.
    void setShown(qint64 key);
    /// Icons only.
    void setRail(bool rail);

protected:
    void paintTile(QPainter& painter, const QModelIndex& index, const QRect& rect,
                   const TileState& state) const override;
    bool isLoaded(const QModelIndex&) const override { return true; }
    ActionId enterAction() const override { return ActionId::Open; }
    bool event(QEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    /// Where the words of a line are.
    QRect wordsRect(const QRect& row, const Line& line) const;
    const LineModel& lines() const { return m_lines; }
    bool isRail() const { return m_isRail; }

private:
    void refreshRows();
    int iconSide() const;
    void paintWords(QPainter& painter, const Line& line, const QRect& rect, const QColor& ink) const;

    Kind m_kind;
    LineModel& m_lines;
    qint64 m_shown = 0;
    bool m_isRail = false;
};

} // namespace linnet::app
