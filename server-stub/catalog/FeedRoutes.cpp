// SPDX-License-Identifier: GPL-3.0-or-later
#include "server-stub/catalog/FeedRoutes.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "core/compress/Compressor.h"
#include "core/store/FeedReader.h"
#include "core/store/Meta.h"
#include "core/store/Sight.h"
#include "core/wire/Feed.h"
#include "server-stub/catalog/FeedCursor.h"

namespace linnet::server {

using core::Errc;
using core::failure;
using core::Result;
using core::compress::Compressor;
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

tl::unexpected<core::Error> startOver() {
    return failure(Errc::StartOver, "this catalogue has begun anew since; read its changes from the beginning");
}

/// The rev to read on from. Errors: StartOver for anything but a cursor of this epoch and view whose rev was given.
Result<core::Rev> startOf(const CatalogContext& context, const Request& request, std::int64_t view) {
    const auto since = request.queryValue("since").value_or("");
    if (since.empty()) return 0;
    const auto cursor = feedCursorFrom(since);
    if (!cursor) return startOver(); // Of another program version, or damaged: there is one way out of both.
    LINNET_TRY(const bool wasGiven, isCommitted(context, cursor->rev));
    if (cursor->epoch != context.database.epoch() || cursor->view != view || !wasGiven) return startOver();
    return cursor->rev;
}

/// The feed from `since` on, a few records at a time, each few of a snapshot of their own: what changes meanwhile comes
/// later with its new rev, as between two pages. The view that the cursor names must not be older than the horizon: no
/// hint of what changed it would come any more.
class FeedProducer final : public BodyProducer {
public:
    struct Wanted {
        core::Rev since;
        std::size_t limit;
        std::int64_t user; ///< The row's key.
        std::int64_t view;
        core::wire::Paths paths;
    };
    FeedProducer(core::store::Database& database, Wanted wanted, std::unique_ptr<Compressor> compressor)
        : m_database(database),
          m_wanted(wanted),
          m_compressor(std::move(compressor)) {}

    Result<std::optional<std::string>> next() override {
        if (m_hasEnded) return std::nullopt;
        // Before the rows are read: all up to here are among them.
        const auto horizon = m_database.feedHorizon();
        LINNET_TRY(auto* reader, m_database.reader());
        const auto shown = m_wanted.paths == core::wire::Paths::Shown ? core::store::LocalPaths::Shown
                                                                      : core::store::LocalPaths::Hidden;
        const auto count = std::min(m_wanted.limit, kRecordsAtOnce);
        LINNET_TRY(const auto batch,
                   core::store::FeedReader::next(*reader, m_wanted.since, count, shown, m_wanted.user));
        const bool isOtherView = batch.view != m_wanted.view;
        if (std::exchange(m_isFirst, false) && isOtherView) return startOver();
        m_text.clear();
        for (const auto& record : batch.records)
            core::wire::encodeFeedRecord(record, m_wanted.paths, m_text);
        // What is not for this user takes revs too: up to the horizon there is nothing more for him.
        m_wanted.since = batch.hasMore ? batch.reached : std::max(horizon, batch.reached);
        m_wanted.limit -= count;
        m_hasEnded = !batch.hasMore || m_wanted.limit == 0;
        if (m_hasEnded) {
            const FeedCursor cursor{m_database.epoch(), m_wanted.view, m_wanted.since};
            const bool hasMore = batch.hasMore || isOtherView; // The next page is refused.
            core::wire::encodeFeedEnd(
                {.cursor = toText(cursor), .hasMore = hasMore, .horizon = std::max(horizon, m_wanted.since)}, m_text);
        }
        const auto more = m_hasEnded ? Compressor::More::Ended : Compressor::More::Follows;
        LINNET_TRY(auto bytes, m_compressor->add(m_text, more));
        return std::optional(std::move(bytes));
    }

private:
    static constexpr std::size_t kRecordsAtOnce = 200;

    core::store::Database& m_database;
    Wanted m_wanted; ///< What is still to come.
    std::unique_ptr<Compressor> m_compressor;
    std::string m_text;
    bool m_isFirst = true;
    bool m_hasEnded = false;
};

/// Taken before the rows are read: the tag may be older than the answer, never newer.
std::string feedEtag(const CatalogContext& context, const Session& session, core::Rev since, std::int64_t limit,
                     Encoding encoding) {
    auto etag = catalogEtag(context, session);
    etag.insert(etag.size() - 1, fmt::format(".{}.{}.{}", since, limit, core::compress::encodingName(encoding)));
    return etag;
}

Result<Reply> changes(const CatalogContext& context, const Request& request, const Session& session) {
    LINNET_TRY(const auto limit, request.queryNumber("limit", kDefaultLimit, 1, kMaxLimit));
    LINNET_TRY(auto* reader, context.database.reader());
    // As committed: the session's may come a moment later than the hint of its change.
    LINNET_TRY(const auto sight, core::store::Sight::of(*reader, session.principal->userKey));
    LINNET_TRY(const auto since, startOf(context, request, sight.view()));
    const auto encoding = core::compress::bestEncoding(request.header("Accept-Encoding").value_or(""));
    Reply reply;
    reply.contentType = "application/x-ndjson";
    reply.etag = feedEtag(context, session, since, limit, encoding);
    reply.cacheControl = "private, no-cache";
    reply.headers.emplace_back("Vary", "Accept-Encoding");
    if (isKnown(request, reply.etag)) return reply;
    if (encoding != Encoding::Identity)
        reply.headers.emplace_back("Content-Encoding", core::compress::encodingName(encoding));
    LINNET_TRY(auto compressor, Compressor::make(encoding));
    const FeedProducer::Wanted wanted{.since = since,
                                      .limit = static_cast<std::size_t>(limit),
                                      .user = session.principal->userKey,
                                      .view = sight.view(),
                                      .paths = pathsFor(session)};
    auto producer = std::make_shared<FeedProducer>(context.database, wanted, std::move(compressor));
    // The first piece here: what fails at once is told with a status.
    LINNET_TRY(auto first, producer->next());
    reply.body = ProducedBody{std::move(first).value_or(""), std::move(producer)};
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
