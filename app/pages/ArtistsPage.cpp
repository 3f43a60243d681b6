// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/ArtistsPage.h"

#include "app/pages/MusicActions.h"
#include "app/views/CoverGridView.h"

namespace linnet::app {

ArtistsPage::ArtistsPage(const PageContext& context, QWidget* parent)
    : ListPage(context,
               {.title = tr("Artists"),
                .icon = Icon::Artists,
                .empty = tr("No artists here yet. Add the folder your music is in."),
                .filter = tr("Filter artists"),
                .notFound = tr("No artist has “%1”."),
                .all = tr("Show all artists")},
               parent),
      m_artists(context.services.queries) {
    auto* grid = new ArtistGridView(tr("Artists"), context.covers, this);
    grid->setCoverSide(144);
    fill(*grid, m_artists);
    context.music.serve(*grid, Chosen::Kind::Artists, m_artists);
}

void ArtistsPage::load() { m_artists.reload(); }

QString ArtistsPage::countLine(int count) const { return tr("%Ln artists", nullptr, count); }

} // namespace linnet::app
