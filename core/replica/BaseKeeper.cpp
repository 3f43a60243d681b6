// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/BaseKeeper.h"

#include "core/personal/Subject.h"
#include "core/replica/RowRecord.h"
#include "core/store/PersonalSweep.h"

namespace linnet::core::replica {

Result<Rev> BaseKeeper::touch(const FeedRecord& row, bool isNew) {
    store::BaseRecord base{.row = baseKeyOf(row), .mark = m_mark, .record = std::nullopt};
    if (!isNew) base.record = encodeRow(row);
    if (!isNew && m_isSweeping) { // The start-over may not have come to this row.
        LINNET_TRY(const auto age, store::PersonalSweep::ageOf(m_tx.connection(), m_source, row));
        if (age) base.mark = age->mark;
    }
    LINNET_TRY_VOID(store::BaseRecordStore::keep(m_tx, m_source, subjectOfRow(row), base));
    return isNew ? Rev{0} : revOf(row);
}

const std::string& BaseKeeper::subjectOfRow(const FeedRecord& row) {
    const auto* item = std::get_if<PlaylistItem>(&row);
    if (item != nullptr && item->playlist == m_playlist) return m_subject;
    m_playlist = item != nullptr ? item->playlist : PlaylistId{};
    return m_subject = personal::subjectOf(row);
}

} // namespace linnet::core::replica
