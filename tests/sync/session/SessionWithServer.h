// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A session of the app and a made-up server with thirty tracks, without a network between them.

#include "tests/sync/support/FakeServer.h"
#include "tests/sync/support/SessionFixture.h"

namespace linnet::tests {

struct SessionWithServer {
    FakeServer server;
    FakeTransport transport{[this](const sync::HttpRequest& request) { return server.answer(request); }};
    SessionFixture app{transport};

    SessionWithServer() { server.feed.records = anAlbumOf(30, "Anna"); }
    bool showsAll() {
        return app.executor.runUntil([&] { return app.replica.shown().size() == server.feed.records.size(); });
    }
};

} // namespace linnet::tests
