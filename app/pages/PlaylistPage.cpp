// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/PlaylistPage.h"

#include <QDateTime>
#include <QMenu>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>
#include <unordered_set>

#include "app/items/TrackText.h"
#include "app/pages/DownloadActions.h"
#include "app/pages/Hero.h"
#include "app/pages/MusicActions.h"
#include "app/pages/PlaylistActions.h"
#include "app/painting/GeneratedCover.h"
#include "app/services/Library.h"
#include "app/services/LibraryText.h"
#include "app/services/Offline.h"
#include "app/services/Playback.h"
#include "app/views/PlaylistView.h"
#include "app/widgets/EmptyState.h"
#include "app/widgets/IconButton.h"
#include "app/widgets/PillButton.h"

namespace linnet::app {

namespace {

QString kindText(const ListedPlaylist& playlist) {
    const QString kind =
        playlist.kind == core::PlaylistKind::Smart ? PlaylistPage::tr("Smart playlist") : PlaylistPage::tr("Playlist");
    if (!playlist.isOwn()) return PlaylistPage::tr("%1 · by %2", "Playlist · by Anna").arg(kind, playlist.owner);
    if (playlist.access == core::PlaylistAccess::Private) return kind;
    return PlaylistPage::tr("%1 · shared", "Playlist · shared").arg(kind);
}

core::UnixMillis millis(qint64 time) { return core::UnixMillis(std::chrono::milliseconds(time)); }

} // namespace

PlaylistPage::PlaylistPage(const PageContext& context, QWidget* parent)
    : Page(parent),
      m_context(context),
      m_playlists(context.services.playlists),
      m_tracks(context.services.queries),
      m_hero(new Hero(Hero::Shape::Playlist, tr("Playlist"), context.covers)),
      m_list(new PlaylistView(tr("Tracks of the playlist"), context.covers, this)),
      m_empty(new EmptyState(Icon::Playlist, {}, tr("Show tracks"), this)),
      m_shuffle(new IconButton(Icon::Shuffle, tr("Shuffle this playlist"), {.side = 36, .icon = 20})),
      m_edit(new IconButton(Icon::Filter, tr("Edit the rules"), {.side = 36, .icon = 20})),
      m_download(new IconButton(Icon::Download, tr("Download this playlist"), {.side = 36, .icon = 20})),
      m_more(new IconButton(Icon::More, tr("More"), {.side = 36, .icon = 20})) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_list);
    m_empty->hide();
    m_hero->addButton(m_shuffle);
    m_hero->addButton(m_edit);
    m_hero->addButton(m_download);
    m_hero->addButton(m_more);
    m_edit->hide();
    m_hero->addBelow(new TrackHeads(*m_list));
    m_list->setLeading(m_hero);
    m_list->setModel(&m_tracks);
    m_empty->raise();
    context.music.serve(*m_list, [this](const QModelIndexList& rows) { return chosen(rows); });
    offerItems();
    connectAll();
}

void PlaylistPage::connectAll() {
    connect(m_list, &TiledView::scrolled, this, &Page::groundChanged);
    connect(m_list, &PlaylistView::dropped, this, &PlaylistPage::drop);
    connect(&m_tracks, &PagedListModel::ready, this, &PlaylistPage::refresh);
    connect(&m_playlists, &Playlists::changed, this, &PlaylistPage::onListsChanged);
    connect(&m_playlists, &Playlists::marksChanged, this, [this] {
        if (m_rules && isVisible()) m_tracks.reload();
    });
    connect(&m_playlists, &Playlists::itemsChanged, this, [this](qint64 playlist) {
        if (playlist == m_key) m_tracks.reload();
    });
    connect(&m_context.services.library, &Library::catalogueChanged, this, [this] {
        if (m_key != 0 && isVisible()) m_tracks.reload();
    });
    connect(&m_context.services.edits, &Edits::changed, &m_tracks, &PagedListModel::takeEdited);
    connect(&m_context.services.playback, &Playback::currentChanged, this, &PlaylistPage::refreshPlaying);
    connect(&m_hero->play(), &QAbstractButton::clicked, this, [this] { play(false); });
    connect(m_shuffle, &QAbstractButton::clicked, this, [this] { play(true); });
    connect(m_edit, &QAbstractButton::clicked, this, [this] {
        m_context.navigator.go({PageId::SmartRules, m_key, {}});
    });
    connect(m_download, &QAbstractButton::clicked, this,
            [this] { m_context.downloads->toggle(Chosen::Kind::Playlists, m_key); });
    connect(&m_context.services.offline, &Offline::changed, this, &PlaylistPage::refreshDownload);
    connect(m_more, &QAbstractButton::clicked, this, &PlaylistPage::showMenu);
    connect(m_empty, &EmptyState::actionChosen, this, &PlaylistPage::leaveEmpty);
}

void PlaylistPage::offerItems() {
    RowActions& rows = m_context.rows;
    const auto isEdited = [this](const Chosen& chosen) {
        const ListedPlaylist* list = m_playlists.find(chosen.playlist);
        return list != nullptr && list->isEditable();
    };
    for (const auto& [id, by] : {std::pair(ActionId::MoveUp, -1), std::pair(ActionId::MoveDown, 1)})
        rows.offer({Chosen::Kind::Tracks}, id,
                   {.run = [this, by = by](const Chosen& chosen) { step(chosen, by); },
                    .fits = [this, by = by](const Chosen& chosen) { return canStep(chosen, by); },
                    .isOfItems = true});
    rows.offer({Chosen::Kind::Tracks}, ActionId::Remove,
               {.run = [this](const Chosen& chosen) { m_playlists.remove(chosen.playlist, chosen.items); },
                .text = tr("Remove from the playlist"),
                .fits = isEdited,
                .isOfItems = true});
}

void PlaylistPage::open(const Place& place) {
    if (place.key != m_key) m_list->verticalScrollBar()->setValue(0);
    m_key = place.key;
    m_rules.reset();
    load();
    refresh();
    refreshPlaying();
}

void PlaylistPage::load() {
    const ListedPlaylist* shown = playlist();
    if (shown == nullptr) return;
    m_cover = shown->cover;
    if (shown->kind != core::PlaylistKind::Smart) return m_tracks.show(m_key);
    m_rules = shown->rules;
    if (const auto rules = core::playlists::parseRules(shown->rules.toStdString()))
        m_tracks.show(*rules, shown->source, m_key);
}

void PlaylistPage::onListsChanged() {
    // It was not there yet when it was opened, or has other rules now.
    const ListedPlaylist* shown = playlist();
    const bool isNew = shown != nullptr && !m_tracks.isReady() && !m_tracks.isLoading();
    const bool isOther = shown != nullptr && ((m_rules && *m_rules != shown->rules) || m_cover != shown->cover);
    if (isNew || isOther) load();
    refresh();
}

void PlaylistPage::refresh() {
    const ListedPlaylist* shown = playlist();
    if (shown != nullptr) refreshFacts(*shown);
    refreshEmpty(shown);
    m_list->refreshLayout();
    Q_EMIT groundChanged();
}

void PlaylistPage::refreshFacts(const ListedPlaylist& shown) {
    const PlaylistFacts& facts = m_tracks.facts();
    m_hero->setKind(kindText(shown));
    m_hero->setName(shown.name);
    m_hero->setCovers(facts.art, shown.name);
    QString line = lengthText(facts.items, facts.duration);
    if (shown.changedAt > 0)
        line += QStringLiteral(" · ") +
                tr("changed %1", "5 min ago")
                    .arg(agoText(millis(shown.changedAt), millis(QDateTime::currentMSecsSinceEpoch())));
    m_hero->setFacts({}, line);
    m_hero->setText(QString(shown.description).replace(QLatin1Char('\n'), QLatin1Char(' ')));
    const bool canPlay = !m_tracks.tracks().empty();
    m_hero->play().setEnabled(canPlay);
    m_shuffle->setEnabled(canPlay);
    m_edit->setVisible(shown.kind == core::PlaylistKind::Smart && shown.isOwn());
    m_list->setTakesDrops(shown.isEditable());
    refreshDownload();
}

void PlaylistPage::refreshDownload() {
    const ListedPlaylist* shown = playlist();
    m_context.downloads->show(*m_download, Chosen::Kind::Playlists, m_key, shown == nullptr ? 0 : shown->source,
                              {.download = tr("Download this playlist"),
                               .isKept = tr("Downloaded. Remove the download of this playlist"),
                               .isComing = tr("Being downloaded. Remove the download of this playlist")});
}

void PlaylistPage::refreshEmpty(const ListedPlaylist* shown) {
    const bool isGone = shown == nullptr && !m_playlists.shown().empty();
    const bool isTrashed = shown != nullptr && shown->deletedAt != 0;
    const bool hasNone = shown != nullptr && m_tracks.isReady() && !m_tracks.isLoading() && m_tracks.rowCount() == 0;
    m_list->setVisible(!isGone && !isTrashed);
    m_empty->setVisible(isGone || isTrashed || hasNone);
    if (isTrashed) {
        m_empty->setSentence(tr("“%1” is in the trash.").arg(shown->name));
        m_empty->setAction(tr("Restore"));
    } else if (isGone) {
        m_empty->setSentence(tr("This playlist is not here any more."));
        m_empty->setAction(tr("All tracks"));
    } else if (m_rules) {
        m_empty->setSentence(tr("No track fits the rules of this playlist."));
        m_empty->setAction(tr("Edit the rules"));
    } else {
        m_empty->setSentence(
            tr("Nothing here yet. Drag tracks or albums onto this page, or choose “Add to playlist” in any list."));
        m_empty->setAction(tr("Show tracks"));
    }
    resizeEvent(nullptr);
}

void PlaylistPage::leaveEmpty() {
    const ListedPlaylist* shown = playlist();
    if (shown != nullptr && shown->deletedAt != 0)
        m_playlists.restore(m_key);
    else if (shown != nullptr && m_rules)
        m_context.navigator.go({PageId::SmartRules, m_key, {}});
    else
        m_context.navigator.go({PageId::Tracks, 0, {}});
}

void PlaylistPage::resizeEvent(QResizeEvent*) {
    const int top = m_list->isVisibleTo(this) ? m_list->geometryOfTiles().leading : 0;
    m_empty->setGeometry(0, top, width(), std::max(160, height() - top));
}

void PlaylistPage::refreshPlaying() {
    const auto current = m_context.services.playback.current();
    m_list->setPlaying(current && !current->id.isNull() ? std::optional(current->id) : std::nullopt);
}

void PlaylistPage::play(bool isShuffled) {
    const ListedPlaylist* shown = playlist();
    if (shown == nullptr) return;
    if (isShuffled) m_context.services.playback.setShuffled(true);
    m_context.services.playback.playTracks(m_tracks.tracks(), 0, shown->name);
}

void PlaylistPage::showMenu() {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    m_context.rows.fill(*menu, {.kind = Chosen::Kind::Playlists, .keys = {m_key}});
    menu->popup(m_more->mapToGlobal(QPoint(0, m_more->height() + 4)));
}

Chosen PlaylistPage::chosen(const QModelIndexList& rows) const {
    const ListedPlaylist* shown = playlist();
    Chosen all{.kind = Chosen::Kind::Tracks,
               .list = m_tracks.tracks(),
               .from = shown == nullptr ? QString() : shown->name,
               .playlist = m_rules ? 0 : m_key};
    for (const QModelIndex& row : rows) {
        if (!m_rules) all.items.push_back(m_tracks.keyAt(row.row()));
        const qint64 track = m_tracks.trackAt(row.row());
        if (track == 0) continue;
        if (all.keys.empty()) all.start = m_tracks.positionAt(row.row());
        all.keys.push_back(track);
    }
    return all;
}

qint64 PlaylistPage::itemBefore(int row, const std::vector<qint64>& items) const {
    const std::unordered_set<qint64> moved(items.begin(), items.end());
    for (int before = row - 1; before >= 0; --before)
        if (const qint64 item = m_tracks.keyAt(before); !moved.contains(item)) return item;
    return 0;
}

void PlaylistPage::drop(const Chosen& rows, int before) {
    const bool isOwn = rows.kind == Chosen::Kind::Tracks && rows.playlist == m_key;
    if (isOwn)
        m_playlists.move(m_key, rows.items, itemBefore(before, rows.items));
    else
        m_playlists.add(m_key, tracksOf(rows, m_context.services.playback), itemBefore(before, {}));
}

bool PlaylistPage::canStep(const Chosen& rows, int by) const {
    const ListedPlaylist* shown = playlist();
    if (shown == nullptr || !shown->isEditable() || rows.playlist != m_key || rows.items.empty()) return false;
    const int edge = m_tracks.rowOfKey(by < 0 ? rows.items.front() : rows.items.back());
    return edge >= 0 && edge + by >= 0 && edge + by < m_tracks.rowCount();
}

void PlaylistPage::step(const Chosen& rows, int by) {
    const int edge = m_tracks.rowOfKey(by < 0 ? rows.items.front() : rows.items.back());
    m_playlists.move(m_key, rows.items, itemBefore(by < 0 ? edge - 1 : edge + 2, rows.items));
}

QColor PlaylistPage::tint() const {
    const ListedPlaylist* shown = playlist();
    if (shown == nullptr) return {};
    const auto& art = m_tracks.facts().art;
    return art.empty() ? generatedAccent(shown->name) : QColor(QRgb(art.front().accent));
}

int PlaylistPage::scrollOffset() const { return m_list->verticalScrollBar()->value(); }

QWidget* PlaylistPage::mainFocus() { return m_list->isVisibleTo(this) ? static_cast<QWidget*>(m_list) : m_empty; }

void PlaylistPage::setShape(int padding, bool isHeroSmall) {
    m_hero->setShape(padding, isHeroSmall);
    m_list->setMargins({padding, 4, padding, padding});
}

} // namespace linnet::app
