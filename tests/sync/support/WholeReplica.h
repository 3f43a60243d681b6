// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// All that a replica holds of one source, table by table, as lines for comparing: public ids instead of row ids,
// without what says how it came here (marks of sweeps, the order of writing). Rows known by reference only are lines,
// too.

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "core/store/sqlite/Connection.h"
#include "tests/support/OpenDatabase.h"

namespace linnet::tests {

inline std::vector<std::string> wholeReplica(core::store::Connection& connection, std::int64_t source) {
    using core::store::NamedQuery;
    static constexpr std::array kTables{
        NamedQuery{"wholeLibraries", "SELECT 'library ' || hex(public_id) || '|' || rev || '|' || name FROM library "
                                     "WHERE source = ?1"},
        NamedQuery{"wholeRoots", "SELECT 'root ' || hex(r.public_id) || '|' || hex(l.public_id) || '|' || hex(r.path) "
                                 "|| '|' || r.available FROM root r JOIN library l ON l.id = r.library_id "
                                 "WHERE r.source = ?1"},
        NamedQuery{"wholeArtists", "SELECT 'artist ' || hex(a.public_id) || '|' || a.rev || '|' || a.name || '|' || "
                                   "a.sort_name || '|' || ifnull(hex(art.public_id), '-') FROM artist a "
                                   "LEFT JOIN art ON art.id = a.art_id WHERE a.source = ?1"},
        NamedQuery{"wholeAlbums", "SELECT 'album ' || hex(a.public_id) || '|' || a.rev || '|' || a.title || '|' || "
                                  "a.artist_display || '|' || a.date || '|' || a.added_at || '|' || "
                                  "ifnull(hex(art.public_id), '-') FROM album a LEFT JOIN art ON art.id = a.art_id "
                                  "WHERE a.source = ?1"},
        NamedQuery{"wholeAlbumArtists", "SELECT 'artist of album ' || hex(a.public_id) || '|' || x.position || '|' || "
                                        "hex(b.public_id) FROM album a JOIN album_artist x ON x.album_id = a.id "
                                        "JOIN artist b ON b.id = x.artist_id WHERE a.source = ?1"},
        NamedQuery{"wholeTracks", "SELECT 'track ' || hex(t.public_id) || '|' || t.rev || '|' || t.title || '|' || "
                                  "hex(l.public_id) || '|' || ifnull(hex(a.public_id), '-') || '|' || "
                                  "ifnull(t.number, '-') || '|' || t.duration_ms || '|' || t.available || '|' || "
                                  "t.size FROM track t JOIN library l ON l.id = t.library_id "
                                  "LEFT JOIN album a ON a.id = t.album_id WHERE t.source = ?1"},
        NamedQuery{"wholeTrackArtists", "SELECT 'artist of track ' || hex(t.public_id) || '|' || x.position || '|' || "
                                        "hex(b.public_id) FROM track t JOIN track_artist x ON x.track_id = t.id "
                                        "JOIN artist b ON b.id = x.artist_id WHERE t.source = ?1"},
        NamedQuery{"wholeTrackGenres", "SELECT 'genre of track ' || hex(t.public_id) || '|' || x.position || '|' || "
                                       "g.name FROM track t JOIN track_genre x ON x.track_id = t.id "
                                       "JOIN genre g ON g.id = x.genre_id WHERE t.source = ?1"},
        NamedQuery{"wholeTrackDocs",
                   "SELECT 'doc of track ' || hex(t.public_id) || '|' || d.title || '|' || d.artist || "
                   "'|' || d.album || '|' || d.facet FROM track_doc d "
                   "JOIN track t ON t.id = d.entity WHERE t.source = ?1"},
        NamedQuery{"wholeAlbumDocs",
                   "SELECT 'doc of album ' || hex(a.public_id) || '|' || d.title || '|' || d.artist || "
                   "'|' || d.facet FROM album_doc d JOIN album a ON a.id = d.entity "
                   "WHERE a.source = ?1"},
        NamedQuery{"wholeArtistDocs", "SELECT 'doc of artist ' || hex(a.public_id) || '|' || d.name || '|' || d.facet "
                                      "FROM artist_doc d JOIN artist a ON a.id = d.entity WHERE a.source = ?1"},
        NamedQuery{"wholeAnnotations",
                   "SELECT 'annotation ' || kind || ' ' || hex(target) || '|' || rev || '|' || liked || '|' || "
                   "liked_at || '|' || followed || '|' || hidden || '|' || rating || '|' || rating_at || '|' || "
                   "play_count || '|' || last_played_at FROM annotation WHERE source = ?1"},
        NamedQuery{"wholePlays", "SELECT 'play ' || hex(device) || '|' || counter || '|' || rev || '|' || hex(track) "
                                 "|| '|' || started_at || '|' || listened_ms FROM play WHERE source = ?1"},
        NamedQuery{"wholePlaylists",
                   "SELECT 'playlist ' || hex(public_id) || '|' || rev || '|' || is_local || '|' || "
                   "ifnull(hex(owner), '-') || '|' || owner_name || '|' || kind || '|' || name || '|' || description "
                   "|| '|' || rules || '|' || access || '|' || deleted FROM playlist WHERE source = ?1"},
        NamedQuery{"wholeItems", "SELECT 'item ' || hex(p.public_id) || '|' || hex(i.public_id) || '|' || i.rev || "
                                 "'|' || hex(i.track) || '|' || hex(i.place) || '|' || (i.removed_at > 0) "
                                 "FROM playlist_item i JOIN playlist p ON p.id = i.playlist_id WHERE p.source = ?1"},
        NamedQuery{"wholeQueues", "SELECT 'queue ' || hex(device) || '|' || rev || '|' || state FROM queue_register "
                                  "WHERE source = ?1"},
        NamedQuery{"wholeSettings", "SELECT 'setting ' || key || '|' || rev || '|' || ifnull(value, '-') "
                                    "FROM user_setting WHERE source = ?1"},
        NamedQuery{"wholeBases", "SELECT 'base record ' || subject || '|' || kind || '|' || hex(key) "
                                 "FROM base_record WHERE source = ?1"},
        NamedQuery{"wholeDue", "SELECT 'rebase due ' || subject FROM rebase_due WHERE source = ?1"},
        NamedQuery{"wholeOutbox", "SELECT 'on its way ' || counter || '|' || subject FROM outbox "
                                  "WHERE source = ?1 AND state < 2"},
    };
    std::vector<std::string> lines;
    for (const auto& table : kTables) {
        auto rows = connection.prepare(table);
        rows.bind(1, source);
        test::must(rows.forEach([&](const core::store::Statement& row) { lines.emplace_back(row.text(0)); }));
    }
    std::ranges::sort(lines);
    return lines;
}

/// What one of them has and the other has not, at most `most` lines.
inline std::string differencesOf(const std::vector<std::string>& one, const std::vector<std::string>& other,
                                 std::size_t most = 12) {
    std::vector<std::string> extra;
    std::ranges::set_difference(one, other, std::back_inserter(extra));
    std::vector<std::string> missing;
    std::ranges::set_difference(other, one, std::back_inserter(missing));
    std::string text;
    const auto add = [&](const char* sign, const std::vector<std::string>& lines) {
        for (std::size_t i = 0; i < std::min(lines.size(), most); ++i)
            text += sign + lines[i] + '\n';
    };
    add("+ ", extra);
    add("- ", missing);
    return text;
}

} // namespace linnet::tests
