// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/AlbumsPage.h"

#include <QActionGroup>
#include <QMenu>

#include <array>

#include "app/pages/MusicActions.h"
#include "app/pages/PageHeader.h"
#include "app/services/Settings.h"
#include "app/views/CoverGridView.h"
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
    : ListPage(context,
               {.title = tr("Albums"),
                .icon = Icon::Albums,
                .empty = tr("No albums here yet. Add the folder your music is in."),
                .filter = tr("Filter albums"),
                .notFound = tr("No album has “%1”."),
                .all = tr("Show all albums")},
               parent),
      m_albums(context.services.queries),
      m_grid(new AlbumGridView(tr("Albums"), context.covers, this)),
      m_order(new PillButton({}, PillButton::Kind::Outline)) {
    Settings& settings = context.services.settings;
    header().addButton(m_order);
    m_grid->setCoverSide(settings.number(QString::fromUtf16(setting::kCoverSize), kDefaultCoverSide));
    fill(*m_grid, m_albums);
    buildOrderMenu();
    const int stored = settings.number(QString::fromUtf16(setting::kAlbumOrder), 0);
    setOrder(stored >= 0 && stored < static_cast<int>(kOrders.size()) ? kOrders[static_cast<std::size_t>(stored)]
                                                                      : AlbumSort::RecentlyAdded);
    context.music.serve(*m_grid, Chosen::Kind::Albums, m_albums);
    connect(m_grid, &CoverGridView::coverSideChanged, this,
            [&settings](int side) { settings.setNumber(QString::fromUtf16(setting::kCoverSize), side); });
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

void AlbumsPage::load() { m_albums.reload(); }

QString AlbumsPage::countLine(int count) const { return tr("%Ln albums", nullptr, count); }

void AlbumsPage::onCounted(int count) { m_order->setVisible(count > 0 || !m_albums.filterText().isEmpty()); }

} // namespace linnet::app
