// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/AlbumsPage.h"

#include <QActionGroup>
#include <QMenu>
#include <QVBoxLayout>

#include <array>

#include "app/pages/MusicActions.h"
#include "app/pages/PageHeader.h"
#include "app/services/Library.h"
#include "app/services/Settings.h"
#include "app/views/CoverGridView.h"
#include "app/widgets/EmptyState.h"
#include "app/widgets/PillButton.h"

namespace linnet::app {

namespace {

constexpr std::array kOrders{AlbumSort::RecentlyAdded, AlbumSort::Title, AlbumSort::Artist, AlbumSort::Year};

QString wordsOf(AlbumSort order) {
    switch (order) {
    case AlbumSort::RecentlyAdded:
        return AlbumsPage::tr("Recently added");
    case AlbumSort::Title:
        return AlbumsPage::tr("By title");
    case AlbumSort::Artist:
        return AlbumsPage::tr("By artist");
    case AlbumSort::Year:
        break;
    }
    return AlbumsPage::tr("By year");
}

} // namespace

AlbumsPage::AlbumsPage(const PageContext& context, QWidget* parent)
    : Page(parent),
      m_context(context),
      m_albums(context.services.queries),
      m_grid(new AlbumGridView(tr("Albums"), context.covers, this)),
      m_header(new PageHeader(tr("Albums"))),
      m_order(new PillButton({}, PillButton::Kind::Outline)),
      m_empty(new EmptyState(Icon::Albums, tr("No albums here yet. Add the folder your music is in."),
                             tr("Add a folder"), this)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_grid);
    m_header->addButton(m_order);
    m_grid->setLeading(m_header);
    m_grid->setModel(&m_albums);
    m_grid->setCoverSide(context.services.settings.number(QString::fromUtf16(setting::kCoverSize), kDefaultCoverSide));
    m_empty->hide();
    buildOrderMenu();
    const int stored = context.services.settings.number(QString::fromUtf16(setting::kAlbumOrder), 0);
    setOrder(stored >= 0 && stored < static_cast<int>(kOrders.size()) ? kOrders[static_cast<std::size_t>(stored)]
                                                                      : AlbumSort::RecentlyAdded);
    context.music.serve(*m_grid, Chosen::Kind::Albums, m_albums);
    connect(m_grid, &CoverGridView::coverSideChanged, this,
            [this](int side) { m_context.services.settings.setNumber(QString::fromUtf16(setting::kCoverSize), side); });
    connect(&m_albums, &AlbumListModel::ready, this, &AlbumsPage::refresh);
    connect(&context.services.library, &Library::catalogueChanged, this, [this] {
        if (m_isOpened) m_albums.reload();
    });
    connect(m_empty, &EmptyState::actionChosen, this, [this] { m_context.askForFolder(); });
}

void AlbumsPage::buildOrderMenu() {
    auto* menu = new QMenu(m_order);
    auto* group = new QActionGroup(menu);
    for (const AlbumSort order : kOrders) {
        QAction* action = menu->addAction(wordsOf(order), this, [this, order] { setOrder(order); });
        action->setCheckable(true);
        group->addAction(action);
    }
    connect(menu, &QMenu::aboutToShow, this, [this, group] {
        for (std::size_t i = 0; i < kOrders.size(); ++i)
            group->actions().at(static_cast<int>(i))->setChecked(kOrders[i] == m_albums.order());
    });
    m_order->setMenu(menu);
}

void AlbumsPage::setOrder(AlbumSort order) {
    m_albums.setOrder(order);
    m_order->setWords(wordsOf(order));
    m_order->setAccessibleDescription(tr("Order of the albums"));
    for (std::size_t i = 0; i < kOrders.size(); ++i)
        if (kOrders[i] == order)
            m_context.services.settings.setNumber(QString::fromUtf16(setting::kAlbumOrder), static_cast<int>(i));
}

void AlbumsPage::open(const Place&) {
    if (!m_isOpened) m_albums.reload();
    m_isOpened = true;
}

void AlbumsPage::refresh() {
    const int count = m_albums.rowCount();
    m_header->setLine(tr("%Ln albums", nullptr, count));
    const bool isEmpty = m_albums.isReady() && count == 0;
    m_empty->setVisible(isEmpty);
    m_order->setVisible(!isEmpty);
    m_grid->setFocusPolicy(isEmpty ? Qt::NoFocus : Qt::StrongFocus);
    m_grid->refreshLayout();
}

void AlbumsPage::resizeEvent(QResizeEvent*) { m_empty->setGeometry(0, 96, width(), height() - 96); }

QWidget* AlbumsPage::mainFocus() { return m_grid; }

void AlbumsPage::setShape(int padding, bool) {
    m_header->setPadding(padding);
    m_grid->setMargins({padding, 0, padding, padding});
}

} // namespace linnet::app
