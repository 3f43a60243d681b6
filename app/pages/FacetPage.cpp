// SPDX-License-Identifier: GPL-3.0-or-later
#include <QRandomGenerator>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

#include "app/pages/FacetPages.h"
#include "app/pages/MusicActions.h"
#include "app/pages/TitleRow.h"
#include "app/pages/TrackTable.h"
#include "app/services/Library.h"
#include "app/services/Playback.h"
#include "app/views/CoverGridView.h"
#include "app/views/Shelf.h"
#include "app/views/TrackTableHeads.h"
#include "app/views/TrackTableView.h"
#include "app/widgets/EmptyState.h"
#include "app/widgets/FilterBox.h"
#include "app/widgets/PillButton.h"
#include "app/widgets/TextLabel.h"

namespace linnet::app {

namespace {
constexpr std::size_t kMostQueued = 2000; ///< A queue of more would be slow to begin with and of no use.
}

FacetPage::FacetPage(Facet facet, const PageContext& context, QWidget* parent)
    : Page(parent),
      m_facet(facet),
      m_context(context),
      m_albums(context.services.queries),
      m_top(new QWidget),
      m_title(new TitleRow({})),
      m_filter(new FilterBox(tr("Filter tracks"))),
      m_play(new PillButton(tr("Play"), PillButton::Kind::Primary)),
      m_shuffle(new PillButton(tr("Shuffle"), PillButton::Kind::Outline)),
      m_tracksHead(new TextLabel(tr("Tracks"), TextRole::Section, Ink::Text, TextLabel::Fit::Whole)),
      m_table(new TrackTable(
          m_context, tr("Tracks"), [this] { return name(); }, this)),
      m_gone(new EmptyState(Icon::Tag, tr("Nothing in the library is of this any more."), tr("All genres"), this)) {
    auto* grid = new AlbumGridView(tr("Albums"), context.covers);
    m_shelf = new Shelf(tr("Albums"), grid, 150);
    grid->setModel(&m_albums);
    context.music.serve(*grid, Chosen::Kind::Albums, m_albums);
    build();
    connect(&m_albums, &AlbumListModel::ready, this, &FacetPage::refresh);
    connect(&m_table->tracks(), &TrackListModel::ready, this, &FacetPage::refresh);
    connect(m_play, &QAbstractButton::clicked, this, [this] { play(false); });
    connect(m_shuffle, &QAbstractButton::clicked, this, [this] { play(true); });
    connect(&m_table->view(), &TiledView::typed, this, &FacetPage::filter);
    connect(m_filter, &FilterBox::textChanged, this,
            [this](const QString& text) { m_table->tracks().setFilterText(text); });
    connect(m_filter, &FilterBox::left, this, [this] { m_table->view().setFocus(Qt::TabFocusReason); });
    connect(m_gone, &EmptyState::actionChosen, this, [this] { m_context.navigator.go({PageId::Genres, 0, {}}); });
    connect(&context.services.library, &Library::catalogueChanged, this, [this] {
        if (m_place.key == 0 || !isVisible()) return;
        m_albums.reload();
        m_table->tracks().reload();
    });
}

void FacetPage::build() {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(&m_table->view());
    for (QWidget* button : std::initializer_list<QWidget*>{m_play, m_shuffle, m_filter, &m_table->button()})
        m_title->addButton(button);
    auto* top = new QVBoxLayout(m_top);
    top->setContentsMargins(0, 0, 0, 0);
    top->setSpacing(0);
    for (QWidget* part : std::initializer_list<QWidget*>{m_title, m_shelf, m_tracksHead, &m_table->heads()})
        top->addWidget(part);
    m_table->view().setLeading(m_top);
    m_gone->hide();
    m_albums.setOrder(AlbumSort::Year);
}

QString FacetPage::name() const {
    return m_facet == Facet::Genre ? m_place.text : decadeName(static_cast<int>(m_place.key));
}

void FacetPage::open(const Place& place) {
    const bool isOther = place != m_place;
    m_place = place;
    if (!isOther) return m_table->followSettings();
    m_title->setTitle(name());
    m_filter->close();
    m_table->view().verticalScrollBar()->setValue(0);
    AlbumFilter albums;
    TrackQuery tracks;
    if (m_facet == Facet::Genre) {
        albums.genre = place.key;
        tracks.genre = place.key;
    } else {
        albums.decade = static_cast<int>(place.key);
        tracks.decade = static_cast<int>(place.key);
    }
    m_albums.setFilter(std::move(albums));
    m_table->show(tracks);
    refresh();
}

void FacetPage::refresh() {
    const TrackListModel& tracks = m_table->tracks();
    m_title->setFigure(tr("%Ln albums", nullptr, m_albums.rowCount()) + QStringLiteral(", ") +
                       tr("%Ln tracks", nullptr, tracks.rowCount()));
    m_shelf->setVisible(m_albums.rowCount() > 0);
    const bool isGone = m_albums.isReady() && tracks.isReady() && !m_albums.isLoading() && !tracks.isLoading() &&
                        m_albums.rowCount() == 0 && tracks.rowCount() == 0 && tracks.filterText().isEmpty();
    m_gone->setVisible(isGone);
    m_table->view().setVisible(!isGone);
    for (QWidget* button : std::initializer_list<QWidget*>{m_play, m_shuffle})
        button->setEnabled(tracks.rowCount() > 0);
    m_table->view().refreshLayout();
}

void FacetPage::play(bool isShuffled) {
    std::vector<qint64> keys = m_table->tracks().keys();
    if (isShuffled) {
        m_context.services.playback.setShuffled(true);
        std::shuffle(keys.begin(), keys.end(), *QRandomGenerator::global());
    }
    keys.resize(std::min(keys.size(), kMostQueued));
    if (!keys.empty()) m_context.services.playback.playTracks(std::move(keys), 0, name());
}

void FacetPage::resizeEvent(QResizeEvent*) { m_gone->setGeometry(rect()); }

QWidget* FacetPage::mainFocus() { return &m_table->view(); }

void FacetPage::setShape(int padding, bool) {
    m_title->setPadding(padding);
    m_shelf->setPadding(padding);
    m_tracksHead->setContentsMargins(padding, 16, padding, 0);
    m_table->view().setPadding(padding);
}

void FacetPage::filter(const QString& typed) { m_filter->open(typed); }

} // namespace linnet::app
