// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Genres or decades as quiet cards, each in a colour of its own made from its name. As many to a row as fit, as wide as
// the page. GUI thread.

#include "app/views/TiledView.h"

namespace linnet::app {

class FacetListModel;

class FacetGridView final : public TiledView {
    Q_OBJECT
public:
    FacetGridView(const QString& name, FacetListModel& facets, QWidget* parent = nullptr);

protected:
    void paintTile(QPainter& painter, const QModelIndex& index, const QRect& rect,
                   const TileState& state) const override;
    bool isLoaded(const QModelIndex&) const override { return true; }
    ActionId enterAction() const override { return ActionId::Open; }
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent*) override {} // The first click has opened it.
    void resizeEvent(QResizeEvent* event) override;

private:
    FacetListModel& m_facets;
};

} // namespace linnet::app
