// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/SearchIndexer.h"

#include <optional>
#include <string>

#include "core/store/DocumentText.h"
#include "core/store/SearchStore.h"

namespace linnet::core::store {

namespace {

constexpr std::int64_t kLeastPopular = 63;
constexpr int kPopularityShift = 40;

std::optional<SearchTable> tableOf(EntityKind kind) {
    switch (kind) {
    case EntityKind::Track:
        return SearchTable::Tracks;
    case EntityKind::Album:
        return SearchTable::Albums;
    case EntityKind::Artist:
        return SearchTable::Artists;
    case EntityKind::Library:
    case EntityKind::Playlist:
    case EntityKind::PlaylistItem:
        break;
    }
    return std::nullopt;
}

void addFacet(std::string& facets, const std::string& token) {
    if (token.empty()) return;
    if (!facets.empty()) facets.push_back(' ');
    facets += token;
}

std::string facetsOf(const SearchSubject& subject, SearchTable table) {
    std::string facets;
    addFacet(facets, facetToken('s', std::to_string(subject.source)));
    if (table == SearchTable::Tracks) addFacet(facets, facetToken('l', std::to_string(subject.library)));
    if (const int year = subject.date / 10'000; year > 0) {
        addFacet(facets, facetToken('y', std::to_string(year)));
        addFacet(facets, facetToken('d', std::to_string(year / 10 * 10) + "s"));
    }
    for (const std::string& genre : subject.genres)
        addFacet(facets, facetToken('g', genre));
    return facets;
}

/// A stored document keeps its place in the order.
SearchDoc docOf(const SearchSubject& subject, SearchTable table, std::int64_t key,
                const std::optional<SearchDoc>& old) {
    SearchDoc doc;
    doc.id = old ? old->id : (kLeastPopular << kPopularityShift) + key;
    doc.entity = key;
    doc.title = documentText(subject.title);
    doc.artist = documentText(subject.artist);
    doc.album = documentText(subject.album);
    doc.facet = facetsOf(subject, table);
    return doc;
}

enum class Changed : bool { No, Yes };

Result<Changed> updateOne(Connection& connection, SearchTable table, std::int64_t key) {
    LINNET_TRY(const std::optional<SearchSubject> subject, searchSubject(connection, table, key));
    LINNET_TRY(const std::optional<SearchDoc> old, findSearchDoc(connection, table, key));
    std::optional<SearchDoc> next;
    if (subject && subject->rev > 0) next = docOf(*subject, table, key, old);
    if (next == old) return Changed::No;
    if (old) LINNET_TRY_VOID(removeSearchDoc(connection, table, *old));
    if (next) LINNET_TRY_VOID(insertSearchDoc(connection, table, *next));
    return Changed::Yes;
}

/// Tracks carry the title and year of their album.
Result<void> updateTracksOf(Connection& connection, std::int64_t album) {
    LINNET_TRY(const std::vector<std::int64_t> tracks, searchTracksOfAlbum(connection, album));
    for (const std::int64_t track : tracks)
        LINNET_TRY_VOID(updateOne(connection, SearchTable::Tracks, track));
    return {};
}

} // namespace

Result<void> SearchIndexer::update(WriteTransaction& tx, EntityKind kind, std::int64_t key) {
    const auto table = tableOf(kind);
    if (!table) return {};
    LINNET_TRY(const Changed changed, updateOne(tx.connection(), *table, key));
    if (kind == EntityKind::Album && changed == Changed::Yes) return updateTracksOf(tx.connection(), key);
    return {};
}

Result<void> SearchIndexer::add(WriteTransaction& tx, EntityKind kind, std::int64_t key) {
    const auto table = tableOf(kind);
    if (!table) return {};
    LINNET_TRY(const std::optional<SearchSubject> subject, searchSubject(tx.connection(), *table, key));
    if (!subject || subject->rev == 0) return {};
    return insertSearchDoc(tx.connection(), *table, docOf(*subject, *table, key, std::nullopt));
}

Result<bool> SearchIndexer::updateAlbumAlone(WriteTransaction& tx, std::int64_t key) {
    LINNET_TRY(const Changed changed, updateOne(tx.connection(), SearchTable::Albums, key));
    return changed == Changed::Yes;
}

Result<void> SearchIndexer::remove(WriteTransaction& tx, EntityKind kind, std::int64_t key) {
    const auto table = tableOf(kind);
    if (!table) return {};
    LINNET_TRY(const std::optional<SearchDoc> old, findSearchDoc(tx.connection(), *table, key));
    if (!old) return {};
    return removeSearchDoc(tx.connection(), *table, *old);
}

} // namespace linnet::core::store
