// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/PersonalFields.h"

#include <algorithm>
#include <array>

#include "core/operations/Operation.h"
#include "core/wire/Base64Url.h"
#include "core/wire/EntityFields.h"

namespace linnet::core::wire {

namespace {

constexpr std::size_t kMostOrderBytes = 1024;
constexpr std::array<std::string_view, 4> kTargetNames{"track", "album", "artist", "playlist"};
constexpr std::array<std::string_view, 3> kPlaylistKindNames{"manual", "smart", "folder"};
constexpr std::array<std::string_view, 3> kAccessNames{"private", "readable", "editable"};

template <class Enum, std::size_t N>
std::string_view nameOf(const std::array<std::string_view, N>& names, Enum value) {
    return names[static_cast<std::size_t>(value) % N];
}

/// The enumerator of one of `names`; the first one and an error for any other word.
template <class Enum, std::size_t N>
Enum readName(const JsonFields& fields, const char* name, const std::array<std::string_view, N>& names) {
    const std::string word = fields.text(name);
    const auto found = std::ranges::find(names, word);
    if (found != names.end()) return static_cast<Enum>(found - names.begin());
    fields.refuse(name, "is a word that is not known here");
    return Enum{};
}

/// A mark that was never set is left out.
void writeMark(JsonWriter& json, const char* name, const char* timeName, const Stamped<bool>& mark) {
    if (mark == Stamped<bool>{}) return;
    json.key(name).boolean(mark.value);
    writeTime(json, timeName, mark.at);
}

Stamped<bool> readMark(const JsonFields& fields, const char* name, const char* timeName) {
    return {fields.boolean(name), fields.time(timeName)};
}

void writeCover(JsonWriter& json, const Stamped<std::optional<ArtId>>& cover) {
    if (cover.value) json.key("cover").text(cover.value->hex());
    writeTime(json, "cover_at", cover.at);
}

Stamped<std::optional<ArtId>> readCover(const JsonFields& fields) {
    Stamped<std::optional<ArtId>> cover{{}, fields.time("cover_at")};
    if (fields.has("cover")) cover.value = fields.id<ArtId>("cover");
    return cover;
}

} // namespace

std::string_view playlistKindName(PlaylistKind kind) { return nameOf(kPlaylistKindNames, kind); }
PlaylistKind readPlaylistKind(const JsonFields& fields, const char* name) {
    return readName<PlaylistKind>(fields, name, kPlaylistKindNames);
}
std::string_view playlistAccessName(PlaylistAccess access) { return nameOf(kAccessNames, access); }
PlaylistAccess readPlaylistAccess(const JsonFields& fields, const char* name) {
    return readName<PlaylistAccess>(fields, name, kAccessNames);
}

void writeTarget(JsonWriter& json, const Target& target) {
    json.key("target_kind").text(nameOf(kTargetNames, target.kind));
    json.key("target").text(idToHex(target.id));
}
Target readTarget(const JsonFields& fields) {
    return {readName<TargetKind>(fields, "target_kind", kTargetNames), fields.id<TrackId>("target").bytes};
}

void writeFields(JsonWriter& json, const Annotation& annotation) {
    writeTarget(json, annotation.target);
    json.key("rev").integer(annotation.rev);
    writeMark(json, "liked", "liked_at", annotation.liked);
    writeMark(json, "followed", "followed_at", annotation.followed);
    writeMark(json, "hidden", "hidden_at", annotation.hidden);
    json.key("rating").integer(std::min(annotation.rating.value, kMostRating));
    writeTime(json, "rating_at", annotation.rating.at);
    json.key("play_count").integer(annotation.playCount);
    writeTime(json, "last_played_at", annotation.lastPlayedAt);
}
void readFields(const JsonFields& fields, Annotation& annotation) {
    annotation.target = readTarget(fields);
    annotation.rev = fields.integer("rev", kRevs);
    annotation.liked = readMark(fields, "liked", "liked_at");
    annotation.followed = readMark(fields, "followed", "followed_at");
    annotation.hidden = readMark(fields, "hidden", "hidden_at");
    annotation.rating.value = static_cast<Rating>(fields.optionalInteger("rating", kRatings).value_or(0));
    annotation.rating.at = fields.time("rating_at");
    annotation.playCount = fields.optionalInteger("play_count", kCounts).value_or(0);
    annotation.lastPlayedAt = fields.time("last_played_at");
}

void writeFields(JsonWriter& json, const Play& play) {
    json.key("device").text(play.id.device.hex());
    json.key("counter").integer(play.id.counter);
    json.key("rev").integer(play.rev);
    json.key("track").text(play.track.hex());
    writeTime(json, "started_at", play.startedAt);
    json.key("listened_ms").integer(std::clamp(play.listened.count(), kListened.least, kListened.most));
}
void readFields(const JsonFields& fields, Play& play) {
    play.id = {fields.id<DeviceId>("device"), fields.integer("counter", kCounters)};
    play.rev = fields.integer("rev", kRevs);
    play.track = fields.id<TrackId>("track");
    play.startedAt = fields.time("started_at");
    play.listened = std::chrono::milliseconds(fields.integer("listened_ms", kListened));
}

void writeFields(JsonWriter& json, const Playlist& playlist) {
    json.key("id").text(playlist.id.hex());
    json.key("rev").integer(playlist.rev);
    if (!playlist.owner.isNull()) {
        json.key("owner").text(playlist.owner.hex());
        writeName(json, "owner_name", playlist.ownerName);
    }
    json.key("type").text(playlistKindName(playlist.kind));
    writeName(json, "name", playlist.name.value);
    writeTime(json, "name_at", playlist.name.at);
    json.key("description").text(playlist.description.value);
    writeTime(json, "description_at", playlist.description.at);
    writeCover(json, playlist.cover);
    if (!playlist.folder.value.isNull()) json.key("folder").text(playlist.folder.value.hex());
    writeTime(json, "folder_at", playlist.folder.at);
    json.key("rules").text(playlist.rules.value);
    writeTime(json, "rules_at", playlist.rules.at);
    json.key("access").text(playlistAccessName(playlist.access.value));
    writeTime(json, "access_at", playlist.access.at);
    json.key("deleted").boolean(playlist.deleted.value);
    writeTime(json, "deleted_at", playlist.deleted.at);
    writeTime(json, "created_at", playlist.createdAt);
    writeTime(json, "changed_at", playlist.changedAt);
}
void readFields(const JsonFields& fields, Playlist& playlist) {
    playlist.id = fields.id<PlaylistId>("id");
    playlist.rev = fields.integer("rev", kRevs);
    playlist.owner = fields.id<UserId>("owner", Presence::Optional);
    playlist.ownerName = fields.text("owner_name", Presence::Optional);
    playlist.kind = readPlaylistKind(fields, "type");
    playlist.name = {fields.text("name"), fields.time("name_at")};
    playlist.description = {fields.text("description", Presence::Optional), fields.time("description_at")};
    playlist.cover = readCover(fields);
    playlist.folder = {fields.id<PlaylistId>("folder", Presence::Optional), fields.time("folder_at")};
    playlist.rules = {fields.exactText("rules", Presence::Optional), fields.time("rules_at")};
    playlist.access = {readPlaylistAccess(fields, "access"), fields.time("access_at")};
    playlist.deleted = {fields.boolean("deleted"), fields.time("deleted_at")};
    playlist.createdAt = fields.time("created_at");
    playlist.changedAt = fields.time("changed_at");
}

void writeFields(JsonWriter& json, const PlaylistItem& item) {
    json.key("id").text(item.id.hex());
    json.key("rev").integer(item.rev);
    json.key("playlist").text(item.playlist.hex());
    json.key("track").text(item.track.hex());
    json.key("order_b64").text(base64UrlEncode(item.order));
    writeTime(json, "added_at", item.addedAt);
    if (!item.isPresent()) writeTime(json, "removed_at", item.removedAt);
}
void readFields(const JsonFields& fields, PlaylistItem& item) {
    item.id = fields.id<PlaylistItemId>("id");
    item.rev = fields.integer("rev", kRevs);
    item.playlist = fields.id<PlaylistId>("playlist");
    item.track = fields.id<TrackId>("track");
    const auto order = base64UrlDecode(fields.exactText("order_b64"));
    if (!order || order->empty() || order->size() > kMostOrderBytes) fields.refuse("order_b64", "must be a place");
    item.order = order.value_or("");
    item.addedAt = fields.time("added_at");
    item.removedAt = fields.time("removed_at");
}

void writeFields(JsonWriter& json, const QueueRegister& queue) {
    json.key("device").text(queue.device.hex());
    json.key("rev").integer(queue.rev);
    json.key("state").text(queue.state.value);
    writeTime(json, "state_at", queue.state.at);
}
void readFields(const JsonFields& fields, QueueRegister& queue) {
    queue.device = fields.id<DeviceId>("device");
    queue.rev = fields.integer("rev", kRevs);
    queue.state = {fields.exactText("state", Presence::Required, operations::kMostQueueBytes), fields.time("state_at")};
}

void writeFields(JsonWriter& json, const UserSetting& setting) {
    json.key("key").text(setting.key);
    json.key("rev").integer(setting.rev);
    if (setting.value.value) json.key("value").text(*setting.value.value);
    writeTime(json, "value_at", setting.value.at);
}
void readFields(const JsonFields& fields, UserSetting& setting) {
    setting.key = fields.exactText("key");
    setting.rev = fields.integer("rev", kRevs);
    if (fields.has("value")) setting.value.value = fields.exactText("value");
    setting.value.at = fields.time("value_at");
}

} // namespace linnet::core::wire
