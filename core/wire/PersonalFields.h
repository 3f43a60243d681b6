// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The fields of what people make, inside an object that is already open: shared by the feed, operations and the
// playlists of the API. Only for the codecs of this folder and of the server's replies.

#include "core/domain/Personal.h"
#include "core/wire/Codec.h"
#include "core/wire/JsonReader.h"
#include "core/wire/JsonWriter.h"

namespace linnet::core::wire {

// The "kind" of their lines in the feed.
constexpr std::string_view feedKind(const Annotation&) { return "annotation"; }
constexpr std::string_view feedKind(const Play&) { return "play"; }
constexpr std::string_view feedKind(const Playlist&) { return "playlist"; }
constexpr std::string_view feedKind(const PlaylistItem&) { return "playlist_item"; }
constexpr std::string_view feedKind(const QueueRegister&) { return "queue"; }
constexpr std::string_view feedKind(const UserSetting&) { return "setting"; }

void writeFields(JsonWriter& json, const Annotation& annotation);
void readFields(const JsonFields& fields, Annotation& annotation);
void writeFields(JsonWriter& json, const Play& play);
void readFields(const JsonFields& fields, Play& play);
void writeFields(JsonWriter& json, const Playlist& playlist);
void readFields(const JsonFields& fields, Playlist& playlist);
void writeFields(JsonWriter& json, const PlaylistItem& item);
void readFields(const JsonFields& fields, PlaylistItem& item);
void writeFields(JsonWriter& json, const QueueRegister& queue);
void readFields(const JsonFields& fields, QueueRegister& queue);
void writeFields(JsonWriter& json, const UserSetting& setting);
void readFields(const JsonFields& fields, UserSetting& setting);

// Parts shared with operations.
void writeTarget(JsonWriter& json, const Target& target); ///< "target_kind" and "target".
Target readTarget(const JsonFields& fields);
/// "manual", "smart", "folder".
std::string_view playlistKindName(PlaylistKind kind);
PlaylistKind readPlaylistKind(const JsonFields& fields, const char* name);
/// "private", "readable", "editable".
std::string_view playlistAccessName(PlaylistAccess access);
PlaylistAccess readPlaylistAccess(const JsonFields& fields, const char* name);

inline constexpr Within<std::int64_t> kRatings{0, kMostRating};
inline constexpr Within<std::int64_t> kCounts{0, kMaxInteger};
inline constexpr Within<std::int64_t> kCounters{1, kMaxInteger};
inline constexpr Within<std::int64_t> kListened{0, 1'000LL * 60 * 60 * 24 * 365}; // A year.

} // namespace linnet::core::wire
