// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The tracks of a playlist, where others can be dropped between them. GUI thread.

#include "app/actions/RowActions.h"
#include "app/views/TrackListView.h"

namespace linnet::app {

class PlaylistView final : public TrackListView {
    Q_OBJECT
public:
    PlaylistView(const QString& name, CoverPainter& covers, QWidget* parent = nullptr);

    void setTakesDrops(bool takes);

Q_SIGNALS:
    /// Rows of this list or another were let go before this row; behind the last one with the count of rows.
    void dropped(const linnet::app::Chosen& rows, int before);

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragMoveEvent(QDragMoveEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void paintOver(QPainter& painter, const QRect& dirty) const override;

private:
    int rowAt(QPoint point) const;
    void setBefore(int row);

    bool m_takesDrops = true;
    int m_before = -1; ///< Where the line is painted.
};

} // namespace linnet::app
