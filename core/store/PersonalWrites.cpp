// SPDX-License-Identifier: GPL-3.0-or-later
// PersonalRows: what writes and removes.
#include "core/store/PersonalRows.h"
#include "core/store/QueryRegistry.h"
#include "core/text/Fold.h"

namespace linnet::core::store {

namespace {

constexpr NamedQuery kPutAnnotation{
    "putAnnotation",
    "INSERT INTO annotation(source,user_id,mark,kind,target,rev,liked,liked_at,followed,followed_at,hidden,hidden_at,"
    "rating,rating_at,play_count,last_played_at) VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16)"
    " ON CONFLICT(source,user_id,kind,target) DO UPDATE SET mark=max(mark,excluded.mark), rev=excluded.rev,"
    " liked=excluded.liked, liked_at=excluded.liked_at, followed=excluded.followed, followed_at=excluded.followed_at,"
    " hidden=excluded.hidden, hidden_at=excluded.hidden_at, rating=excluded.rating, rating_at=excluded.rating_at,"
    " play_count=excluded.play_count, last_played_at=excluded.last_played_at"};
constexpr NamedQuery kPutPlay{
    "putPlay", "INSERT INTO play(source,user_id,mark,device,counter,rev,track,started_at,listened_ms)"
               " VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9) ON CONFLICT(source,user_id,device,counter) DO UPDATE SET"
               " mark=max(mark,excluded.mark), rev=excluded.rev, track=excluded.track,"
               " started_at=excluded.started_at, listened_ms=excluded.listened_ms"};
// Whose a playlist is never changes: user_id stands in the INSERT alone.
constexpr NamedQuery kPutPlaylist{
    "putPlaylist",
    "INSERT INTO playlist(source,user_id,mark,public_id,rev,is_local,owner,owner_name,kind,name,name_at,sort_key,"
    "description,description_at,cover,cover_at,folder,folder_at,rules,rules_at,access,access_at,deleted,deleted_at,"
    "created_at,changed_at) VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16,?17,?18,?19,?20,?21,?22,?23,"
    "?24,?25,?26) ON CONFLICT(source,public_id) DO UPDATE SET mark=max(mark,excluded.mark), rev=excluded.rev,"
    " is_local=excluded.is_local, owner=excluded.owner, owner_name=excluded.owner_name, kind=excluded.kind,"
    " name=excluded.name, name_at=excluded.name_at, sort_key=excluded.sort_key, description=excluded.description,"
    " description_at=excluded.description_at, cover=excluded.cover, cover_at=excluded.cover_at,"
    " folder=excluded.folder, folder_at=excluded.folder_at, rules=excluded.rules, rules_at=excluded.rules_at,"
    " access=excluded.access, access_at=excluded.access_at, deleted=excluded.deleted, deleted_at=excluded.deleted_at,"
    " created_at=excluded.created_at, changed_at=excluded.changed_at"};
constexpr NamedQuery kPlaylistKey{"playlistKey", "SELECT id FROM playlist WHERE source=?1 AND public_id=?2"};
constexpr NamedQuery kAddPlaylist{"playlistByReference",
                                  "INSERT INTO playlist(source,user_id,public_id,rev,mark) VALUES(?1,?2,?3,0,?4)"};
constexpr NamedQuery kPutItem{
    "putPlaylistItem", "INSERT INTO playlist_item(playlist_id,public_id,mark,rev,track,place,added_at,removed_at)"
                       " VALUES(?1,?2,?3,?4,?5,?6,?7,?8) ON CONFLICT(public_id,playlist_id) DO UPDATE SET"
                       " mark=max(mark,excluded.mark), rev=excluded.rev, track=excluded.track, place=excluded.place,"
                       " added_at=excluded.added_at, removed_at=excluded.removed_at"};
// An index costs as much as the row: of a change of one value the others are left alone.
constexpr NamedQuery kItemRev{"setItemRev", "UPDATE playlist_item SET rev=?3 WHERE public_id=?2 AND playlist_id=?1"};
constexpr NamedQuery kItemPlace{"setItemPlace",
                                "UPDATE playlist_item SET place=?4 WHERE public_id=?2 AND playlist_id=?1"};
constexpr NamedQuery kItemPlaceAndRev{
    "setItemPlaceAndRev", "UPDATE playlist_item SET rev=?3, place=?4 WHERE public_id=?2 AND playlist_id=?1"};
constexpr NamedQuery kItemRemoved{"setItemRemoved",
                                  "UPDATE playlist_item SET removed_at=?4 WHERE public_id=?2 AND playlist_id=?1"};
constexpr NamedQuery kItemRemovedAndRev{
    "setItemRemovedAndRev", "UPDATE playlist_item SET rev=?3, removed_at=?4 WHERE public_id=?2 AND playlist_id=?1"};
constexpr NamedQuery kPutQueue{"putQueue",
                               "INSERT INTO queue_register(source,user_id,mark,device,rev,state,state_at)"
                               " VALUES(?1,?2,?3,?4,?5,?6,?7) ON CONFLICT(source,user_id,device) DO UPDATE SET"
                               " mark=max(mark,excluded.mark), rev=excluded.rev, state=excluded.state,"
                               " state_at=excluded.state_at"};
constexpr NamedQuery kPutSetting{"putUserSetting",
                                 "INSERT INTO user_setting(source,user_id,mark,key,rev,value,value_at)"
                                 " VALUES(?1,?2,?3,?4,?5,?6,?7) ON CONFLICT(source,user_id,key) DO UPDATE SET"
                                 " mark=max(mark,excluded.mark), rev=excluded.rev, value=excluded.value,"
                                 " value_at=excluded.value_at"};

constexpr NamedQuery kEraseAnnotation{
    "eraseAnnotation", "DELETE FROM annotation WHERE source=?1 AND user_id=?2 AND kind=?3 AND target=?4"};
constexpr NamedQuery kErasePlay{"erasePlay",
                                "DELETE FROM play WHERE source=?1 AND user_id=?2 AND device=?3 AND counter=?4"};
constexpr NamedQuery kEraseItems{
    "erasePlaylistItems",
    "DELETE FROM playlist_item WHERE playlist_id=(SELECT id FROM playlist WHERE source=?1 AND public_id=?2)"};
constexpr NamedQuery kErasePlaylist{"erasePlaylist", "DELETE FROM playlist WHERE source=?1 AND public_id=?2"};
constexpr NamedQuery kEraseItem{
    "erasePlaylistItem",
    "DELETE FROM playlist_item WHERE public_id=?2 AND (SELECT source FROM playlist WHERE playlist.id=playlist_id)=?1"};
constexpr NamedQuery kEraseItemOf{"erasePlaylistItemOf",
                                  "DELETE FROM playlist_item WHERE public_id=?2"
                                  " AND playlist_id=(SELECT id FROM playlist WHERE source=?1 AND public_id=?3)"};
constexpr NamedQuery kEraseQueue{"eraseQueue",
                                 "DELETE FROM queue_register WHERE source=?1 AND user_id=?2 AND device=?3"};
constexpr NamedQuery kEraseSetting{"eraseUserSetting",
                                   "DELETE FROM user_setting WHERE source=?1 AND user_id=?2 AND key=?3"};
constexpr NamedQuery kQueries[] = {kPutAnnotation,    kPutPlay,   kPutPlaylist,     kPlaylistKey,     kAddPlaylist,
                                   kPutItem,          kPutQueue,  kPutSetting,      kErasePlay,       kEraseItems,
                                   kErasePlaylist,    kEraseItem, kEraseAnnotation, kEraseItemOf,     kEraseQueue,
                                   kEraseSetting,     kItemRev,   kItemPlace,       kItemPlaceAndRev, kItemRemoved,
                                   kItemRemovedAndRev};

std::int64_t millis(UnixMillis time) { return time.time_since_epoch().count(); }

std::optional<PlaylistId> unlessNull(const PlaylistId& id) { return id.isNull() ? std::nullopt : std::optional(id); }

tl::unexpected<Error> notPersonal() {
    return failure(Errc::InvalidInput, "a record of the catalogue is nothing that a person made");
}

struct Put {
    Connection& connection;
    PersonalOwner owner;
    std::int64_t mark;

    Result<void> operator()(const Annotation& a) const {
        return connection.prepare(kPutAnnotation)
            .bindAll(owner.source, owner.user, mark, static_cast<int>(a.target.kind), Blob(a.target.id), a.rev,
                     a.liked.value, millis(a.liked.at), a.followed.value, millis(a.followed.at), a.hidden.value,
                     millis(a.hidden.at), a.rating.value, millis(a.rating.at), a.playCount, millis(a.lastPlayedAt))
            .run();
    }
    Result<void> operator()(const Play& p) const {
        return connection.prepare(kPutPlay)
            .bindAll(owner.source, owner.user, mark, p.id.device, p.id.counter, p.rev, p.track, millis(p.startedAt),
                     p.listened.count())
            .run();
    }
    Result<void> operator()(const Playlist& p) const {
        const bool isLocal = !owner.isOfServer() && p.rev == 0;
        const bool hasOwner = !owner.isOfServer() && !p.owner.isNull();
        return connection.prepare(kPutPlaylist)
            .bindAll(owner.source, owner.user, mark, p.id, p.rev, isLocal,
                     hasOwner ? std::optional(p.owner) : std::nullopt, hasOwner ? p.ownerName : std::string(),
                     static_cast<int>(p.kind), p.name.value, millis(p.name.at), text::sortKey(p.name.value),
                     p.description.value, millis(p.description.at), p.cover.value, millis(p.cover.at),
                     unlessNull(p.folder.value), millis(p.folder.at), p.rules.value, millis(p.rules.at),
                     static_cast<int>(p.access.value), millis(p.access.at), p.deleted.value, millis(p.deleted.at),
                     millis(p.createdAt), millis(p.changedAt))
            .run();
    }
    Result<void> operator()(const PlaylistItem& item) const {
        LINNET_TRY(const auto playlist, keyOf(item.playlist));
        return put(playlist, item);
    }
    Result<void> operator()(const QueueRegister& q) const {
        return connection.prepare(kPutQueue)
            .bindAll(owner.source, owner.user, mark, q.device, q.rev, q.state.value, millis(q.state.at))
            .run();
    }
    Result<void> operator()(const UserSetting& s) const {
        return connection.prepare(kPutSetting)
            .bindAll(owner.source, owner.user, mark, s.key, s.rev, s.value.value, millis(s.value.at))
            .run();
    }
    template <class OfCatalogue>
    Result<void> operator()(const OfCatalogue&) const {
        return notPersonal();
    }

    Result<void> put(std::int64_t playlist, const PlaylistItem& item) const {
        return connection.prepare(kPutItem)
            .bindAll(playlist, item.id, mark, item.rev, item.track, blobOf(item.order), millis(item.addedAt),
                     millis(item.removedAt))
            .run();
    }
    /// Made with rev 0, shown nowhere, where its header has not come yet.
    Result<std::int64_t> keyOf(PlaylistId playlist) const {
        auto select = connection.prepare(kPlaylistKey);
        LINNET_TRY(const bool found, select.bindAll(owner.source, playlist).step());
        if (found) return select.integer(0);
        LINNET_TRY_VOID(connection.prepare(kAddPlaylist).bindAll(owner.source, owner.user, playlist, mark).run());
        return connection.lastInsertKey();
    }
};

/// Of an item that has a row.
Result<void> writeEdit(const Put& put, std::int64_t playlist, const PlaylistItem& before, const PlaylistItem& after) {
    const bool hasRev = before.rev != after.rev;
    const bool hasPlace = before.order != after.order;
    const bool hasRemoval = before.removedAt != after.removedAt;
    const bool hasOther = before.track != after.track || before.addedAt != after.addedAt;
    if (hasOther || (hasPlace && hasRemoval)) return put.put(playlist, after);
    if (!hasRev && !hasPlace && !hasRemoval) return {};
    const NamedQuery& query = hasPlace     ? hasRev ? kItemPlaceAndRev : kItemPlace
                              : hasRemoval ? hasRev ? kItemRemovedAndRev : kItemRemoved
                                           : kItemRev;
    auto update = put.connection.prepare(query);
    update.bindAll(playlist, after.id);
    if (hasRev) update.bind(3, after.rev);
    if (hasPlace) update.bind(4, blobOf(after.order));
    if (hasRemoval) update.bind(4, millis(after.removedAt));
    return update.run();
}

struct Erase {
    Connection& connection;
    PersonalOwner owner;

    Result<void> operator()(const Annotation& a) const {
        return connection.prepare(kEraseAnnotation)
            .bindAll(owner.source, owner.user, static_cast<int>(a.target.kind), Blob(a.target.id))
            .run();
    }
    Result<void> operator()(const Play& p) const {
        return connection.prepare(kErasePlay).bindAll(owner.source, owner.user, p.id.device, p.id.counter).run();
    }
    Result<void> operator()(const Playlist& p) const {
        LINNET_TRY_VOID(connection.prepare(kEraseItems).bindAll(owner.source, p.id).run());
        return connection.prepare(kErasePlaylist).bindAll(owner.source, p.id).run();
    }
    Result<void> operator()(const PlaylistItem& item) const {
        return connection.prepare(kEraseItemOf).bindAll(owner.source, item.id, item.playlist).run();
    }
    Result<void> operator()(const QueueRegister& q) const {
        return connection.prepare(kEraseQueue).bindAll(owner.source, owner.user, q.device).run();
    }
    Result<void> operator()(const UserSetting& s) const {
        return connection.prepare(kEraseSetting).bindAll(owner.source, owner.user, s.key).run();
    }
    Result<void> operator()(const Tombstone& gone) const {
        Playlist playlist;
        playlist.id = PlaylistId{gone.id};
        if (gone.kind == EntityKind::Playlist) return (*this)(playlist);
        if (gone.kind != EntityKind::PlaylistItem) return notPersonal();
        return connection.prepare(kEraseItem).bindAll(owner.source, Blob(gone.id)).run();
    }
    template <class OfCatalogue>
    Result<void> operator()(const OfCatalogue&) const {
        return notPersonal();
    }
};

} // namespace

std::span<const NamedQuery> personalWriteQueries() { return kQueries; }

Result<void> PersonalRows::put(WriteTransaction& tx, PersonalOwner owner, std::int64_t mark, const FeedRecord& record) {
    return std::visit(Put{tx.connection(), owner, mark}, record);
}

Result<void> PersonalRows::putItems(WriteTransaction& tx, PersonalOwner owner, std::int64_t mark,
                                    std::span<const PlaylistItem> items) {
    if (items.empty()) return {};
    const Put put{tx.connection(), owner, mark};
    LINNET_TRY(const auto playlist, put.keyOf(items.front().playlist));
    for (const PlaylistItem& item : items)
        LINNET_TRY_VOID(put.put(playlist, item));
    return {};
}

Result<void> PersonalRows::changeItems(WriteTransaction& tx, PersonalOwner owner, std::span<const ItemEdit> edits) {
    if (edits.empty()) return {};
    const Put put{tx.connection(), owner, 0};
    LINNET_TRY(const auto playlist, put.keyOf(edits.front().after->playlist));
    for (const auto& [before, after] : edits)
        LINNET_TRY_VOID(before == nullptr ? put.put(playlist, *after) : writeEdit(put, playlist, *before, *after));
    return {};
}

Result<void> PersonalRows::erase(WriteTransaction& tx, PersonalOwner owner, const FeedRecord& record) {
    return std::visit(Erase{tx.connection(), owner}, record);
}

} // namespace linnet::core::store
