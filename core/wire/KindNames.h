// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

#include "core/domain/Catalog.h"

namespace linnet::core::wire {

/// "library", "artist", "album", "track", "playlist", "playlist_item".
inline std::string_view kindName(EntityKind kind) {
    switch (kind) {
    case EntityKind::Library:
        return "library";
    case EntityKind::Artist:
        return "artist";
    case EntityKind::Album:
        return "album";
    case EntityKind::Track:
        return "track";
    case EntityKind::Playlist:
        return "playlist";
    case EntityKind::PlaylistItem:
        break;
    }
    return "playlist_item";
}

inline std::optional<EntityKind> kindFrom(std::string_view name) {
    for (const auto kind : {EntityKind::Track, EntityKind::Album, EntityKind::Artist, EntityKind::Library,
                            EntityKind::Playlist, EntityKind::PlaylistItem})
        if (kindName(kind) == name) return kind;
    return std::nullopt;
}

} // namespace linnet::core::wire
