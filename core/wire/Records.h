// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The entities of the catalogue on the wire, alone and as pages.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/domain/Catalog.h"
#include "core/wire/Codec.h"

namespace linnet::core::wire {

/// `next` is an opaque cursor for the following page; absent on the last.
template <class T>
struct Page {
    std::vector<T> items;
    std::optional<std::string> next;
    friend bool operator==(const Page&, const Page&) = default;
};

struct GenreSummary {
    std::string name;
    std::int64_t trackCount = 0;
    friend bool operator==(const GenreSummary&, const GenreSummary&) = default;
};

template <>
void encode(const Track& track, Paths paths, std::string& out);
template <>
Result<Track> decode<Track>(std::string_view json);
template <>
void encode(const Album& album, std::string& out);
template <>
Result<Album> decode<Album>(std::string_view json);
template <>
void encode(const Artist& artist, std::string& out);
template <>
Result<Artist> decode<Artist>(std::string_view json);
template <>
void encode(const Library& library, Paths paths, std::string& out);
template <>
Result<Library> decode<Library>(std::string_view json);

template <>
void encode(const Page<Track>& page, Paths paths, std::string& out);
template <>
Result<Page<Track>> decode<Page<Track>>(std::string_view json);
template <>
void encode(const Page<Album>& page, std::string& out);
template <>
Result<Page<Album>> decode<Page<Album>>(std::string_view json);
template <>
void encode(const Page<Artist>& page, std::string& out);
template <>
Result<Page<Artist>> decode<Page<Artist>>(std::string_view json);
template <>
void encode(const Page<Library>& page, Paths paths, std::string& out);
template <>
Result<Page<Library>> decode<Page<Library>>(std::string_view json);
template <>
void encode(const Page<GenreSummary>& page, std::string& out);
template <>
Result<Page<GenreSummary>> decode<Page<GenreSummary>>(std::string_view json);

} // namespace linnet::core::wire
