// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One change of each kind, every field filled, for round trips.

#include <vector>

#include "core/operations/Operation.h"
#include "tests/support/ItemLists.h"

namespace linnet::test {

inline std::vector<core::operations::Change> everyChange() {
    using namespace core;
    using namespace core::operations;
    const Target track{TargetKind::Track, idNamed<TrackId>("track").bytes};
    const Target artist{TargetKind::Artist, idNamed<ArtistId>("artist").bytes};
    const auto list = idNamed<PlaylistId>("list");
    return {SetMark{track, Mark::Liked, true},
            SetMark{artist, Mark::Followed, false},
            SetMark{{TargetKind::Album, idNamed<AlbumId>("album").bytes}, Mark::Hidden, true},
            SetRating{track, 7},
            AddPlay{idNamed<TrackId>("track"), at(1'700'000'000'123), std::chrono::minutes(3)},
            CreatePlaylist{list, PlaylistKind::Smart, "Läuft \"gut\"", idNamed<PlaylistId>("folder"), "{\"all\":[]}"},
            RenamePlaylist{list, "Neu"},
            DescribePlaylist{list, "Ein Text."},
            SetPlaylistCover{list, idNamed<ArtId>("cover")},
            SetPlaylistCover{list, {}},
            FilePlaylist{list, idNamed<PlaylistId>("folder")},
            FilePlaylist{list, {}},
            SetPlaylistRules{list, "{\"any\":[]}\n"},
            SharePlaylist{list, PlaylistAccess::Editable},
            DeletePlaylist{list, false},
            InsertItems{
                list, itemId("after"), {{itemId("a"), idNamed<TrackId>("t")}, {itemId("b"), idNamed<TrackId>("u")}}},
            MoveItems{list, {}, ids("a b c"), {}},
            MoveItems{list, itemId("x"), ids("a"), {{{}, ids("b c")}, {itemId("y"), ids("d")}}},
            RemoveItems{list, ids("a")},
            RestoreItems{list, ids("b a")},
            SetQueue{"{\"tracks\":[1,2]}"},
            ChangeSetting{"theme", "dark"},
            ChangeSetting{"theme", {}}};
}

} // namespace linnet::test
