// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <variant>

#include "core/domain/Catalog.h"
#include "core/domain/Personal.h"

namespace linnet::core {

/// One entity of the change feed as it is now, or the news that it is gone.
using FeedRecord = std::variant<Library, Artist, Album, Track, Tombstone, Annotation, Play, Playlist, PlaylistItem,
                                QueueRegister, UserSetting>;

inline Rev revOf(const FeedRecord& record) {
    return std::visit([](const auto& entity) { return entity.rev; }, record);
}

} // namespace linnet::core
