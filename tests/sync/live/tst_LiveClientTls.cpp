// SPDX-License-Identifier: GPL-3.0-or-later
// The live channel over TLS: what it trusts, and what it does not.
#include <QTest>

#include <condition_variable>
#include <mutex>

#include "sync/live/LiveChannel.h"
#include "tests/support/SoundFiles.h"
#include "tests/support/TempFolder.h"
#include "tests/sync/support/TlsEnd.h"

using namespace linnet;
using core::wire::LiveHello;
using core::wire::LiveMessage;
using tests::Certificate;
using tests::TlsEnd;

namespace {

/// A channel to https://HOST:PORT and what it heard.
class Device {
public:
    Device(const std::string& host, std::uint16_t port, std::string certificateFile) {
        const std::string url = "https://" + host + ":" + std::to_string(port);
        sync::LiveServer server;
        server.baseUrl = [url] { return url; };
        server.accessToken = [] { return std::string("secret"); };
        server.renew = [](std::function<void(bool)> done) { done(false); };
        sync::LiveListeners listeners;
        listeners.onMessage = [this](const LiveMessage& message) {
            const std::lock_guard lock(m_mutex);
            m_isGreeted |= std::holds_alternative<LiveHello>(message);
            m_changed.notify_all();
        };
        sync::LiveOptions options;
        options.retryFirst = options.retryMost = std::chrono::milliseconds(5);
        options.certificateFile = std::move(certificateFile);
        m_channel = std::make_unique<sync::LiveChannel>(std::move(server), std::move(listeners), options);
        m_channel->open();
    }
    ~Device() { m_channel.reset(); }

    bool isGreeted() {
        std::unique_lock lock(m_mutex);
        return m_changed.wait_for(lock, std::chrono::seconds(30), [this] { return m_isGreeted; });
    }
    /// Once it has tried a few times, each time in vain.
    bool isTurnedAway(const TlsEnd& server) {
        return QTest::qWaitFor([&] { return server.refusals() >= 3; }, 30'000) && server.greeted() == 0 &&
               !m_channel->isConnected();
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_isGreeted = false;
    std::unique_ptr<sync::LiveChannel> m_channel;
};

} // namespace

class tst_LiveClientTls : public QObject {
    Q_OBJECT

    tests::TempFolder m_folder;
    const Certificate m_certificate = tests::selfMadeCertificate("IP:127.0.0.1,DNS:localhost");
    const std::string m_greeting = R"({"type":"hello","epoch":"a","horizon":1})";

    std::string fileOf(const Certificate& certificate) {
        const auto file = m_folder.file("trusted.pem");
        tests::writeBytes(file, certificate.pem);
        return file.bytes();
    }

private Q_SLOTS:
    void aTrustedCertificate_ofThisHost_isGreeted_data() {
        QTest::addColumn<QByteArray>("host");
        QTest::newRow("address") << QByteArray("127.0.0.1");
        QTest::newRow("name") << QByteArray("localhost");
    }
    void aTrustedCertificate_ofThisHost_isGreeted() {
        QFETCH(QByteArray, host);
        TlsEnd server(m_certificate, m_greeting);
        Device device(host.toStdString(), server.port(), fileOf(m_certificate));
        QVERIFY(device.isGreeted());
    }
    void aCertificateThatNobodyTrusts_isRefused() {
        TlsEnd server(m_certificate, m_greeting);
        Device device("127.0.0.1", server.port(), "");
        QVERIFY(device.isTurnedAway(server));
    }
    void aTrustedCertificate_ofAnotherHost_isRefused() {
        const Certificate other = tests::selfMadeCertificate("DNS:box,IP:127.0.0.2");
        TlsEnd server(other, m_greeting);
        Device device("127.0.0.1", server.port(), fileOf(other));
        QVERIFY(device.isTurnedAway(server));
    }
    void anotherCertificate_thanTheTrustedOne_isRefused() {
        TlsEnd server(m_certificate, m_greeting);
        Device device("127.0.0.1", server.port(), fileOf(tests::selfMadeCertificate("IP:127.0.0.1")));
        QVERIFY(device.isTurnedAway(server));
    }
};

QTEST_GUILESS_MAIN(tst_LiveClientTls)
#include "tst_LiveClientTls.moc"
