// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A session with a replica of its own; its owner is the test, which runs its callbacks while it waits.

#include "sync/secrets/FileSecretStore.h"
#include "sync/session/ServerSession.h"
#include "tests/support/PumpExecutor.h"
#include "tests/sync/support/FeedFixture.h"

namespace linnet::tests {

class SessionFixture {
public:
    explicit SessionFixture(sync::HttpTransport& transportToUse) : transport(transportToUse) {
        options.source.id = replica.source;
        options.source.kind = core::store::SourceKind::RemoteServer;
        options.source.url = "http://127.0.0.1:1";
        options.timing = {.pollBusy = Millis(5),
                          .pollIdle = Millis(20),
                          .retryFirst = Millis(5),
                          .retryWatched = Millis(20),
                          .retryMost = Millis(40)};
        options.listeners.onState = [this](const sync::SessionState& state) { states.push_back(state); };
        options.listeners.onCatalogue = [this](const sync::CatalogueChange& change) { changes.push_back(change); };
    }
    ~SessionFixture() { session.reset(); }

    void start() {
        session = std::make_unique<sync::ServerSession>(
            sync::SessionServices{transport, *replica.database, secrets, executor, *time, log}, options);
        session->start();
    }
    /// As after a restart of the app: the source is what the replica says.
    void restart() {
        session.reset();
        options.source = core::store::sourceById(replica.database.reader(), replica.source).value().value();
        start();
    }
    bool reaches(sync::Link link) {
        return executor.runUntil([&] { return session->state().link == link; });
    }
    core::Result<void> login(const std::string& password, const std::string& user = "ada") {
        return wait<void>([&](sync::Done<void> done) { session->login({user, password}, std::move(done)); });
    }
    template <class T, class F>
    core::Result<T> wait(F call) {
        std::optional<core::Result<T>> result;
        call([&](core::Result<T> r) { result = std::move(r); });
        if (!executor.runUntil([&] { return result.has_value(); }))
            return core::failure(core::Errc::Timeout, "no answer");
        return *result;
    }

    using Millis = std::chrono::milliseconds;
    sync::HttpTransport& transport;
    Replica replica;
    sync::FileSecretStore secrets{replica.database.folder() / "secrets"};
    PumpExecutor executor;
    core::SystemClock clock;
    const core::Clock* time = &clock; ///< Another one before start().
    core::log::Logger log;
    sync::SessionOptions options;
    std::vector<sync::SessionState> states;
    std::vector<sync::CatalogueChange> changes;
    std::unique_ptr<sync::ServerSession> session;
};

} // namespace linnet::tests
