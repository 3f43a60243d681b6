// SPDX-License-Identifier: GPL-3.0-or-later
// The live channel against the real server, in this process on loopback.
#include <QTest>

#include <condition_variable>

#include "core/wire/Accounts.h"
#include "sync/live/LiveChannel.h"
#include "tests/support/FaultProxy.h"
#include "tests/support/PlainHttp.h"
#include "tests/support/TestServer.h"

using namespace linnet;
using namespace core::wire;
using tests::TestServer;

namespace {

std::string tokenFor(TestServer& server) {
    const LoginRequest login{TestServer::kUser, TestServer::kPassword, "Kitchen"};
    const auto reply = tests::fetch(server.port(), {.method = "POST",
                                                    .target = "/api/v1/login",
                                                    .headers = {{"Content-Type", "application/json"}},
                                                    .body = encoded(login)});
    return decode<TokenReply>(reply.body).value().accessToken;
}

/// A channel with its own device, and what it heard.
struct Listener {
    explicit Listener(TestServer& server) : Listener(server.url(), tokenFor(server)) {}
    Listener(std::string url, std::string token) : m_url(std::move(url)), m_token(std::move(token)) {
        sync::LiveServer server;
        server.baseUrl = [this] { return m_url; };
        server.accessToken = [this] {
            const std::lock_guard lock(m_mutex);
            return m_token;
        };
        server.renew = [this](std::function<void(bool)> done) {
            {
                const std::lock_guard lock(m_mutex);
                ++renewals;
                m_token = freshToken;
            }
            done(!freshToken.empty());
        };
        sync::LiveListeners listeners;
        listeners.onMessage = [this](const LiveMessage& message) { note([&] { heard.push_back(message); }); };
        listeners.onLink = [this](bool isConnected) { note([&] { links.push_back(isConnected); }); };
        sync::LiveOptions options;
        options.retryFirst = options.retryMost = std::chrono::milliseconds(5);
        channel = std::make_unique<sync::LiveChannel>(std::move(server), std::move(listeners), options);
        channel->open();
    }
    ~Listener() { channel.reset(); }

    template <class F>
    void note(F edit) {
        const std::lock_guard lock(m_mutex);
        edit();
        m_changed.notify_all();
    }
    bool until(const std::function<bool()>& isDone) {
        std::unique_lock lock(m_mutex);
        return m_changed.wait_for(lock, std::chrono::seconds(30), isDone);
    }
    template <class T>
    const T* newest() const {
        for (auto at = heard.rbegin(); at != heard.rend(); ++at)
            if (const auto* message = std::get_if<T>(&*at)) return message;
        return nullptr;
    }
    bool isGreeted() {
        return until([this] { return newest<LiveHello>() != nullptr; });
    }

    std::string freshToken;
    int renewals = 0;
    std::vector<LiveMessage> heard;
    std::vector<bool> links;
    std::unique_ptr<sync::LiveChannel> channel;

private:
    std::string m_url;
    std::string m_token;
    std::mutex m_mutex;
    std::condition_variable m_changed;
};

} // namespace

class tst_LiveClient : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aConnection_isGreeted_andHearsOfChanges() {
        TestServer server;
        Listener listener(server);
        QVERIFY(listener.isGreeted());
        QVERIFY(listener.channel->isConnected());
        core::Rev taken = 0;
        QVERIFY(server.server().database().write(core::store::WritePriority::User,
                                                 [&](core::store::WriteTransaction& tx) -> core::Result<void> {
                                                     taken = tx.takeRev();
                                                     return {};
                                                 }));
        QVERIFY(listener.until([&] {
            const auto* changes = listener.newest<LiveChanges>();
            return changes != nullptr && changes->rev >= taken;
        }));
    }

    void whatOneDevicePlays_theOtherHears() {
        TestServer server;
        Listener kitchen(server);
        Listener office(server);
        QVERIFY(kitchen.isGreeted() && office.isGreeted());
        const NowPlayingReport report{core::TrackId::random(), std::chrono::milliseconds(1500), true};
        kitchen.channel->tell(report);
        QVERIFY(office.until([&] {
            const auto* playing = office.newest<NowPlaying>();
            return playing != nullptr && playing->report == report && playing->deviceName == "Kitchen";
        }));
    }

    void whatWasToldBeforeTheConnection_goesOutWithIt() {
        TestServer server;
        Listener office(server);
        QVERIFY(office.isGreeted());
        tests::FaultProxy proxy(server.port());
        proxy.setAway(true);
        Listener kitchen(proxy.url(), tokenFor(server));
        const NowPlayingReport report{core::TrackId::random(), std::chrono::milliseconds(0), true};
        kitchen.channel->tell(report);
        proxy.setAway(false);
        QVERIFY(office.until([&] {
            const auto* playing = office.newest<NowPlaying>();
            return playing != nullptr && playing->report == report;
        }));
    }

    void aBrokenConnection_isMadeAnew() {
        TestServer server;
        tests::FaultProxy proxy(server.port());
        Listener listener(proxy.url(), tokenFor(server));
        QVERIFY(listener.isGreeted());
        proxy.setAway(true);
        QVERIFY(listener.until([&] { return listener.links == std::vector{true, false}; }));
        proxy.setAway(false);
        QVERIFY(listener.until([&] { return listener.links.size() == 3 && listener.links.back(); }));
    }

    void aRefusedToken_isRenewed() {
        TestServer server;
        Listener listener(server.url(), "not a token");
        listener.note([&] { listener.freshToken = tokenFor(server); });
        QVERIFY(listener.isGreeted());
        QVERIFY(listener.renewals >= 1);
    }

    void closing_endsTheConnection_andOpeningMakesANewOne() {
        TestServer server;
        Listener listener(server);
        QVERIFY(listener.isGreeted());
        listener.channel->close();
        QVERIFY(listener.until([&] { return listener.links.size() == 2; }));
        QVERIFY(!listener.channel->isConnected());
        listener.channel->open();
        QVERIFY(listener.until([&] { return listener.links.size() == 3; }));
    }

    void destroying_whileNobodyAnswers_doesNotHang() {
        Listener nobody("http://127.0.0.1:1", "token");
        Listener nowhere("", "token");
    }
};

QTEST_APPLESS_MAIN(tst_LiveClient)
#include "tst_LiveClient.moc"
