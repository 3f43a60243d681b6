// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/Rebase.h"

#include <algorithm>
#include <iterator>

#include "core/domain/PersonalNamed.h"
#include "core/personal/Subject.h"
#include "core/replica/ChangeParts.h"
#include "core/replica/ItemRebase.h"
#include "core/replica/RowRecord.h"
#include "core/store/PersonalSweep.h"
#include "core/wire/Operations.h"

namespace linnet::core::replica {

using operations::Operation;
using personal::Applier;
using store::BaseRecord;
using store::BaseRecordStore;
using store::OutboxStore;
using store::PersonalRows;
using store::PersonalSweep;

bool isRefusal(const Error& error) {
    switch (error.code) {
    case Errc::Busy:
    case Errc::Storage:
    case Errc::Full:
    case Errc::Corrupt:
    case Errc::Cancelled:
    case Errc::Internal:
        return false;
    default:
        return true;
    }
}

Result<void> Rebase::subject(const std::string& subject) {
    LINNET_TRY(auto bases, BaseRecordStore::ofSubject(m_tx.connection(), m_source, subject));
    const auto firstItem = std::ranges::find(bases, itemKind(), [](const BaseRecord& base) { return base.row.kind; });
    std::vector<BaseRecord> itemBases(std::make_move_iterator(firstItem), std::make_move_iterator(bases.end()));
    bases.erase(firstItem, bases.end());
    LINNET_TRY(const auto operations, operationsOf(subject));
    LINNET_TRY(const auto unknown, takeBack(subject, bases));
    Applier applier(m_tx, m_owner, m_keeper);
    const auto playlist = personal::playlistOf(subject);
    if (playlist && (!itemBases.empty() || std::ranges::any_of(operations, isOfItems, &Operation::change)))
        LINNET_TRY_VOID(withItems(subject, *playlist, std::move(itemBases), applier, operations));
    else
        LINNET_TRY_VOID(applyAll(applier, operations));
    if (unknown) return PersonalSweep::dropHiddenPlaylist(m_tx, m_source, *unknown);
    return {};
}

/// Those that are not done, in their order.
Result<std::vector<Operation>> Rebase::operationsOf(const std::string& subject) {
    LINNET_TRY(const auto rows, OutboxStore::activeOf(m_tx.connection(), m_source, subject));
    std::vector<Operation> operations;
    operations.reserve(rows.size());
    for (const auto& row : rows) {
        LINNET_TRY(auto change, wire::decodeChange(row.change));
        operations.push_back({.id = row.id, .at = row.at, .change = std::move(change)});
    }
    return operations;
}

/// Gives a playlist that the server does not have. It is not erased: items of other devices may have come before its
/// header, and go with it.
Result<std::optional<PlaylistId>> Rebase::takeBack(const std::string& subject, const std::vector<BaseRecord>& bases) {
    std::optional<PlaylistId> unknown;
    for (const auto& base : bases) {
        LINNET_TRY_VOID(BaseRecordStore::remove(m_tx, m_source, subject, base.row));
        if (base.record) {
            LINNET_TRY(const auto record, decodeRow(base.row, *base.record));
            LINNET_TRY_VOID(PersonalRows::put(m_tx, m_owner, base.mark, record));
            continue;
        }
        LINNET_TRY(const auto row, rowNamed(base.row, subject));
        if (const auto* playlist = std::get_if<Playlist>(&row)) {
            unknown = playlist->id;
            LINNET_TRY_VOID(PersonalSweep::hidePlaylist(m_tx, m_source, *unknown));
        } else {
            LINNET_TRY_VOID(PersonalRows::erase(m_tx, m_owner, row));
        }
    }
    return unknown;
}

Result<void> Rebase::withItems(const std::string& subject, PlaylistId playlist, std::vector<BaseRecord> bases,
                               Applier& applier, const std::vector<Operation>& operations) {
    LINNET_TRY(auto items, ItemRebase::read(m_tx, m_owner, playlist, std::move(bases)));
    applier.holdItems({playlist, items.served()});
    LINNET_TRY_VOID(applyAll(applier, operations));
    return items.write(applier.heldItems(), subject, m_keeper);
}

Result<void> Rebase::applyAll(Applier& applier, const std::vector<Operation>& operations) {
    for (const auto& operation : operations) {
        const auto* play = std::get_if<operations::AddPlay>(&operation.change);
        auto applied = play != nullptr ? applyPlay(operation, *play) : applier.apply(operation);
        if (!applied && !isRefusal(applied.error())) return applied;
    }
    return {};
}

/// A play that the feed has brought counts by itself; the count that goes with it may still be on its way. The server
/// numbers the play before the count.
Result<void> Rebase::applyPlay(const Operation& operation, const operations::AddPlay& change) {
    LINNET_TRY(const auto play, PersonalRows::play(m_tx.connection(), m_owner, operation.id));
    if (!play) return Applier(m_tx, m_owner, m_keeper).apply(operation);
    const Target target{TargetKind::Track, change.track.bytes};
    LINNET_TRY(auto counted, PersonalRows::annotation(m_tx.connection(), m_owner, target));
    if (counted && counted->rev >= play->rev) return {};
    const bool isNew = !counted;
    Annotation before = counted.value_or(annotationNamed(target));
    LINNET_TRY(before.rev, m_keeper.touch(before, isNew));
    return PersonalRows::put(m_tx, m_owner, m_mark, operations::applied(std::move(before), change));
}

} // namespace linnet::core::replica
