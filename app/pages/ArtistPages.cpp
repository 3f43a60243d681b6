// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/ArtistPages.h"

#include <QScrollBar>
#include <QVBoxLayout>

#include "app/pages/Hero.h"
#include "app/pages/MusicActions.h"
#include "app/painting/GeneratedCover.h"
#include "app/services/Library.h"
#include "app/services/Playback.h"
#include "app/views/CoverGridView.h"
#include "app/widgets/PillButton.h"
#include "app/widgets/TextLabel.h"

namespace linnet::app {

ArtistsPage::ArtistsPage(const PageContext& context, QWidget* parent)
    : ListPage(context,
               {.title = tr("Artists"),
                .icon = Icon::Artists,
                .empty = tr("No artists here yet. Add the folder your music is in.")},
               parent),
      m_artists(context.services.queries),
      m_grid(new ArtistGridView(tr("Artists"), context.covers, this)) {
    m_grid->setCoverSide(144);
    fill(*m_grid, m_artists);
    context.music.serve(*m_grid, Chosen::Kind::Artists, m_artists);
}

void ArtistsPage::load() { m_artists.reload(); }

QString ArtistsPage::countLine(int count) const { return tr("%Ln artists", nullptr, count); }

ArtistPage::ArtistPage(const PageContext& context, QWidget* parent)
    : Page(parent),
      m_context(context),
      m_albums(context.services.queries),
      m_hero(new Hero(Hero::Shape::Artist, tr("Artist"), context.covers)),
      m_grid(new AlbumGridView(tr("Albums of the artist"), context.covers, this)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_grid);
    auto* releases = new TextLabel(tr("Releases"), TextRole::Section, Ink::Text, TextLabel::Fit::Whole);
    releases->setContentsMargins(0, 20, 0, 0);
    m_hero->addBelow(releases);
    m_albums.setOrder(AlbumSort::Year);
    m_grid->setCoverSide(150);
    m_grid->setLeading(m_hero);
    m_grid->setModel(&m_albums);
    context.music.serve(*m_grid, Chosen::Kind::Albums, m_albums);
    connect(m_grid, &TiledView::scrolled, this, &Page::groundChanged);
    connect(&m_albums, &AlbumListModel::ready, this, &ArtistPage::refresh);
    connect(&m_albums, &QAbstractItemModel::dataChanged, this, &ArtistPage::refresh);
    connect(&m_hero->play(), &QAbstractButton::clicked, this,
            [this] { m_context.services.playback.playArtist(m_key); });
    connect(&context.services.library, &Library::catalogueChanged, this, [this] {
        if (m_key != 0 && isVisible()) m_albums.reload();
    });
}

void ArtistPage::open(const Place& place) {
    if (place.key != m_key) m_grid->verticalScrollBar()->setValue(0);
    m_key = place.key;
    m_name = place.text;
    AlbumFilter filter;
    filter.artist = m_key;
    m_albums.setFilter(filter);
    refresh();
}

std::optional<core::ArtRef> ArtistPage::cover() const {
    for (int row = 0; row < m_albums.rowCount(); ++row)
        if (const AlbumItem* album = m_albums.item(row); album != nullptr && album->art) return album->art;
    return std::nullopt;
}

void ArtistPage::refresh() {
    m_hero->setName(m_name);
    m_hero->setCover(cover(), m_name);
    int tracks = 0;
    for (int row = 0; row < m_albums.rowCount(); ++row)
        if (const AlbumItem* album = m_albums.item(row)) tracks += album->trackCount;
    QString facts = tr("%Ln releases", nullptr, m_albums.rowCount());
    if (tracks > 0) facts += QStringLiteral(", ") + tr("%Ln tracks", nullptr, tracks);
    m_hero->setFacts({}, facts);
    m_hero->play().setEnabled(m_albums.rowCount() > 0);
    Q_EMIT groundChanged();
}

QColor ArtistPage::tint() const {
    const auto art = cover();
    return art ? QColor(QRgb(art->accent)) : generatedAccent(m_name);
}

int ArtistPage::scrollOffset() const { return m_grid->verticalScrollBar()->value(); }

QWidget* ArtistPage::mainFocus() { return m_grid; }

void ArtistPage::setShape(int padding, bool isHeroSmall) {
    m_hero->setShape(padding, isHeroSmall);
    m_grid->setMargins({padding, 12, padding, padding});
}

} // namespace linnet::app
