// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/OperationStore.h"

#include "core/store/QueryRegistry.h"

namespace linnet::core::store {

namespace {

constexpr NamedQuery kHighest{"operationHighest",
                              "SELECT highest FROM operation_device WHERE user_id=?1 AND device=?2"};
constexpr NamedQuery kReply{"operationReply", "SELECT rev, refusal, detail, digest FROM operation_reply"
                                              " WHERE user_id=?1 AND device=?2 AND counter=?3"};
constexpr NamedQuery kOlderReply{"operationOlderReply",
                                 "SELECT 1 FROM operation_reply WHERE user_id=?1 AND device=?2 AND counter<?3 LIMIT 1"};
constexpr NamedQuery kNoteDevice{"operationNoteDevice",
                                 "INSERT INTO operation_device(user_id, device, highest, login) VALUES(?1,?2,?3,?4)"
                                 " ON CONFLICT(user_id, device) DO UPDATE SET highest=max(highest, excluded.highest),"
                                 " login=excluded.login"};
constexpr NamedQuery kNoteReply{
    "operationNoteReply", "INSERT INTO operation_reply(user_id, device, counter, rev, refusal, detail, at, digest)"
                          " VALUES(?1,?2,?3,?4,?5,?6,?7,?8)"};
constexpr NamedQuery kOld{"operationOldReplies",
                          "SELECT user_id, device, counter FROM operation_reply WHERE at<?1 LIMIT ?2"};
constexpr NamedQuery kForget{"operationForgetReply",
                             "DELETE FROM operation_reply WHERE user_id=?1 AND device=?2 AND counter=?3"};
constexpr NamedQuery kQueries[] = {kHighest, kReply, kOlderReply, kNoteDevice, kNoteReply, kOld, kForget};

struct ReplyKey {
    std::int64_t user;
    OperationId id;
};

} // namespace

std::span<const NamedQuery> operationQueries() { return kQueries; }

Result<std::int64_t> highestCounter(Connection& connection, std::int64_t user, DeviceId device) {
    auto select = connection.prepare(kHighest);
    LINNET_TRY(const bool isKnown, select.bindAll(user, device).step());
    return isKnown ? select.integer(0) : 0;
}

Result<std::optional<OperationReplyRow>> operationReply(Connection& connection, std::int64_t user,
                                                        const OperationId& id) {
    auto select = connection.prepare(kReply);
    LINNET_TRY(const bool isKnown, select.bindAll(user, id.device, id.counter).step());
    if (!isKnown) return std::nullopt;
    OperationReplyRow reply{select.integer(0), std::nullopt, std::string(select.text(2)), std::string(select.text(3))};
    if (!select.isNull(1)) reply.refusal = std::string(select.text(1));
    return reply;
}

Result<bool> isOlderReplyKept(Connection& connection, std::int64_t user, const OperationId& id) {
    return connection.prepare(kOlderReply).bindAll(user, id.device, id.counter).step();
}

Result<void> noteOperation(WriteTransaction& tx, const OperationToNote& operation, const OperationReplyRow& reply) {
    const auto& [user, id, login, at] = operation;
    auto& connection = tx.connection();
    LINNET_TRY_VOID(connection.prepare(kNoteDevice).bindAll(user, id.device, id.counter, login).run());
    auto insert = connection.prepare(kNoteReply);
    insert.bindAll(user, id.device, id.counter, reply.rev);
    insert.bind(5, reply.refusal ? std::optional<std::string_view>(*reply.refusal) : std::nullopt);
    insert.bind(6, std::string_view(reply.detail)).bind(7, at.time_since_epoch().count());
    insert.bind(8, std::string_view(reply.digest));
    return insert.run();
}

Result<std::size_t> forgetReplies(WriteTransaction& tx, UnixMillis before, std::size_t most) {
    std::vector<ReplyKey> old;
    auto select = tx.connection().prepare(kOld);
    LINNET_TRY_VOID(select.bindAll(before.time_since_epoch().count(), most).forEach([&](const Statement& row) {
        old.push_back({row.integer(0), {row.id<DeviceId>(1), row.integer(2)}});
    }));
    for (const auto& [user, id] : old)
        LINNET_TRY_VOID(tx.connection().prepare(kForget).bindAll(user, id.device, id.counter).run());
    return old.size();
}

} // namespace linnet::core::store
