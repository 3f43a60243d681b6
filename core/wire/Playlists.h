// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Playlists, their history and the queues of devices in replies of their own; in the feed they are lines of Feed.h.

#include <string>
#include <vector>

#include "core/domain/Personal.h"
#include "core/wire/Codec.h"
#include "core/wire/Records.h"

namespace linnet::core::wire {

/// How a playlist stood until `at`, which names the version.
struct VersionSummary {
    UnixMillis at{};
    std::string name;
    std::int64_t trackCount = 0;
    friend bool operator==(const VersionSummary&, const VersionSummary&) = default;
};
struct PlaylistVersion {
    UnixMillis at{};
    std::string name;
    std::vector<TrackId> tracks; ///< In order.
    friend bool operator==(const PlaylistVersion&, const PlaylistVersion&) = default;
};

/// The queue of one of the person's devices, to go on with it elsewhere.
struct NamedQueue {
    QueueRegister queue;
    std::string deviceName; ///< "" if that is forgotten.
    friend bool operator==(const NamedQueue&, const NamedQueue&) = default;
};

template <>
void encode(const Playlist& playlist, std::string& out);
template <>
Result<Playlist> decode<Playlist>(std::string_view json);
template <>
void encode(const Page<Playlist>& page, std::string& out);
template <>
Result<Page<Playlist>> decode<Page<Playlist>>(std::string_view json);
template <>
void encode(const Page<PlaylistItem>& page, std::string& out);
template <>
Result<Page<PlaylistItem>> decode<Page<PlaylistItem>>(std::string_view json);
template <>
void encode(const Page<VersionSummary>& page, std::string& out);
template <>
Result<Page<VersionSummary>> decode<Page<VersionSummary>>(std::string_view json);
template <>
void encode(const PlaylistVersion& version, std::string& out);
template <>
Result<PlaylistVersion> decode<PlaylistVersion>(std::string_view json);
template <>
void encode(const Page<NamedQueue>& page, std::string& out);
template <>
Result<Page<NamedQueue>> decode<Page<NamedQueue>>(std::string_view json);

} // namespace linnet::core::wire
