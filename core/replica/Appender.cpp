// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/Appender.h"

#include <algorithm>

#include "core/personal/Subject.h"
#include "core/store/Meta.h"
#include "core/wire/Operations.h"

namespace linnet::core::replica {

using store::OperationStanding;
using store::OutboxStore;

namespace {

/// The counters of a device must never go back. They could after this database lost its last second in a power cut,
/// or was restored; both give it a new epoch.
Result<void> chooseDevice(store::Connection& connection, OperationStanding& standing) {
    LINNET_TRY(const auto epoch, store::metaText(connection, store::kMetaEpoch));
    if (!standing.device.isNull() && standing.epoch == epoch.value_or("")) return {};
    standing.device = DeviceId::random();
    standing.epoch = epoch.value_or("");
    return {};
}

} // namespace

Appender::Appender(store::WriteTransaction& tx, std::int64_t source, OperationStanding standing)
    : m_tx(tx),
      m_source(source),
      m_standing(std::move(standing)),
      m_keeper(tx, source, m_standing),
      m_applier(tx, {.source = source, .user = 0}, m_keeper) {}

Result<std::unique_ptr<Appender>> Appender::at(store::WriteTransaction& tx, std::int64_t source) {
    LINNET_TRY(auto standing, OutboxStore::standing(tx.connection(), source));
    LINNET_TRY_VOID(chooseDevice(tx.connection(), standing));
    return std::unique_ptr<Appender>(new Appender(tx, source, std::move(standing)));
}

Result<OperationId> Appender::append(operations::Change change, UnixMillis at) {
    LINNET_TRY(const auto stamp, m_applier.stampOf(change));
    const OperationId id{.device = m_standing.device, .counter = ++m_standing.newest};
    const operations::Operation operation{.id = id, .at = std::max(at, stamp), .change = std::move(change)};
    LINNET_TRY_VOID(m_applier.apply(operation));
    const store::OutboxRow row{.id = id,
                               .subject = personal::subjectOf(operation.change),
                               .at = operation.at,
                               .change = wire::encodeChange(operation.change),
                               .state = store::OutboxState::Pending};
    // Only the newest state of a queue matters to anyone.
    if (std::holds_alternative<operations::SetQueue>(operation.change))
        LINNET_TRY_VOID(OutboxStore::removeOf(m_tx, m_source, row.subject));
    LINNET_TRY_VOID(OutboxStore::add(m_tx, m_source, row));
    return id;
}

Result<void> Appender::finish() { return OutboxStore::setStanding(m_tx, m_source, m_standing); }

} // namespace linnet::core::replica
