// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Playlists in files of other programs: M3U, M3U8, XSPF. What a file says is data: no path of it is opened here, and
// core/store/EntryMatcher.h only compares them with the tracks that are known. Pure.

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/Result.h"
#include "core/os/FilePath.h"

namespace linnet::core::playlists {

struct FileEntry {
    std::string location;        ///< As the file has it, for people: UTF-8 without control characters.
    std::vector<FilePath> paths; ///< Where it may lie: absolute and clean, likeliest first. None: not on this computer.
    std::string title;
    std::string artist;
    std::string album;
    std::optional<std::chrono::milliseconds> length;
    friend bool operator==(const FileEntry&, const FileEntry&) = default;
};

struct PlaylistFile {
    std::string name; ///< "" where the file has none.
    std::vector<FileEntry> entries;
    std::size_t unusable = 0; ///< Entries that say nothing that could be looked for.
    friend bool operator==(const PlaylistFile&, const PlaylistFile&) = default;
};
inline constexpr std::size_t kMostFileBytes = std::size_t{32} << 20;
inline constexpr std::size_t kMostEntries = 100'000; ///< Those beyond count as unusable.

/// `bytes` of the file at `path`, of whichever kind they are. UTF-8, UTF-16 with its mark, else Latin-1. Relative
/// paths are looked for beside `path`. Errors: TooLarge, InvalidInput (XSPF without a track list, binary data).
[[nodiscard]] Result<PlaylistFile> readPlaylistFile(std::string_view bytes, const FilePath& path);

/// How entries are written: those below the folder of the file as paths from there, or all from the root.
enum class PathStyle { Relative, Absolute };

/// Entries without a path are written by their location, if any, else left out. `folder`: where the file will lie.
std::string writeM3u8(const PlaylistFile& list, const FilePath& folder, PathStyle style);
std::string writeXspf(const PlaylistFile& list, const FilePath& folder, PathStyle style);

} // namespace linnet::core::playlists
