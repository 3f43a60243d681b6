// SPDX-License-Identifier: GPL-3.0-or-later
// The part of SessionWorker that sends what was changed here. Only what cannot be helped from here stops the queue:
// no connection, no log-in, a server in trouble. All else is answered, refused for want of a better.

#include "sync/session/SessionWorker.h"

#include <algorithm>

#include "core/replica/Outbox.h"
#include "core/wire/Problem.h"

namespace linnet::sync {

using core::Errc;
using core::operations::Operation;
using core::replica::Outbox;
using core::store::WritePriority;
using core::store::WriteTransaction;
using core::wire::OperationResult;
using core::wire::OperationsReply;
using core::wire::OperationStatus;

namespace {

constexpr int kMostRestores = 3; ///< In one go; after that the server is left alone for a while.

/// The server has looked at the request and does not want it; sending it again would change nothing.
bool isRefusal(Errc code) {
    switch (code) {
    case Errc::InvalidInput:
    case Errc::TooLarge:
    case Errc::Unsupported:
    case Errc::Conflict:
    case Errc::NotFound:
    case Errc::Forbidden:
        return true;
    default:
        return false;
    }
}

OperationsReply refusalOf(const std::string& epoch, const Operation& operation, const core::Error& error) {
    OperationResult result;
    result.counter = operation.id.counter;
    result.status = OperationStatus::Refused;
    result.code = core::wire::problemCodeName(core::wire::problemCodeOf(error.code));
    result.detail = error.detail;
    return {epoch, {std::move(result)}};
}

} // namespace

core::Result<void> SessionWorker::sendPending() {
    for (int restores = 0; m_canSend;) {
        const auto isMore = sendSome();
        if (isMore && !*isMore) break;
        if (isMore) continue;
        if (isMore.error().code != Errc::StartOver || ++restores > kMostRestores) return tl::unexpected(isMore.error());
        m_notes->change([](SessionNotes& n) { n.isEpochDue = true; });
    }
    return {};
}

/// False: nothing is left. Errors: StartOver for a server that was restored since the epoch was asked for.
core::Result<bool> SessionWorker::sendSome() {
    const bool isEpochDue = [this] {
        const std::lock_guard lock(m_notes->mutex);
        return m_notes->isEpochDue;
    }();
    if (isEpochDue) {
        m_epoch.clear();
        const auto reply = post({});
        m_canSend = reply || reply.error().code != Errc::NotFound; // An older server: its feed is worth reading still.
        if (!m_canSend) return false;
        if (!reply) return tl::unexpected(reply.error());
        LINNET_TRY_VOID(takeAnswers(*reply));
        m_notes->change([](SessionNotes& n) { n.isEpochDue = false; });
    }
    LINNET_TRY(auto* connection, m_services.database.reader());
    LINNET_TRY(const auto operations,
               Outbox::pending(*connection, m_source.id, m_mostOperations, core::wire::kMaxOperationsBytes));
    if (operations.empty()) {
        m_mostOperations = core::wire::kMostOperations;
        return false;
    }
    auto reply = post(operations);
    if (!reply && isRefusal(reply.error().code)) {
        if (operations.size() > 1) { // One of them: which, is found one by one.
            m_mostOperations = 1;
            return true;
        }
        reply = refusalOf(m_epoch, operations.front(), reply.error());
    }
    if (!reply) return tl::unexpected(reply.error());
    if (reply->results.empty()) return core::failure(Errc::Protocol, "the server answered none of the changes");
    LINNET_TRY_VOID(takeAnswers(*reply));
    return true;
}

core::Result<void> SessionWorker::takeAnswers(const OperationsReply& reply) {
    m_epoch = reply.epoch;
    m_liveEpoch.with([&](std::string& epoch) { epoch = reply.epoch; });
    LINNET_TRY_VOID(m_services.database.write(WritePriority::User, [&](WriteTransaction& tx) {
        return Outbox::answered(tx, m_source.id, reply, m_services.clock.now());
    }));
    const auto isRefused = [](const OperationResult& r) { return r.status == OperationStatus::Refused; };
    if (m_options.listeners.onRefusals && std::ranges::any_of(reply.results, isRefused))
        m_gate->post(m_options.listeners.onRefusals);
    return {};
}

core::Result<OperationsReply> SessionWorker::post(const std::vector<Operation>& operations) {
    HttpRequest request{.method = HttpMethod::Post, .url = "/api/v1/operations"};
    request.body = core::wire::encodeOperations(operations);
    request.timeouts.total = std::chrono::minutes(1);
    // A server that was restored must not take newer ones before it has the older ones again.
    if (!m_epoch.empty()) request.headers.push_back({"Linnet-Epoch", m_epoch});
    LINNET_TRY(const auto reply, exchange(std::move(request), Auth::With));
    auto decoded = core::wire::decodeOperationsReply(reply.body);
    if (!decoded) return core::failure(Errc::Protocol, "the reply to changes: " + decoded.error().detail);
    return decoded;
}

} // namespace linnet::sync
