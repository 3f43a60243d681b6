// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/TracksPage.h"

#include <QVBoxLayout>

#include "app/pages/MusicActions.h"
#include "app/pages/PageHeader.h"
#include "app/services/Library.h"
#include "app/services/Playback.h"
#include "app/views/TrackListView.h"
#include "app/widgets/EmptyState.h"

namespace linnet::app {

TracksPage::TracksPage(const PageContext& context, QWidget* parent)
    : Page(parent),
      m_context(context),
      m_tracks(context.services.queries),
      m_list(new TrackListView(tr("Tracks"), TrackListView::Kind::Library, context.covers, this)),
      m_top(new QWidget),
      m_header(new PageHeader(tr("Tracks"))),
      m_empty(new EmptyState(Icon::Tracks, tr("No tracks here yet. Add the folder your music is in."),
                             tr("Add a folder"), this)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_list);
    auto* top = new QVBoxLayout(m_top);
    top->setContentsMargins(0, 0, 0, 0);
    top->setSpacing(0);
    top->addWidget(m_header);
    top->addWidget(new TrackHeads(*m_list));
    m_list->setLeading(m_top);
    m_list->setModel(&m_tracks);
    m_empty->hide();
    context.music.serve(*m_list, m_tracks, [] { return tr("all tracks"); });
    connect(&m_tracks, &TrackListModel::ready, this, &TracksPage::refresh);
    connect(&context.services.library, &Library::catalogueChanged, this, [this] {
        if (m_isOpened) m_tracks.reload();
    });
    connect(&context.services.playback, &Playback::currentChanged, this, &TracksPage::refreshPlaying);
    connect(m_empty, &EmptyState::actionChosen, this, [this] { m_context.askForFolder(); });
}

void TracksPage::open(const Place&) {
    if (!m_isOpened) m_tracks.showAll();
    m_isOpened = true;
    refreshPlaying();
}

void TracksPage::refresh() {
    const int count = m_tracks.rowCount();
    m_header->setLine(tr("%Ln tracks", nullptr, count));
    m_empty->setVisible(m_tracks.isReady() && count == 0);
    m_list->refreshLayout();
}

void TracksPage::refreshPlaying() {
    const auto current = m_context.services.playback.current();
    m_list->setPlaying(current && !current->id.isNull() ? std::optional(current->id) : std::nullopt);
}

void TracksPage::resizeEvent(QResizeEvent*) { m_empty->setGeometry(0, 96, width(), height() - 96); }

QWidget* TracksPage::mainFocus() { return m_list; }

void TracksPage::setShape(int padding, bool) {
    m_header->setPadding(padding);
    m_list->setMargins({padding, 0, padding, padding});
}

} // namespace linnet::app
