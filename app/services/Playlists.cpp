// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/Playlists.h"

#include <QPointer>

#include <algorithm>
#include <unordered_map>

#include "app/query/QueryThread.h"
#include "app/services/PlaylistChanges.h"
#include "core/store/SmartQuery.h"

namespace linnet::app {

namespace {

using core::store::Connection;
using core::store::PlaylistRow;
namespace operations = core::operations;

QString text(const std::string& utf8) { return QString::fromStdString(utf8); }

ListedPlaylist listed(const PlaylistRow& row) {
    const core::Playlist& from = row.playlist;
    ListedPlaylist to;
    to.key = row.key;
    to.source = row.source;
    to.id = from.id;
    to.name = text(from.name.value);
    to.description = text(from.description.value);
    to.kind = from.kind;
    to.access = from.access.value;
    to.folder = from.folder.value;
    if (!from.owner.isNull())
        to.owner =
            from.ownerName.empty() ? Playlists::tr("somebody", "owner of a shared playlist") : text(from.ownerName);
    to.rules = text(from.rules.value);
    to.cover = from.cover.value.value_or(core::ArtId());
    to.changedAt = from.changedAt.time_since_epoch().count();
    if (from.deleted.value) to.deletedAt = from.deleted.at.time_since_epoch().count();
    return to;
}

/// While a folder is in the trash, what it holds is shown where the folder was.
void liftOutOfTrash(std::vector<ListedPlaylist>& shown, const std::vector<ListedPlaylist>& trash) {
    std::unordered_map<core::PlaylistId, core::PlaylistId> gone;
    for (const auto& playlist : trash)
        gone.emplace(playlist.id, playlist.folder);
    const auto isShown = [&shown](const core::PlaylistId& folder) {
        return std::ranges::any_of(shown, [&](const auto& other) { return other.id == folder; });
    };
    for (auto& playlist : shown) {
        for (std::size_t steps = 0; steps <= gone.size(); ++steps) {
            const auto found = gone.find(playlist.folder);
            if (found == gone.end()) break;
            playlist.folder = found->second;
        }
        if (!playlist.folder.isNull() && !isShown(playlist.folder)) playlist.folder = {};
    }
}

/// The ids of these items in their order, without those that have gone.
std::vector<core::PlaylistItemId> itemIds(Connection& connection, const std::vector<qint64>& keys) {
    std::vector<core::PlaylistItemId> ids;
    const std::vector<core::store::Key> wanted(keys.begin(), keys.end());
    if (const auto rows = core::store::playlistItemRows(connection, wanted))
        for (const auto& row : *rows)
            if (!row.id.isNull()) ids.push_back(row.id);
    return ids;
}

core::PlaylistItemId itemId(Connection& connection, qint64 key) {
    const auto ids = itemIds(connection, {key});
    return key == 0 || ids.empty() ? core::PlaylistItemId() : ids.front();
}

core::PlaylistItemId lastItem(Connection& connection, qint64 playlist) {
    const auto entries = core::store::playlistEntries(connection, playlist);
    return entries && !entries->empty() ? itemId(connection, entries->back().item) : core::PlaylistItemId();
}

/// Those of one server; how many were of others goes to `others`.
std::vector<core::TrackId> ofSource(const std::vector<core::store::TrackName>& names, qint64 source, int& others) {
    std::vector<core::TrackId> ids;
    for (const auto& name : names)
        if (name.source == source)
            ids.push_back(name.id);
        else
            ++others;
    return ids;
}

QString addedSentence(int added, int others, const QString& playlist) {
    if (added == 0 && others > 0)
        return Playlists::tr("%Ln tracks are of another server than “%1” and cannot be added.", nullptr, others)
            .arg(playlist);
    const QString sentence = Playlists::tr("%Ln tracks added to “%1”.", nullptr, added).arg(playlist);
    if (others == 0) return sentence;
    return sentence + QLatin1Char(' ') + Playlists::tr("%Ln of another server were left out.", nullptr, others);
}

} // namespace

std::vector<qint64> trackKeysOf(Connection& connection, const ListedPlaylist& playlist) {
    std::vector<qint64> keys;
    if (playlist.kind == core::PlaylistKind::Smart) {
        const core::store::SmartScope scope{.user = 0, .source = playlist.source, .now = core::SystemClock().now()};
        const auto rules = core::playlists::parseRules(playlist.rules.toStdString());
        if (!rules) return keys;
        if (const auto tracks = core::store::smartTracks(connection, *rules, scope))
            keys.assign(tracks->begin(), tracks->end());
    } else if (const auto entries = core::store::playlistEntries(connection, playlist.key)) {
        for (const auto& entry : *entries)
            if (entry.track != 0) keys.push_back(entry.track);
    }
    return keys;
}

Playlists::Playlists(Parts parts, QObject* parent) : QObject(parent), m_parts(std::move(parts)) {}

const ListedPlaylist* Playlists::find(qint64 key) const {
    for (const auto* list : {&m_shown, &m_trash})
        if (const auto found = std::ranges::find(*list, key, &ListedPlaylist::key); found != list->end())
            return &*found;
    return nullptr;
}

const ListedPlaylist* Playlists::find(const core::PlaylistId& id) const {
    for (const auto* list : {&m_shown, &m_trash})
        if (const auto found = std::ranges::find(*list, id, &ListedPlaylist::id); found != list->end()) return &*found;
    return nullptr;
}

Playlists::Lists Playlists::read(Connection& connection) {
    Lists lists;
    if (const auto rows = core::store::shownPlaylists(connection))
        std::ranges::transform(*rows, std::back_inserter(lists.shown), listed);
    if (const auto rows = core::store::trashedPlaylists(connection))
        std::ranges::transform(*rows, std::back_inserter(lists.trash), listed);
    liftOutOfTrash(lists.shown, lists.trash);
    return lists;
}

void Playlists::reload() {
    m_parts.queries.ask(this, &Playlists::read, [this](Lists lists) { takeLists(std::move(lists)); });
}

void Playlists::takeLists(Lists lists) {
    const bool isSame = lists.shown == m_shown && lists.trash == m_trash;
    m_shown = std::move(lists.shown);
    m_trash = std::move(lists.trash);
    if (!isSame) Q_EMIT changed();
    for (const Awaited& awaited : std::exchange(m_awaited, {})) {
        if (const ListedPlaylist* made = find(awaited.id))
            awaited.made(made->key);
        else
            m_awaited.push_back(awaited);
    }
}

void Playlists::take(const Edited& edited) {
    bool isTouched = edited.areListsStale;
    bool hasMarks = edited.areListsStale;
    for (const std::string& subject : edited.subjects) {
        hasMarks = hasMarks || subject.starts_with("annotation:");
        if (!subject.starts_with("playlist:")) continue;
        isTouched = true;
        const auto id = core::PlaylistId::fromHex(std::string_view(subject).substr(9));
        if (const ListedPlaylist* playlist = id ? find(*id) : nullptr) Q_EMIT itemsChanged(playlist->key);
    }
    if (hasMarks) Q_EMIT marksChanged();
    if (isTouched) reload();
}

QString Playlists::freeName(const QString& wish) const {
    const auto isTaken = [this](const QString& name) {
        return std::ranges::any_of(m_shown, [&](const auto& playlist) { return playlist.name == name; });
    };
    QString name = wish;
    for (int number = 2; isTaken(name); ++number)
        name = QStringLiteral("%1 %2").arg(wish).arg(number);
    return name;
}

void Playlists::perform(std::function<Prepared(Connection&)> make) {
    const auto sentence = std::make_shared<QString>();
    m_parts.perform(
        [make = std::move(make), sentence](Connection& connection) {
            Prepared prepared = make(connection);
            *sentence = prepared.sentence;
            std::vector<Edits::OfSource> changes;
            if (!prepared.changes.empty()) changes.push_back({prepared.source, std::move(prepared.changes)});
            return core::Result<std::vector<Edits::OfSource>>(std::move(changes));
        },
        [self = QPointer(this), sentence](const core::Result<Edits::Steps>& steps) {
            if (self && steps && !sentence->isEmpty()) Q_EMIT self->done(*sentence, *steps);
        });
}

void Playlists::create(New playlist, Made made) {
    const auto id = core::PlaylistId::random();
    if (made) m_awaited.push_back({id, std::move(made)});
    perform([id, playlist = std::move(playlist)](Connection& connection) {
        const auto names = namesOf(connection, playlist.tracks);
        Prepared prepared{
            .source = names.empty() ? playlist.source : names.front().source, .changes = {}, .sentence = {}};
        prepared.changes.emplace_back(operations::CreatePlaylist{.playlist = id,
                                                                 .kind = playlist.kind,
                                                                 .name = playlist.name.toStdString(),
                                                                 .folder = playlist.folder,
                                                                 .rules = playlist.rules.toStdString()});
        if (names.empty()) return prepared;
        int others = 0;
        const auto tracks = ofSource(names, prepared.source, others);
        for (auto& change : insertion(id, {}, tracks))
            prepared.changes.push_back(std::move(change));
        prepared.sentence = addedSentence(static_cast<int>(tracks.size()), others, playlist.name);
        return prepared;
    });
}

void Playlists::changeHeader(qint64 playlist, const std::function<Changes(const core::PlaylistId&)>& change,
                             const QString& sentence) {
    const ListedPlaylist* found = find(playlist);
    if (found == nullptr) return;
    perform([source = found->source, changes = change(found->id), sentence](Connection&) {
        return Prepared{source, changes, sentence};
    });
}

void Playlists::rename(qint64 playlist, const QString& name) {
    const ListedPlaylist* found = find(playlist);
    const QString wanted = name.trimmed();
    if (found == nullptr || wanted.isEmpty() || wanted == found->name) return;
    changeHeader(playlist, [&wanted](const core::PlaylistId& id) {
        return Changes{operations::RenamePlaylist{id, wanted.toStdString()}};
    });
}

void Playlists::describe(qint64 playlist, const QString& words) {
    changeHeader(playlist, [&words](const core::PlaylistId& id) {
        return Changes{operations::DescribePlaylist{id, words.toStdString()}};
    });
}

void Playlists::setRules(qint64 playlist, const QString& rules) {
    changeHeader(
        playlist,
        [&rules](const core::PlaylistId& id) {
            return Changes{operations::SetPlaylistRules{id, rules.toStdString()}};
        },
        tr("Rules saved."));
}

void Playlists::setCover(qint64 playlist, qint64 track) {
    const ListedPlaylist* found = find(playlist);
    if (found == nullptr) return;
    perform([source = found->source, id = found->id, name = found->name, track](Connection& connection) {
        Prepared prepared{.source = source, .changes = {}, .sentence = {}};
        operations::SetPlaylistCover change{id, {}};
        if (track != 0) {
            const auto art = core::store::artOfTracks(connection, std::vector<core::store::Key>{track}, 1);
            if (art && !art->empty()) change.cover = art->front().id;
        }
        const bool isMade = track != 0 && change.cover;
        prepared.sentence = track == 0 ? tr("The cover of “%1” comes from its tracks again.").arg(name)
                            : isMade   ? tr("“%1” has a cover of its own now.").arg(name)
                                       : tr("This track has no cover.");
        if (track == 0 || isMade) prepared.changes.emplace_back(change);
        return prepared;
    });
}

void Playlists::share(qint64 playlist, core::PlaylistAccess access) {
    changeHeader(
        playlist,
        [access](const core::PlaylistId& id) {
            return Changes{operations::SharePlaylist{id, access}};
        },
        access == core::PlaylistAccess::Private    ? tr("Only you see it now.")
        : access == core::PlaylistAccess::Readable ? tr("Everybody on this server can play it now.")
                                                   : tr("Everybody on this server can change it now."));
}

void Playlists::file(qint64 playlist, qint64 folder) {
    const ListedPlaylist* into = folder == 0 ? nullptr : find(folder);
    const ListedPlaylist* what = find(playlist);
    if (what == nullptr || (into != nullptr && into->source != what->source)) return;
    const core::PlaylistId target = into == nullptr ? core::PlaylistId() : into->id;
    if (what->folder == target || what->id == target) return;
    changeHeader(
        playlist,
        [&target](const core::PlaylistId& id) {
            return Changes{operations::FilePlaylist{id, target}};
        },
        into == nullptr ? tr("“%1” is out of its folder.").arg(what->name)
                        : tr("“%1” is in “%2” now.").arg(what->name, into->name));
}

void Playlists::moveToTrash(qint64 playlist) {
    const ListedPlaylist* found = find(playlist);
    if (found == nullptr) return;
    changeHeader(
        playlist,
        [](const core::PlaylistId& id) {
            return Changes{operations::DeletePlaylist{id, true}};
        },
        tr("“%1” is in the trash for 30 days.").arg(found->name));
}

void Playlists::restore(qint64 playlist) {
    const ListedPlaylist* found = find(playlist);
    if (found == nullptr) return;
    changeHeader(
        playlist,
        [](const core::PlaylistId& id) {
            return Changes{operations::DeletePlaylist{id, false}};
        },
        tr("“%1” is back.").arg(found->name));
}

void Playlists::add(qint64 playlist, TracksToAdd tracks, std::optional<qint64> after) {
    const ListedPlaylist* found = find(playlist);
    if (found == nullptr) return;
    perform([to = *found, tracks = std::move(tracks), after](Connection& connection) {
        int others = 0;
        const auto ids = ofSource(namesOf(connection, tracks), to.source, others);
        const auto behind = after ? itemId(connection, *after) : lastItem(connection, to.key);
        return Prepared{to.source, insertion(to.id, behind, ids),
                        addedSentence(static_cast<int>(ids.size()), others, to.name)};
    });
}

void Playlists::remove(qint64 playlist, std::vector<qint64> items) {
    const ListedPlaylist* found = find(playlist);
    if (found == nullptr) return;
    perform([from = *found, items = std::move(items)](Connection& connection) {
        const auto ids = itemIds(connection, items);
        return Prepared{from.source, removal(from.id, ids),
                        tr("%Ln tracks removed from “%1”.", nullptr, static_cast<int>(ids.size())).arg(from.name)};
    });
}

void Playlists::move(qint64 playlist, std::vector<qint64> items, qint64 after) {
    const ListedPlaylist* found = find(playlist);
    if (found == nullptr) return;
    perform([in = *found, items = std::move(items), after](Connection& connection) {
        return Prepared{in.source, moving(in.id, itemId(connection, after), itemIds(connection, items)), {}};
    });
}

void Playlists::replace(qint64 playlist, std::vector<core::TrackId> tracks) {
    const ListedPlaylist* found = find(playlist);
    if (found == nullptr) return;
    perform([of = *found, tracks = std::move(tracks)](Connection& connection) {
        std::vector<ItemNow> now;
        std::vector<core::store::Key> keys;
        if (const auto entries = core::store::playlistEntries(connection, of.key))
            for (const auto& entry : *entries)
                keys.push_back(entry.item);
        if (const auto rows = core::store::playlistItemRows(connection, keys))
            for (const auto& row : *rows)
                if (!row.id.isNull()) now.push_back({row.id, row.trackId});
        return Prepared{of.source, replacement(of.id, now, tracks), tr("“%1” is as it was then.").arg(of.name)};
    });
}

} // namespace linnet::app
