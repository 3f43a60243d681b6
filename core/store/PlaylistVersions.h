// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// How playlists stood before each spell of editing. A spell ends after kCalm without an edit, or when another device
// edits. `playlist` is the playlist's key on a server. Errors of all: Storage, Corrupt, Full.

#include <span>
#include <string_view>
#include <vector>

#include "core/base/Clock.h"
#include "core/domain/Personal.h"
#include "core/store/CatalogRows.h"
#include "core/store/WriteTransaction.h"
#include "core/wire/Playlists.h"

namespace linnet::core::store {

struct PlaylistEdit {
    Key playlist = 0;
    DeviceId device;
    UnixMillis at{}; ///< By the server's clock.
};

class PlaylistVersions {
public:
    static constexpr std::chrono::minutes kCalm{10};
    static constexpr std::size_t kMost = 100; ///< Of one playlist; the oldest go.

    /// True: this edit begins a spell, and what was before it is worth keeping.
    [[nodiscard]] static Result<bool> beginsSpell(Connection& connection, const PlaylistEdit& edit);
    /// For an edit that begins a spell, with the state before it.
    [[nodiscard]] static Result<void> keep(WriteTransaction& tx, const PlaylistEdit& edit, std::string_view name,
                                           std::span<const TrackId> tracks);
    /// For any other edit.
    [[nodiscard]] static Result<void> noteEdit(WriteTransaction& tx, const PlaylistEdit& edit);

    /// Newest first.
    [[nodiscard]] static Result<std::vector<wire::VersionSummary>> list(Connection& connection, Key playlist);
    /// Errors: also NotFound.
    [[nodiscard]] static Result<wire::PlaylistVersion> get(Connection& connection, Key playlist, UnixMillis at);
    [[nodiscard]] static Result<void> removeAll(WriteTransaction& tx, Key playlist);
};

} // namespace linnet::core::store
