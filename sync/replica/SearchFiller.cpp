// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/replica/SearchFiller.h"

#include "core/store/SearchBacklog.h"

namespace linnet::sync {

using core::store::SearchBacklog;

core::Result<SearchFill> fillSearch(core::store::Database& database, const core::CancelToken& cancel,
                                    std::chrono::milliseconds share) {
    const auto end = std::chrono::steady_clock::now() + share;
    LINNET_TRY(auto* reader, database.reader());
    LINNET_TRY(const bool isEmpty, SearchBacklog::isEmpty(*reader));
    if (isEmpty) return SearchFill::WasWhole;
    bool isMore = true;
    while (isMore && !cancel.isCancelled() && std::chrono::steady_clock::now() < end) {
        LINNET_TRY(isMore, database.write(core::store::WritePriority::Background, SearchBacklog::writeSome));
    }
    return isMore ? SearchFill::Behind : SearchFill::Whole;
}

} // namespace linnet::sync
