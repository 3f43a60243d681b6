// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/PersonalTargets.h"

#include <algorithm>
#include <array>

#include "core/store/QueryRegistry.h"

namespace linnet::core::store {

namespace {

/// By the number of TargetKind, those of the catalogue.
constexpr std::array<NamedQuery, 3> kKnown{{
    {"knownTrack", "SELECT 1 FROM track WHERE source=?1 AND public_id=?2 AND rev>0"},
    {"knownAlbum", "SELECT 1 FROM album WHERE source=?1 AND public_id=?2 AND rev>0"},
    {"knownArtist", "SELECT 1 FROM artist WHERE source=?1 AND public_id=?2 AND rev>0"},
}};
constexpr NamedQuery kAlbum{"albumOfTrack", "SELECT album.public_id FROM track JOIN album ON album.id=track.album_id"
                                            " WHERE track.source=?1 AND track.public_id=?2 AND track.rev>0"};
constexpr NamedQuery kArtists{"artistsOfTrack",
                              "SELECT artist.public_id FROM track JOIN track_artist ON track_artist.track_id=track.id"
                              " JOIN artist ON artist.id=track_artist.artist_id"
                              " WHERE track.source=?1 AND track.public_id=?2 AND track.rev>0"};
constexpr NamedQuery kQueries[] = {kKnown[0], kKnown[1], kKnown[2], kAlbum, kArtists};

Result<void> addTargets(Statement select, TargetKind kind, std::vector<Target>& targets) {
    return select.forEach([&](const Statement& row) {
        const Target target{kind, row.id<TrackId>(0).bytes};
        if (std::ranges::find(targets, target) == targets.end()) targets.push_back(target);
    });
}

} // namespace

std::span<const NamedQuery> personalTargetQueries() { return kQueries; }

Result<bool> isTargetKnown(Connection& connection, PersonalOwner owner, const Target& target) {
    if (target.kind == TargetKind::Playlist)
        return PersonalRows::playlist(connection, owner, PlaylistId{target.id}).map([](const auto& known) {
            return known.has_value();
        });
    const auto& query = kKnown[static_cast<std::size_t>(target.kind)];
    return connection.prepare(query).bindAll(owner.source, Blob(target.id)).step();
}

Result<std::vector<Target>> targetsAbove(Connection& connection, PersonalOwner owner, TrackId track) {
    std::vector<Target> targets;
    auto album = connection.prepare(kAlbum);
    album.bindAll(owner.source, track);
    LINNET_TRY_VOID(addTargets(std::move(album), TargetKind::Album, targets));
    auto artists = connection.prepare(kArtists);
    artists.bindAll(owner.source, track);
    LINNET_TRY_VOID(addTargets(std::move(artists), TargetKind::Artist, targets));
    return targets;
}

} // namespace linnet::core::store
