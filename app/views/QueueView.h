// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The play queue: now playing, next in queue, next from the source, each under its heading. Rows are dragged or moved
// with Alt+Up and Alt+Down, removed with Del. GUI thread.

#include <array>

#include "app/painting/CoverPainter.h"
#include "app/views/TiledView.h"

namespace linnet::app {

class PillButton;

class QueueView final : public TiledView {
    Q_OBJECT
public:
    explicit QueueView(CoverPainter& covers, QWidget* parent = nullptr);

    /// Whether a coming row has another one to change places with, above (-1) or below (1).
    bool canStep(int row, int step) const;
    void stepRow(int row, int step);

Q_SIGNALS:
    void clearWanted();

protected:
    void paintTile(QPainter& painter, const QModelIndex& index, const QRect& rect,
                   const TileState& state) const override;
    void paintOver(QPainter& painter, const QRect& dirty) const override;
    bool isLoaded(const QModelIndex&) const override { return true; }
    QRect tileRect(int row) const override;
    int tileAt(QPoint point) const override;
    TileGeometry::Span tilesBetween(int top, int bottom) const override;
    int contentHeight() const override;
    void updateGeometries() override;
    void moveEvent(QMoveEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    bool event(QEvent* event) override;

private:
    struct Section {
        int first = 0; ///< Row.
        int count = 0;
        int top = 0; ///< Of its heading, in content coordinates.
    };
    void refreshSections();
    void placeClear();
    bool canMove(int row) const;
    /// The row in front of which something dropped at `y` (content coordinates) would lie.
    int dropRow(int y) const;
    void moveRowTo(int from, int before);

    CoverPainter& m_covers;
    PillButton* m_clear;
    std::array<Section, 4> m_sections{};
    int m_dragged = -1;
    int m_dropBefore = -1;
    QPoint m_pressed;
};

} // namespace linnet::app
