// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One reply of the change feed, whole or not at all.

#include <functional>
#include <string_view>
#include <vector>

#include "core/domain/FeedRecord.h"
#include "core/wire/Feed.h"

namespace linnet::sync {

struct FeedPage {
    std::vector<core::FeedRecord> records; ///< In rev order.
    core::wire::FeedEnd end;
};

/// Errors: Offline for a body without its end line (cut off on the way), Protocol for what is no feed.
core::Result<FeedPage> decodeFeedPage(std::string_view body);

/// Waits for a page that was asked for; letting go of it unused gives the request up.
using AwaitPage = std::function<core::Result<FeedPage>()>;
/// Asks for the page after a cursor without waiting.
using AskForPage = std::function<AwaitPage(const std::string& cursor)>;

} // namespace linnet::sync
