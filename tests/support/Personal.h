// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One personal record of each kind, every field filled.

#include <vector>

#include "core/domain/FeedRecord.h"
#include "tests/support/ItemLists.h"

namespace linnet::test {

inline core::Annotation fullAnnotation(core::Rev rev) {
    core::Annotation annotation;
    annotation.target = {core::TargetKind::Artist, idNamed<core::ArtistId>("Anna").bytes};
    annotation.rev = rev;
    annotation.liked = {true, at(1'000)};
    annotation.followed = {false, at(2'000)};
    annotation.hidden = {true, at(3'000)};
    annotation.rating = {9, at(4'000)};
    annotation.playCount = 12;
    annotation.lastPlayedAt = at(5'000);
    return annotation;
}

inline core::Playlist fullPlaylist(core::Rev rev) {
    core::Playlist playlist;
    playlist.id = idNamed<core::PlaylistId>("list");
    playlist.rev = rev;
    playlist.kind = core::PlaylistKind::Smart;
    playlist.name = {"The Mix", at(1)};
    playlist.description = {"For the road.", at(2)};
    playlist.cover = {idNamed<core::ArtId>("cover"), at(3)};
    playlist.folder = {idNamed<core::PlaylistId>("folder"), at(4)};
    playlist.rules = {"{\"all\":[]}", at(5)};
    playlist.access = {core::PlaylistAccess::Readable, at(6)};
    playlist.deleted = {true, at(7)};
    playlist.createdAt = at(8);
    playlist.changedAt = at(9);
    return playlist;
}

inline core::PlaylistItem fullItem(core::Rev rev) {
    return {.id = itemId("item"),
            .rev = rev,
            .playlist = idNamed<core::PlaylistId>("list"),
            .track = idNamed<core::TrackId>("t"),
            .order = std::string("\x80\0\x01", 3),
            .addedAt = at(10),
            .removedAt = at(11)};
}

inline core::Play fullPlay(core::Rev rev) {
    return {.id = {idNamed<core::DeviceId>("phone"), 77},
            .rev = rev,
            .track = idNamed<core::TrackId>("t"),
            .startedAt = at(12),
            .listened = std::chrono::minutes(4)};
}

inline core::QueueRegister fullQueue(core::Rev rev) {
    return {.device = idNamed<core::DeviceId>("phone"), .rev = rev, .state = {"{\"tracks\":[]}", at(13)}};
}

inline core::UserSetting fullSetting(core::Rev rev) { return {.key = "theme", .rev = rev, .value = {"dark", at(14)}}; }

/// With the revs 1 to 6.
inline std::vector<core::FeedRecord> everyPersonalRecord() {
    return {fullAnnotation(1), fullPlay(2), fullPlaylist(3), fullItem(4), fullQueue(5), fullSetting(6)};
}

} // namespace linnet::test
