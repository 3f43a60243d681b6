// SPDX-License-Identifier: GPL-3.0-or-later
#include "server-stub/playlists/PlaylistRoutes.h"

#include <charconv>

#include "core/store/PersonalRows.h"
#include "core/store/PlaylistPages.h"
#include "core/store/PlaylistVersions.h"
#include "server-stub/http/Parameters.h"

namespace linnet::server {

using core::Errc;
using core::failure;
using core::PlaylistId;
using core::Result;
using core::store::Connection;
using core::store::Key;
using core::store::PlaylistVersions;
using core::wire::encoded;

namespace {

std::int64_t userOf(const Session& session) { return session.principal->userKey; }

Result<Key> playlistOf(Connection& connection, const Request& request, const Session& session) {
    LINNET_TRY(const auto id, idParameter<PlaylistId>(request));
    return core::store::playlistKey(connection, userOf(session), id);
}

/// Where its owner keeps a playlist is nobody else's business.
void hideFolder(core::Playlist& playlist) {
    if (!playlist.owner.isNull()) playlist.folder = {};
}

Result<core::store::PlaylistShelf> shelfOf(const Request& request) {
    const auto trash = request.queryValue("trash").value_or("false");
    if (trash == "true") return core::store::PlaylistShelf::Trash;
    if (trash == "false") return core::store::PlaylistShelf::Shown;
    return failure(Errc::InvalidInput, "'trash' is true or false");
}

Result<std::string> playlists(Connection& connection, const Request& request, const Session& session) {
    LINNET_TRY(const auto limit, request.queryNumber("limit", kDefaultPage, 1, kMaxPage));
    LINNET_TRY(const auto shelf, shelfOf(request));
    LINNET_TRY(auto page,
               core::store::playlistPage(connection, userOf(session), shelf, request.queryValue("cursor").value_or(""),
                                         static_cast<std::size_t>(limit)));
    for (auto& playlist : page.items)
        hideFolder(playlist);
    return encoded(page);
}

Result<std::string> onePlaylist(Connection& connection, const Request& request, const Session& session) {
    LINNET_TRY(const auto id, idParameter<PlaylistId>(request));
    LINNET_TRY(auto playlist,
               core::store::PersonalRows::playlist(connection, {.source = 0, .user = userOf(session)}, id));
    if (!playlist) return failure(Errc::NotFound, "there is no such playlist");
    hideFolder(*playlist);
    return encoded(*playlist);
}

Result<std::string> items(Connection& connection, const Request& request, const Session& session) {
    LINNET_TRY(const auto limit, request.queryNumber("limit", kDefaultPage, 1, kMaxPage));
    LINNET_TRY(const auto key, playlistOf(connection, request, session));
    LINNET_TRY(const auto page,
               core::store::playlistItemPage(connection, key, request.queryValue("cursor").value_or(""),
                                             static_cast<std::size_t>(limit)));
    return encoded(page);
}

Result<std::string> versions(Connection& connection, const Request& request, const Session& session) {
    LINNET_TRY(const auto key, playlistOf(connection, request, session));
    LINNET_TRY(auto list, PlaylistVersions::list(connection, key));
    return encoded(core::wire::Page<core::wire::VersionSummary>{std::move(list), std::nullopt});
}

Result<std::string> oneVersion(Connection& connection, const Request& request, const Session& session) {
    LINNET_TRY(const auto key, playlistOf(connection, request, session));
    const auto& text = request.parameters.at(1);
    std::int64_t at = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), at);
    if (error != std::errc() || end != text.data() + text.size())
        return failure(Errc::NotFound, "a version is named by its time");
    LINNET_TRY(const auto version,
               PlaylistVersions::get(connection, key, core::UnixMillis(std::chrono::milliseconds(at))));
    return encoded(version);
}

Result<std::string> queues(Connection& connection, const Request&, const Session& session) {
    LINNET_TRY(auto list, core::store::queuesOf(connection, userOf(session)));
    return encoded(core::wire::Page<core::wire::NamedQueue>{std::move(list), std::nullopt});
}

using Look = Result<std::string> (*)(Connection&, const Request&, const Session&);

Route route(core::store::Database& database, const char* pattern, Look look) {
    return {.method = Method::Get,
            .pattern = pattern,
            .handler = [&database, look](const Request& request, Session& session) -> Result<Reply> {
                LINNET_TRY(auto* reader, database.reader());
                LINNET_TRY(auto json, look(*reader, request, session));
                return jsonReply(std::move(json));
            }};
}

} // namespace

RouteTable playlistRoutes(core::store::Database& database) {
    return {route(database, "/api/v1/playlists", playlists),
            route(database, "/api/v1/playlists/{id}", onePlaylist),
            route(database, "/api/v1/playlists/{id}/items", items),
            route(database, "/api/v1/playlists/{id}/versions", versions),
            route(database, "/api/v1/playlists/{id}/versions/{at}", oneVersion),
            route(database, "/api/v1/queues", queues)};
}

} // namespace linnet::server
