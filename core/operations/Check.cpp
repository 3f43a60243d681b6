// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <unordered_set>

#include <fmt/format.h>

#include "core/operations/Apply.h"
#include "core/text/Fold.h"
#include "core/text/Utf8.h"

namespace linnet::core::operations {

namespace {

constexpr std::size_t kMostKeyBytes = 256; ///< Of a setting.

tl::unexpected<Error> wrong(std::string detail) { return failure(Errc::InvalidInput, std::move(detail)); }

Result<void> checkName(const std::string& name) {
    if (text::sanitise(name).empty()) return wrong("a playlist needs a name");
    if (name.size() > kMostNameBytes) return wrong("the name is too long");
    return {};
}

bool isControl(char c) {
    return (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t' && c != '\r') || c == 0x7F;
}

/// Control characters would grow sixfold on the wire, beyond what a line of the feed may hold.
Result<void> checkText(const std::string& text, std::size_t most, const char* what) {
    if (text.size() > most) return wrong(fmt::format("{} is too long", what));
    if (!text::isValidUtf8(text)) return wrong(fmt::format("{} is not valid UTF-8", what));
    if (std::ranges::any_of(text, isControl)) return wrong(fmt::format("{} holds control characters", what));
    return {};
}

Result<void> checkPlaylist(PlaylistId playlist) {
    if (playlist.isNull()) return wrong("the change names no playlist");
    return {};
}

/// `items`: ids, or what has one.
template <class Items, class IdOf>
Result<void> checkItems(PlaylistId playlist, const Items& items, IdOf idOf) {
    LINNET_TRY_VOID(checkPlaylist(playlist));
    if (items.empty()) return wrong("the change names no items");
    if (items.size() > kMostItems) return wrong(fmt::format("one change takes at most {} items", kMostItems));
    std::unordered_set<PlaylistItemId> seen;
    for (const auto& item : items)
        if (idOf(item).isNull() || !seen.insert(idOf(item)).second)
            return wrong("an item has no id, or is there twice");
    return {};
}

Result<void> checkIds(PlaylistId playlist, const std::vector<PlaylistItemId>& items) {
    return checkItems(playlist, items, [](PlaylistItemId id) { return id; });
}

Result<void> checkTarget(const Target& target) {
    if (target.id == IdBytes{}) return wrong("the change is about nothing");
    return {};
}

struct Checker {
    Result<void> operator()(const SetMark& change) const {
        const auto kind = change.target.kind;
        if (change.mark == Mark::Followed && kind != TargetKind::Artist && kind != TargetKind::Playlist)
            return wrong("only artists and playlists can be followed");
        return checkTarget(change.target);
    }
    Result<void> operator()(const SetRating& change) const {
        if (change.rating > kMostRating) return wrong(fmt::format("a rating goes from 0 to {}", kMostRating));
        return checkTarget(change.target);
    }
    Result<void> operator()(const AddPlay& change) const {
        if (change.track.isNull()) return wrong("the change is about nothing");
        if (change.listened < std::chrono::milliseconds(0)) return wrong("nobody listens for less than no time");
        return {};
    }
    Result<void> operator()(const CreatePlaylist& change) const {
        LINNET_TRY_VOID(checkPlaylist(change.playlist));
        if (change.folder == change.playlist) return wrong("a playlist cannot be put into itself");
        if (change.kind != PlaylistKind::Smart && !change.rules.empty())
            return wrong("only smart playlists have rules");
        LINNET_TRY_VOID(checkText(change.rules, kMostTextBytes, "the rules"));
        return checkName(change.name);
    }
    Result<void> operator()(const RenamePlaylist& change) const {
        LINNET_TRY_VOID(checkPlaylist(change.playlist));
        return checkName(change.name);
    }
    Result<void> operator()(const DescribePlaylist& change) const {
        LINNET_TRY_VOID(checkPlaylist(change.playlist));
        return checkText(change.description, kMostTextBytes, "the description");
    }
    Result<void> operator()(const SetPlaylistRules& change) const {
        LINNET_TRY_VOID(checkPlaylist(change.playlist));
        return checkText(change.rules, kMostTextBytes, "the rules");
    }
    Result<void> operator()(const SetPlaylistCover& change) const { return checkPlaylist(change.playlist); }
    Result<void> operator()(const FilePlaylist& change) const { return checkPlaylist(change.playlist); }
    Result<void> operator()(const SharePlaylist& change) const { return checkPlaylist(change.playlist); }
    Result<void> operator()(const DeletePlaylist& change) const { return checkPlaylist(change.playlist); }
    Result<void> operator()(const InsertItems& change) const {
        LINNET_TRY_VOID(checkItems(change.playlist, change.items, [](const NewItem& item) { return item.id; }));
        if (std::ranges::any_of(change.items, [](const NewItem& item) { return item.track.isNull(); }))
            return wrong("an item has no track");
        return {};
    }
    Result<void> operator()(const MoveItems& change) const {
        if (change.others.empty()) return checkIds(change.playlist, change.items);
        auto all = change.items;
        for (const ItemRun& run : change.others) {
            if (run.items.empty()) return wrong("a run names no items");
            all.insert(all.end(), run.items.begin(), run.items.end());
        }
        return checkIds(change.playlist, all);
    }
    Result<void> operator()(const RemoveItems& change) const { return checkIds(change.playlist, change.items); }
    Result<void> operator()(const RestoreItems& change) const { return checkIds(change.playlist, change.items); }
    Result<void> operator()(const SetQueue& change) const {
        return checkText(change.state, kMostQueueBytes, "the queue");
    }
    Result<void> operator()(const ChangeSetting& change) const {
        if (change.key.empty()) return wrong("the setting has no name");
        LINNET_TRY_VOID(checkText(change.key, kMostKeyBytes, "the name of the setting"));
        return checkText(change.value.value_or(""), kMostTextBytes, "the setting");
    }
};

} // namespace

Result<void> check(const Change& change) { return std::visit(Checker{}, change); }

} // namespace linnet::core::operations
