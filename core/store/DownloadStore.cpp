// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/DownloadStore.h"

#include <algorithm>
#include <set>

#include "core/store/QueryRegistry.h"

namespace linnet::core::store {

namespace {

constexpr NamedQuery kRules{"walkDownloadRules", // As many as a person has made by hand.
                            "SELECT id, source, kind, target, variant, state, added_at FROM download_rule ORDER BY id"};
constexpr NamedQuery kRuleFor{"downloadRuleFor",
                              "SELECT id, source, kind, target, variant, state, added_at FROM download_rule "
                              "WHERE source = ?1 AND kind = ?2 AND target = ?3"};
constexpr NamedQuery kStanding{
    "downloadStanding", "SELECT count(*), coalesce(sum(e.state > 0 AND e.size = t.size), 0), coalesce(sum(t.size), 0), "
                        "coalesce(sum(CASE WHEN e.state > 0 AND e.size = t.size THEN e.size ELSE 0 END), 0) "
                        "FROM media_pin p JOIN media_entry e ON e.id = p.entry_id "
                        "JOIN track t ON t.source = e.source AND t.public_id = e.track_id WHERE p.rule_id = ?1"};
constexpr NamedQuery kStandingOfAll{
    "walkDownloadStandings", // All downloads, for the page that shows how far they are.
    "SELECT count(*), coalesce(sum(e.state > 0 AND e.size = t.size), 0), coalesce(sum(t.size), 0), "
    "coalesce(sum(CASE WHEN e.state > 0 AND e.size = t.size THEN e.size ELSE 0 END), 0) "
    "FROM media_entry e JOIN track t ON t.source = e.source AND t.public_id = e.track_id "
    "WHERE t.rev > 0 AND EXISTS (SELECT 1 FROM media_pin p WHERE p.entry_id = e.id)"};
constexpr NamedQuery kTrack{"downloadTrack",
                            "SELECT t.public_id FROM track t WHERE t.source = ?1 AND t.public_id = ?2 AND t.rev > 0 "
                            "AND NOT EXISTS (SELECT 1 FROM local_file l WHERE l.track_id = t.id)"};
constexpr NamedQuery kAlbum{"downloadAlbum", "SELECT t.public_id FROM album a JOIN track t ON t.album_id = a.id "
                                             "WHERE a.source = ?1 AND a.public_id = ?2 AND t.rev > 0 "
                                             "AND NOT EXISTS (SELECT 1 FROM local_file l WHERE l.track_id = t.id) "
                                             "ORDER BY t.album_id, t.disc, t.number, t.id"};
constexpr NamedQuery kArtist{
    "walkDownloadArtist", // Sorts what one artist has.
    "SELECT t.public_id FROM track t WHERE t.id IN ("
    "SELECT ta.track_id FROM artist a JOIN track_artist ta ON ta.artist_id = a.id "
    "WHERE a.source = ?1 AND a.public_id = ?2 UNION "
    "SELECT x.id FROM artist a JOIN album_artist aa ON aa.artist_id = a.id JOIN track x ON x.album_id = aa.album_id "
    "WHERE a.source = ?1 AND a.public_id = ?2) AND t.rev > 0 "
    "AND NOT EXISTS (SELECT 1 FROM local_file l WHERE l.track_id = t.id) ORDER BY t.album_id, t.disc, t.number, t.id"};
constexpr NamedQuery kPlaylist{
    "downloadPlaylist",
    "SELECT t.public_id FROM playlist p JOIN playlist_item i ON i.playlist_id = p.id "
    "JOIN track t ON t.source = p.source AND t.public_id = i.track "
    "WHERE p.source = ?1 AND p.public_id = ?2 AND p.deleted = 0 AND i.removed_at = 0 AND t.rev > 0 "
    "AND NOT EXISTS (SELECT 1 FROM local_file l WHERE l.track_id = t.id) ORDER BY i.playlist_id, i.place, i.public_id"};
constexpr NamedQuery kLikedTracks{
    "downloadLikedTracks", "SELECT t.public_id FROM annotation n JOIN track t ON t.source = n.source "
                           "AND t.public_id = n.target WHERE n.kind = 0 AND n.liked = 1 AND n.source = ?1 "
                           "AND n.user_id = 0 AND t.rev > 0 "
                           "AND NOT EXISTS (SELECT 1 FROM local_file l WHERE l.track_id = t.id) ORDER BY n.liked_at"};
constexpr NamedQuery kLikedAlbums{
    "walkDownloadLikedAlbums", // Sorts the tracks of one album after the other.
    "SELECT t.public_id FROM annotation n JOIN album a ON a.source = n.source AND a.public_id = n.target "
    "JOIN track t ON t.album_id = a.id WHERE n.kind = 1 AND n.liked = 1 AND n.source = ?1 AND n.user_id = 0 "
    "AND t.rev > 0 AND NOT EXISTS (SELECT 1 FROM local_file l WHERE l.track_id = t.id) "
    "ORDER BY n.liked_at, a.id, t.disc, t.number, t.id"};
constexpr NamedQuery kPinned{"downloadPinned", "SELECT e.track_id FROM media_pin p JOIN media_entry e "
                                               "ON e.id = p.entry_id WHERE p.rule_id = ?1"};
constexpr NamedQuery kWaiting{
    "walkDownloadsWaiting", // All pins, once for a change of the queue; they are as many as downloads.
    "SELECT e.source, e.track_id, e.variant, t.size, e.state > 0 AND e.size = t.size FROM download_rule r JOIN "
    "media_pin p ON p.rule_id = r.id "
    "JOIN media_entry e ON e.id = p.entry_id JOIN track t ON t.source = e.source AND t.public_id = e.track_id "
    "WHERE r.state = 0 AND t.rev > 0 AND (e.state < 2 OR e.size <> t.size) ORDER BY r.id, p.place"};
constexpr NamedQuery kCompleteBytes{"walkDownloadsComplete", // As kWaiting.
                                    "SELECT coalesce(sum(e.size), 0) FROM media_entry e "
                                    "WHERE e.state > 0 AND EXISTS (SELECT 1 FROM media_pin p WHERE p.entry_id = e.id)"};
constexpr NamedQuery kDownloaded{
    "walkDownloadedTracks", // All downloads of a source, once when the listener logs out.
    "SELECT t.id FROM media_entry e JOIN track t ON t.source = e.source AND t.public_id = e.track_id "
    "WHERE e.source = ?1 AND e.state > 0 AND t.rev > 0 "
    "AND EXISTS (SELECT 1 FROM media_pin p WHERE p.entry_id = e.id)"};
constexpr NamedQuery kKeepTrack{"downloadKeepTrack", "UPDATE track SET mark = ?2 WHERE id = ?1"};
constexpr NamedQuery kKeepAlbum{"downloadKeepAlbum",
                                "UPDATE album SET mark = ?2 WHERE id = (SELECT album_id FROM track WHERE id = ?1)"};
constexpr NamedQuery kKeepLibrary{
    "downloadKeepLibrary", "UPDATE library SET mark = ?2 WHERE id = (SELECT library_id FROM track WHERE id = ?1)"};
constexpr NamedQuery kKeepArtists{
    "downloadKeepArtists",
    "UPDATE artist SET mark = ?2 WHERE id IN (SELECT artist_id FROM track_artist WHERE track_id = ?1 UNION ALL "
    "SELECT aa.artist_id FROM track t JOIN album_artist aa ON aa.album_id = t.album_id WHERE t.id = ?1)"};
constexpr NamedQuery kAddRule{"downloadAddRule",
                              "INSERT INTO download_rule(source, kind, target, added_at) VALUES(?1, ?2, ?3, ?4) "
                              "ON CONFLICT(source, kind, target) DO UPDATE SET state = 0"};
constexpr NamedQuery kSetState{"downloadSetState", "UPDATE download_rule SET state = ?2 WHERE id = ?1"};
constexpr NamedQuery kDeleteRule{"downloadDeleteRule", "DELETE FROM download_rule WHERE id = ?1"};
constexpr NamedQuery kDeletePinsOfRule{"downloadDeletePins", "DELETE FROM media_pin WHERE rule_id = ?1"};
constexpr NamedQuery kEntryOf{"downloadEntryOf",
                              "SELECT id FROM media_entry WHERE source = ?1 AND track_id = ?2 AND variant = ?3"};
constexpr NamedQuery kAddEntry{"downloadAddEntry",
                               "INSERT INTO media_entry(source, track_id, variant, etag, size, state, last_use) "
                               "VALUES(?1, ?2, ?3, '', 0, 0, ?4) ON CONFLICT(source, track_id, variant) DO NOTHING"};
constexpr NamedQuery kPin{"downloadPin", "INSERT INTO media_pin(rule_id, entry_id, place) VALUES(?1, ?2, ?3) "
                                         "ON CONFLICT(rule_id, entry_id) DO UPDATE SET place = excluded.place"};
constexpr NamedQuery kUnpin{"downloadUnpin", "DELETE FROM media_pin WHERE rule_id = ?1 AND entry_id = ?2"};
constexpr NamedQuery kDropEmpty{"downloadDropEmpty",
                                "DELETE FROM media_entry WHERE id = ?1 AND etag = '' AND size = 0 "
                                "AND NOT EXISTS (SELECT 1 FROM media_pin p WHERE p.entry_id = media_entry.id)"};

constexpr NamedQuery kQueries[] = {kRules,       kRuleFor,     kStanding,         kTrack,      kAlbum,     kArtist,
                                   kPlaylist,    kLikedTracks, kLikedAlbums,      kPinned,     kWaiting,   kAddRule,
                                   kSetState,    kDeleteRule,  kDeletePinsOfRule, kEntryOf,    kAddEntry,  kPin,
                                   kUnpin,       kDropEmpty,   kCompleteBytes,    kDownloaded, kKeepTrack, kKeepAlbum,
                                   kKeepLibrary, kKeepArtists, kStandingOfAll};

std::int64_t toStored(UnixMillis at) { return at.time_since_epoch().count(); }

DownloadRule ruleOf(const Statement& row) {
    DownloadRule rule;
    rule.key = row.integer(0);
    rule.target.source = row.integer(1);
    rule.target.kind = static_cast<DownloadKind>(row.integer(2));
    rule.target.id = row.id<TrackId>(3).bytes;
    rule.variant = row.text(4);
    rule.state = static_cast<DownloadRuleState>(row.integer(5));
    rule.addedAt = UnixMillis(std::chrono::milliseconds(row.integer(6)));
    return rule;
}

Result<DownloadStanding> standingOf(Statement row) {
    LINNET_TRY(const bool hasRow, row.step());
    if (!hasRow) return DownloadStanding{};
    return DownloadStanding{row.integer(0), row.integer(1), static_cast<std::uint64_t>(row.integer(2)),
                            static_cast<std::uint64_t>(row.integer(3))};
}

/// The tracks of one query that are not in `tracks` yet, behind them.
Result<void> addTracks(Statement rows, std::vector<TrackId>& tracks) {
    std::set<TrackId> known(tracks.begin(), tracks.end());
    return rows.forEach([&](const Statement& row) {
        const auto id = row.id<TrackId>(0);
        if (known.insert(id).second) tracks.push_back(id);
    });
}

Result<Key> entryOf(Connection& connection, const DownloadRule& rule, const TrackId& track) {
    auto row = connection.prepare(kEntryOf);
    LINNET_TRY(const bool hasRow, row.bindAll(rule.target.source, track, std::string_view(rule.variant)).step());
    return hasRow ? row.integer(0) : 0;
}

const NamedQuery& queryFor(DownloadKind kind) {
    switch (kind) {
    case DownloadKind::Album:
        return kAlbum;
    case DownloadKind::Artist:
        return kArtist;
    case DownloadKind::Playlist:
        return kPlaylist;
    case DownloadKind::Liked:
        return kLikedTracks;
    case DownloadKind::Track:
        break;
    }
    return kTrack;
}

} // namespace

std::span<const NamedQuery> downloadQueries() { return kQueries; }

Result<std::vector<DownloadRule>> downloadRules(Connection& connection) {
    std::vector<DownloadRule> rules;
    LINNET_TRY_VOID(connection.prepare(kRules).forEach([&](const Statement& row) { rules.push_back(ruleOf(row)); }));
    return rules;
}

Result<std::optional<DownloadRule>> downloadRuleFor(Connection& connection, const DownloadTarget& target) {
    auto row = connection.prepare(kRuleFor);
    row.bind(1, target.source).bind(2, static_cast<std::int64_t>(target.kind)).bindBlob(3, target.id);
    LINNET_TRY(const bool hasRow, row.step());
    return hasRow ? std::optional(ruleOf(row)) : std::nullopt;
}

Result<DownloadStanding> downloadStanding(Connection& connection, Key rule) {
    auto row = connection.prepare(kStanding);
    row.bind(1, rule);
    return standingOf(std::move(row));
}

Result<DownloadStanding> downloadStanding(Connection& connection) {
    return standingOf(connection.prepare(kStandingOfAll));
}

Result<std::vector<TrackId>> tracksToDownload(Connection& connection, const DownloadTarget& target) {
    std::vector<TrackId> tracks;
    const bool isLiked = target.kind == DownloadKind::Liked;
    auto rows = connection.prepare(queryFor(target.kind));
    rows.bind(1, target.source);
    if (!isLiked) rows.bindBlob(2, target.id);
    LINNET_TRY_VOID(addTracks(std::move(rows), tracks));
    if (!isLiked) return tracks;
    auto albums = connection.prepare(kLikedAlbums);
    albums.bind(1, target.source);
    LINNET_TRY_VOID(addTracks(std::move(albums), tracks));
    return tracks;
}

Result<std::vector<TrackId>> pinnedTracks(Connection& connection, Key rule) {
    std::vector<TrackId> tracks;
    auto rows = connection.prepare(kPinned);
    rows.bind(1, rule);
    LINNET_TRY_VOID(rows.forEach([&](const Statement& row) { tracks.push_back(row.id<TrackId>(0)); }));
    return tracks;
}

Result<std::vector<WaitingDownload>> waitingDownloads(Connection& connection) {
    std::vector<WaitingDownload> waiting;
    std::set<MediaKey> known;
    LINNET_TRY_VOID(connection.prepare(kWaiting).forEach([&](const Statement& row) {
        MediaKey key{row.integer(0), row.id<TrackId>(1), std::string(row.text(2))};
        if (!known.insert(key).second) return;
        waiting.push_back({std::move(key), static_cast<std::uint64_t>(row.integer(3)), row.integer(4) != 0});
    }));
    return waiting;
}

Result<std::uint64_t> downloadedBytes(Connection& connection) {
    LINNET_TRY(const auto bytes, connection.integer(kCompleteBytes));
    return static_cast<std::uint64_t>(bytes);
}

Result<std::vector<Key>> downloadedTracks(Connection& connection, std::int64_t source) {
    std::vector<Key> keys;
    auto rows = connection.prepare(kDownloaded);
    rows.bind(1, source);
    LINNET_TRY_VOID(rows.forEach([&](const Statement& row) { keys.push_back(row.integer(0)); }));
    return keys;
}

Result<void> keepTracks(WriteTransaction& tx, std::int64_t mark, std::span<const Key> tracks) {
    for (const auto key : tracks)
        for (const auto* query : {&kKeepTrack, &kKeepAlbum, &kKeepLibrary, &kKeepArtists})
            LINNET_TRY_VOID(tx.connection().prepare(*query).bindAll(key, mark).run());
    return {};
}

Result<Key> addDownloadRule(WriteTransaction& tx, const DownloadTarget& target, UnixMillis at) {
    auto add = tx.connection().prepare(kAddRule);
    add.bind(1, target.source).bind(2, static_cast<std::int64_t>(target.kind)).bindBlob(3, target.id);
    LINNET_TRY_VOID(add.bind(4, toStored(at)).run());
    LINNET_TRY(const auto rule, downloadRuleFor(tx.connection(), target));
    return rule ? rule->key : Key{0};
}

Result<void> setDownloadRuleState(WriteTransaction& tx, Key rule, DownloadRuleState state) {
    return tx.connection().prepare(kSetState).bindAll(rule, static_cast<std::int64_t>(state)).run();
}

Result<void> removeDownloadRule(WriteTransaction& tx, Key rule) {
    return tx.connection().prepare(kDeleteRule).bind(1, rule).run();
}

Result<void> removeDownloadRules(WriteTransaction& tx, std::int64_t source) {
    LINNET_TRY(const auto rules, downloadRules(tx.connection()));
    for (const auto& rule : rules) {
        if (rule.target.source != source) continue;
        LINNET_TRY_VOID(tx.connection().prepare(kDeletePinsOfRule).bind(1, rule.key).run());
        LINNET_TRY_VOID(removeDownloadRule(tx, rule.key));
    }
    return {};
}

Result<void> pinTracks(WriteTransaction& tx, const DownloadRule& rule, std::span<const PinnedTrack> tracks,
                       UnixMillis at) {
    auto& connection = tx.connection();
    auto add = connection.prepare(kAddEntry);
    auto pin = connection.prepare(kPin);
    for (const auto& [track, place] : tracks) {
        LINNET_TRY_VOID(add.bindAll(rule.target.source, track, std::string_view(rule.variant), toStored(at)).run());
        LINNET_TRY(const auto entry, entryOf(connection, rule, track));
        LINNET_TRY_VOID(pin.bindAll(rule.key, entry, place).run());
    }
    return {};
}

Result<void> unpinTracks(WriteTransaction& tx, const DownloadRule& rule, std::span<const TrackId> tracks) {
    auto& connection = tx.connection();
    auto unpin = connection.prepare(kUnpin);
    auto drop = connection.prepare(kDropEmpty);
    for (const auto& track : tracks) {
        LINNET_TRY(const auto entry, entryOf(connection, rule, track));
        LINNET_TRY_VOID(unpin.bindAll(rule.key, entry).run());
        LINNET_TRY_VOID(drop.bind(1, entry).run());
    }
    return {};
}

} // namespace linnet::core::store
