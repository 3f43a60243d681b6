// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/PlaylistVersions.h"

#include <algorithm>
#include <optional>

#include "core/store/QueryRegistry.h"

namespace linnet::core::store {

namespace {

constexpr std::size_t kIdBytes = sizeof(IdBytes);

constexpr NamedQuery kNewest{"versionNewest", "SELECT id, at, device, edited_at FROM playlist_version"
                                              " WHERE playlist_id=?1 ORDER BY at DESC LIMIT 1"};
constexpr NamedQuery kInsert{"versionInsert",
                             "INSERT INTO playlist_version(playlist_id, at, name, tracks, device, edited_at)"
                             " VALUES(?1,?2,?3,?4,?5,?2)"};
constexpr NamedQuery kNoteEdit{"versionNoteEdit", "UPDATE playlist_version SET edited_at=?2 WHERE id=?1"};
constexpr NamedQuery kList{"versionList", "SELECT at, name, length(tracks) FROM playlist_version WHERE playlist_id=?1"
                                          " ORDER BY at DESC"};
constexpr NamedQuery kGet{"versionGet", "SELECT name, tracks FROM playlist_version WHERE playlist_id=?1 AND at=?2"};
constexpr NamedQuery kBeyond{"versionBeyond", "SELECT at FROM playlist_version WHERE playlist_id=?1"
                                              " ORDER BY at DESC LIMIT 1 OFFSET ?2"};
constexpr NamedQuery kRemoveUpTo{"versionRemoveUpTo", "DELETE FROM playlist_version WHERE playlist_id=?1 AND at<=?2"};
constexpr NamedQuery kRemoveAll{"versionRemoveAll", "DELETE FROM playlist_version WHERE playlist_id=?1"};
constexpr NamedQuery kQueries[] = {kNewest, kInsert, kNoteEdit, kList, kGet, kBeyond, kRemoveUpTo, kRemoveAll};

struct Spell {
    Key key = 0;
    UnixMillis at{};
    DeviceId device;
    UnixMillis editedAt{};
};

UnixMillis timeOf(std::int64_t millis) { return UnixMillis(std::chrono::milliseconds(millis)); }
std::int64_t millisOf(UnixMillis time) { return time.time_since_epoch().count(); }

Result<std::optional<Spell>> newestSpell(Connection& connection, Key playlist) {
    auto select = connection.prepare(kNewest);
    LINNET_TRY(const bool isThere, select.bind(1, playlist).step());
    if (!isThere) return std::nullopt;
    return Spell{select.integer(0), timeOf(select.integer(1)), select.id<DeviceId>(2), timeOf(select.integer(3))};
}

} // namespace

std::span<const NamedQuery> versionQueries() { return kQueries; }

Result<bool> PlaylistVersions::beginsSpell(Connection& connection, const PlaylistEdit& edit) {
    LINNET_TRY(const auto spell, newestSpell(connection, edit.playlist));
    // A clock that was set back does not keep one spell open for ever.
    return !spell || spell->device != edit.device || edit.at - spell->editedAt >= kCalm ||
           spell->editedAt - edit.at >= kCalm;
}

Result<void> PlaylistVersions::keep(WriteTransaction& tx, const PlaylistEdit& edit, std::string_view name,
                                    std::span<const TrackId> tracks) {
    auto& connection = tx.connection();
    LINNET_TRY(const auto spell, newestSpell(connection, edit.playlist));
    const auto at = spell ? std::max(edit.at, spell->at + std::chrono::milliseconds(1)) : edit.at;
    std::string packed;
    packed.reserve(tracks.size() * kIdBytes);
    for (const auto& track : tracks)
        packed.append(bytesOf(track.bytes));
    LINNET_TRY_VOID(
        connection.prepare(kInsert).bindAll(edit.playlist, millisOf(at), name, blobOf(packed), edit.device).run());
    auto beyond = connection.prepare(kBeyond);
    LINNET_TRY(const bool isFull, beyond.bindAll(edit.playlist, kMost).step());
    if (!isFull) return {};
    return connection.prepare(kRemoveUpTo).bindAll(edit.playlist, beyond.integer(0)).run();
}

Result<void> PlaylistVersions::noteEdit(WriteTransaction& tx, const PlaylistEdit& edit) {
    LINNET_TRY(const auto spell, newestSpell(tx.connection(), edit.playlist));
    if (!spell) return {};
    return tx.connection().prepare(kNoteEdit).bindAll(spell->key, millisOf(edit.at)).run();
}

Result<std::vector<wire::VersionSummary>> PlaylistVersions::list(Connection& connection, Key playlist) {
    std::vector<wire::VersionSummary> versions;
    LINNET_TRY_VOID(connection.prepare(kList).bind(1, playlist).forEach([&](const Statement& row) {
        versions.push_back(
            {timeOf(row.integer(0)), std::string(row.text(1)), row.integer(2) / static_cast<std::int64_t>(kIdBytes)});
    }));
    return versions;
}

Result<wire::PlaylistVersion> PlaylistVersions::get(Connection& connection, Key playlist, UnixMillis at) {
    auto select = connection.prepare(kGet);
    LINNET_TRY(const bool isThere, select.bindAll(playlist, millisOf(at)).step());
    if (!isThere) return failure(Errc::NotFound, "the playlist has no version of that time");
    wire::PlaylistVersion version{at, std::string(select.text(0)), {}};
    const auto packed = select.blob(1);
    for (std::size_t i = 0; i + kIdBytes <= packed.size(); i += kIdBytes)
        version.tracks.push_back(TrackId::fromBytes(packed.subspan(i, kIdBytes)).value_or(TrackId{}));
    return version;
}

Result<void> PlaylistVersions::removeAll(WriteTransaction& tx, Key playlist) {
    return tx.connection().prepare(kRemoveAll).bindAll(playlist).run();
}

} // namespace linnet::core::store
