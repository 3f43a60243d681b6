// SPDX-License-Identifier: GPL-3.0-or-later
#include "server-stub/catalog/FeedRoutes.h"

#include <algorithm>

#include <fmt/format.h>

#include "core/compress/Compress.h"
#include "core/store/FeedReader.h"
#include "core/store/Meta.h"
#include "core/wire/Feed.h"
#include "server-stub/catalog/FeedCursor.h"

namespace linnet::server {

using core::Errc;
using core::failure;
using core::Result;
using core::compress::Encoding;

namespace {

constexpr std::int64_t kDefaultLimit = 2000;
constexpr std::int64_t kMaxLimit = 10'000;

/// Whether the rev was ever given. Readers see a commit a moment before feedHorizon() tells of it.
Result<bool> isCommitted(const CatalogContext& context, core::Rev rev) {
    if (rev <= context.database.feedHorizon()) return true;
    LINNET_TRY(auto* reader, context.database.reader());
    LINNET_TRY(const auto newest, core::store::metaInteger(*reader, core::store::kMetaRev));
    return rev <= newest.value_or(0);
}

/// The rev to read on from. Errors: StartOver for another epoch or view, and for a rev that was never given.
Result<core::Rev> startOf(const CatalogContext& context, const Request& request, std::int64_t view) {
    const auto since = request.queryValue("since").value_or("");
    if (since.empty()) return 0;
    const auto cursor = feedCursorFrom(since);
    if (!cursor) return failure(Errc::InvalidInput, "'since' is not a cursor of a change feed");
    LINNET_TRY(const bool wasGiven, isCommitted(context, cursor->rev));
    if (cursor->epoch != context.database.epoch() || cursor->view != view || !wasGiven)
        return failure(Errc::StartOver, "this catalogue has begun anew since; read its changes from the beginning");
    return cursor->rev;
}

Result<std::string> feedText(const CatalogContext& context, const Session& session, core::Rev since,
                             std::size_t limit) {
    const auto horizon = context.database.feedHorizon();
    const auto paths = session.hasLocalFiles() ? core::store::LocalPaths::Shown : core::store::LocalPaths::Hidden;
    LINNET_TRY(auto* reader, context.database.reader());
    LINNET_TRY(const auto batch, core::store::FeedReader::next(*reader, since, limit, paths));
    std::string text;
    text.reserve(batch.records.size() * 640 + 256);
    for (const auto& record : batch.records)
        core::wire::encodeFeedRecord(record, pathsFor(session), text);
    const FeedCursor cursor{context.database.epoch(), session.principal->view, batch.reached};
    core::wire::encodeFeedEnd(
        {.cursor = toText(cursor), .hasMore = batch.hasMore, .horizon = std::max(horizon, batch.reached)}, text);
    return text;
}

/// Taken before the rows are read: the tag may be older than the answer, never newer.
std::string feedEtag(const CatalogContext& context, const Session& session, core::Rev since, std::int64_t limit,
                     Encoding encoding) {
    auto etag = catalogEtag(context, session);
    etag.insert(etag.size() - 1, fmt::format(".{}.{}.{}", since, limit, core::compress::encodingName(encoding)));
    return etag;
}

Result<Reply> changes(const CatalogContext& context, const Request& request, const Session& session) {
    LINNET_TRY(const auto limit, request.queryNumber("limit", kDefaultLimit, 1, kMaxLimit));
    LINNET_TRY(const auto since, startOf(context, request, session.principal->view));
    const auto encoding = core::compress::bestEncoding(request.header("Accept-Encoding").value_or(""));
    Reply reply;
    reply.contentType = "application/x-ndjson";
    reply.etag = feedEtag(context, session, since, limit, encoding);
    reply.cacheControl = "private, no-cache";
    reply.headers.emplace_back("Vary", "Accept-Encoding");
    if (isKnown(request, reply.etag)) return reply;
    LINNET_TRY(const auto text, feedText(context, session, since, static_cast<std::size_t>(limit)));
    if (encoding != Encoding::Identity)
        reply.headers.emplace_back("Content-Encoding", core::compress::encodingName(encoding));
    LINNET_TRY(reply.body, core::compress::compressed(text, encoding));
    return reply;
}

} // namespace

RouteTable feedRoutes(const CatalogContext& context) {
    return {{.method = Method::Get,
             .pattern = "/api/v1/changes",
             .handler = [&context](const Request& request, Session& session) {
                 return changes(context, request, session);
             }}};
}

} // namespace linnet::server
