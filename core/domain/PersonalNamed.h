// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Rows of what people make that hold only what names them. Pure.

#include <utility>

#include "core/domain/Personal.h"

namespace linnet::core {

inline Annotation annotationNamed(const Target& target) {
    Annotation row;
    row.target = target;
    return row;
}
inline Play playNamed(const OperationId& id, const TrackId& track = {}) {
    Play row;
    row.id = id;
    row.track = track;
    return row;
}
inline Playlist playlistNamed(const PlaylistId& id) {
    Playlist row;
    row.id = id;
    return row;
}
inline PlaylistItem itemNamed(const PlaylistItemId& id, const PlaylistId& playlist) {
    PlaylistItem row;
    row.id = id;
    row.playlist = playlist;
    return row;
}
inline QueueRegister queueNamed(const DeviceId& device) {
    QueueRegister row;
    row.device = device;
    return row;
}
inline UserSetting settingNamed(std::string key) {
    UserSetting row;
    row.key = std::move(key);
    return row;
}

} // namespace linnet::core
