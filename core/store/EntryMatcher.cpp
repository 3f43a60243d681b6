// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/EntryMatcher.h"

#include <algorithm>

#include "core/store/QueryRegistry.h"
#include "core/store/sqlite/RowCursor.h"
#include "core/tags/FileNames.h"
#include "core/text/Fold.h"

namespace linnet::core::store {

namespace {

using playlists::FileEntry;

constexpr std::chrono::milliseconds kTolerance{2'000};
/// A file name alone says little ("01.mp3"); with its folder it says enough.
constexpr std::size_t kLeastParts = 2;

// All of them are wanted: they become a table by path.
constexpr NamedQuery kPaths{"walkLocalPaths",
                            "SELECT root.path, local_file.path, local_file.track_id FROM local_file"
                            " JOIN track ON track.id=local_file.track_id JOIN root ON root.source=track.source"
                            " AND root.public_id=local_file.root_public_id WHERE track.rev>0"};
constexpr NamedQuery kTitled{"tracksWithTitle", "SELECT id, title, artist_display, duration_ms FROM track"
                                                " WHERE sort_key=?1 AND rev>0 ORDER BY id LIMIT 1000"};
constexpr NamedQuery kQueries[] = {kPaths, kTitled};

std::string_view fileNameOf(std::string_view path) { return path.substr(path.rfind('/') + 1); }

/// How many components both have in common, from the end.
std::size_t commonParts(std::string_view a, std::string_view b) {
    std::size_t parts = 0;
    while (!a.empty() && !b.empty()) {
        if (fileNameOf(a) != fileNameOf(b)) break;
        ++parts;
        a = a.substr(0, std::min(a.rfind('/'), a.size()));
        b = b.substr(0, std::min(b.rfind('/'), b.size()));
        if (a.find('/') == std::string_view::npos || b.find('/') == std::string_view::npos) break;
    }
    return parts;
}

/// What the entry says of itself, else what its file name says.
tags::TagData namesOf(const FileEntry& entry) {
    tags::TagData names;
    names.title = entry.title;
    if (!entry.artist.empty()) names.artists = {entry.artist};
    std::string location = entry.location;
    std::ranges::replace(location, '\\', '/');
    if (entry.title.empty()) tags::fillFromFileName(names, fileNameOf(location));
    return names;
}

struct Candidate {
    Key key = 0;
    bool hasArtist = false; ///< The artist agrees.
    bool hasLength = false;
};

} // namespace

std::span<const NamedQuery> entryQueries() { return kQueries; }

Result<EntryMatcher> EntryMatcher::of(Connection& connection) {
    EntryMatcher matcher(connection);
    LINNET_TRY_VOID(connection.prepare(kPaths).forEach([&](const Statement& row) {
        RowCursor columns(row);
        const FilePath root(columns.bytes());
        const FilePath path = root / columns.bytes();
        matcher.m_byPath.emplace(path.bytes(), columns.integer());
    }));
    for (const auto& [path, key] : matcher.m_byPath)
        matcher.m_byFileName[std::string(fileNameOf(path))].push_back(&path);
    return matcher;
}

Result<std::optional<EntryMatch>> EntryMatcher::find(const FileEntry& entry) {
    for (const FilePath& path : entry.paths)
        if (const auto known = m_byPath.find(path.bytes()); known != m_byPath.end())
            return EntryMatch{known->second, MatchedBy::Path};
    if (const auto track = byPathEnd(entry)) return EntryMatch{*track, MatchedBy::PathEnd};
    LINNET_TRY(const auto track, byNames(entry));
    if (!track) return std::nullopt;
    return EntryMatch{*track, MatchedBy::Names};
}

std::optional<Key> EntryMatcher::byPathEnd(const FileEntry& entry) const {
    std::vector<std::string> ends;
    for (const FilePath& path : entry.paths)
        ends.push_back(path.bytes());
    ends.push_back(entry.location); // Of a drive or a computer that is not this one.
    std::ranges::replace(ends.back(), '\\', '/');
    std::size_t most = 0;
    std::vector<Key> best;
    for (const auto& end : ends) {
        const auto named = m_byFileName.find(std::string(fileNameOf(end)));
        if (named == m_byFileName.end()) continue;
        for (const auto* path : named->second) {
            const auto parts = commonParts(end, *path);
            if (parts > most) best.clear();
            most = std::max(most, parts);
            const Key key = m_byPath.at(*path);
            if (parts == most && std::ranges::find(best, key) == best.end()) best.push_back(key);
        }
    }
    if (most < kLeastParts || best.size() != 1) return std::nullopt;
    return best.front();
}

Result<std::optional<Key>> EntryMatcher::byNames(const FileEntry& entry) {
    const tags::TagData names = namesOf(entry);
    if (names.title.empty()) return std::nullopt;
    const std::string title = text::matchKey(names.title);
    const std::string artist = names.artists.empty() ? std::string() : text::matchKey(names.artists.front());
    std::vector<Candidate> candidates;
    auto select = m_connection->prepare(kTitled);
    LINNET_TRY_VOID(select.bind(1, text::sortKey(names.title)).forEach([&](const Statement& row) {
        const auto length = std::chrono::milliseconds(row.integer(3));
        const Candidate candidate{row.integer(0), !artist.empty() && text::matchKey(row.text(2)) == artist,
                                  entry.length && std::chrono::abs(length - *entry.length) <= kTolerance};
        const bool contradicts = (!artist.empty() && !candidate.hasArtist) || (entry.length && !candidate.hasLength);
        if (text::matchKey(row.text(1)) == title && !contradicts) candidates.push_back(candidate);
    }));
    // A title alone is enough only where there is one of it.
    const bool isSure = !candidates.empty() && candidates.front().hasArtist && candidates.front().hasLength;
    if (candidates.size() == 1 || isSure) return candidates.front().key;
    return std::nullopt;
}

} // namespace linnet::core::store
