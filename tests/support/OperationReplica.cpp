// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/OperationReplica.h"

#include <algorithm>

#include "core/store/OutboxStore.h"

namespace linnet::test {

using namespace core;
using namespace core::store;
using replica::Outbox;
using replica::ReplicaWriter;
using replica::UndoLog;

namespace {

constexpr NamedQuery kLeftovers{"testLeftovers",
                                "SELECT (SELECT count(*) FROM base_record) + (SELECT count(*) FROM rebase_due)"};
constexpr std::size_t kEverything = 1'000'000;
constexpr std::size_t kRecordsOfSlice = 7;

} // namespace

std::vector<FeedRecord> shownBy(Connection& connection, std::int64_t user) {
    auto records = must(FeedReader::next(connection, 0, kEverything, LocalPaths::Shown, user)).records;
    std::erase_if(records, [](const FeedRecord& record) { return std::holds_alternative<Tombstone>(record); });
    return records;
}

OperationReplica::OperationReplica() : OperationReplica(FilePath()) {}

OperationReplica::OperationReplica(FilePath file)
    : m_db(must(Database::open({.file = file.bytes().empty() ? m_folder.file("replica.db") : std::move(file)}))) {
    write([&](WriteTransaction& tx) -> Result<void> {
        LINNET_TRY(const auto known, sources(tx.connection()));
        if (!known.empty()) {
            m_source = known.front().id;
            return {};
        }
        Source source;
        source.account = "Mara";
        LINNET_TRY(m_source, addSource(tx, source));
        return {};
    });
}

void OperationReplica::write(std::function<Result<void>(WriteTransaction&)> work) {
    must(m_db->write(WritePriority::User, std::move(work)));
}

bool OperationReplica::perform(const std::vector<operations::Change>& changes, UnixMillis at) {
    const auto done = m_db->write(WritePriority::User,
                                  [&](WriteTransaction& tx) { return UndoLog::perform(tx, m_source, changes, at); });
    return done.has_value();
}

replica::Undone OperationReplica::undo(UnixMillis at) {
    return must(m_db->write(WritePriority::User, [&](WriteTransaction& tx) { return UndoLog::undo(tx, at); }));
}

replica::Undone OperationReplica::redo(UnixMillis at) {
    return must(m_db->write(WritePriority::User, [&](WriteTransaction& tx) { return UndoLog::redo(tx, at); }));
}

std::string OperationReplica::request(std::size_t most) {
    const auto pending = must(Outbox::pending(reader(), m_source, most, wire::kMaxOperationsBytes / 2));
    return pending.empty() ? std::string() : wire::encodeOperations(pending);
}

void OperationReplica::askForEpoch(OperationServer& server, UnixMillis now) {
    const auto standing = must(OutboxStore::standing(reader(), m_source));
    if (standing.serverEpoch != server.epoch()) takeReply(server.post(wire::encodeOperations({})), now);
}

void OperationReplica::takeReply(const std::string& reply, UnixMillis now) {
    const auto decoded = must(wire::decodeOperationsReply(reply));
    write([&](WriteTransaction& tx) { return Outbox::answered(tx, m_source, decoded, now); });
}

bool OperationReplica::readPage(OperationServer& server, std::size_t limit, UnixMillis now) {
    const Rev from = cursorFor(server, now);
    const auto standing = must(sourceProgress(reader(), m_source));
    const auto page = server.feed(from, limit);
    std::span<const FeedRecord> rest = page.records;
    while (rest.size() > kRecordsOfSlice) {
        write([&](WriteTransaction& tx) {
            return ReplicaWriter::apply(tx, m_source, standing.mark, rest.first(kRecordsOfSlice));
        });
        rest = rest.subspan(kRecordsOfSlice);
    }
    const bool isSweeping = standing.isSweeping && !page.hasMore;
    bool hasMore = false;
    write([&](WriteTransaction& tx) -> Result<void> {
        LINNET_TRY_VOID(ReplicaWriter::apply(tx, m_source, standing.mark, rest));
        LINNET_TRY_VOID(setSourceCursor(tx, m_source, server.epoch() + ":" + std::to_string(page.reached)));
        if (isSweeping) return {};
        LINNET_TRY(hasMore, Outbox::rebase(tx, m_source, page.hasMore ? std::nullopt : std::optional(page.horizon)));
        return {};
    });
    if (isSweeping) {
        sweep(standing.mark);
        write([&](WriteTransaction& tx) -> Result<void> {
            LINNET_TRY_VOID(endStartOver(tx, m_source));
            LINNET_TRY(hasMore, Outbox::rebase(tx, m_source, page.horizon));
            return {};
        });
    }
    while (hasMore)
        write([&](WriteTransaction& tx) -> Result<void> {
            LINNET_TRY(hasMore, Outbox::rebase(tx, m_source));
            return {};
        });
    return page.hasMore;
}

/// Starts over where the server would say so.
Rev OperationReplica::cursorFor(OperationServer& server, UnixMillis now) {
    const auto cursor = must(sourceProgress(reader(), m_source)).cursor;
    if (cursor.empty()) return 0;
    const auto colon = cursor.find(':');
    const Rev rev = std::stoll(cursor.substr(colon + 1));
    if (cursor.substr(0, colon) == server.epoch() && rev <= server.database().feedHorizon()) return rev;
    write([&](WriteTransaction& tx) -> Result<void> {
        LINNET_TRY_VOID(Outbox::sendAgain(tx, m_source, now));
        return beginStartOver(tx, m_source);
    });
    return 0;
}

void OperationReplica::sweep(std::int64_t mark) {
    std::optional<replica::SweepPosition> position = replica::SweepPosition{};
    while (position)
        write([&](WriteTransaction& tx) -> Result<void> {
            LINNET_TRY(position, ReplicaWriter::sweep(tx, m_source, mark, *position));
            return {};
        });
}

void OperationReplica::settle(OperationServer& server, UnixMillis now) {
    askForEpoch(server, now);
    for (auto body = request(); !body.empty(); body = request())
        takeReply(server.post(body), now);
    while (readPage(server, 100, now)) {
    }
}

std::vector<FeedRecord> OperationReplica::shown() { return shownBy(reader(), 0); }

std::int64_t OperationReplica::pendingCount() { return must(Outbox::pendingCount(reader(), m_source)); }

std::vector<replica::Refusal> OperationReplica::refusals() { return must(Outbox::refusals(reader())); }

std::int64_t OperationReplica::leftovers() { return must(reader().integer(kLeftovers)); }

} // namespace linnet::test
