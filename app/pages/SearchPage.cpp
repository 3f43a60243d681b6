// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/SearchPage.h"

#include <QHBoxLayout>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

#include "app/pages/BestMatch.h"
#include "app/pages/MusicActions.h"
#include "app/pages/PageHeader.h"
#include "app/pages/PlaylistLines.h"
#include "app/services/Library.h"
#include "app/services/Playback.h"
#include "app/views/CoverGridView.h"
#include "app/views/LineListView.h"
#include "app/views/TrackListView.h"
#include "app/widgets/EmptyState.h"
#include "app/widgets/PillButton.h"
#include "app/widgets/TextLabel.h"

namespace linnet::app {

namespace {

constexpr std::size_t kFirstTracks = 4;
constexpr std::size_t kMostTracks = 50;
constexpr std::size_t kMostTiles = 12;

template <class Item>
std::vector<qint64> keys(const std::vector<Item>& items, std::size_t from, std::size_t most) {
    std::vector<qint64> result;
    for (std::size_t i = from; i < std::min(items.size(), most); ++i)
        result.push_back(items[i].key);
    return result;
}

TextLabel* sectionHead(const QString& words) {
    auto* head = new TextLabel(words, TextRole::Section, Ink::Text, TextLabel::Fit::Whole);
    head->setContentsMargins(0, 20, 0, 12);
    return head;
}

} // namespace

SearchPage::SearchPage(const PageContext& context, QWidget* parent)
    : Page(parent),
      m_context(context),
      m_search(context.services.queries),
      m_firstTracks(context.services.queries),
      m_moreTracks(context.services.queries),
      m_albums(context.services.queries),
      m_artists(context.services.queries),
      m_scroll(new QScrollArea(this)),
      m_header(new PageHeader(tr("Search"))),
      m_exactly(new PillButton(tr("search exactly"), PillButton::Kind::Link)),
      m_best(new BestMatch(context.covers)),
      m_firstList(new TrackListView(tr("Best tracks"), TrackListView::Kind::Compact, context.covers)),
      m_albumsHead(sectionHead(tr("Albums"))),
      m_albumGrid(new AlbumGridView(tr("Albums found"), context.covers)),
      m_artistsHead(sectionHead(tr("Artists"))),
      m_artistGrid(new ArtistGridView(tr("Artists found"), context.covers)),
      m_playlistsHead(sectionHead(tr("Playlists"))),
      m_playlistList(new LineListView(tr("Playlists found"), LineListView::Kind::Page, m_playlists)),
      m_moreHead(sectionHead(tr("More tracks"))),
      m_moreList(new TrackListView(tr("More tracks"), TrackListView::Kind::Compact, context.covers)),
      m_empty(new EmptyState(Icon::Search, {}, tr("Show all albums"), this)) {
    build();
    connectAll();
    refresh();
}

void SearchPage::build() {
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_scroll);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->viewport()->setAutoFillBackground(false);
    auto* body = new QWidget;
    body->setAutoFillBackground(false);
    auto* column = new QVBoxLayout(body);
    column->setSpacing(0);
    auto* top = new QHBoxLayout;
    top->setSpacing(20);
    top->addWidget(m_best, 0, Qt::AlignTop);
    top->addWidget(m_firstList, 1, Qt::AlignTop);
    m_header->setPadding(0);
    m_header->addButton(m_exactly);
    column->addWidget(m_header);
    column->addLayout(top);
    for (QWidget* part : std::initializer_list<QWidget*>{m_albumsHead, m_albumGrid, m_artistsHead, m_artistGrid,
                                                         m_playlistsHead, m_playlistList, m_moreHead, m_moreList})
        column->addWidget(part);
    column->addStretch(1);
    m_albumGrid->setCoverSide(132);
    m_artistGrid->setCoverSide(132);
    for (TiledView* view : views())
        view->setFitsContent(true);
    for (TiledView* grid : std::initializer_list<TiledView*>{m_albumGrid, m_artistGrid})
        grid->setMargins({0, 4, 0, 4}); // Room for the focus ring.
    m_firstList->setModel(&m_firstTracks);
    m_moreList->setModel(&m_moreTracks);
    m_albumGrid->setModel(&m_albums);
    m_artistGrid->setModel(&m_artists);
    m_scroll->setWidget(body);
    m_empty->hide();
}

void SearchPage::connectAll() {
    const auto from = [] { return tr("your search"); };
    m_context.music.serve(*m_firstList, m_firstTracks, from);
    m_context.music.serve(*m_moreList, m_moreTracks, from);
    m_context.music.serve(*m_albumGrid, Chosen::Kind::Albums, m_albums);
    m_context.music.serve(*m_artistGrid, Chosen::Kind::Artists, m_artists);
    m_context.music.serve(*m_playlistList, [this](const QModelIndexList& rows) {
        Chosen chosen{.kind = Chosen::Kind::Playlists};
        for (const QModelIndex& row : rows)
            if (const Line* line = m_playlists.line(row.row())) chosen.keys.push_back(line->key);
        return chosen;
    });
    connect(m_playlistList, &QAbstractItemView::clicked, this, [this](const QModelIndex& index) {
        if (const Line* line = m_playlists.line(index.row())) m_context.navigator.go({PageId::Playlist, line->key, {}});
    });
    connect(&m_context.services.playlists, &Playlists::changed, this, &SearchPage::refresh);
    connect(m_best, &QAbstractButton::clicked, this, &SearchPage::openBest);
    connect(m_exactly, &QAbstractButton::clicked, this,
            [this] { m_search.setText(m_search.text(), SearchMode::Exact); });
    connect(&m_search, &SearchPresenter::resultsChanged, this, &SearchPage::refresh);
    connect(&m_context.services.library, &Library::catalogueChanged, this, [this] {
        if (isVisible()) m_search.refresh();
    });
    connect(m_empty, &EmptyState::actionChosen, this, [this] { m_context.navigator.go({PageId::Albums, 0, {}}); });
    connect(&m_context.services.playback, &Playback::currentChanged, this, &SearchPage::refreshPlaying);
}

void SearchPage::open(const Place& place) {
    m_search.setText(place.text);
    m_search.refresh(); // Of the same text: the catalogue may have changed since.
    refreshPlaying();
}

std::vector<TiledView*> SearchPage::views() const {
    return {m_firstList, m_albumGrid, m_artistGrid, m_playlistList, m_moreList};
}

void SearchPage::refresh() {
    const SearchView& found = m_search.results();
    m_playlists.setLines(
        foundLines(m_context.services.playlists.shown(), found.text, m_context.services.library.shownSource()));
    const bool hasPlaylists = m_playlists.rowCount() > 0;
    m_header->setTitle(found.text.isEmpty() ? tr("Search") : tr("Results for “%1”").arg(found.text));
    m_header->setLine(found.corrected.isEmpty() ? QString() : tr("Showing “%1”").arg(found.corrected));
    m_exactly->setVisible(!found.corrected.isEmpty());
    const bool isEmpty = found.isEmpty() && !hasPlaylists && !found.text.trimmed().isEmpty();
    m_empty->setSentence(tr("Nothing was found for “%1”. Fewer words find more.").arg(found.text));
    m_empty->setVisible(isEmpty);
    m_scroll->setVisible(!isEmpty);
    m_best->setVisible(!std::holds_alternative<std::monostate>(found.best));
    m_best->setMatch(found.best);
    m_firstTracks.showKeys(keys(found.tracks, 0, kFirstTracks));
    m_moreTracks.showKeys(keys(found.tracks, kFirstTracks, kMostTracks));
    m_albums.setKeys(keys(found.albums, 0, kMostTiles));
    m_artists.setKeys(keys(found.artists, 0, kMostTiles));
    const auto show = [](QWidget* head, QWidget* view, bool has) {
        head->setVisible(has);
        view->setVisible(has);
    };
    m_firstList->setVisible(!found.tracks.empty());
    show(m_albumsHead, m_albumGrid, !found.albums.empty());
    show(m_artistsHead, m_artistGrid, !found.artists.empty());
    show(m_playlistsHead, m_playlistList, hasPlaylists);
    show(m_moreHead, m_moreList, found.tracks.size() > kFirstTracks);
    for (TiledView* view : views())
        view->refreshLayout();
}

void SearchPage::refreshPlaying() {
    const auto current = m_context.services.playback.current();
    const auto id = current && !current->id.isNull() ? std::optional(current->id) : std::nullopt;
    m_firstList->setPlaying(id);
    m_moreList->setPlaying(id);
}

void SearchPage::openBest() {
    const SearchView& found = m_search.results();
    if (const auto* album = std::get_if<AlbumItem>(&found.best)) m_context.music.goToAlbum(album->key);
    if (const auto* artist = std::get_if<ArtistItem>(&found.best))
        m_context.music.goToArtist(artist->key, artist->name);
    if (const auto* track = std::get_if<TrackItem>(&found.best))
        m_context.services.playback.playTracks({track->key}, 0, tr("your search"));
}

void SearchPage::resizeEvent(QResizeEvent*) { m_empty->setGeometry(rect()); }

QWidget* SearchPage::mainFocus() {
    if (m_best->isVisible()) return m_best;
    const auto all = views();
    const auto first = std::ranges::find_if(all, [](const TiledView* view) { return view->isVisible(); });
    return first == all.end() ? static_cast<QWidget*>(m_albumGrid) : *first;
}

void SearchPage::setShape(int padding, bool) {
    constexpr int kWidest = 1400;
    m_scroll->widget()->setMaximumWidth(kWidest + 2 * padding);
    m_scroll->widget()->layout()->setContentsMargins(padding, 0, padding, padding);
}

} // namespace linnet::app
