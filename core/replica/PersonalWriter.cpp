// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/PersonalWriter.h"

#include "core/domain/PersonalNamed.h"
#include "core/personal/Subject.h"
#include "core/replica/RowRecord.h"
#include "core/store/OutboxStore.h"

namespace linnet::core::replica {

using store::BaseRecord;
using store::BaseRecordStore;
using store::OutboxStore;
using store::PersonalRows;
using store::PersonalSweep;

Result<void> PersonalWriter::put(const FeedRecord& record) {
    LINNET_TRY(const bool isPending, isAnythingPending());
    if (isPending) {
        const std::string subject = personal::subjectOf(record);
        const auto row = baseKeyOf(record);
        LINNET_TRY(const auto base, BaseRecordStore::find(m_tx.connection(), m_source, subject, row));
        if (base) {
            if (base->record && base->mark == m_mark) {
                LINNET_TRY(const auto known, decodeRow(row, *base->record));
                if (revOf(known) > revOf(record)) return {};
            }
            const BaseRecord fresh{.row = row, .mark = m_mark, .record = encodeRow(record)};
            LINNET_TRY_VOID(BaseRecordStore::replace(m_tx, m_source, subject, fresh));
            return OutboxStore::addDue(m_tx, m_source, subject);
        }
        LINNET_TRY_VOID(noteDue(subject));
    }
    LINNET_TRY(const bool isOld, isOlder(record, revOf(record)));
    if (isOld) return {};
    return PersonalRows::put(m_tx, m_owner, m_mark, record);
}

Result<void> PersonalWriter::remove(const Tombstone& tombstone) {
    if (tombstone.kind == EntityKind::Playlist) return removePlaylist(PlaylistId{tombstone.id}, tombstone.rev);
    return removeItem(PlaylistItemId{tombstone.id}, tombstone.rev);
}

Result<void> PersonalWriter::removePlaylist(PlaylistId playlist, Rev rev) {
    const FeedRecord header = playlistNamed(playlist);
    const std::string subject = personal::subjectOf(header);
    LINNET_TRY(const bool isOld, isOlder(header, rev));
    if (isOld) return {};
    LINNET_TRY_VOID(BaseRecordStore::emptyOf(m_tx, m_source, subject, m_mark));
    LINNET_TRY_VOID(noteDue(subject));
    return PersonalRows::erase(m_tx, m_owner, header);
}

Result<void> PersonalWriter::removeItem(PlaylistItemId item, Rev rev) {
    LINNET_TRY(const auto playlist, PersonalSweep::playlistOf(m_tx.connection(), m_source, item));
    if (!playlist) return {};
    const FeedRecord row = itemNamed(item, *playlist);
    const std::string subject = personal::subjectOf(row);
    LINNET_TRY(const bool isOld, isOlder(row, rev));
    if (isOld) return {};
    const auto key = baseKeyOf(row);
    LINNET_TRY(const auto base, BaseRecordStore::find(m_tx.connection(), m_source, subject, key));
    LINNET_TRY_VOID(noteDue(subject));
    if (!base) return PersonalRows::erase(m_tx, m_owner, row);
    return BaseRecordStore::replace(m_tx, m_source, subject, {.row = key, .mark = m_mark, .record = std::nullopt});
}

Result<void> PersonalWriter::sweep(const FeedRecord& row) {
    const std::string subject = personal::subjectOf(row);
    LINNET_TRY(const auto base, BaseRecordStore::find(m_tx.connection(), m_source, subject, baseKeyOf(row)));
    if (base) return {};
    LINNET_TRY_VOID(noteDue(subject));
    return PersonalRows::erase(m_tx, m_owner, row);
}

Result<void> PersonalWriter::sweepBases() { return BaseRecordStore::emptyStale(m_tx, m_source, m_mark); }

Result<bool> PersonalWriter::isAnythingPending() {
    if (!m_isAnythingPending) {
        LINNET_TRY(m_isAnythingPending, OutboxStore::hasAny(m_tx.connection(), m_source));
    }
    return *m_isAnythingPending;
}

Result<bool> PersonalWriter::isOlder(const FeedRecord& row, Rev rev) {
    LINNET_TRY(const auto age, PersonalSweep::ageOf(m_tx.connection(), m_source, row));
    return age && age->mark == m_mark && age->rev > rev;
}

Result<void> PersonalWriter::noteDue(const std::string& subject) {
    LINNET_TRY(const bool isActive, OutboxStore::isActive(m_tx.connection(), m_source, subject));
    if (!isActive) return {};
    return OutboxStore::addDue(m_tx, m_source, subject);
}

} // namespace linnet::core::replica
