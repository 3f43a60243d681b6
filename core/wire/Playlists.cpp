// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/Playlists.h"

#include "core/wire/EntityFields.h"
#include "core/wire/PageCodec.h"
#include "core/wire/PersonalFields.h"

namespace linnet::core::wire {

constexpr std::size_t kMostTracks = 100'000; ///< As of a playlist.

// Not in a namespace without a name: the templates of PageCodec.h look for them by their arguments.
static void writeFields(JsonWriter& json, const VersionSummary& version) {
    writeTime(json, "at", version.at);
    writeName(json, "name", version.name);
    json.key("track_count").integer(version.trackCount);
}
static void readFields(const JsonFields& fields, VersionSummary& version) {
    version.at = fields.time("at");
    version.name = fields.text("name");
    version.trackCount = fields.integer("track_count", {0, kMaxInteger});
}

static void writeFields(JsonWriter& json, const PlaylistVersion& version) {
    writeTime(json, "at", version.at);
    writeName(json, "name", version.name);
    json.key("tracks").beginList();
    for (const auto& track : version.tracks)
        json.text(track.hex());
    json.endList();
}
static void readFields(const JsonFields& fields, PlaylistVersion& version) {
    version.at = fields.time("at");
    version.name = fields.text("name");
    version.tracks = fields.idList<TrackId>("tracks", kMostTracks);
}

static void writeFields(JsonWriter& json, const NamedQueue& named) {
    writeFields(json, named.queue);
    writeName(json, "device_name", named.deviceName);
}
static void readFields(const JsonFields& fields, NamedQueue& named) {
    readFields(fields, named.queue);
    named.deviceName = fields.text("device_name", Presence::Optional);
}

template <>
void encode(const Playlist& playlist, std::string& out) {
    writeObject(playlist, out);
}
template <>
Result<Playlist> decode<Playlist>(std::string_view json) {
    return readObject<Playlist>(json);
}
template <>
void encode(const PlaylistVersion& version, std::string& out) {
    writeObject(version, out);
}
template <>
Result<PlaylistVersion> decode<PlaylistVersion>(std::string_view json) {
    return readObject<PlaylistVersion>(json);
}
template <>
void encode(const Page<Playlist>& page, std::string& out) {
    writePage(page, out);
}
template <>
Result<Page<Playlist>> decode<Page<Playlist>>(std::string_view json) {
    return readPage<Playlist>(json);
}
template <>
void encode(const Page<PlaylistItem>& page, std::string& out) {
    writePage(page, out);
}
template <>
Result<Page<PlaylistItem>> decode<Page<PlaylistItem>>(std::string_view json) {
    return readPage<PlaylistItem>(json);
}
template <>
void encode(const Page<VersionSummary>& page, std::string& out) {
    writePage(page, out);
}
template <>
Result<Page<VersionSummary>> decode<Page<VersionSummary>>(std::string_view json) {
    return readPage<VersionSummary>(json);
}
template <>
void encode(const Page<NamedQueue>& page, std::string& out) {
    writePage(page, out);
}
template <>
Result<Page<NamedQueue>> decode<Page<NamedQueue>>(std::string_view json) {
    return readPage<NamedQueue>(json);
}

} // namespace linnet::core::wire
