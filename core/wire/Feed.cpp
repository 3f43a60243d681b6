// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/Feed.h"

#include "core/wire/EntityFields.h"
#include "core/wire/KindNames.h"
#include "core/wire/PersonalFields.h"

namespace linnet::core::wire {

namespace {

void write(JsonWriter& json, const Library& library, Paths paths) {
    json.key("kind").text("library");
    writeFields(json, library, paths);
}
void write(JsonWriter& json, const Artist& artist, Paths /*paths*/) {
    json.key("kind").text("artist");
    writeFields(json, artist);
}
void write(JsonWriter& json, const Album& album, Paths /*paths*/) {
    json.key("kind").text("album");
    writeFields(json, album);
}
void write(JsonWriter& json, const Track& track, Paths paths) {
    json.key("kind").text("track");
    writeFields(json, track, paths);
}
template <class Personal>
void write(JsonWriter& json, const Personal& record, Paths /*paths*/) {
    json.key("kind").text(feedKind(record));
    writeFields(json, record);
}
void write(JsonWriter& json, const Tombstone& gone, Paths /*paths*/) {
    json.key("kind").text("gone");
    json.key("of").text(kindName(gone.kind));
    json.key("id").text(idToHex(gone.id));
    json.key("rev").integer(gone.rev);
}

template <class T>
FeedRecord readEntity(const JsonFields& fields) {
    T entity;
    readFields(fields, entity);
    return entity;
}

FeedLine readPersonal(const JsonFields& fields, std::string_view kind) {
    if (kind == feedKind(Annotation{})) return readEntity<Annotation>(fields);
    if (kind == feedKind(Play{})) return readEntity<Play>(fields);
    if (kind == feedKind(Playlist{})) return readEntity<Playlist>(fields);
    if (kind == feedKind(PlaylistItem{})) return readEntity<PlaylistItem>(fields);
    if (kind == feedKind(QueueRegister{})) return readEntity<QueueRegister>(fields);
    if (kind == feedKind(UserSetting{})) return readEntity<UserSetting>(fields);
    return FeedUnknown{};
}

FeedLine readGone(const JsonFields& fields) {
    const auto kind = kindFrom(fields.text("of"));
    const Tombstone gone{kind.value_or(EntityKind::Track), fields.id<TrackId>("id").bytes,
                         fields.integer("rev", kRevs)};
    if (!kind) return FeedUnknown{};
    return FeedRecord(gone);
}

FeedLine readEnd(const JsonFields& fields) {
    return FeedEnd{fields.exactText("cursor"), fields.boolean("more"), fields.integer("horizon", kRevs)};
}

FeedLine readLine(const JsonFields& fields) {
    const std::string kind = fields.text("kind");
    if (kind == "track") return readEntity<Track>(fields);
    if (kind == "album") return readEntity<Album>(fields);
    if (kind == "artist") return readEntity<Artist>(fields);
    if (kind == "library") return readEntity<Library>(fields);
    if (kind == "gone") return readGone(fields);
    if (kind == "end") return readEnd(fields);
    return readPersonal(fields, kind);
}

} // namespace

void encodeFeedRecord(const FeedRecord& record, Paths paths, std::string& out) {
    JsonWriter json(out);
    json.beginObject();
    std::visit([&](const auto& entity) { write(json, entity, paths); }, record);
    json.endObject();
    out.push_back('\n');
}

void encodeFeedEnd(const FeedEnd& end, std::string& out) {
    JsonWriter json(out);
    json.beginObject();
    json.key("kind").text("end");
    json.key("cursor").text(end.cursor);
    json.key("more").boolean(end.hasMore);
    json.key("horizon").integer(end.horizon);
    json.endObject();
    out.push_back('\n');
}

Result<FeedLine> decodeFeedLine(std::string_view line) {
    return readJson<FeedLine>(line, kMaxFeedLineBytes,
                              [](const JsonFields& fields, FeedLine& out) { out = readLine(fields); });
}

} // namespace linnet::core::wire
