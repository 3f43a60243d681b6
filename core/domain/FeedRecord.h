// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One change of a catalogue, as the feed carries it and a replica applies it. A value; any thread.

#include <variant>

#include "core/domain/Catalog.h"

namespace linnet::core {

using FeedRecord = std::variant<Library, Artist, Album, Track, Tombstone>;

/// The change number of any record.
inline Rev revOf(const FeedRecord& record) {
    return std::visit([](const auto& entity) { return entity.rev; }, record);
}

} // namespace linnet::core
