// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/LyricsStore.h"

#include "core/store/QueryRegistry.h"

namespace linnet::core::store {

namespace {

constexpr NamedQuery kGet{"lyricsGet", "SELECT body,fetched_at FROM lyrics WHERE source=?1 AND track=?2"};
constexpr NamedQuery kPut{"lyricsPut",
                          "INSERT INTO lyrics(source,track,body,fetched_at) VALUES(?1,?2,?3,?4) "
                          "ON CONFLICT(source,track) DO UPDATE SET body=excluded.body,fetched_at=excluded.fetched_at"};
// The index walked past those that stay; a few thousand entries of it at most, once for a track that is heard.
constexpr NamedQuery kTrim{"walkLyricsTooMany", "DELETE FROM lyrics WHERE fetched_at<(SELECT fetched_at FROM lyrics "
                                                "ORDER BY fetched_at DESC LIMIT 1 OFFSET ?1)"};
constexpr NamedQuery kForget{"lyricsForget", "DELETE FROM lyrics WHERE source=?1"};
constexpr NamedQuery kQueries[] = {kGet, kPut, kTrim, kForget};

} // namespace

std::span<const NamedQuery> lyricsQueries() { return kQueries; }

Result<std::optional<StoredLyrics>> storedLyrics(Connection& connection, std::int64_t source, const TrackId& track) {
    auto row = connection.prepare(kGet);
    LINNET_TRY(const bool found, row.bindAll(source, track).step());
    if (!found) return std::nullopt;
    return StoredLyrics{std::string(row.text(0)), UnixMillis(std::chrono::milliseconds(row.integer(1)))};
}

Result<void> storeLyrics(WriteTransaction& tx, std::int64_t source, const TrackId& track, const StoredLyrics& lyrics) {
    LINNET_TRY_VOID(tx.connection()
                        .prepare(kPut)
                        .bindAll(source, track, lyrics.body, lyrics.fetchedAt.time_since_epoch().count())
                        .run());
    return tx.connection().prepare(kTrim).bindAll(kMostLyrics - 1).run();
}

Result<void> forgetLyrics(WriteTransaction& tx, std::int64_t source) {
    return tx.connection().prepare(kForget).bindAll(source).run();
}

} // namespace linnet::core::store
