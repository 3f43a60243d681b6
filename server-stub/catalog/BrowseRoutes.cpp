// SPDX-License-Identifier: GPL-3.0-or-later
#include "server-stub/catalog/BrowseRoutes.h"

#include "core/search/Searcher.h"
#include "core/store/CatalogReader.h"
#include "core/store/Facets.h"
#include "core/wire/Records.h"
#include "core/wire/SearchReply.h"
#include "server-stub/catalog/CatalogEye.h"

namespace linnet::server {

using core::Album;
using core::AlbumId;
using core::Artist;
using core::ArtistId;
using core::EntityKind;
using core::Errc;
using core::failure;
using core::Result;
using core::Track;
using core::TrackId;
using core::store::Connection;
using core::store::Key;
using core::store::KeyPage;
using core::wire::encoded;
using core::wire::Page;

namespace {

constexpr std::int64_t kOwnSource = 0;
constexpr std::size_t kMaxQuery = 500;

std::optional<std::string> nextOf(const KeyPage& page) {
    return page.next.empty() ? std::nullopt : std::optional(page.next);
}

struct PageRequest {
    std::string_view cursor;
    std::size_t limit;
};

Result<PageRequest> pageRequest(const Request& request) {
    LINNET_TRY(const auto limit, request.queryNumber("limit", kDefaultPage, 1, kMaxPage));
    return PageRequest{request.queryValue("cursor").value_or(""), static_cast<std::size_t>(limit)};
}

Result<std::string> tracks(const CatalogContext& context, const Request& request, const Session& session) {
    LINNET_TRY(const auto wanted, pageRequest(request));
    if (request.queryValue("sort").value_or("title") != "title")
        return failure(Errc::InvalidInput, "tracks can be sorted by 'title'");
    LINNET_TRY(const auto eye, CatalogEye::of(context, session));
    LINNET_TRY(const auto page, trackPage(eye.reader(), core::store::TrackOrder::Title, wanted.cursor, wanted.limit));
    LINNET_TRY(auto items, eye.tracks(page.keys));
    return encoded(Page<Track>{std::move(items), nextOf(page)}, pathsFor(session));
}

Result<core::store::AlbumOrder> albumOrder(const Request& request) {
    using core::store::AlbumOrder;
    const auto sort = request.queryValue("sort").value_or("title");
    if (sort == "title") return AlbumOrder::Title;
    if (sort == "artist") return AlbumOrder::Artist;
    if (sort == "added") return AlbumOrder::RecentlyAdded;
    if (sort == "year") return AlbumOrder::Year;
    return failure(Errc::InvalidInput, "albums can be sorted by 'title', 'artist', 'added' or 'year'");
}

Result<std::string> albums(const CatalogContext& context, const Request& request, const Session& session) {
    LINNET_TRY(const auto wanted, pageRequest(request));
    LINNET_TRY(const auto order, albumOrder(request));
    LINNET_TRY(const auto eye, CatalogEye::of(context, session));
    LINNET_TRY(const auto page, albumPage(eye.reader(), order, wanted.cursor, wanted.limit));
    LINNET_TRY(auto items, eye.albums(page.keys));
    return encoded(Page<Album>{std::move(items), nextOf(page)});
}

Result<std::string> artists(const CatalogContext& context, const Request& request, const Session& session) {
    LINNET_TRY(const auto wanted, pageRequest(request));
    if (request.queryValue("sort").value_or("name") != "name")
        return failure(Errc::InvalidInput, "artists can be sorted by 'name'");
    LINNET_TRY(const auto eye, CatalogEye::of(context, session));
    LINNET_TRY(const auto page, artistPage(eye.reader(), wanted.cursor, wanted.limit));
    LINNET_TRY(auto items, eye.artists(page.keys));
    return encoded(Page<Artist>{std::move(items), nextOf(page)});
}

Result<std::string> oneTrack(const CatalogContext& context, const Request& request, const Session& session) {
    LINNET_TRY(const auto id, idParameter<TrackId>(request));
    LINNET_TRY(const auto eye, CatalogEye::of(context, session));
    LINNET_TRY(const auto key, eye.require(EntityKind::Track, keyOf(eye.reader(), kOwnSource, id)));
    LINNET_TRY(const auto row, core::store::track(eye.reader(), key));
    return encoded(row.track, pathsFor(session));
}

Result<std::string> oneAlbum(const CatalogContext& context, const Request& request, const Session& session) {
    LINNET_TRY(const auto id, idParameter<AlbumId>(request));
    LINNET_TRY(const auto eye, CatalogEye::of(context, session));
    LINNET_TRY(const auto key, eye.require(EntityKind::Album, keyOf(eye.reader(), kOwnSource, id)));
    LINNET_TRY(const auto album, core::store::albumRecord(eye.reader(), key));
    return encoded(album);
}

Result<std::string> tracksOfAlbum(const CatalogContext& context, const Request& request, const Session& session) {
    LINNET_TRY(const auto id, idParameter<AlbumId>(request));
    LINNET_TRY(const auto eye, CatalogEye::of(context, session));
    LINNET_TRY(const auto key, eye.require(EntityKind::Album, keyOf(eye.reader(), kOwnSource, id)));
    LINNET_TRY(auto rows, core::store::albumTracks(eye.reader(), key));
    LINNET_TRY(auto items, eye.seen(std::move(rows)));
    return encoded(Page<Track>{std::move(items), std::nullopt}, pathsFor(session));
}

Result<std::string> oneArtist(const CatalogContext& context, const Request& request, const Session& session) {
    LINNET_TRY(const auto id, idParameter<ArtistId>(request));
    LINNET_TRY(const auto eye, CatalogEye::of(context, session));
    LINNET_TRY(const auto key, eye.require(EntityKind::Artist, keyOf(eye.reader(), kOwnSource, id)));
    LINNET_TRY(const auto artist, core::store::artistRecord(eye.reader(), key));
    return encoded(artist);
}

Result<std::string> albumsOfArtist(const CatalogContext& context, const Request& request, const Session& session) {
    LINNET_TRY(const auto id, idParameter<ArtistId>(request));
    LINNET_TRY(const auto eye, CatalogEye::of(context, session));
    LINNET_TRY(const auto key, eye.require(EntityKind::Artist, keyOf(eye.reader(), kOwnSource, id)));
    LINNET_TRY(auto keys, core::store::artistAlbums(eye.reader(), key));
    keys.own.insert(keys.own.end(), keys.appearsOn.begin(), keys.appearsOn.end());
    LINNET_TRY(auto items, eye.albums(keys.own));
    return encoded(Page<Album>{std::move(items), std::nullopt});
}

Result<std::string> genres(const CatalogContext& context, const Request&, const Session& session) {
    LINNET_TRY(const auto eye, CatalogEye::of(context, session));
    LINNET_TRY(const auto rows, core::store::genres(eye.reader(), eye.sight()));
    Page<core::wire::GenreSummary> page;
    for (const auto& row : rows)
        page.items.push_back({row.name, row.trackCount});
    return encoded(page);
}

std::vector<Key> keysOf(const std::vector<core::search::SearchHit>& hits) {
    std::vector<Key> keys;
    for (const auto& hit : hits)
        keys.push_back(hit.key);
    return keys;
}

/// The public id of the best hit; nothing if it went away meanwhile.
Result<std::optional<core::wire::BestMatch>> bestOf(const CatalogEye& eye, const core::search::BestHit& best) {
    core::wire::BestMatch match{best.kind, {}};
    if (best.kind == EntityKind::Track) {
        LINNET_TRY(const auto rows, eye.tracks({best.key}));
        if (rows.empty()) return std::nullopt;
        match.id = rows.front().id.bytes;
    } else if (best.kind == EntityKind::Album) {
        LINNET_TRY(const auto rows, eye.albums({best.key}));
        if (rows.empty()) return std::nullopt;
        match.id = rows.front().id.bytes;
    } else {
        LINNET_TRY(const auto rows, eye.artists({best.key}));
        if (rows.empty()) return std::nullopt;
        match.id = rows.front().id.bytes;
    }
    return match;
}

/// What the person may find: tracks of his libraries, and what has any of them.
Result<core::search::SearchScope> scopeOf(const CatalogEye& eye) {
    core::search::SearchScope scope;
    if (eye.sight().isWhole()) return scope;
    LINNET_TRY(scope.libraries, eye.sight().libraries());
    scope.leavesOut = [sight = eye.sight()](EntityKind kind, Key key) -> Result<bool> {
        LINNET_TRY(const bool isSeen, sight.sees(kind, key));
        return !isSeen;
    };
    return scope;
}

Result<std::string> search(const CatalogContext& context, const Request& request, const Session& session) {
    const auto text = request.queryValue("q").value_or("");
    if (text.size() > kMaxQuery) return failure(Errc::InvalidInput, "the search text is too long");
    LINNET_TRY(const auto limit, request.queryNumber("limit", 20, 1, 200));
    const auto most = static_cast<std::size_t>(limit);
    LINNET_TRY(const auto eye, CatalogEye::of(context, session));
    core::search::Searcher searcher(eye.reader(), context.vocabulary);
    LINNET_TRY(const auto scope, scopeOf(eye));
    LINNET_TRY(const auto found, searcher.search(text, {.tracks = most, .albums = most, .artists = most}, scope));
    core::wire::SearchReply reply;
    LINNET_TRY(reply.tracks, eye.tracks(keysOf(found.tracks)));
    LINNET_TRY(reply.albums, eye.albums(keysOf(found.albums)));
    LINNET_TRY(reply.artists, eye.artists(keysOf(found.artists)));
    if (found.best) {
        LINNET_TRY(reply.best, bestOf(eye, *found.best));
    }
    reply.corrected = found.corrected;
    return encoded(reply, pathsFor(session));
}

} // namespace

RouteTable browseRoutes(const CatalogContext& context) {
    return {catalogRoute(context, "/api/v1/tracks", tracks),
            catalogRoute(context, "/api/v1/tracks/{id}", oneTrack),
            catalogRoute(context, "/api/v1/albums", albums),
            catalogRoute(context, "/api/v1/albums/{id}", oneAlbum),
            catalogRoute(context, "/api/v1/albums/{id}/tracks", tracksOfAlbum),
            catalogRoute(context, "/api/v1/artists", artists),
            catalogRoute(context, "/api/v1/artists/{id}", oneArtist),
            catalogRoute(context, "/api/v1/artists/{id}/albums", albumsOfArtist),
            catalogRoute(context, "/api/v1/genres", genres),
            catalogRoute(context, "/api/v1/search", search)};
}

} // namespace linnet::server
