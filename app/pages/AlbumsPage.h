// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// All albums as covers, in an order of the listener's choice.

#include "app/models/AlbumListModel.h"
#include "app/pages/Page.h"

namespace linnet::app {

class AlbumGridView;
class EmptyState;
class PageHeader;
class PillButton;

class AlbumsPage final : public Page {
    Q_OBJECT
public:
    explicit AlbumsPage(const PageContext& context, QWidget* parent = nullptr);
    void open(const Place& place) override;
    QWidget* mainFocus() override;
    void setShape(int padding, bool isHeroSmall) override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void buildOrderMenu();
    void setOrder(AlbumSort order);
    void refresh();

    PageContext m_context;
    AlbumListModel m_albums;
    AlbumGridView* m_grid;
    PageHeader* m_header;
    PillButton* m_order;
    EmptyState* m_empty;
    bool m_isOpened = false;
};

} // namespace linnet::app
