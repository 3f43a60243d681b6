// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the names of a file and its folders say about a track whose tags say nothing. Pure functions.

#include <span>
#include <string>
#include <string_view>

#include "core/tags/TagData.h"

namespace linnet::core::tags {

/// "03 - Artist - Title.mp3", "03 Title.mp3", "1-03 Title.mp3", "Artist - Title.mp3"; anything else is all title.
/// Underscores count as blanks in a name without blanks. Only fills what is empty in `data`.
void fillFromFileName(TagData& data, std::string_view fileName);

/// "CD 1", "Disc 02 - Live", "disk3": the number; nothing for other names.
std::optional<std::int32_t> discOfFolderName(std::string_view folderName);

/// Completes `data` from its place in a library: `folders` are the names from the root down. An untagged file gets its
/// title from the file name and its album from the folder (of a disc folder, from the one above; underscores as in
/// file names); a tagged one only a title where it has none and a disc number where a disc folder tells it.
void completeFromPlace(TagData& data, std::span<const std::string> folders, std::string_view fileName);

} // namespace linnet::core::tags
