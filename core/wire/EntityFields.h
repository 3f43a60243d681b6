// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The fields of the catalogue's entities inside an object that is already open: shared by records, pages, the feed and
// search. Only for the codecs of this folder.

#include "core/domain/Catalog.h"
#include "core/wire/Codec.h"
#include "core/wire/JsonReader.h"
#include "core/wire/JsonWriter.h"

namespace linnet::core::wire {

inline constexpr Within<std::int64_t> kRevs{0, kMaxInteger};

void writeFields(JsonWriter& json, const Track& track, Paths paths);
void readFields(const JsonFields& fields, Track& track);
void writeFields(JsonWriter& json, const Album& album);
void readFields(const JsonFields& fields, Album& album);
void writeFields(JsonWriter& json, const Artist& artist);
void readFields(const JsonFields& fields, Artist& artist);
void writeFields(JsonWriter& json, const Library& library, Paths paths);
void readFields(const JsonFields& fields, Library& library);

// Parts of several entities.
void writeName(JsonWriter& json, std::string_view key, std::string_view text); ///< At most kMaxNameBytes of it.
void writeArt(JsonWriter& json, const std::optional<ArtRef>& art);
std::optional<ArtRef> readArt(const JsonFields& fields);
void writeArtists(JsonWriter& json, const std::vector<ArtistRef>& artists);
std::vector<ArtistRef> readArtists(const JsonFields& fields);
void writeTime(JsonWriter& json, std::string_view key, UnixMillis time);

/// Names are cut here when written, so that one absurd tag cannot make a reply that its reader refuses.
inline constexpr std::size_t kMaxNameBytes = 4096;
inline constexpr std::size_t kMaxNames = 256; ///< Artists or genres of one item.
inline constexpr std::size_t kMaxRoots = 4096;

} // namespace linnet::core::wire
