// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// GET /api/v1/live: makes a live channel of an authenticated upgrade request.

#include "server-stub/accounts/Accounts.h"
#include "server-stub/http/Route.h"
#include "server-stub/http/Upgrade.h"
#include "server-stub/live/LiveHub.h"

namespace linnet::server {

class LiveService final : public Upgrader {
public:
    /// Both outlive this.
    LiveService(LiveHub& hub, const Accounts& accounts) : m_hub(hub), m_accounts(accounts) {}

    /// This outlives the table.
    RouteTable routes();

    // Upgrader
    std::optional<Reply> refusal(const Session& session) override;
    Task<> serve(Upgrade upgrade) override;

private:
    LiveHub& m_hub;
    const Accounts& m_accounts;
};

} // namespace linnet::server
