// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Carries out what people did, here or offline: each operation at most once, in the order it came, in a write of its
// own together with its reply. Keeps how a playlist stood before each spell of editing. Any thread but the writer's.

#include <vector>

#include "core/base/Clock.h"
#include "core/store/Database.h"
#include "core/wire/Operations.h"
#include "server-stub/http/Session.h"

namespace linnet::server {

class OperationService {
public:
    /// A device's clock may be ahead by this; later times are cut.
    static constexpr std::chrono::seconds kMostAhead{60};

    /// References outlive this.
    OperationService(core::store::Database& database, const core::Clock& clock)
        : m_database(database),
          m_clock(clock) {}

    /// One result each, in order. What cannot be done is a refusal among them, and does not come again: it is kept like
    /// any other reply. Errors: Storage, Full, … of the database; what was done before one stays done.
    core::Result<core::wire::OperationsReply> carryOut(const Principal& principal,
                                                       const std::vector<core::wire::ReceivedOperation>& received);

    /// Of the database, as replies name it.
    const std::string& epoch() const { return m_database.epoch(); }

private:
    core::store::Database& m_database;
    const core::Clock& m_clock;
};

} // namespace linnet::server
