// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

#include "core/domain/Catalog.h"

namespace linnet::core::wire {

/// "library", "artist", "album", "track".
inline std::string_view kindName(EntityKind kind) {
    switch (kind) {
    case EntityKind::Library:
        return "library";
    case EntityKind::Artist:
        return "artist";
    case EntityKind::Album:
        return "album";
    case EntityKind::Track:
        break;
    }
    return "track";
}

inline std::optional<EntityKind> kindFrom(std::string_view name) {
    for (const auto kind : {EntityKind::Track, EntityKind::Album, EntityKind::Artist, EntityKind::Library})
        if (kindName(kind) == name) return kind;
    return std::nullopt;
}

} // namespace linnet::core::wire
