// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/HomePage.h"

#include <QScrollArea>
#include <QScrollBar>
#include <QTime>
#include <QVBoxLayout>

#include "app/pages/MusicActions.h"
#include "app/pages/OnlyShown.h"
#include "app/pages/PageScroll.h"
#include "app/services/Library.h"
#include "app/views/AlbumCardView.h"
#include "app/views/CoverGridView.h"
#include "app/views/Shelf.h"
#include "app/widgets/EmptyState.h"
#include "app/widgets/TextLabel.h"

namespace linnet::app {

namespace {
constexpr int kCoverSide = 150;
}

QString greetingAt(const QTime& time) {
    if (time.hour() >= 18 || time.hour() < 5) return HomePage::tr("Good evening");
    return time.hour() < 12 ? HomePage::tr("Good morning") : HomePage::tr("Good afternoon");
}

HomePage::HomePage(const PageContext& context, QWidget* parent)
    : Page(parent),
      m_context(context),
      m_home(context.services.queries),
      m_scroll(new QScrollArea(this)),
      m_greeting(new TextLabel({}, TextRole::Page, Ink::Text, TextLabel::Fit::Elide)),
      m_continued(context.services.queries),
      m_cards(new AlbumCardView(tr("Continue listening"), context.covers)),
      m_added(albumShelf(tr("Recently added"), &HomeView::added)),
      m_recent(albumShelf(tr("Recently played"), &HomeView::recentlyPlayed)),
      m_most(trackShelf(tr("Most played"), &HomeView::mostPlayed)),
      m_likedTracks(trackShelf(tr("Liked tracks"), &HomeView::likedTracks)),
      m_likedAlbums(albumShelf(tr("Liked albums"), &HomeView::likedAlbums)),
      m_empty(new EmptyState(Icon::Home, {}, {}, this)) {
    build();
    m_cards->setModel(&m_continued);
    context.music.serve(*m_cards, Chosen::Kind::Albums, m_continued);
    m_added.shelf->setLink(tr("Show all"));
    connect(m_added.shelf, &Shelf::linkChosen, this, [this] { m_context.navigator.go({PageId::Albums, 0, {}}); });
    connect(&m_home, &HomePresenter::ready, this, &HomePage::refresh);
    connect(m_empty, &EmptyState::actionChosen, this, [this] {
        if (!showAllMusic(m_context.services.library)) m_context.askForFolder();
    });
    connect(&context.services.library, &Library::catalogueChanged, this, [this] {
        if (isVisible()) m_home.reload();
    });
}

HomePage::AlbumShelf HomePage::albumShelf(const QString& title, std::vector<qint64> HomeView::*keys) {
    auto albums = std::make_unique<AlbumListModel>(m_context.services.queries);
    auto* view = new AlbumGridView(title, m_context.covers);
    auto* shelf = new Shelf(title, view, kCoverSide);
    view->setModel(albums.get());
    m_context.music.serve(*view, Chosen::Kind::Albums, *albums);
    return {std::move(albums), shelf, keys};
}

HomePage::TrackShelf HomePage::trackShelf(const QString& title, std::vector<qint64> HomeView::*keys) {
    auto tracks = std::make_unique<TrackListModel>(m_context.services.queries);
    auto* view = new TrackGridView(title, m_context.covers);
    auto* shelf = new Shelf(title, view, kCoverSide);
    view->setModel(tracks.get());
    m_context.music.serve(*view, *tracks, [title] { return title; });
    return {std::move(tracks), shelf, keys};
}

std::vector<Shelf*> HomePage::shelves() const {
    return {m_added.shelf, m_recent.shelf, m_most.shelf, m_likedTracks.shelf, m_likedAlbums.shelf};
}

void HomePage::build() {
    QVBoxLayout& column = makeScrollingColumn(*this, *m_scroll);
    column.addWidget(m_greeting);
    column.addWidget(m_cards);
    for (Shelf* shelf : shelves())
        column.addWidget(shelf);
    column.addStretch(1);
    m_empty->hide();
    setShape(24, false);
    refresh();
}

void HomePage::open(const Place&) {
    m_greeting->setText(greetingAt(QTime::currentTime()));
    m_home.reload();
}

void HomePage::refresh() {
    const HomeView& view = m_home.view();
    m_continued.setKeys(view.continued);
    m_cards->setVisible(!view.continued.empty());
    m_cards->refreshLayout();
    for (const AlbumShelf* row : {&m_added, &m_recent, &m_likedAlbums}) {
        row->albums->setKeys(view.*row->keys);
        row->shelf->setVisible(!(view.*row->keys).empty());
    }
    for (const TrackShelf* row : {&m_most, &m_likedTracks}) {
        row->tracks->showKeys(view.*row->keys);
        row->shelf->setVisible(!(view.*row->keys).empty());
    }
    if (!sayOnlyShown(*m_empty, m_context.services.library)) {
        m_empty->setSentence(tr("No music here yet. Add the folder your music is in."));
        m_empty->setAction(tr("Add a folder"));
    }
    m_empty->setVisible(m_home.isReady() && view.isEmpty());
    m_scroll->setVisible(!m_home.isReady() || !view.isEmpty());
}

int HomePage::scrollOffset() const { return m_scroll->verticalScrollBar()->value(); }

QWidget* HomePage::mainFocus() {
    return m_home.view().continued.empty() ? m_added.shelf->findChild<TiledView*>() : static_cast<TiledView*>(m_cards);
}

void HomePage::setShape(int padding, bool) {
    m_greeting->setContentsMargins(padding, 4, padding, 10);
    m_cards->setMargins({padding, 4, padding, 8});
    for (Shelf* shelf : shelves())
        shelf->setPadding(padding);
}

void HomePage::resizeEvent(QResizeEvent*) { m_empty->setGeometry(rect()); }

} // namespace linnet::app
