// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Characters and paths of playlist files and cue sheets. Inside core/playlists and core/cue. Pure.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/os/FilePath.h"

namespace linnet::core::playlists {

/// UTF-8 without a byte order mark: of UTF-16 with its mark, of UTF-8, else of Latin-1.
std::string toUtf8(std::string_view bytes);
/// Each byte is a character.
std::string latin1ToUtf8(std::string_view bytes);
/// The bytes that a Latin-1 program would have written; nothing for text beyond it.
std::optional<std::string> utf8ToLatin1(std::string_view text);

std::string percentDecoded(std::string_view text);
/// Everything but unreserved characters and '/' is escaped.
std::string percentEncoded(std::string_view bytes);

/// Where `location` (UTF-8: a path, with '/' or '\', or a file: address) may lie, seen from `folder`; likeliest first.
/// `isUri`: escapes are certainly escapes. Nothing for other addresses, drives of another system, NUL or huge ones.
std::vector<FilePath> pathsOf(const std::string& location, const FilePath& folder, bool isUri);
/// `path` as seen from `folder` if it lies below it.
std::optional<std::string> relativeTo(const FilePath& path, const FilePath& folder);

} // namespace linnet::core::playlists
