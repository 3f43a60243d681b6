// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Before an operation edits the items of a playlist: whether a spell of editing begins with it, and how the playlist
// stands then. On the writer thread, inside the operation's write.

#include <optional>
#include <string>
#include <vector>

#include "core/operations/Operation.h"
#include "core/store/PlaylistVersions.h"

namespace linnet::server {

class SpellKeeper {
public:
    /// Nothing for an operation that edits no items, or of a playlist that the person does not see.
    [[nodiscard]] static core::Result<std::optional<SpellKeeper>> look(core::store::Connection& connection,
                                                                       std::int64_t user,
                                                                       const core::operations::Operation& operation,
                                                                       core::UnixMillis now);

    /// After the edit.
    [[nodiscard]] core::Result<void> note(core::store::WriteTransaction& tx) const;

private:
    explicit SpellKeeper(core::store::PlaylistEdit edit) : m_edit(edit) {}
    core::store::PlaylistEdit m_edit;
    bool m_begins = false;
    std::string m_name;
    std::vector<core::TrackId> m_tracks; ///< If it begins.
};

} // namespace linnet::server
