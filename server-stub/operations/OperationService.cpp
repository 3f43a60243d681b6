// SPDX-License-Identifier: GPL-3.0-or-later
#include "server-stub/operations/OperationService.h"

#include <algorithm>
#include <span>

#include "core/identity/ContentHash.h"
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

/// Tells two operations of one device and counter apart. "" for a kind that this version does not know. The encoding of
/// what older clients send must stay what it is, or what comes again after an update would be taken for another.
std::string digestOf(const ReceivedOperation& received) {
    if (!received.change) return {};
    const auto whole =
        core::wire::encodeChange(*received.change) + std::to_string(received.at.time_since_epoch().count());
    return core::identity::contentHashOf(std::as_bytes(std::span(whole)));
}

OperationResult counterUsed(std::int64_t counter) {
    return {.counter = counter,
            .status = OperationStatus::Refused,
            .code = std::string(core::wire::kCounterUsed),
            .detail = "the server knows another change by this number"};
}

/// One operation within its write.
class Once {
public:
    Once(WriteTransaction& tx, const Principal& principal, core::UnixMillis now)
        : m_tx(tx),
          m_principal(principal),
          m_now(now) {}

    /// After an operation of the same request whose counter was used: the others may build on it, and come again after
    /// it. What is known is answered as ever.
    Result<OperationResult> carryOutKnown(const ReceivedOperation& received) {
        LINNET_TRY(const bool isKnown, isUpToHighest(received));
        if (isKnown) return already(received);
        return counterUsed(received.id.counter);
    }

    Result<OperationResult> carryOut(const ReceivedOperation& received) {
        LINNET_TRY(const bool isKnown, isUpToHighest(received));
        if (isKnown) return already(received);
        OperationReplyRow reply;
        reply.digest = digestOf(received);
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
    Result<bool> isUpToHighest(const ReceivedOperation& received) {
        LINNET_TRY(const auto highest,
                   core::store::highestCounter(m_tx.connection(), m_principal.userKey, received.id.device));
        return received.id.counter <= highest;
    }

    Result<OperationResult> already(const ReceivedOperation& received) {
        LINNET_TRY(const auto kept, core::store::operationReply(m_tx.connection(), m_principal.userKey, received.id));
        if (kept && !kept->digest.empty() && kept->digest != digestOf(received))
            return counterUsed(received.id.counter);
        if (kept) return resultOf(received.id.counter, OperationStatus::Already, *kept);
        LINNET_TRY(const bool wasNeverHere,
                   core::store::isOlderReplyKept(m_tx.connection(), m_principal.userKey, received.id));
        if (wasNeverHere) return counterUsed(received.id.counter);
        // Whatever a forgotten one did is in the feed by now.
        return resultOf(received.id.counter, OperationStatus::Already,
                        {.rev = m_tx.newestRev(), .refusal = {}, .detail = {}, .digest = {}});
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
    bool isCounterUsed = false;
    for (const auto& one : received) {
        const auto work = [&](WriteTransaction& tx) {
            Once once(tx, principal, m_clock.now());
            return isCounterUsed ? once.carryOutKnown(one) : once.carryOut(one);
        };
        LINNET_TRY(auto result, m_database.write(core::store::WritePriority::User, work));
        isCounterUsed |= result.code == core::wire::kCounterUsed;
        reply.results.push_back(std::move(result));
    }
    return reply;
}

} // namespace linnet::server
