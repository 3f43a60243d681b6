// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/personal/Subject.h"

#include <array>

namespace linnet::core::personal {

using namespace operations;

namespace {

constexpr std::array<const char*, 4> kTargets{"track:", "album:", "artist:", "playlist:"}; // By the number of the kind.

std::string ofTarget(const Target& target) {
    return std::string("annotation:") + kTargets[static_cast<std::size_t>(target.kind) % kTargets.size()] +
           idToHex(target.id);
}
std::string ofTrack(TrackId track) { return ofTarget({TargetKind::Track, track.bytes}); }
constexpr std::string_view kPlaylist = "playlist:";
std::string ofPlaylist(PlaylistId playlist) { return std::string(kPlaylist) + playlist.hex(); }
std::string ofSetting(const std::string& key) { return "setting:" + key; }

struct OfChange {
    std::string operator()(const SetMark& change) const { return ofTarget(change.target); }
    std::string operator()(const SetRating& change) const { return ofTarget(change.target); }
    std::string operator()(const AddPlay& change) const { return ofTrack(change.track); }
    std::string operator()(const SetQueue&) const { return "queue"; }
    std::string operator()(const ChangeSetting& change) const { return ofSetting(change.key); }
    template <class OfPlaylist>
    std::string operator()(const OfPlaylist& change) const {
        return ofPlaylist(change.playlist);
    }
};

struct OfRecord {
    std::string operator()(const Annotation& annotation) const { return ofTarget(annotation.target); }
    std::string operator()(const Play& play) const { return ofTrack(play.track); }
    std::string operator()(const Playlist& playlist) const { return ofPlaylist(playlist.id); }
    std::string operator()(const PlaylistItem& item) const { return ofPlaylist(item.playlist); }
    std::string operator()(const QueueRegister&) const { return "queue"; }
    std::string operator()(const UserSetting& setting) const { return ofSetting(setting.key); }
    std::string operator()(const Tombstone& gone) const {
        return gone.kind == EntityKind::Playlist ? ofPlaylist(PlaylistId{gone.id}) : std::string();
    }
    template <class OfCatalogue>
    std::string operator()(const OfCatalogue&) const {
        return {};
    }
};

} // namespace

std::string subjectOf(const Change& change) { return std::visit(OfChange{}, change); }
std::string subjectOf(const FeedRecord& record) { return std::visit(OfRecord{}, record); }

std::optional<PlaylistId> playlistOf(std::string_view subject) {
    if (!subject.starts_with(kPlaylist)) return std::nullopt;
    return PlaylistId::fromHex(subject.substr(kPlaylist.size()));
}

} // namespace linnet::core::personal
