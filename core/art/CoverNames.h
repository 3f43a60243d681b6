// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Which picture file of a folder is the cover. Pure functions.

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace linnet::core::art {

/// True for names that may be covers: cover, folder, front, album, albumart…, albumcover… as jpg, jpeg, png or webp.
bool isCoverName(std::string_view fileName);

/// The index of the best cover among the names; nothing if none qualifies. Order: cover, folder, front, album,
/// the others; then by name.
std::optional<std::size_t> bestCover(std::span<const std::string> fileNames);

} // namespace linnet::core::art
