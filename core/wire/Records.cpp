// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/Records.h"

#include "core/wire/EntityFields.h"
#include "core/wire/PageCodec.h"

namespace linnet::core::wire {

// Not in a namespace without a name: the templates of PageCodec.h look for them by their arguments.
static void writeFields(JsonWriter& json, const GenreSummary& genre) {
    writeName(json, "name", genre.name);
    json.key("track_count").integer(genre.trackCount);
}

static void readFields(const JsonFields& fields, GenreSummary& genre) {
    genre.name = fields.text("name");
    genre.trackCount = fields.integer("track_count", {0, kMaxInteger});
}

template <>
void encode(const Track& track, Paths paths, std::string& out) {
    writeObject(track, out, paths);
}
template <>
Result<Track> decode<Track>(std::string_view json) {
    return readObject<Track>(json);
}
template <>
void encode(const Album& album, std::string& out) {
    writeObject(album, out);
}
template <>
Result<Album> decode<Album>(std::string_view json) {
    return readObject<Album>(json);
}
template <>
void encode(const Artist& artist, std::string& out) {
    writeObject(artist, out);
}
template <>
Result<Artist> decode<Artist>(std::string_view json) {
    return readObject<Artist>(json);
}
template <>
void encode(const Library& library, Paths paths, std::string& out) {
    writeObject(library, out, paths);
}
template <>
Result<Library> decode<Library>(std::string_view json) {
    return readObject<Library>(json);
}

template <>
void encode(const Page<Track>& page, Paths paths, std::string& out) {
    writePage(page, out, paths);
}
template <>
Result<Page<Track>> decode<Page<Track>>(std::string_view json) {
    return readPage<Track>(json);
}
template <>
void encode(const Page<Album>& page, std::string& out) {
    writePage(page, out);
}
template <>
Result<Page<Album>> decode<Page<Album>>(std::string_view json) {
    return readPage<Album>(json);
}
template <>
void encode(const Page<Artist>& page, std::string& out) {
    writePage(page, out);
}
template <>
Result<Page<Artist>> decode<Page<Artist>>(std::string_view json) {
    return readPage<Artist>(json);
}
template <>
void encode(const Page<Library>& page, Paths paths, std::string& out) {
    writePage(page, out, paths);
}
template <>
Result<Page<Library>> decode<Page<Library>>(std::string_view json) {
    return readPage<Library>(json);
}
template <>
void encode(const Page<GenreSummary>& page, std::string& out) {
    writePage(page, out);
}
template <>
Result<Page<GenreSummary>> decode<Page<GenreSummary>>(std::string_view json) {
    return readPage<GenreSummary>(json);
}

} // namespace linnet::core::wire
