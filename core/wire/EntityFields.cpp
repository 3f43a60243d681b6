// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/EntityFields.h"

#include <algorithm>

#include "core/wire/Base64Url.h"

namespace linnet::core::wire {

void writeFields(JsonWriter& json, const Album& album) {
    json.key("id").text(album.id.hex());
    json.key("rev").integer(album.rev);
    writeName(json, "title", album.title);
    writeArtists(json, album.artists);
    writeName(json, "artist_display", album.artistDisplay);
    if (album.date.year != 0) json.key("date").text(toString(album.date));
    if (album.originalDate.year != 0) json.key("original_date").text(toString(album.originalDate));
    writeArt(json, album.art);
    writeTime(json, "added_at", album.addedAt);
}

void readFields(const JsonFields& fields, Album& album) {
    album.id = fields.id<AlbumId>("id");
    album.rev = fields.integer("rev", kRevs);
    album.title = fields.text("title");
    album.artists = readArtists(fields);
    album.artistDisplay = fields.text("artist_display", Presence::Optional);
    album.date = partialDateFrom(fields.text("date", Presence::Optional));
    album.originalDate = partialDateFrom(fields.text("original_date", Presence::Optional));
    album.art = readArt(fields);
    album.addedAt = fields.time("added_at");
}

void writeFields(JsonWriter& json, const Artist& artist) {
    json.key("id").text(artist.id.hex());
    json.key("rev").integer(artist.rev);
    writeName(json, "name", artist.name);
    writeName(json, "sort_name", artist.sortName);
    writeArt(json, artist.art);
}

void readFields(const JsonFields& fields, Artist& artist) {
    artist.id = fields.id<ArtistId>("id");
    artist.rev = fields.integer("rev", kRevs);
    artist.name = fields.text("name");
    artist.sortName = fields.text("sort_name", Presence::Optional);
    artist.art = readArt(fields);
}

void writeFields(JsonWriter& json, const Library& library, Paths paths) {
    json.key("id").text(library.id.hex());
    json.key("rev").integer(library.rev);
    writeName(json, "name", library.name);
    json.key("roots").beginList();
    for (std::size_t i = 0; i < std::min(library.roots.size(), kMaxRoots); ++i) {
        const LibraryRoot& root = library.roots[i];
        json.beginObject();
        json.key("id").text(root.id.hex());
        json.key("available").boolean(root.isAvailable);
        if (paths == Paths::Shown && !root.path.isEmpty())
            json.key("path_b64").text(base64UrlEncode(root.path.bytes()));
        json.endObject();
    }
    json.endList();
}

void readFields(const JsonFields& fields, Library& library) {
    library.id = fields.id<LibraryId>("id");
    library.rev = fields.integer("rev", kRevs);
    library.name = fields.text("name");
    fields.list("roots", Presence::Optional, kMaxRoots, [&library](const JsonFields& own) {
        LibraryRoot root{own.id<RootId>("id"), FilePath(own.optionalPathBytes("path_b64").value_or("")),
                         own.boolean("available")};
        if (!root.path.isEmpty() && !root.path.isAbsolute()) own.refuse("path_b64", "must be an absolute path");
        library.roots.push_back(std::move(root));
    });
}

} // namespace linnet::core::wire
