// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/replica/FeedPage.h"

namespace linnet::sync {

using core::Errc;

core::Result<FeedPage> decodeFeedPage(std::string_view body) {
    FeedPage page;
    while (!body.empty()) {
        const auto newline = body.find('\n');
        if (newline == body.npos) break; // Cut inside a line.
        const auto line = body.substr(0, newline);
        body.remove_prefix(newline + 1);
        if (line.empty()) continue;
        auto decoded = core::wire::decodeFeedLine(line);
        if (!decoded) return core::failure(Errc::Protocol, "change feed: " + decoded.error().detail);
        if (auto* record = std::get_if<core::FeedRecord>(&*decoded)) page.records.push_back(std::move(*record));
        if (auto* end = std::get_if<core::wire::FeedEnd>(&*decoded)) {
            if (!body.empty()) return core::failure(Errc::Protocol, "change feed: lines after the last one");
            page.end = std::move(*end);
            return page;
        }
    }
    return core::failure(Errc::Offline, "the change feed was cut off");
}

} // namespace linnet::sync
