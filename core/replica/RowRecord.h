// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Personal rows as base records keep them: under a kind and a key within their subject, as bytes. Items, of which a
// change can touch ten thousand, in a form of their own; the others as lines of the feed. Pure.

#include <cstdint>
#include <string>
#include <string_view>

#include "core/domain/FeedRecord.h"
#include "core/store/BaseRecordStore.h"

namespace linnet::core::replica {

/// Of a personal record; playlists sort before their items.
store::BaseKey baseKeyOf(const FeedRecord& row);
/// The kind of base records of items, and which item one is of.
std::uint8_t itemKind();
PlaylistItemId itemOf(const store::BaseKey& key);
std::string encodeRow(const FeedRecord& row);
/// Errors: Corrupt.
[[nodiscard]] Result<FeedRecord> decodeRow(const store::BaseKey& key, std::string_view bytes);
/// A record that only names its row. Errors: Corrupt.
[[nodiscard]] Result<FeedRecord> rowNamed(const store::BaseKey& key, std::string_view subject);

} // namespace linnet::core::replica
