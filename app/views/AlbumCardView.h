// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A few albums as wide cards: a small cover and the title beside it. A click opens. GUI thread.

#include "app/painting/CoverPainter.h"
#include "app/views/TiledView.h"

namespace linnet::app {

class AlbumCardView final : public TiledView {
    Q_OBJECT
public:
    AlbumCardView(const QString& name, CoverPainter& covers, QWidget* parent = nullptr);

protected:
    void paintTile(QPainter& painter, const QModelIndex& index, const QRect& rect,
                   const TileState& state) const override;
    bool isLoaded(const QModelIndex& index) const override;
    ActionId enterAction() const override { return ActionId::Open; }
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent*) override {} // The first click has opened it.
    void resizeEvent(QResizeEvent* event) override;

private:
    CoverPainter& m_covers;
};

} // namespace linnet::app
