// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A household: one real server and several computers, each with a replica, an outbox and a session that goes through a
// proxy which spoils what passes.

#include <random>

#include "core/replica/Outbox.h"
#include "core/store/AccountStore.h"
#include "core/store/SourceStore.h"
#include "server-stub/catalog/FeedCursor.h"
#include "sync/http/CurlTransport.h"
#include "tests/support/FaultProxy.h"
#include "tests/support/TestServer.h"
#include "tests/sync/support/SessionFixture.h"

namespace linnet::tests {

/// Everything personal, as lines for comparing.
inline std::vector<std::string> personalRows(core::store::Connection& connection, std::int64_t source) {
    using core::store::NamedQuery;
    static constexpr NamedQuery kMarks{
        "walkTestMarks", "SELECT 'mark ' || kind || ' ' || hex(target) || ' ' || liked || ' ' || rating || ' ' || "
                         "play_count || ' ' || last_played_at FROM annotation WHERE source = ?1 "
                         "AND (liked OR rating OR play_count OR liked_at OR rating_at)"};
    static constexpr NamedQuery kPlays{"walkTestPlays", "SELECT 'play ' || hex(device) || ' ' || counter || ' ' || "
                                                        "hex(track) || ' ' || listened_ms FROM play WHERE source = ?1"};
    static constexpr NamedQuery kLists{"walkTestLists", "SELECT 'list ' || hex(public_id) || ' ' || name || ' ' || "
                                                        "deleted FROM playlist WHERE source = ?1"};
    static constexpr NamedQuery kItems{
        "walkTestItems", "SELECT 'item ' || hex(p.public_id) || ' ' || hex(i.public_id) || ' ' || hex(i.track) || ' ' "
                         "|| hex(i.place) || ' ' || (i.removed_at > 0) FROM playlist p JOIN playlist_item i "
                         "ON i.playlist_id = p.id WHERE p.source = ?1"};
    std::vector<std::string> lines;
    for (const auto* query : {&kMarks, &kPlays, &kLists, &kItems}) {
        auto rows = connection.prepare(*query);
        rows.bind(1, source);
        test::must(rows.forEach([&](const core::store::Statement& row) { lines.emplace_back(row.text(0)); }));
    }
    std::ranges::sort(lines);
    return lines;
}

class Computer {
public:
    Computer(TestServer& server, FaultProxy::Choose faults, const char* user = TestServer::kUser)
        : proxy(server.port(), std::move(faults)) {
        app.options.source.url = proxy.url();
        app.start();
        if (!app.executor.runUntil([this, user] { return app.login(TestServer::kPassword, user).has_value(); }))
            qFatal("a computer cannot log in");
    }

    std::vector<core::OperationId> make(const std::vector<core::operations::Change>& changes) {
        std::vector<core::OperationId> ids;
        app.replica.database.write([&](core::store::WriteTransaction& tx) -> core::Result<void> {
            LINNET_TRY(ids, core::replica::Outbox::append(tx, app.replica.source, changes, app.clock.now()));
            return {};
        });
        app.session->retryNow();
        return ids;
    }
    std::int64_t pending() {
        return test::must(core::replica::Outbox::pendingCount(app.replica.database.reader(), app.replica.source));
    }
    /// Nothing is on its way, and all of the server's newest state has come, as `user` sees it now.
    bool isUpToDate(TestServer& server, const char* user) {
        static constexpr core::store::NamedQuery kUnderWay{
            "walkTestUnderWay", "SELECT EXISTS (SELECT 1 FROM outbox WHERE source = ?1 AND state < 2) OR "
                                "EXISTS (SELECT 1 FROM rebase_due WHERE source = ?1) OR "
                                "EXISTS (SELECT 1 FROM search_due)"};
        auto& connection = app.replica.database.reader();
        auto underWay = connection.prepare(kUnderWay);
        test::must(underWay.bind(1, app.replica.source).step());
        if (underWay.integer(0) != 0) return false;
        const auto progress = app.replica.progress();
        const auto cursor = server::feedCursorFrom(progress.cursor);
        auto& truth = server.server().database();
        const auto account = test::must(core::store::userNamed(*test::must(truth.reader()), user));
        return cursor && !progress.isSweeping &&
               *cursor == server::FeedCursor{truth.epoch(), account->view, truth.feedHorizon()};
    }
    std::vector<std::string> rows() { return personalRows(app.replica.database.reader(), app.replica.source); }
    bool agreesWith(const std::vector<std::string>& expected) {
        return app.executor.runUntil([&] { return pending() == 0 && rows() == expected; });
    }

    FaultProxy proxy;
    sync::CurlTransport transport;
    SessionFixture app{transport};
};

/// Spoils about one exchange in `oneIn` that has to do with changes, the same way for the same seed and order.
inline FaultProxy::Choose faultsOf(unsigned seed, unsigned oneIn) {
    return [random = std::mt19937(seed), oneIn](const std::string& line) mutable {
        const bool isOurs = line.find("/api/v1/operations") != line.npos || line.find("/api/v1/changes") != line.npos;
        if (!isOurs || random() % oneIn != 0) return Fault::None;
        constexpr std::array kFaults = {Fault::LoseRequest, Fault::LoseReply, Fault::CutReply, Fault::RepeatRequest,
                                        Fault::HoldReply};
        return kFaults[random() % kFaults.size()];
    };
}

} // namespace linnet::tests
