// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/Rebase.h"

#include "core/domain/PersonalNamed.h"
#include "core/replica/RowRecord.h"
#include "core/store/PersonalSweep.h"
#include "core/wire/Operations.h"

namespace linnet::core::replica {

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
    LINNET_TRY_VOID(takeBack(subject));
    LINNET_TRY(const auto active, OutboxStore::activeOf(m_tx.connection(), m_source, subject));
    for (const auto& row : active)
        LINNET_TRY_VOID(apply(row));
    return {};
}

Result<void> Rebase::takeBack(const std::string& subject) {
    LINNET_TRY(const auto bases, BaseRecordStore::ofSubject(m_tx.connection(), m_source, subject));
    if (bases.empty()) return {};
    std::optional<PlaylistId> unknown;
    for (const auto& base : bases) {
        if (base.record) {
            LINNET_TRY(const auto record, decodeRow(base.row, *base.record));
            LINNET_TRY_VOID(PersonalRows::put(m_tx, m_owner, base.mark, record));
            continue;
        }
        LINNET_TRY(const auto row, rowNamed(base.row, subject));
        if (const auto* playlist = std::get_if<Playlist>(&row)) {
            // Not erased: items of other devices may have come before its header, and go with it.
            unknown = playlist->id;
            LINNET_TRY_VOID(PersonalSweep::hidePlaylist(m_tx, m_source, *unknown));
        } else {
            LINNET_TRY_VOID(PersonalRows::erase(m_tx, m_owner, row));
        }
    }
    if (unknown) LINNET_TRY_VOID(PersonalSweep::dropHiddenPlaylist(m_tx, m_source, *unknown));
    return BaseRecordStore::removeOf(m_tx, m_source, subject);
}

Result<void> Rebase::apply(const store::OutboxRow& row) {
    LINNET_TRY(auto change, wire::decodeChange(row.change));
    const operations::Operation operation{.id = row.id, .at = row.at, .change = std::move(change)};
    if (const auto* play = std::get_if<operations::AddPlay>(&operation.change)) return applyPlay(operation, *play);
    auto applied = personal::Applier(m_tx, m_owner, m_keeper).apply(operation);
    if (!applied && !isRefusal(applied.error())) return applied;
    return {};
}

/// A play that the feed has brought counts by itself; the count that goes with it may still be on its way. The server
/// numbers the play before the count.
Result<void> Rebase::applyPlay(const operations::Operation& operation, const operations::AddPlay& change) {
    LINNET_TRY(const auto play, PersonalRows::play(m_tx.connection(), m_owner, operation.id));
    if (!play) return personal::Applier(m_tx, m_owner, m_keeper).apply(operation);
    const Target target{TargetKind::Track, change.track.bytes};
    LINNET_TRY(auto counted, PersonalRows::annotation(m_tx.connection(), m_owner, target));
    if (counted && counted->rev >= play->rev) return {};
    const bool isNew = !counted;
    Annotation before = counted.value_or(annotationNamed(target));
    LINNET_TRY(before.rev, m_keeper.touch(before, isNew));
    return PersonalRows::put(m_tx, m_owner, m_mark, operations::applied(std::move(before), change));
}

} // namespace linnet::core::replica
