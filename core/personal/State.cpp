// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/personal/State.h"

namespace linnet::core::personal {

using store::PersonalRows;

Result<Annotation> State::annotation(const Target& target) const {
    LINNET_TRY(auto known, PersonalRows::annotation(connection(), m_owner, target));
    if (known) return std::move(*known);
    Annotation empty;
    empty.target = target;
    return empty;
}

Result<UserSetting> State::setting(const std::string& key) const {
    LINNET_TRY(auto known, PersonalRows::setting(connection(), m_owner, key));
    if (known) return std::move(*known);
    UserSetting empty;
    empty.key = key;
    return empty;
}

Result<QueueRegister> State::queue(DeviceId device) const {
    LINNET_TRY(auto known, PersonalRows::queue(connection(), m_owner, device));
    if (known) return std::move(*known);
    QueueRegister empty;
    empty.device = device;
    return empty;
}

Result<std::vector<Playlist>> State::folders() const { return PersonalRows::folders(connection(), m_owner); }

Result<Playlist> State::playlist(PlaylistId id, Right right) const {
    LINNET_TRY(auto known, PersonalRows::playlist(connection(), m_owner, id));
    if (!known) return failure(Errc::NotFound, "this playlist is not there");
    const bool isOwn = known->owner.isNull();
    const bool isEditable = right == Right::Edit && known->access.value == PlaylistAccess::Editable;
    if (!isOwn && !isEditable) return failure(Errc::Forbidden, "this playlist is another's");
    return std::move(*known);
}

Result<Playlist> State::manualPlaylist(PlaylistId id) const {
    LINNET_TRY(auto known, playlist(id, Right::Edit));
    if (known.kind != PlaylistKind::Manual) return failure(Errc::Conflict, "only a manual playlist has items");
    return known;
}

Result<ItemSheet*> State::items(PlaylistId id) const {
    if (!m_sheet || m_sheet->playlist() != id) {
        LINNET_TRY(auto items, PersonalRows::items(connection(), m_owner, id));
        m_sheet.emplace(id, std::move(items));
    }
    return &*m_sheet;
}

} // namespace linnet::core::personal
