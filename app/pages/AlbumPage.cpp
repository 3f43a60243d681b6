// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/AlbumPage.h"

#include <QMenu>
#include <QScrollBar>
#include <QVBoxLayout>

#include "app/items/CoverSeed.h"
#include "app/items/TrackText.h"
#include "app/pages/DownloadActions.h"
#include "app/pages/EditActions.h"
#include "app/pages/Hero.h"
#include "app/pages/MusicActions.h"
#include "app/painting/GeneratedCover.h"
#include "app/services/Library.h"
#include "app/services/Offline.h"
#include "app/services/Playback.h"
#include "app/views/TrackListView.h"
#include "app/widgets/EmptyState.h"
#include "app/widgets/IconButton.h"
#include "app/widgets/PillButton.h"

namespace linnet::app {

AlbumPage::AlbumPage(const PageContext& context, QWidget* parent)
    : Page(parent),
      m_context(context),
      m_album(context.services.queries),
      m_tracks(context.services.queries),
      m_hero(new Hero(Hero::Shape::Album, tr("Album"), context.covers)),
      m_list(new TrackListView(tr("Tracks of the album"), TrackListView::Kind::Album, context.covers, this)),
      m_gone(new EmptyState(Icon::Albums, tr("This album is not in the library any more."), tr("All albums"), this)),
      m_shuffle(new IconButton(Icon::Shuffle, tr("Shuffle this album"), {.side = 36, .icon = 20})),
      m_like(new IconButton(Icon::Heart, tr("Like this album"), {.side = 36, .icon = 20})),
      m_download(new IconButton(Icon::Download, tr("Download this album"), {.side = 36, .icon = 20})),
      m_more(new IconButton(Icon::More, tr("More"), {.side = 36, .icon = 20})) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_list);
    column->addWidget(m_gone);
    m_gone->hide();
    m_hero->addButton(m_shuffle);
    m_hero->addButton(m_like);
    m_hero->addButton(m_download);
    m_hero->addButton(m_more);
    m_hero->addBelow(new TrackHeads(*m_list));
    m_list->setLeading(m_hero);
    m_list->setModel(&m_tracks);
    context.music.serve(*m_list, m_tracks, [this] {
        const AlbumItem* album = m_album.item(0);
        return album != nullptr ? album->title : QString();
    });
    connectAll();
}

void AlbumPage::connectAll() {
    Playback& playback = m_context.services.playback;
    connect(m_list, &TiledView::scrolled, this, &Page::groundChanged);
    connect(&m_album, &QAbstractItemModel::dataChanged, this, &AlbumPage::refreshAlbum);
    connect(&m_tracks, &TrackListModel::ready, this, &AlbumPage::refreshAlbum);
    connect(&m_tracks, &QAbstractItemModel::dataChanged, this, &AlbumPage::refreshAlbum);
    connect(&m_context.services.library, &Library::catalogueChanged, this, [this] {
        if (m_key == 0 || !isVisible()) return;
        m_album.reload();
        m_tracks.reload();
    });
    connect(&playback, &Playback::currentChanged, this, &AlbumPage::refreshPlaying);
    connect(&m_hero->play(), &QAbstractButton::clicked, this, [this, &playback] { playback.playAlbum(m_key); });
    connect(m_shuffle, &QAbstractButton::clicked, this, [this, &playback] {
        playback.setShuffled(true);
        playback.playAlbum(m_key);
    });
    m_like->setCheckable(true);
    connect(m_like, &QAbstractButton::clicked, this, [this] {
        refreshAlbum(); // Not by itself.
        m_context.edits.like({.kind = Chosen::Kind::Albums, .keys = {m_key}});
    });
    connect(&m_context.services.edits, &Edits::changed, &m_album, &PagedListModel::takeEdited);
    connect(m_download, &QAbstractButton::clicked, this,
            [this] { m_context.downloads->toggle(Chosen::Kind::Albums, m_key); });
    connect(&m_context.services.offline, &Offline::changed, this, &AlbumPage::refreshDownload);
    connect(m_more, &QAbstractButton::clicked, this, &AlbumPage::showMenu);
    connect(m_gone, &EmptyState::actionChosen, this, [this] { m_context.navigator.go({PageId::Albums, 0, {}}); });
}

void AlbumPage::open(const Place& place) {
    if (place.key != m_key) {
        m_key = place.key;
        m_hero->setName({});
        m_hero->setFacts({}, {});
        m_list->verticalScrollBar()->setValue(0);
    }
    m_album.setKeys({m_key});
    m_tracks.showAlbum(m_key);
    m_album.data(m_album.index(0, 0), static_cast<int>(AlbumRole::Title)); // Asks for the row.
    refreshAlbum();
    refreshPlaying();
}

void AlbumPage::refreshAlbum() {
    const bool isGone = m_tracks.isReady() && !m_tracks.isLoading() && m_tracks.rowCount() == 0;
    m_gone->setVisible(isGone);
    m_list->setVisible(!isGone);
    const AlbumItem* album = m_album.item(0);
    if (album == nullptr) return;
    m_hero->setName(album->title);
    m_hero->setCover(album->art, coverSeed(*album));
    QStringList facts;
    if (album->year > 0) facts << QString::number(album->year);
    facts << lengthText(album->trackCount, album->duration);
    const TrackItem* first = m_tracks.rowCount() > 0 ? m_tracks.item(0) : nullptr;
    if (first != nullptr && !qualityText(*first).isEmpty()) facts << qualityText(*first);
    m_hero->setFacts(album->artist, facts.join(QStringLiteral(" · ")));
    m_hero->play().setEnabled(album->isAvailable);
    m_like->setChecked(album->marks.isLiked);
    m_like->setIcon(album->marks.isLiked ? Icon::HeartFilled : Icon::Heart);
    m_like->setName(album->marks.isLiked ? tr("This album is liked") : tr("Like this album"));
    refreshDownload();
    Q_EMIT groundChanged();
}

void AlbumPage::refreshDownload() {
    const AlbumItem* album = m_album.item(0);
    m_context.downloads->show(*m_download, Chosen::Kind::Albums, m_key, album == nullptr ? 0 : album->source,
                              {.download = tr("Download this album"),
                               .isKept = tr("Downloaded. Remove the download of this album"),
                               .isComing = tr("Being downloaded. Remove the download of this album")});
}

void AlbumPage::refreshPlaying() {
    const auto current = m_context.services.playback.current();
    m_list->setPlaying(current && !current->id.isNull() ? std::optional(current->id) : std::nullopt);
}

void AlbumPage::showMenu() {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    Chosen album{.kind = Chosen::Kind::Albums, .keys = {m_key}};
    if (const AlbumItem* item = m_album.item(0)) {
        album.isLiked = item->marks.isLiked;
        album.isHidden = item->marks.isHidden;
    }
    m_context.rows.fill(*menu, album);
    menu->popup(m_more->mapToGlobal(QPoint(0, m_more->height() + 4)));
}

QColor AlbumPage::tint() const {
    const AlbumItem* album = m_album.item(0);
    if (album == nullptr) return {};
    return album->art ? QColor(QRgb(album->art->accent)) : generatedAccent(coverSeed(*album));
}

int AlbumPage::scrollOffset() const { return m_list->verticalScrollBar()->value(); }

QWidget* AlbumPage::mainFocus() { return m_list; }

void AlbumPage::setShape(int padding, bool isHeroSmall) {
    m_hero->setShape(padding, isHeroSmall);
    m_list->setMargins({padding, 4, padding, padding});
}

} // namespace linnet::app
