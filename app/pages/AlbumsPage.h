// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// All albums as covers, in an order of the listener's choice.

#include "app/models/AlbumListModel.h"
#include "app/pages/ListPage.h"

namespace linnet::app {

class AlbumGridView;
class PillButton;

class AlbumsPage final : public ListPage {
    Q_OBJECT
public:
    explicit AlbumsPage(const PageContext& context, QWidget* parent = nullptr);

private:
    void load() override;
    QString countLine(int count) const override;
    void onCounted(int count) override;
    void buildOrderMenu();
    void setOrder(AlbumSort order);

    AlbumListModel m_albums;
    AlbumGridView* m_grid;
    PillButton* m_order;
};

} // namespace linnet::app
