// SPDX-License-Identifier: GPL-3.0-or-later
// What Applier answers without writing.
#include <algorithm>

#include "core/personal/Applier.h"
#include "core/personal/State.h"

namespace linnet::core::personal {

using namespace operations;

namespace {

struct Inverter {
    const State& state;

    template <AnnotationChange C>
    Result<Changes> operator()(const C& change) const {
        LINNET_TRY(const auto before, state.annotation(change.target));
        return operations::inverse(before, change);
    }
    Result<Changes> operator()(const AddPlay&) const { return Changes(); }
    Result<Changes> operator()(const SetQueue&) const { return Changes(); }
    Result<Changes> operator()(const CreatePlaylist& change) const {
        LINNET_TRY(const auto known, store::PersonalRows::playlist(state.connection(), state.owner(), change.playlist));
        return known ? Changes() : operations::inverse(change);
    }
    template <HeaderChange C>
    Result<Changes> operator()(const C& change) const {
        LINNET_TRY(const auto before, state.playlist(change.playlist, rightFor(change)));
        return operations::inverse(before, change);
    }
    template <ItemChange C>
    Result<Changes> operator()(const C& change) const {
        LINNET_TRY_VOID(state.manualPlaylist(change.playlist));
        LINNET_TRY(const auto* before, state.items(change.playlist));
        return operations::inverse(before->items(), change);
    }
    Result<Changes> operator()(const ChangeSetting& change) const {
        LINNET_TRY(const auto before, state.setting(change.key));
        return operations::inverse(before, change);
    }
};

UnixMillis stampIn(const Annotation& before, const SetMark& change) {
    switch (change.mark) {
    case Mark::Liked:
        return before.liked.at;
    case Mark::Followed:
        return before.followed.at;
    case Mark::Hidden:
        break;
    }
    return before.hidden.at;
}
UnixMillis stampIn(const Annotation& before, const SetRating&) { return before.rating.at; }
UnixMillis stampIn(const Playlist& before, const RenamePlaylist&) { return before.name.at; }
UnixMillis stampIn(const Playlist& before, const DescribePlaylist&) { return before.description.at; }
UnixMillis stampIn(const Playlist& before, const SetPlaylistCover&) { return before.cover.at; }
UnixMillis stampIn(const Playlist& before, const FilePlaylist&) { return before.folder.at; }
UnixMillis stampIn(const Playlist& before, const SetPlaylistRules&) { return before.rules.at; }
UnixMillis stampIn(const Playlist& before, const SharePlaylist&) { return before.access.at; }
UnixMillis stampIn(const Playlist& before, const DeletePlaylist&) { return before.deleted.at; }

struct Stamper {
    const State& state;

    template <AnnotationChange C>
    Result<UnixMillis> operator()(const C& change) const {
        LINNET_TRY(const auto before, state.annotation(change.target));
        return stampIn(before, change);
    }
    template <HeaderChange C>
    Result<UnixMillis> operator()(const C& change) const {
        LINNET_TRY(const auto before,
                   store::PersonalRows::playlist(state.connection(), state.owner(), change.playlist));
        return before ? stampIn(*before, change) : UnixMillis{};
    }
    Result<UnixMillis> operator()(const ChangeSetting& change) const {
        LINNET_TRY(const auto before, state.setting(change.key));
        return before.value.at;
    }
    /// Plays, new playlists and items write over nothing, the queue has one writer.
    template <class C>
    Result<UnixMillis> operator()(const C&) const {
        return UnixMillis{};
    }
};

} // namespace

Result<Changes> Applier::inverse(const Change& change) {
    const State state(m_tx, m_owner, m_sheet);
    auto changes = std::visit(Inverter{state}, change);
    const bool isRefused =
        !changes && (changes.error().code == Errc::NotFound || changes.error().code == Errc::Forbidden ||
                     changes.error().code == Errc::Conflict);
    if (isRefused) return Changes();
    return changes;
}

Result<UnixMillis> Applier::stampOf(const Change& change) {
    const State state(m_tx, m_owner, m_sheet);
    return std::visit(Stamper{state}, change);
}

} // namespace linnet::core::personal
