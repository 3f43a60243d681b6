// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The part of a server that operations and the feed need, over a real server database and without HTTP: what goes in
// and out passes through the codecs of the wire. One user. It remembers what it has accepted, for what a test says
// about the outcome, and can be told to refuse.

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "core/replica/Outbox.h"
#include "core/store/FeedReader.h"
#include "core/wire/Feed.h"
#include "tests/support/OpenDatabase.h"

namespace linnet::test {

struct FeedPageText {
    std::vector<core::FeedRecord> records;
    core::Rev reached = 0; ///< Read on from here.
    bool hasMore = false;
    core::Rev horizon = 0;
};

class OperationServer {
public:
    static constexpr std::int64_t kUser = 1;

    OperationServer();
    /// Over a file that may be there already.
    explicit OperationServer(core::FilePath file);
    /// The body of a request to the body of its reply.
    std::string post(const std::string& request);
    FeedPageText feed(core::Rev from, std::size_t limit);
    const std::string& epoch() const { return m_database->epoch(); }
    core::store::Connection& reader() { return **m_database->reader(); }
    core::store::Database& database() { return *m_database; }

    void backUp();
    /// As it was at the last backUp(), with a new epoch.
    void restore();

    core::UnixMillis now{std::chrono::milliseconds(1'700'000'000'000)};
    std::function<bool(const core::operations::Operation&)> refuses; ///< None is refused without it.
    std::vector<core::operations::Operation> accepted;               ///< In order, each once.

private:
    using Answer = core::wire::OperationResult;
    Answer answer(const core::wire::ReceivedOperation& received);
    core::Result<Answer> answerIn(core::store::WriteTransaction& tx, const core::operations::Operation& operation);

    tests::TempFolder m_folder;
    core::FilePath m_file;
    std::unique_ptr<core::store::Database> m_database;
    std::map<core::OperationId, std::string> m_known; ///< What each operation was, to find a counter used twice.
    std::map<core::OperationId, std::string> m_knownAtBackup;
    std::vector<core::operations::Operation> m_acceptedAtBackup;
};

} // namespace linnet::test
