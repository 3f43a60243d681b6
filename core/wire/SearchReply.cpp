// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/SearchReply.h"

#include "core/wire/EntityFields.h"
#include "core/wire/KindNames.h"

namespace linnet::core::wire {

namespace {

constexpr std::size_t kMaxHits = 10'000;

template <class T, class... P>
void writeList(JsonWriter& json, std::string_view key, const std::vector<T>& items, P... paths) {
    json.key(key).beginList();
    for (const T& item : items) {
        json.beginObject();
        writeFields(json, item, paths...);
        json.endObject();
    }
    json.endList();
}

template <class T>
std::vector<T> readList(const JsonFields& fields, const char* name) {
    std::vector<T> items;
    fields.list(name, Presence::Required, kMaxHits,
                [&items](const JsonFields& own) { readFields(own, items.emplace_back()); });
    return items;
}

} // namespace

template <>
void encode(const SearchReply& reply, Paths paths, std::string& out) {
    JsonWriter json(out);
    json.beginObject();
    if (reply.best) {
        json.key("best").beginObject();
        json.key("kind").text(kindName(reply.best->kind));
        json.key("id").text(idToHex(reply.best->id));
        json.endObject();
    }
    writeList(json, "tracks", reply.tracks, paths);
    writeList(json, "albums", reply.albums);
    writeList(json, "artists", reply.artists);
    if (reply.corrected) writeName(json, "corrected", *reply.corrected);
    json.endObject();
}

template <>
Result<SearchReply> decode<SearchReply>(std::string_view json) {
    return readJson<SearchReply>(json, kMaxJsonBytes, [](const JsonFields& fields, SearchReply& reply) {
        fields.object("best", Presence::Optional, [&reply](const JsonFields& own) {
            const auto kind = kindFrom(own.text("kind"));
            if (!kind || !isOfCatalog(*kind) || *kind == EntityKind::Library)
                own.refuse("kind", "must be track, album or artist");
            reply.best = BestMatch{kind.value_or(EntityKind::Track), own.id<TrackId>("id").bytes};
        });
        reply.tracks = readList<Track>(fields, "tracks");
        reply.albums = readList<Album>(fields, "albums");
        reply.artists = readList<Artist>(fields, "artists");
        reply.corrected = fields.optionalText("corrected");
    });
}

} // namespace linnet::core::wire
