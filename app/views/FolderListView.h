// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Folders as rows: icon, name, what is in it. A double click or Enter opens. GUI thread.

#include "app/views/TiledView.h"

namespace linnet::app {

class FolderListModel;

class FolderListView final : public TiledView {
    Q_OBJECT
public:
    FolderListView(const QString& name, FolderListModel& folders, QWidget* parent = nullptr);

protected:
    void paintTile(QPainter& painter, const QModelIndex& index, const QRect& rect,
                   const TileState& state) const override;
    bool isLoaded(const QModelIndex&) const override { return true; }
    ActionId enterAction() const override { return ActionId::Open; }
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    bool event(QEvent* event) override;

private:
    void refreshRows();

    FolderListModel& m_folders;
};

} // namespace linnet::app
