// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/PlaylistActions.h"

#include <QDate>
#include <QInputDialog>
#include <QLocale>
#include <QMenu>

#include <algorithm>

#include "app/actions/Actions.h"
#include "app/query/QueryThread.h"
#include "app/services/Library.h"
#include "app/services/Playback.h"

namespace linnet::app {

namespace {

using Kind = Chosen::Kind;
using core::PlaylistAccess;
using core::PlaylistKind;

constexpr auto kOwn = [](const ListedPlaylist& list) { return list.isOwn() && list.deletedAt == 0; };
constexpr auto kOwnList = [](const ListedPlaylist& list) { return kOwn(list) && list.kind != PlaylistKind::Folder; };
constexpr auto kRenamed = [](const ListedPlaylist& list) { return kOwn(list) || list.isEditable(); };
constexpr auto kPlayed = [](const ListedPlaylist& list) {
    return list.deletedAt == 0 && list.kind != PlaylistKind::Folder;
};
constexpr auto kOpened = [](const ListedPlaylist& list) { return list.kind != PlaylistKind::Folder; };
constexpr auto kTrashed = [](const ListedPlaylist& list) { return list.deletedAt != 0; };

void addName(std::vector<core::store::TrackName>& names, const QueueItem& item) {
    if (!item.id.isNull()) names.push_back({item.source, item.id});
}

} // namespace

TracksToAdd tracksOf(const Chosen& chosen, const Playback& playback) {
    TracksToAdd tracks;
    switch (chosen.kind) {
    case Kind::Tracks:
        tracks.keys = chosen.keys;
        break;
    case Kind::Albums:
        tracks = {.of = TracksToAdd::Of::Albums, .keys = chosen.keys};
        break;
    case Kind::Artists:
        tracks = {.of = TracksToAdd::Of::Artists, .keys = chosen.keys};
        break;
    case Kind::Playlists:
        tracks = {.of = TracksToAdd::Of::Playlists, .keys = chosen.keys};
        break;
    case Kind::Kept: // What is kept has a place in its own lists, where it can be added from.
        break;
    case Kind::QueueEntries: {
        std::vector<QueueItem> queued = playback.history();
        if (const auto current = playback.current()) queued.push_back(*current);
        for (const auto& part : {playback.byHand(), playback.fromSource()})
            queued.insert(queued.end(), part.begin(), part.end());
        for (const qint64 key : chosen.keys)
            if (const auto item = std::ranges::find(queued, static_cast<quint64>(key), &QueueItem::item);
                item != queued.end())
                addName(tracks.names, *item);
        break;
    }
    }
    return tracks;
}

PlaylistActions::PlaylistActions(const PageContext& context, QWidget& window)
    : QObject(&window),
      m_context(context),
      m_playlists(context.services.playlists),
      m_window(window) {
    handleWindow();
    offerAdding();
    offerPlaying();
    offerChanging();
    connect(&m_playlists, &Playlists::done, this, [this](const QString& sentence, const Edits::Steps& steps) {
        if (steps.empty()) return m_context.say(sentence);
        m_context.say({sentence, tr("Undo"), [this, steps] { m_playlists.undo(steps); }});
    });
    connect(&context.services.library, &Library::catalogueChanged, &m_playlists, &Playlists::reload);
    m_playlists.reload();
}

void PlaylistActions::handleWindow() {
    Actions& actions = m_context.actions;
    actions.handle(ActionId::NewPlaylist, [this] { create(PlaylistKind::Manual); });
    actions.handle(ActionId::NewPlaylistFolder, [this] { create(PlaylistKind::Folder); });
    actions.handle(ActionId::NewSmartPlaylist, [this] { create(PlaylistKind::Smart); });
    actions.handle(ActionId::SaveQueue, [this] { saveQueue(); });
    actions.handle(ActionId::Trash, [this] { m_context.navigator.go({PageId::Trash, 0, {}}); });
}

void PlaylistActions::offer(ActionId id, RowActions::Offer offer, Fits fits) {
    offer.fits = [this, fits](const Chosen& chosen) {
        const ListedPlaylist* playlist = find(chosen);
        return playlist != nullptr && fits(*playlist);
    };
    m_context.rows.offer({Kind::Playlists}, id, offer);
}

const ListedPlaylist* PlaylistActions::find(const Chosen& playlists) const {
    return playlists.keys.empty() ? nullptr : m_playlists.find(playlists.keys.front());
}

qint64 PlaylistActions::homeSource() const {
    // Where the music is that is shown: a playlist takes tracks of its own server only.
    const Library& library = m_context.services.library;
    if (const qint64 shown = library.shownSource(); shown != 0) return shown;
    const auto folders = library.folders();
    const auto weight = [&folders](const SourceView& source) {
        const bool hasMusic = std::ranges::any_of(
            folders, [&source](const FolderView& folder) { return folder.source == source.source; });
        return (hasMusic ? 2 : 0) + (source.isBundled ? 1 : 0);
    };
    const auto sources = library.sources();
    const auto best = std::ranges::max_element(sources, {}, weight);
    return best == sources.end() ? 0 : best->source;
}

void PlaylistActions::offerAdding() {
    m_context.rows.offer({Kind::Tracks, Kind::Albums, Kind::Artists, Kind::QueueEntries}, ActionId::AddToPlaylist,
                         {.run = {}, .fill = [this](QMenu& menu, const Chosen& rows) { fillAdding(menu, rows); }});
}

void PlaylistActions::offerPlaying() {
    Playback& playback = m_context.services.playback;
    offer(ActionId::Open,
          {.run =
               [this](const Chosen& chosen) {
                   m_context.navigator.go({PageId::Playlist, chosen.keys.front(), {}});
               }},
          kOpened);
    offer(ActionId::Play,
          {.run =
               [this, &playback](const Chosen& chosen) {
                   withTracks(chosen, [&playback](std::vector<qint64> tracks, const QString& name) {
                       playback.playTracks(std::move(tracks), 0, name);
                   });
               }},
          kPlayed);
    for (const auto& [id, where] :
         {std::pair(ActionId::PlayNext, Playback::Where::Next), std::pair(ActionId::PlayLast, Playback::Where::Last)})
        offer(id,
              {.run =
                   [this, &playback, where = where](const Chosen& chosen) {
                       withTracks(chosen, [&playback, where](std::vector<qint64> tracks, const QString&) {
                           playback.queueTracks(std::move(tracks), where);
                       });
                   }},
              kPlayed);
}

void PlaylistActions::offerChanging() {
    offer(ActionId::Rename, {.run = [this](const Chosen& chosen) { Q_EMIT renameWanted(chosen.keys.front()); }},
          kRenamed);
    offer(ActionId::Describe,
          {.run =
               [this](const Chosen& chosen) {
                   if (const ListedPlaylist* playlist = find(chosen)) describe(*playlist);
               }},
          [](const ListedPlaylist& list) { return kRenamed(list) && list.kind != PlaylistKind::Folder; });
    m_context.rows.offer(
        {Kind::Tracks}, ActionId::UseAsCover,
        {.run = [this](const Chosen& chosen) { m_playlists.setCover(chosen.playlist, chosen.keys.front()); },
         .fits =
             [this](const Chosen& chosen) {
                 const ListedPlaylist* playlist = m_playlists.find(chosen.playlist);
                 return playlist != nullptr && kOwn(*playlist) && !chosen.keys.empty();
             },
         .isOfItems = true});
    offer(ActionId::ClearCover, {.run = [this](const Chosen& chosen) { m_playlists.setCover(chosen.keys.front(), 0); }},
          [](const ListedPlaylist& list) { return kOwn(list) && !list.cover.isNull(); });
    offer(ActionId::EditRules,
          {.run =
               [this](const Chosen& chosen) {
                   m_context.navigator.go({PageId::SmartRules, chosen.keys.front(), {}});
               }},
          [](const ListedPlaylist& list) { return kOwn(list) && list.kind == PlaylistKind::Smart; });
    offer(ActionId::History,
          {.run =
               [this](const Chosen& chosen) {
                   m_context.navigator.go({PageId::PlaylistHistory, chosen.keys.front(), {}});
               }},
          [](const ListedPlaylist& list) { return list.isEditable(); });
    offer(ActionId::FileIn,
          {.run = {}, .fill = [this](QMenu& menu, const Chosen& chosen) { fillFolders(menu, chosen); }}, kOwn);
    offer(ActionId::Share,
          {.run = {}, .fill = [this](QMenu& menu, const Chosen& chosen) { fillSharing(menu, chosen); }}, kOwnList);
    offer(ActionId::Remove,
          {.run =
               [this](const Chosen& chosen) {
                   for (const qint64 key : chosen.keys)
                       m_playlists.moveToTrash(key);
               },
           .text = tr("Delete")},
          kOwn);
    offer(ActionId::Restore,
          {.run =
               [this](const Chosen& chosen) {
                   for (const qint64 key : chosen.keys)
                       m_playlists.restore(key);
               }},
          kTrashed);
}

void PlaylistActions::create(PlaylistKind kind) {
    const QString wish = kind == PlaylistKind::Folder  ? tr("New folder")
                         : kind == PlaylistKind::Smart ? tr("New smart playlist")
                                                       : tr("New playlist");
    m_playlists.create({.kind = kind, .source = homeSource(), .name = m_playlists.freeName(wish)},
                       [this, kind](qint64 key) {
                           if (kind == PlaylistKind::Smart)
                               return m_context.navigator.go({PageId::SmartRules, key, {}});
                           if (kind != PlaylistKind::Folder) m_context.navigator.go({PageId::Playlist, key, {}});
                           Q_EMIT renameWanted(key);
                       });
}

void PlaylistActions::createOf(TracksToAdd tracks, const QString& name) {
    m_playlists.create({.source = homeSource(), .name = m_playlists.freeName(name), .tracks = std::move(tracks)},
                       [this](qint64 key) {
                           m_context.navigator.go({PageId::Playlist, key, {}});
                       });
}

void PlaylistActions::saveQueue() {
    const Playback& playback = m_context.services.playback;
    TracksToAdd tracks;
    if (const auto current = playback.current()) addName(tracks.names, *current);
    for (const auto& part : {playback.byHand(), playback.fromSource()})
        for (const QueueItem& item : part)
            addName(tracks.names, item);
    if (tracks.names.empty()) return m_context.say(tr("Nothing of your libraries is queued."));
    createOf(std::move(tracks), tr("Queue of %1").arg(QLocale().toString(QDate::currentDate(), QLocale::ShortFormat)));
}

void PlaylistActions::fillAdding(QMenu& menu, const Chosen& rows) {
    const auto tracks = [this, rows] { return tracksOf(rows, m_context.services.playback); };
    const QString name = rows.from.isEmpty() ? tr("New playlist") : rows.from;
    menu.addAction(actionRow(ActionId::NewPlaylist).text, this, [this, tracks, name] { createOf(tracks(), name); });
    menu.addSeparator();
    for (const ListedPlaylist& playlist : m_playlists.shown()) {
        if (!playlist.isEditable()) continue;
        QString words = playlist.name;
        menu.addAction(words.replace(QLatin1Char('&'), QStringLiteral("&&")), this,
                       [this, tracks, key = playlist.key] { m_playlists.add(key, tracks()); });
    }
}

void PlaylistActions::fillFolders(QMenu& menu, const Chosen& playlists) {
    const ListedPlaylist* what = find(playlists);
    if (what == nullptr) return;
    const auto file = [this, playlists](qint64 folder) {
        return [this, playlists, folder] {
            for (const qint64 key : playlists.keys)
                m_playlists.file(key, folder);
        };
    };
    if (!what->folder.isNull()) menu.addAction(tr("Out of its folder"), this, file(0));
    for (const ListedPlaylist& folder : m_playlists.shown())
        if (folder.kind == PlaylistKind::Folder && folder.source == what->source && folder.id != what->id)
            menu.addAction(QString(folder.name).replace(QLatin1Char('&'), QStringLiteral("&&")), this,
                           file(folder.key));
    if (menu.isEmpty()) menu.addAction(tr("There is no folder yet"))->setEnabled(false);
}

void PlaylistActions::fillSharing(QMenu& menu, const Chosen& playlists) {
    const ListedPlaylist* what = find(playlists);
    if (what == nullptr) return;
    const auto add = [&](PlaylistAccess access, const QString& words) {
        QAction* action =
            menu.addAction(words, this, [this, key = what->key, access] { m_playlists.share(key, access); });
        action->setCheckable(true);
        action->setChecked(what->access == access);
    };
    add(PlaylistAccess::Private, tr("Only me"));
    add(PlaylistAccess::Readable, tr("Everybody on this server can play it"));
    add(PlaylistAccess::Editable, tr("Everybody on this server can change it"));
}

void PlaylistActions::describe(const ListedPlaylist& playlist) {
    auto* dialog = new QInputDialog(&m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setOption(QInputDialog::UsePlainTextEditForTextInput);
    dialog->setWindowTitle(playlist.name);
    dialog->setLabelText(tr("Description"));
    dialog->setTextValue(playlist.description);
    connect(dialog, &QInputDialog::textValueSelected, this,
            [this, key = playlist.key](const QString& text) { m_playlists.describe(key, text.trimmed()); });
    dialog->open();
}

void PlaylistActions::withTracks(const Chosen& playlists,
                                 std::function<void(std::vector<qint64>, const QString& name)> run) {
    const ListedPlaylist* playlist = find(playlists);
    if (playlist == nullptr) return;
    m_context.services.queries.ask(
        this, [list = *playlist](core::store::Connection& connection) { return trackKeysOf(connection, list); },
        [run = std::move(run), name = playlist->name](std::vector<qint64> tracks) {
            if (!tracks.empty()) run(std::move(tracks), name);
        });
}

bool PlaylistActions::takes(const Chosen& rows, qint64 playlist) const {
    const ListedPlaylist* target = m_playlists.find(playlist);
    if (rows.kind != Kind::Playlists) return target != nullptr && target->isEditable() && !rows.keys.empty();
    const ListedPlaylist* dragged = find(rows);
    if (dragged == nullptr || !dragged->isOwn()) return false;
    if (target == nullptr) return !dragged->folder.isNull();
    return target->kind == PlaylistKind::Folder && target->isOwn() && target->source == dragged->source &&
           target->id != dragged->id;
}

void PlaylistActions::drop(const Chosen& rows, qint64 playlist) {
    if (!takes(rows, playlist)) return;
    if (rows.kind != Kind::Playlists) return m_playlists.add(playlist, tracksOf(rows, m_context.services.playback));
    for (const qint64 key : rows.keys)
        m_playlists.file(key, playlist);
}

} // namespace linnet::app
