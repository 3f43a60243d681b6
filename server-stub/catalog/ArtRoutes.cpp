// SPDX-License-Identifier: GPL-3.0-or-later
#include "server-stub/catalog/ArtRoutes.h"

#include <fmt/format.h>

#include "core/art/ArtStore.h"

namespace linnet::server {

using core::Result;

namespace {

constexpr std::int64_t kDefaultSize = 256;

Result<Reply> art(const CatalogContext& context, const Request& request) {
    LINNET_TRY(const auto id, idParameter<core::ArtId>(request));
    LINNET_TRY(const auto wanted, request.queryNumber("size", kDefaultSize, 1, 4096));
    const auto size = core::art::nearestArtSize(static_cast<std::uint32_t>(wanted));
    auto file = core::os::File::openForReading(core::art::artFile(context.artFolder, id, size));
    if (!file && file.error().code == core::Errc::NotFound)
        return core::failure(core::Errc::NotFound, "there is no such cover");
    if (!file) return core::failure(core::Errc::Storage, file.error().detail); // It names the file: ours to know.
    LINNET_TRY(const auto facts, file->stat());
    Reply reply;
    reply.contentType = "image/jpeg";
    reply.etag = fmt::format("\"{}-{}\"", id.hex(), size);
    reply.cacheControl = "private, max-age=31536000, immutable";
    reply.body = FileBody{std::make_shared<const core::os::File>(std::move(*file)), {0, facts.size}};
    return reply;
}

} // namespace

RouteTable artRoutes(const CatalogContext& context) {
    return {{.method = Method::Get,
             .pattern = "/art/{id}",
             .handler = [&context](const Request& request, Session&) { return art(context, request); },
             .cost = Cost::Stream}};
}

} // namespace linnet::server
