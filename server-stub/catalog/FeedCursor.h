// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A place in the change feed, opaque to clients: the database's epoch, the user's view and a rev. Pure.

#include <optional>
#include <string>
#include <string_view>

#include "core/domain/Catalog.h"

namespace linnet::server {

struct FeedCursor {
    std::string epoch;
    std::int64_t view = 0;
    core::Rev rev = 0;
    friend bool operator==(const FeedCursor&, const FeedCursor&) = default;
};

std::string toText(const FeedCursor& cursor);
/// Nothing for a text that toText() did not write.
std::optional<FeedCursor> feedCursorFrom(std::string_view text);

} // namespace linnet::server
