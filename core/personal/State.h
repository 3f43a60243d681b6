// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The state that one person's changes read and write. Inside core/personal, on the writer thread.

#include <optional>

#include "core/operations/Apply.h"
#include "core/personal/Applier.h"

namespace linnet::core::personal {

class State {
public:
    /// `sheet`: the items that were read last, by whoever keeps this.
    State(store::WriteTransaction& tx, store::PersonalOwner owner, std::optional<ItemSheet>& sheet)
        : m_tx(tx),
          m_owner(owner),
          m_sheet(sheet) {}

    // What is there, or an empty one.
    Result<Annotation> annotation(const Target& target) const;
    Result<UserSetting> setting(const std::string& key) const;
    Result<QueueRegister> queue(DeviceId device) const;
    Result<std::vector<Playlist>> folders() const;

    /// What a person may do with a playlist.
    enum class Right { Edit, Own };
    /// Errors: NotFound, Forbidden (another's, and not shared for this).
    Result<Playlist> playlist(PlaylistId id, Right right) const;
    /// Of a manual playlist. Errors: as above, Conflict for another kind.
    Result<Playlist> manualPlaylist(PlaylistId id) const;
    /// Read, unless they were the last time. Valid until those of another playlist are asked for.
    Result<ItemSheet*> items(PlaylistId id) const;

    store::WriteTransaction& tx() const { return m_tx; }
    store::Connection& connection() const { return m_tx.connection(); }
    const store::PersonalOwner& owner() const { return m_owner; }

private:
    store::WriteTransaction& m_tx;
    store::PersonalOwner m_owner;
    std::optional<ItemSheet>& m_sheet;
};

/// Which right a change of a playlist's header needs.
template <class C>
constexpr State::Right rightFor(const C&) {
    constexpr bool isEdit = std::is_same_v<C, operations::RenamePlaylist> ||
                            std::is_same_v<C, operations::DescribePlaylist> ||
                            std::is_same_v<C, operations::SetPlaylistCover>;
    return isEdit ? State::Right::Edit : State::Right::Own;
}

template <class C>
concept ItemChange = std::is_same_v<C, operations::InsertItems> || std::is_same_v<C, operations::MoveItems> ||
                     std::is_same_v<C, operations::RemoveItems> || std::is_same_v<C, operations::RestoreItems>;

/// Of the header of a playlist that is there.
template <class C>
concept HeaderChange =
    requires(const C& change) { change.playlist; } && !ItemChange<C> && !std::is_same_v<C, operations::CreatePlaylist>;

template <class C>
concept AnnotationChange = std::is_same_v<C, operations::SetMark> || std::is_same_v<C, operations::SetRating>;

} // namespace linnet::core::personal
