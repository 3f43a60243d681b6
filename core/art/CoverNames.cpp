// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/art/CoverNames.h"

#include <algorithm>
#include <array>

namespace linnet::core::art {

namespace {

constexpr std::array<std::string_view, 4> kExtensions{"jpg", "jpeg", "png", "webp"};
constexpr std::array<std::string_view, 4> kStems{"cover", "folder", "front", "album"};
constexpr std::size_t kAlbumArt = kStems.size();

/// Place in the order above; nothing for other names.
std::optional<std::size_t> rank(std::string_view fileName) {
    std::string lower(fileName);
    for (char& c : lower)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    const auto dot = lower.rfind('.');
    if (dot == std::string::npos) return std::nullopt;
    if (std::ranges::find(kExtensions, std::string_view(lower).substr(dot + 1)) == kExtensions.end())
        return std::nullopt;
    const auto stem = std::string_view(lower).substr(0, dot);
    const auto found = std::ranges::find(kStems, stem);
    if (found != kStems.end()) return static_cast<std::size_t>(found - kStems.begin());
    return stem.starts_with("albumart") || stem.starts_with("albumcover") ? std::optional(kAlbumArt) : std::nullopt;
}

} // namespace

bool isCoverName(std::string_view fileName) { return rank(fileName).has_value(); }

std::optional<std::size_t> bestCover(std::span<const std::string> fileNames) {
    std::optional<std::size_t> best;
    for (std::size_t i = 0; i < fileNames.size(); ++i) {
        const auto own = rank(fileNames[i]);
        if (!own) continue;
        if (!best || std::pair(*own, fileNames[i]) < std::pair(*rank(fileNames[*best]), fileNames[*best])) best = i;
    }
    return best;
}

} // namespace linnet::core::art
