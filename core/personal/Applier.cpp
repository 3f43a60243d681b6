// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/personal/Applier.h"

#include <algorithm>

#include "core/operations/OrderKey.h"
#include "core/operations/Places.h"
#include "core/personal/State.h"
#include "core/store/PersonalTargets.h"

namespace linnet::core::personal {

using namespace operations;
using store::PersonalRows;

namespace {

/// One operation on its way into the database. All that can be refused is found out before the first write.
class Run {
public:
    Run(const State& state, RowSink& sink, const Operation& operation, bool isHeld)
        : m_state(state),
          m_sink(sink),
          m_operation(operation),
          m_isHeld(isHeld) {}

    template <AnnotationChange C>
    Result<void> operator()(const C& change) {
        LINNET_TRY(const auto before, m_state.annotation(change.target));
        if (before == emptyOf(change.target)) LINNET_TRY_VOID(checkTarget(change.target));
        return write(before, applied(before, change, m_operation.at), before == emptyOf(change.target));
    }
    Result<void> operator()(const AddPlay& change) {
        LINNET_TRY(const auto known, PersonalRows::play(m_state.connection(), m_state.owner(), m_operation.id));
        if (known) return {};
        const Target track{TargetKind::Track, change.track.bytes};
        LINNET_TRY_VOID(checkTarget(track));
        std::vector<Target> targets; // A replica leaves what is above the track to its server: see Subject.h.
        if (m_state.owner().isOfServer()) {
            LINNET_TRY(targets, store::targetsAbove(m_state.connection(), m_state.owner(), change.track));
        }
        targets.push_back(track);
        AddPlay play = change;
        play.startedAt = std::min(play.startedAt, m_operation.at); // Nobody hears what is to come.
        Play row{.id = m_operation.id,
                 .rev = 0,
                 .track = play.track,
                 .startedAt = play.startedAt,
                 .listened = play.listened};
        LINNET_TRY_VOID(put(row, row, true));
        for (const Target& target : targets) {
            LINNET_TRY(const auto before, m_state.annotation(target));
            LINNET_TRY_VOID(write(before, applied(before, play), before == emptyOf(target)));
        }
        return {};
    }
    Result<void> operator()(const CreatePlaylist& change) {
        LINNET_TRY(const auto known, PersonalRows::playlist(m_state.connection(), m_state.owner(), change.playlist));
        if (known && known->owner.isNull()) return {};
        LINNET_TRY(const bool isTaken, PersonalRows::isTaken(m_state.connection(), m_state.owner(), change.playlist));
        if (known || isTaken) return failure(Errc::Conflict, "another's playlist has this id");
        LINNET_TRY(const auto folders, m_state.folders());
        const Playlist made = created(change, m_operation.at, folders);
        return put(made, made, true);
    }
    template <HeaderChange C>
    Result<void> operator()(const C& change) {
        LINNET_TRY(const auto before, m_state.playlist(change.playlist, rightFor(change)));
        LINNET_TRY(const auto after, changed(before, change));
        const bool wasSeen = isSeenByOthers(before);
        LINNET_TRY_VOID(write(before, after, false));
        if (!m_state.owner().isOfServer() || wasSeen || !isSeenByOthers(after)) return {};
        return sendItemsAgain(change.playlist);
    }
    template <ItemChange C>
    Result<void> operator()(const C& change) {
        LINNET_TRY(const auto playlist, m_state.manualPlaylist(change.playlist));
        LINNET_TRY(auto* sheet, m_state.items(change.playlist));
        LINNET_TRY(auto changes, itemChanges(sheet->items(), change));
        if (changes.empty()) return {};
        const bool isLong =
            std::ranges::any_of(changes, [](const PlaylistItem& item) { return item.order.size() > kLongOrderKey; });
        if (isLong && m_state.owner().isOfServer()) changes = rekeyed(merged(sheet->items(), std::move(changes)));
        if (m_isHeld)
            sheet->take(std::move(changes));
        else
            LINNET_TRY_VOID(writeItems(*sheet, std::move(changes)));
        Playlist after = playlist;
        after.changedAt = std::max(after.changedAt, m_operation.at);
        return put(playlist, std::move(after), false);
    }
    Result<void> operator()(const SetQueue& change) {
        LINNET_TRY(const auto before, m_state.queue(m_operation.id.device));
        QueueRegister empty;
        empty.device = before.device;
        return write(before, applied(before, change, m_operation.at), before == empty);
    }
    Result<void> operator()(const ChangeSetting& change) {
        LINNET_TRY(const auto before, m_state.setting(change.key));
        UserSetting empty;
        empty.key = before.key;
        return write(before, applied(before, change, m_operation.at), before == empty);
    }

private:
    static Annotation emptyOf(const Target& target) {
        Annotation empty;
        empty.target = target;
        return empty;
    }
    static bool isSeenByOthers(const Playlist& playlist) {
        return playlist.access.value != PlaylistAccess::Private && !playlist.deleted.value;
    }

    /// A replica may not have heard yet of what it is about.
    Result<void> checkTarget(const Target& target) const {
        if (!m_state.owner().isOfServer()) return {};
        LINNET_TRY(const bool isKnown, store::isTargetKnown(m_state.connection(), m_state.owner(), target));
        if (!isKnown) return failure(Errc::NotFound, "this is no longer in the catalogue");
        return {};
    }

    template <class C>
    Result<Playlist> changed(const Playlist& before, const C& change) const {
        return applied(before, change, m_operation.at);
    }
    Result<Playlist> changed(const Playlist& before, const FilePlaylist& change) const {
        LINNET_TRY(const auto folders, m_state.folders());
        return applied(before, change, m_operation.at, folders);
    }
    Result<Playlist> changed(const Playlist& before, const SetPlaylistRules& change) const {
        if (before.kind != PlaylistKind::Smart) return failure(Errc::Conflict, "only a smart playlist has rules");
        return applied(before, change, m_operation.at);
    }

    template <class C>
    Result<ItemChanges> itemChanges(const ItemList& before, const C& change) const {
        if constexpr (requires { applied(before, change); })
            return applied(before, change);
        else
            return applied(before, change, m_operation.at);
    }

    template <class Row>
    Result<void> write(const Row& before, Row after, bool isNew) {
        if (after == before) return {};
        return put(before, std::move(after), isNew);
    }
    template <class Row>
    Result<void> put(const Row& before, Row after, bool isNew) {
        LINNET_TRY(after.rev, m_sink.touch(isNew ? after : before, isNew));
        return PersonalRows::put(m_state.tx(), m_state.owner(), 0, std::move(after));
    }

    Result<void> writeItems(ItemSheet& sheet, ItemChanges changes) {
        // In the order of the keys of base records and of rows, so that neighbours are written together. A server's
        // come to the devices in the order in which they are written: by their places.
        if (!m_state.owner().isOfServer()) std::ranges::sort(changes, {}, &PlaylistItem::id);
        const Places places = placesOf(sheet.items(), changes);
        std::vector<store::ItemEdit> edits;
        edits.reserve(changes.size());
        for (PlaylistItem& item : changes) {
            const auto was = places.find(item.id);
            const PlaylistItem* before = was == places.end() ? nullptr : &sheet.items()[was->second];
            LINNET_TRY(item.rev, m_sink.touch(before == nullptr ? item : *before, before == nullptr));
            edits.push_back({before, &item});
        }
        LINNET_TRY_VOID(PersonalRows::changeItems(m_state.tx(), m_state.owner(), edits));
        sheet.take(std::move(changes));
        return {};
    }

    /// Others who see a playlist for the first time, or again, have none of its items.
    Result<void> sendItemsAgain(PlaylistId playlist) {
        LINNET_TRY(auto* sheet, m_state.items(playlist));
        return writeItems(*sheet, sheet->items());
    }

    const State& m_state;
    RowSink& m_sink;
    const Operation& m_operation;
    bool m_isHeld;
};

} // namespace

Result<void> Applier::apply(const Operation& operation) {
    LINNET_TRY_VOID(check(operation.change));
    const State state(m_tx, m_owner, m_sheet);
    return std::visit(Run(state, m_sink, operation, m_isHeld), operation.change);
}

} // namespace linnet::core::personal
