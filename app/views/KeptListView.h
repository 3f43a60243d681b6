// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What is kept on this computer as rows: cover, name, what it is, how far it is, a bar while it comes. GUI thread.

#include "app/painting/CoverPainter.h"
#include "app/views/TiledView.h"

namespace linnet::app {

class KeptListModel;
struct KeptView;

class KeptListView final : public TiledView {
    Q_OBJECT
public:
    KeptListView(const QString& name, KeptListModel& kept, CoverPainter& covers, QWidget* parent = nullptr);

protected:
    void paintTile(QPainter& painter, const QModelIndex& index, const QRect& rect,
                   const TileState& state) const override;
    bool isLoaded(const QModelIndex&) const override { return true; }
    ActionId enterAction() const override { return ActionId::Open; }
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    bool event(QEvent* event) override;

private:
    void refreshRows();
    void paintBar(QPainter& painter, const QRect& place, const KeptView& kept) const;

    KeptListModel& m_kept;
    CoverPainter& m_covers;
};

} // namespace linnet::app
