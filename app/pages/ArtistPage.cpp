// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/ArtistPage.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

#include "app/pages/EditActions.h"
#include "app/pages/Hero.h"
#include "app/pages/MusicActions.h"
#include "app/pages/PageScroll.h"
#include "app/painting/GeneratedCover.h"
#include "app/services/Library.h"
#include "app/services/Playback.h"
#include "app/views/CoverGridView.h"
#include "app/views/TrackListView.h"
#include "app/widgets/EmptyState.h"
#include "app/widgets/IconButton.h"
#include "app/widgets/PillButton.h"
#include "app/widgets/TextLabel.h"

namespace linnet::app {

class ArtistPage::Section final : public QWidget {
public:
    Section(const QString& title, const PageContext& context)
        : m_albums(context.services.queries),
          m_head(new TextLabel(title, TextRole::Section, Ink::Text, TextLabel::Fit::Whole, this)),
          m_grid(new AlbumGridView(title, context.covers, this)) {
        auto* column = new QVBoxLayout(this);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(0);
        column->addWidget(m_head);
        column->addWidget(m_grid);
        m_grid->setCoverSide(150);
        m_grid->setFitsContent(true);
        m_grid->setModel(&m_albums);
        context.music.serve(*m_grid, Chosen::Kind::Albums, m_albums);
        hide();
    }
    void setKeys(const std::vector<qint64>& keys) {
        m_albums.setKeys(keys);
        setVisible(!keys.empty());
        m_grid->refreshLayout();
    }
    void setPadding(int padding) {
        m_head->setContentsMargins(padding, 20, padding, 8);
        m_grid->setMargins({padding, 4, padding, 4});
    }
    AlbumGridView& grid() const { return *m_grid; }

private:
    AlbumListModel m_albums;
    TextLabel* m_head;
    AlbumGridView* m_grid;
};

ArtistPage::ArtistPage(const PageContext& context, QWidget* parent)
    : Page(parent),
      m_context(context),
      m_artist(context.services.queries),
      m_tracks(context.services.queries),
      m_scroll(new QScrollArea(this)),
      m_hero(new Hero(Hero::Shape::Artist, tr("Artist"), context.covers)),
      m_shuffle(new IconButton(Icon::Shuffle, tr("Shuffle this artist"), {.side = 36, .icon = 20})),
      m_follow(new PillButton(tr("Follow"), PillButton::Kind::Outline)),
      m_more(new IconButton(Icon::More, tr("More"), {.side = 36, .icon = 20})),
      m_tracksRow(new QWidget),
      m_tracksHead(new TextLabel({}, TextRole::Section, Ink::Text, TextLabel::Fit::Whole)),
      m_allTracks(new PillButton(tr("Show all tracks"), PillButton::Kind::Link)),
      m_list(new TrackListView(tr("Tracks of the artist"), TrackListView::Kind::Artist, context.covers)),
      m_albums(new Section(tr("Albums"), context)),
      m_eps(new Section(tr("EPs and singles"), context)),
      m_appearsOn(new Section(tr("Appears on"), context)),
      m_gone(
          new EmptyState(Icon::Artists, tr("This artist is not in the library any more."), tr("All artists"), this)) {
    build();
    connectAll();
}

void ArtistPage::build() {
    QVBoxLayout& column = makeScrollingColumn(*this, *m_scroll);
    m_hero->addButton(m_shuffle);
    m_hero->addButton(m_follow);
    m_hero->addButton(m_more);
    auto* row = new QHBoxLayout(m_tracksRow);
    row->addWidget(m_tracksHead);
    row->addStretch(1);
    row->addWidget(m_allTracks);
    m_list->setFitsContent(true);
    m_list->setModel(&m_tracks);
    for (QWidget* part : std::initializer_list<QWidget*>{m_hero, m_tracksRow, m_list, m_albums, m_eps, m_appearsOn})
        column.addWidget(part);
    column.addStretch(1);
    m_gone->hide();
}

void ArtistPage::connectAll() {
    Playback& playback = m_context.services.playback;
    m_context.music.serve(*m_list, m_tracks, [this] { return m_artist.view().artist.name; });
    connect(&m_artist, &ArtistPresenter::ready, this, &ArtistPage::refresh);
    connect(&m_tracks, &TrackListModel::ready, this, [this] { m_list->refreshLayout(); });
    connect(&playback, &Playback::currentChanged, this, &ArtistPage::refreshPlaying);
    connect(&m_hero->play(), &QAbstractButton::clicked, this, [this, &playback] { playback.playArtist(m_place.key); });
    connect(m_shuffle, &QAbstractButton::clicked, this, [this, &playback] {
        playback.setShuffled(true);
        playback.playArtist(m_place.key);
    });
    connect(m_follow, &QAbstractButton::clicked, this,
            [this] { m_context.edits.follow({.kind = Chosen::Kind::Artists, .keys = {m_place.key}}); });
    connect(&m_context.services.edits, &Edits::changed, &m_artist, &ArtistPresenter::takeEdited);
    connect(&m_artist, &ArtistPresenter::marksChanged, this, &ArtistPage::refreshMarks);
    connect(m_more, &QAbstractButton::clicked, this, &ArtistPage::showMenu);
    connect(m_allTracks, &QAbstractButton::clicked, this, [this] {
        m_context.navigator.go({PageId::ArtistTracks, m_place.key, m_artist.view().artist.name});
    });
    connect(m_gone, &EmptyState::actionChosen, this, [this] { m_context.navigator.go({PageId::Artists, 0, {}}); });
    connect(&m_context.services.library, &Library::catalogueChanged, this, [this] {
        if (m_place.key != 0 && isVisible()) m_artist.reload();
    });
}

void ArtistPage::open(const Place& place) {
    if (place.key != m_place.key) m_scroll->verticalScrollBar()->setValue(0);
    m_place = place;
    m_artist.show(place.key);
    if (!m_artist.isReady()) refresh();
    refreshPlaying();
}

void ArtistPage::refresh() {
    const ArtistView& view = m_artist.view();
    const bool isGone = m_artist.isReady() && view.artist.key == 0;
    m_gone->setVisible(isGone);
    m_scroll->setVisible(!isGone);
    const QString name = view.artist.name.isEmpty() ? m_place.text : view.artist.name;
    m_hero->setName(name);
    m_hero->setCover(view.artist.art, name);
    QStringList facts;
    if (view.releases() > 0) facts << tr("%Ln releases", nullptr, view.releases());
    if (view.trackCount > 0) facts << tr("%Ln tracks", nullptr, view.trackCount);
    m_hero->setFacts({}, facts.join(QStringLiteral(", ")));
    m_hero->play().setEnabled(view.releases() > 0);
    m_shuffle->setEnabled(view.releases() > 0);
    refreshMarks();
    m_tracksHead->setText(view.areMostPlayed ? tr("Most played") : tr("Tracks"));
    m_tracks.showKeys(view.tracks);
    m_tracksRow->setVisible(!view.tracks.empty());
    m_list->setVisible(!view.tracks.empty());
    m_list->refreshLayout();
    m_albums->setKeys(view.albums);
    m_eps->setKeys(view.eps);
    m_appearsOn->setKeys(view.appearsOn);
    Q_EMIT groundChanged();
}

void ArtistPage::refreshMarks() {
    const bool isFollowed = m_artist.view().artist.marks.isFollowed;
    m_follow->setWords(isFollowed ? tr("Following") : tr("Follow"));
    m_follow->setAccessibleDescription(isFollowed ? tr("Press to follow this artist no more") : QString());
}

void ArtistPage::refreshPlaying() {
    const auto current = m_context.services.playback.current();
    m_list->setPlaying(current && !current->id.isNull() ? std::optional(current->id) : std::nullopt);
}

void ArtistPage::showMenu() {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const core::store::Marks& marks = m_artist.view().artist.marks;
    m_context.rows.fill(*menu, {.kind = Chosen::Kind::Artists,
                                .keys = {m_place.key},
                                .from = m_place.text,
                                .isLiked = marks.isLiked,
                                .isFollowed = marks.isFollowed});
    menu->popup(m_more->mapToGlobal(QPoint(0, m_more->height() + 4)));
}

QColor ArtistPage::tint() const {
    const auto& art = m_artist.view().artist.art;
    return art ? QColor(QRgb(art->accent)) : generatedAccent(m_place.text);
}

int ArtistPage::scrollOffset() const { return m_scroll->verticalScrollBar()->value(); }

QWidget* ArtistPage::mainFocus() {
    return m_artist.view().tracks.empty() ? static_cast<QWidget*>(&m_albums->grid()) : m_list;
}

void ArtistPage::setShape(int padding, bool isHeroSmall) {
    m_hero->setShape(padding, isHeroSmall);
    m_tracksRow->layout()->setContentsMargins(padding, 8, padding, 8);
    m_list->setMargins({padding, 0, padding, 0});
    for (Section* section : {m_albums, m_eps, m_appearsOn})
        section->setPadding(padding);
}

void ArtistPage::resizeEvent(QResizeEvent*) { m_gone->setGeometry(rect()); }

} // namespace linnet::app
