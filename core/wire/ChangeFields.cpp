// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/ChangeFields.h"

#include <algorithm>

#include "core/wire/EntityFields.h"
#include "core/wire/Operations.h"
#include "core/wire/PersonalFields.h"

namespace linnet::core::wire {

using namespace operations;

namespace {

std::string_view kindOf(const SetMark& change) {
    switch (change.mark) {
    case Mark::Liked:
        return "like";
    case Mark::Followed:
        return "follow";
    case Mark::Hidden:
        break;
    }
    return "hide";
}
constexpr std::string_view kindOf(const SetRating&) { return "rate"; }
constexpr std::string_view kindOf(const AddPlay&) { return "play"; }
constexpr std::string_view kindOf(const CreatePlaylist&) { return "playlist_create"; }
constexpr std::string_view kindOf(const RenamePlaylist&) { return "playlist_rename"; }
constexpr std::string_view kindOf(const DescribePlaylist&) { return "playlist_describe"; }
constexpr std::string_view kindOf(const SetPlaylistCover&) { return "playlist_cover"; }
constexpr std::string_view kindOf(const FilePlaylist&) { return "playlist_file"; }
constexpr std::string_view kindOf(const SetPlaylistRules&) { return "playlist_rules"; }
constexpr std::string_view kindOf(const SharePlaylist&) { return "playlist_share"; }
constexpr std::string_view kindOf(const DeletePlaylist&) { return "playlist_delete"; }
constexpr std::string_view kindOf(const InsertItems&) { return "items_insert"; }
constexpr std::string_view kindOf(const MoveItems&) { return "items_move"; }
constexpr std::string_view kindOf(const RemoveItems&) { return "items_remove"; }
constexpr std::string_view kindOf(const RestoreItems&) { return "items_restore"; }
constexpr std::string_view kindOf(const SetQueue&) { return "queue"; }
constexpr std::string_view kindOf(const ChangeSetting&) { return "setting"; }

template <class IdType>
void writeOptionalId(JsonWriter& json, const char* name, const IdType& id) {
    if (!id.isNull()) json.key(name).text(id.hex());
}

void writeIds(JsonWriter& json, const std::vector<PlaylistItemId>& items) {
    json.key("items").beginList();
    for (const PlaylistItemId& id : items)
        json.text(id.hex());
    json.endList();
}

std::vector<PlaylistItemId> readIds(const JsonFields& fields) {
    return fields.idList<PlaylistItemId>("items", kMostItems);
}

// Marks, ratings, plays -----------------------------------------------------------------------------
void write(JsonWriter& json, const SetMark& change) {
    writeTarget(json, change.target);
    json.key("is_set").boolean(change.isSet);
}
void read(const JsonFields& fields, SetMark& change) {
    change.target = readTarget(fields);
    change.isSet = fields.boolean("is_set");
}

void write(JsonWriter& json, const SetRating& change) {
    writeTarget(json, change.target);
    json.key("rating").integer(change.rating);
}
void read(const JsonFields& fields, SetRating& change) {
    change.target = readTarget(fields);
    change.rating = static_cast<Rating>(fields.integer("rating", kRatings));
}

void write(JsonWriter& json, const AddPlay& change) {
    json.key("track").text(change.track.hex());
    writeTime(json, "started_at", change.startedAt);
    json.key("listened_ms").integer(std::clamp(change.listened.count(), kListened.least, kListened.most));
}
void read(const JsonFields& fields, AddPlay& change) {
    change.track = fields.id<TrackId>("track");
    change.startedAt = fields.time("started_at");
    change.listened = std::chrono::milliseconds(fields.integer("listened_ms", kListened));
}

// Playlists -----------------------------------------------------------------------------------------
void write(JsonWriter& json, const CreatePlaylist& change) {
    json.key("type").text(playlistKindName(change.kind));
    json.key("name").text(change.name);
    writeOptionalId(json, "folder", change.folder);
    if (!change.rules.empty()) json.key("rules").text(change.rules);
}
void read(const JsonFields& fields, CreatePlaylist& change) {
    change.kind = readPlaylistKind(fields, "type");
    change.name = fields.text("name");
    change.folder = fields.id<PlaylistId>("folder", Presence::Optional);
    change.rules = fields.exactText("rules", Presence::Optional);
}

void write(JsonWriter& json, const RenamePlaylist& change) { json.key("name").text(change.name); }
void read(const JsonFields& fields, RenamePlaylist& change) { change.name = fields.text("name"); }

void write(JsonWriter& json, const DescribePlaylist& change) { json.key("description").text(change.description); }
void read(const JsonFields& fields, DescribePlaylist& change) { change.description = fields.text("description"); }

void write(JsonWriter& json, const SetPlaylistCover& change) {
    if (change.cover) json.key("cover").text(change.cover->hex());
}
void read(const JsonFields& fields, SetPlaylistCover& change) {
    if (fields.has("cover")) change.cover = fields.id<ArtId>("cover");
}

void write(JsonWriter& json, const FilePlaylist& change) { writeOptionalId(json, "folder", change.folder); }
void read(const JsonFields& fields, FilePlaylist& change) {
    change.folder = fields.id<PlaylistId>("folder", Presence::Optional);
}

void write(JsonWriter& json, const SetPlaylistRules& change) { json.key("rules").text(change.rules); }
void read(const JsonFields& fields, SetPlaylistRules& change) { change.rules = fields.exactText("rules"); }

void write(JsonWriter& json, const SharePlaylist& change) {
    json.key("access").text(playlistAccessName(change.access));
}
void read(const JsonFields& fields, SharePlaylist& change) { change.access = readPlaylistAccess(fields, "access"); }

void write(JsonWriter& json, const DeletePlaylist& change) { json.key("is_deleted").boolean(change.isDeleted); }
void read(const JsonFields& fields, DeletePlaylist& change) {
    if (!fields.has("is_deleted")) fields.refuse("is_deleted", "is missing");
    change.isDeleted = fields.boolean("is_deleted");
}

// Items ---------------------------------------------------------------------------------------------
void write(JsonWriter& json, const InsertItems& change) {
    writeOptionalId(json, "after", change.after);
    json.key("items").beginList();
    for (const NewItem& item : change.items) {
        json.beginObject();
        json.key("id").text(item.id.hex());
        json.key("track").text(item.track.hex());
        json.endObject();
    }
    json.endList();
}
void read(const JsonFields& fields, InsertItems& change) {
    change.after = fields.id<PlaylistItemId>("after", Presence::Optional);
    fields.list("items", Presence::Required, kMostItems, [&change](const JsonFields& own) {
        change.items.push_back({own.id<PlaylistItemId>("id"), own.id<TrackId>("track")});
    });
}

void write(JsonWriter& json, const MoveItems& change) {
    writeOptionalId(json, "after", change.after);
    writeIds(json, change.items);
    if (change.others.empty()) return;
    json.key("others").beginList();
    for (const ItemRun& run : change.others) {
        json.beginObject();
        writeOptionalId(json, "after", run.after);
        writeIds(json, run.items);
        json.endObject();
    }
    json.endList();
}
void read(const JsonFields& fields, MoveItems& change) {
    change.after = fields.id<PlaylistItemId>("after", Presence::Optional);
    change.items = readIds(fields);
    fields.list("others", Presence::Optional, kMostItems, [&change](const JsonFields& own) {
        change.others.push_back({own.id<PlaylistItemId>("after", Presence::Optional), readIds(own)});
    });
}

void write(JsonWriter& json, const RemoveItems& change) { writeIds(json, change.items); }
void read(const JsonFields& fields, RemoveItems& change) { change.items = readIds(fields); }
void write(JsonWriter& json, const RestoreItems& change) { writeIds(json, change.items); }
void read(const JsonFields& fields, RestoreItems& change) { change.items = readIds(fields); }

// What follows the person ---------------------------------------------------------------------------
void write(JsonWriter& json, const SetQueue& change) { json.key("state").text(change.state); }
void read(const JsonFields& fields, SetQueue& change) {
    change.state = fields.exactText("state", Presence::Required, kMostQueueBytes);
}

void write(JsonWriter& json, const ChangeSetting& change) {
    json.key("key").text(change.key);
    if (change.value) json.key("value").text(*change.value);
}
void read(const JsonFields& fields, ChangeSetting& change) {
    change.key = fields.exactText("key");
    if (fields.has("value")) change.value = fields.exactText("value");
}

// All kinds -----------------------------------------------------------------------------------------
/// One change of each kind, empty: what a decoder looks its kind up in, and fills.
const std::vector<Change>& emptyChanges() {
    static const std::vector<Change> all{SetMark{{}, Mark::Liked, false},
                                         SetMark{{}, Mark::Followed, false},
                                         SetMark{{}, Mark::Hidden, false},
                                         SetRating{},
                                         AddPlay{},
                                         CreatePlaylist{},
                                         RenamePlaylist{},
                                         DescribePlaylist{},
                                         SetPlaylistCover{},
                                         FilePlaylist{},
                                         SetPlaylistRules{},
                                         SharePlaylist{},
                                         DeletePlaylist{},
                                         InsertItems{},
                                         MoveItems{},
                                         RemoveItems{},
                                         RestoreItems{},
                                         SetQueue{},
                                         ChangeSetting{}};
    return all;
}

} // namespace

std::string_view changeKind(const Change& change) {
    return std::visit([](const auto& one) { return kindOf(one); }, change);
}

void writeChange(JsonWriter& json, const Change& change) {
    json.key("kind").text(changeKind(change));
    std::visit(
        [&json](const auto& one) {
            if constexpr (requires { one.playlist; }) json.key("playlist").text(one.playlist.hex());
            write(json, one);
        },
        change);
}

Result<Change> readChange(const JsonFields& fields) {
    std::string kind;
    LINNET_TRY_VOID(fields.apart([&kind](const JsonFields& own) { kind = own.text("kind"); }));
    const auto known = std::ranges::find(emptyChanges(), kind, changeKind);
    if (known == emptyChanges().end())
        return failure(Errc::Unsupported, "changes of the kind '" + kind.substr(0, 64) + "' are not known here");
    Change change = *known;
    LINNET_TRY_VOID(fields.apart([&change](const JsonFields& own) {
        std::visit(
            [&own](auto& one) {
                if constexpr (requires { one.playlist; }) one.playlist = own.id<PlaylistId>("playlist");
                read(own, one);
            },
            change);
    }));
    return change;
}

} // namespace linnet::core::wire
