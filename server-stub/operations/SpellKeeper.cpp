// SPDX-License-Identifier: GPL-3.0-or-later
#include "server-stub/operations/SpellKeeper.h"

#include "core/store/PersonalRows.h"
#include "core/store/PlaylistPages.h"

namespace linnet::server {

using core::PlaylistId;
using core::Result;
using core::store::PersonalRows;
using core::store::PlaylistVersions;

namespace {

struct ItemsOf {
    std::optional<PlaylistId> operator()(const core::operations::InsertItems& change) const { return change.playlist; }
    std::optional<PlaylistId> operator()(const core::operations::MoveItems& change) const { return change.playlist; }
    std::optional<PlaylistId> operator()(const core::operations::RemoveItems& change) const { return change.playlist; }
    std::optional<PlaylistId> operator()(const core::operations::RestoreItems& change) const { return change.playlist; }
    template <class Other>
    std::optional<PlaylistId> operator()(const Other&) const {
        return std::nullopt;
    }
};

} // namespace

Result<std::optional<SpellKeeper>> SpellKeeper::look(core::store::Connection& connection, std::int64_t user,
                                                     const core::operations::Operation& operation,
                                                     core::UnixMillis now) {
    const auto id = std::visit(ItemsOf{}, operation.change);
    if (!id) return std::nullopt;
    const core::store::PersonalOwner owner{.source = 0, .user = user};
    LINNET_TRY(const auto playlist, PersonalRows::playlist(connection, owner, *id));
    if (!playlist) return std::nullopt;
    LINNET_TRY(const auto key, core::store::playlistKey(connection, user, *id));
    SpellKeeper keeper({key, operation.id.device, now});
    LINNET_TRY(keeper.m_begins, PlaylistVersions::beginsSpell(connection, keeper.m_edit));
    if (!keeper.m_begins) return keeper;
    keeper.m_name = playlist->name.value;
    LINNET_TRY(const auto items, PersonalRows::items(connection, owner, *id));
    for (const auto& item : items)
        if (item.isPresent()) keeper.m_tracks.push_back(item.track);
    return keeper;
}

Result<void> SpellKeeper::note(core::store::WriteTransaction& tx) const {
    if (m_begins) return PlaylistVersions::keep(tx, m_edit, m_name, m_tracks);
    return PlaylistVersions::noteEdit(tx, m_edit);
}

} // namespace linnet::server
