// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/TracksPage.h"

#include "app/pages/MusicActions.h"
#include "app/services/Playback.h"
#include "app/views/TrackListView.h"

namespace linnet::app {

TracksPage::TracksPage(const PageContext& context, QWidget* parent)
    : ListPage(context,
               {.title = tr("Tracks"),
                .icon = Icon::Tracks,
                .empty = tr("No tracks here yet. Add the folder your music is in.")},
               parent),
      m_tracks(context.services.queries),
      m_list(new TrackListView(tr("Tracks"), TrackListView::Kind::Library, context.covers, this)) {
    fill(*m_list, m_tracks, new TrackHeads(*m_list));
    context.music.serve(*m_list, m_tracks, [] { return tr("all tracks"); });
    connect(&context.services.playback, &Playback::currentChanged, this, &TracksPage::refreshPlaying);
}

void TracksPage::open(const Place& place) {
    ListPage::open(place);
    refreshPlaying();
}

void TracksPage::load() { m_tracks.showAll(); }

QString TracksPage::countLine(int count) const { return tr("%Ln tracks", nullptr, count); }

void TracksPage::refreshPlaying() {
    const auto current = m_context.services.playback.current();
    m_list->setPlaying(current && !current->id.isNull() ? std::optional(current->id) : std::nullopt);
}

} // namespace linnet::app
