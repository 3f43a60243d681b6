// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/OperationServer.h"

#include <algorithm>
#include <filesystem>

#include "core/base/ErrorTable.h"
#include "core/personal/Applier.h"
#include "core/replica/Rebase.h"
#include "core/store/Savepoint.h"

namespace linnet::test {

using namespace core;
using namespace core::store;

namespace {

constexpr NamedQuery kReply{"testReply", "SELECT rev,refusal,detail FROM operation_reply"
                                         " WHERE user_id=1 AND device=?1 AND counter=?2"};
constexpr NamedQuery kPutReply{"testPutReply",
                               "INSERT INTO operation_reply(user_id,device,counter,rev,refusal,detail,at)"
                               " VALUES(1,?1,?2,?3,?4,?5,0)"};
constexpr std::chrono::seconds kMostAhead{60};

class RevGiver final : public personal::RowSink {
public:
    explicit RevGiver(WriteTransaction& tx) : m_tx(tx) {}
    Result<Rev> touch(const FeedRecord&, bool) override { return m_tx.takeRev(); }

private:
    WriteTransaction& m_tx;
};

} // namespace

OperationServer::OperationServer() : OperationServer(FilePath()) {}

OperationServer::OperationServer(FilePath file)
    : m_file(file.bytes().empty() ? m_folder.file("server.db") : std::move(file)),
      m_database(must(Database::open({.file = m_file}))) {
    must(m_database->write(WritePriority::User, [](WriteTransaction& tx) {
        return tx.connection().execute("INSERT OR IGNORE INTO user(id,public_id,name,match_key,role,created_at)"
                                       " VALUES(1,x'00112233445566778899aabbccddeeff','Mara','mara',0,0)");
    }));
}

std::string OperationServer::post(const std::string& request) {
    wire::OperationsReply reply{.epoch = epoch(), .results = {}};
    bool isCounterUsed = false;
    for (const auto& received : must(wire::decodeOperations(request))) {
        // What follows may build on what was not carried out; what is known is answered as ever.
        auto result = isCounterUsed && !m_known.contains(received.id)
                          ? Answer{.counter = received.id.counter,
                                   .status = wire::OperationStatus::Refused,
                                   .code = std::string(replica::kCounterUsed),
                                   .detail = {}}
                          : answer(received);
        isCounterUsed |= result.code == replica::kCounterUsed;
        reply.results.push_back(std::move(result));
    }
    return wire::encodeOperationsReply(reply);
}

OperationServer::Answer OperationServer::answer(const wire::ReceivedOperation& received) {
    const operations::Operation operation{
        .id = received.id, .at = std::min(received.at, now + kMostAhead), .change = must(received.change)};
    auto result = must(m_database->write(
        WritePriority::User, [&](WriteTransaction& tx) -> Result<Answer> { return answerIn(tx, operation); }));
    if (result.status == wire::OperationStatus::Applied) accepted.push_back(operation);
    return result;
}

Result<OperationServer::Answer> OperationServer::answerIn(WriteTransaction& tx,
                                                          const operations::Operation& operation) {
    Answer answer{.counter = operation.id.counter, .status = wire::OperationStatus::Already, .code = {}, .detail = {}};
    const auto change = wire::encodeChange(operation.change);
    auto known = tx.connection().prepare(kReply);
    LINNET_TRY(const bool isKnown, known.bindAll(operation.id.device, operation.id.counter).step());
    if (isKnown) {
        answer.rev = known.integer(0);
        answer.code = known.text(1);
        answer.detail = known.text(2);
        const auto same = m_known.find(operation.id);
        if (same != m_known.end() && same->second != change) answer.code = replica::kCounterUsed;
        if (!answer.code.empty()) answer.status = wire::OperationStatus::Refused;
        return answer;
    }
    m_known[operation.id] = change;
    RevGiver revs(tx);
    Result<void> applied;
    if (refuses && refuses(operation))
        applied = failure(Errc::Forbidden, "refused by the test");
    else
        applied = Savepoint::run(
            tx, [&] { return personal::Applier(tx, {.source = 0, .user = kUser}, revs).apply(operation); });
    if (!applied && !replica::isRefusal(applied.error())) return tl::unexpected(applied.error());
    answer.status = applied ? wire::OperationStatus::Applied : wire::OperationStatus::Refused;
    answer.rev = applied ? tx.newestRev() : 0;
    if (!applied) answer.code = infoOf(applied.error().code).name;
    if (!applied) answer.detail = applied.error().detail;
    auto put = tx.connection().prepare(kPutReply);
    put.bindAll(operation.id.device, operation.id.counter, answer.rev, answer.code, answer.detail);
    LINNET_TRY_VOID(put.run());
    return answer;
}

FeedPageText OperationServer::feed(Rev from, std::size_t limit) {
    const Rev horizon = m_database->feedHorizon();
    auto batch = must(FeedReader::next(reader(), from, limit, LocalPaths::Shown, kUser));
    FeedPageText page{.records = {}, .reached = batch.reached, .hasMore = batch.hasMore, .horizon = horizon};
    page.horizon = std::max(horizon, batch.reached);
    for (const auto& record : batch.records) {
        std::string line;
        wire::encodeFeedRecord(record, wire::Paths::Shown, line);
        line.pop_back();
        page.records.push_back(std::get<FeedRecord>(must(wire::decodeFeedLine(line))));
    }
    return page;
}

void OperationServer::backUp() {
    must(m_database->backupTo(m_folder.file("backup.db")));
    m_knownAtBackup = m_known;
    m_acceptedAtBackup = accepted;
}

void OperationServer::restore() {
    m_database.reset();
    for (const char* ending : {"", "-wal", "-shm"})
        std::filesystem::remove(m_file.bytes() + ending);
    std::filesystem::copy_file(m_folder.file("backup.db").bytes(), m_file.bytes());
    m_database = must(Database::open({.file = m_file}));
    m_known = m_knownAtBackup;
    accepted = m_acceptedAtBackup;
}

} // namespace linnet::test
