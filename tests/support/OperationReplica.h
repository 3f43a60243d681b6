// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One device of a household: a real replica with its outbox and undo log, and the steps in which it talks to an
// OperationServer. A step can be left out, repeated or put off; that is what a network does.

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/replica/Outbox.h"
#include "core/replica/ReplicaWriter.h"
#include "core/replica/UndoLog.h"
#include "core/store/SourceStore.h"
#include "tests/support/OperationServer.h"

namespace linnet::test {

class OperationReplica {
public:
    OperationReplica();
    /// Over a file that may be there already.
    explicit OperationReplica(core::FilePath file);
    core::store::Database& db() { return *m_db; }
    core::store::Connection& reader() { return **m_db->reader(); }
    /// In a transaction of its own, which must succeed.
    void write(std::function<core::Result<void>(core::store::WriteTransaction&)> work);
    std::int64_t source() const { return m_source; }

    /// UndoLog::perform; nothing is kept of a change that cannot be made.
    bool perform(const std::vector<core::operations::Change>& changes, core::UnixMillis at);
    core::replica::Undone undo(core::UnixMillis at);
    core::replica::Undone redo(core::UnixMillis at);

    /// The body of the next request, "" if nothing is pending.
    std::string request(std::size_t most = 500);
    /// A server tells nobody anything else who does not know its epoch: it may have been restored.
    void askForEpoch(OperationServer& server, core::UnixMillis now);
    void takeReply(const std::string& reply, core::UnixMillis now);
    /// Reads one page of at most `limit` records; false when it was the last one.
    bool readPage(OperationServer& server, std::size_t limit, core::UnixMillis now);
    /// Until the server has nothing newer, and everything is sent and answered.
    void settle(OperationServer& server, core::UnixMillis now);

    /// What it shows, with revs, by rev; catalogue, then what the person made.
    std::vector<core::FeedRecord> shown();
    std::int64_t pendingCount();
    std::vector<core::replica::Refusal> refusals();
    /// Base records and subjects that are due, which must be none when nothing is pending.
    std::int64_t leftovers();

private:
    core::Rev cursorFor(OperationServer& server, core::UnixMillis now);
    void sweep(std::int64_t mark);

    tests::TempFolder m_folder;
    std::unique_ptr<core::store::Database> m_db;
    std::int64_t m_source = 0;
};

/// Without tombstones and rows known by reference, by rev.
std::vector<core::FeedRecord> shownBy(core::store::Connection& connection, std::int64_t user);

} // namespace linnet::test
