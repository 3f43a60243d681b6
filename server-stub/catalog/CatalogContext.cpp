// SPDX-License-Identifier: GPL-3.0-or-later
#include "server-stub/catalog/CatalogContext.h"

#include <fmt/format.h>

#include "server-stub/http/Conditions.h"

namespace linnet::server {

std::string catalogEtag(const CatalogContext& context, const Session& session) {
    const auto view = session.principal ? session.principal->view : 0;
    return fmt::format("W/\"{}.{}.{}.{}\"", context.database.epoch(), view, session.hasLocalFiles() ? "l" : "h",
                       context.database.feedHorizon());
}

bool isKnown(const Request& request, std::string_view etag) {
    const auto known = request.header("If-None-Match");
    return known && matchesAnyEtag(*known, etag);
}

Route catalogRoute(const CatalogContext& context, std::string pattern, CatalogHandler handler) {
    auto run = [&context, handler](const Request& request, Session& session) -> core::Result<Reply> {
        // Taken before the rows are read: the tag may be older than the answer, never newer.
        auto etag = catalogEtag(context, session);
        Reply reply = jsonReply({});
        if (!isKnown(request, etag)) {
            LINNET_TRY(reply.body, handler(context, request, session));
        }
        reply.etag = std::move(etag);
        reply.cacheControl = "private, no-cache";
        return reply;
    };
    return {.method = Method::Get, .pattern = std::move(pattern), .handler = std::move(run)};
}

} // namespace linnet::server
