// SPDX-License-Identifier: GPL-3.0-or-later
#include "server-stub/operations/OperationService.h"

#include <algorithm>

#include "core/personal/Applier.h"
#include "core/store/OperationStore.h"
#include "core/wire/Problem.h"
#include "server-stub/operations/SpellKeeper.h"

namespace linnet::server {

using core::Errc;
using core::Error;
using core::Result;
using core::store::OperationReplyRow;
using core::store::WriteTransaction;
using core::wire::OperationResult;
using core::wire::OperationStatus;
using core::wire::ReceivedOperation;

namespace {

/// On a server each written row takes the next rev.
class RevSink final : public core::personal::RowSink {
public:
    explicit RevSink(WriteTransaction& tx) : m_tx(tx) {}
    Result<core::Rev> touch(const core::FeedRecord&, bool) override { return m_tx.takeRev(); }

private:
    WriteTransaction& m_tx;
};

/// The operation is at fault, not the server: trying again would not help.
bool isRefusal(Errc code) {
    return code == Errc::InvalidInput || code == Errc::Conflict || code == Errc::NotFound || code == Errc::Forbidden ||
           code == Errc::TooLarge || code == Errc::Unsupported;
}

OperationResult resultOf(std::int64_t counter, OperationStatus done, const OperationReplyRow& reply) {
    OperationResult result{.counter = counter, .status = done, .rev = reply.rev, .code = {}, .detail = {}};
    if (!reply.refusal) return result;
    result.status = OperationStatus::Refused;
    result.code = *reply.refusal;
    result.detail = reply.detail;
    return result;
}

/// One operation within its write.
class Once {
public:
    Once(WriteTransaction& tx, const Principal& principal, core::UnixMillis now)
        : m_tx(tx),
          m_principal(principal),
          m_now(now) {}

    Result<OperationResult> carryOut(const ReceivedOperation& received) {
        LINNET_TRY(const auto highest,
                   core::store::highestCounter(m_tx.connection(), m_principal.userKey, received.id.device));
        if (received.id.counter <= highest) return already(received);
        OperationReplyRow reply;
        const auto done = apply(received);
        if (!done && !isRefusal(done.error().code)) return tl::unexpected<Error>(done.error());
        reply.rev = m_tx.newestRev();
        if (!done) {
            reply.refusal = core::wire::problemCodeName(core::wire::problemCodeOf(done.error().code));
            reply.detail = done.error().detail;
        }
        LINNET_TRY_VOID(
            core::store::noteOperation(m_tx, {m_principal.userKey, received.id, m_principal.device, m_now}, reply));
        return resultOf(received.id.counter, OperationStatus::Applied, reply);
    }

private:
    Result<OperationResult> already(const ReceivedOperation& received) {
        LINNET_TRY(const auto kept, core::store::operationReply(m_tx.connection(), m_principal.userKey, received.id));
        // Whatever a forgotten one did is in the feed by now.
        return resultOf(received.id.counter, OperationStatus::Already,
                        kept.value_or(OperationReplyRow{m_tx.newestRev(), std::nullopt, {}}));
    }

    Result<void> apply(const ReceivedOperation& received) {
        if (!received.change) return tl::unexpected<Error>(received.change.error());
        const core::operations::Operation operation{
            received.id, std::min(received.at, m_now + OperationService::kMostAhead), *received.change};
        const auto before = m_tx.newestRev();
        LINNET_TRY(const auto spell, SpellKeeper::look(m_tx.connection(), m_principal.userKey, operation, m_now));
        RevSink sink(m_tx);
        core::personal::Applier applier(m_tx, {.source = 0, .user = m_principal.userKey}, sink);
        LINNET_TRY_VOID(applier.apply(operation));
        if (!spell || m_tx.newestRev() == before) return {};
        return spell->note(m_tx);
    }

    WriteTransaction& m_tx;
    const Principal& m_principal;
    core::UnixMillis m_now;
};

} // namespace

Result<core::wire::OperationsReply> OperationService::carryOut(const Principal& principal,
                                                               const std::vector<ReceivedOperation>& received) {
    core::wire::OperationsReply reply{m_database.epoch(), {}};
    reply.results.reserve(received.size());
    for (const auto& one : received) {
        const auto work = [&](WriteTransaction& tx) { return Once(tx, principal, m_clock.now()).carryOut(one); };
        LINNET_TRY(auto result, m_database.write(core::store::WritePriority::User, work));
        reply.results.push_back(std::move(result));
    }
    return reply;
}

} // namespace linnet::server
