// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

#include "core/replica/ReplicaWriter.h"
#include "core/wire/FlatJson.h"
#include "tests/support/CatalogBuilder.h"
#include "tests/support/PlainHttp.h"
#include "tests/support/TestServer.h"

using namespace linnet;
using namespace linnet::core;
using tests::fetch;
using tests::PlainReply;

namespace {

constexpr int kArtists = 3'000;

std::string unpacked(const PlainReply& reply) {
    const auto encoding = reply.header("Content-Encoding");
    if (encoding.empty()) return reply.body;
    QProcess tool;
    tool.start(QString::fromStdString(encoding), {QStringLiteral("-dc")});
    tool.write(QByteArray::fromStdString(reply.body));
    tool.closeWriteChannel();
    if (!tool.waitForFinished(30'000) || tool.exitCode() != 0) return "not unpacked";
    return tool.readAllStandardOutput().toStdString();
}

QJsonObject lastLine(const std::string& text) {
    return QJsonDocument::fromJson(QByteArray::fromStdString(text).trimmed().split('\n').last()).object();
}

} // namespace

/// The change feed of a large catalogue, as it goes over the wire.
class tst_Feed : public QObject {
    Q_OBJECT

    std::unique_ptr<tests::TestServer> m_server;
    std::string m_token;

    PlainReply get(const std::string& target, const char* encoding = "identity") {
        return fetch(m_server->port(),
                     {.target = target, .headers = {{"Accept-Encoding", encoding}}, .token = m_token});
    }

private Q_SLOTS:
    void initTestCase() {
        m_server = std::make_unique<tests::TestServer>();
        const auto written = m_server->server().database().write(
            store::WritePriority::User, [](store::WriteTransaction& tx) -> Result<void> {
                std::vector<FeedRecord> records;
                for (int i = 0; i < kArtists; ++i)
                    records.emplace_back(test::anArtist("Artist " + std::to_string(i), tx.takeRev()));
                return replica::ReplicaWriter::apply(tx, 0, 0, records);
            });
        QVERIFY(written);
        const auto session = fetch(
            m_server->port(),
            {.method = "POST", .target = "/api/v1/login", .body = R"({"name":"ada","password":"correct horse"})"});
        m_token = std::string(wire::FlatJson::parse(session.body)->text("access_token").value_or(""));
        QVERIFY(!m_token.empty());
    }

    void feed_isSentInPieces_andWhole() {
        const auto reply = get("/api/v1/changes?limit=10000");
        QCOMPARE(reply.status, 200);
        QVERIFY(reply.chunks > 5);
        QVERIFY(static_cast<int>(QByteArray::fromStdString(reply.body).count('\n')) > kArtists);
        QCOMPARE(lastLine(reply.body).value(QLatin1String("kind")).toString(), QStringLiteral("end"));
        QVERIFY(!lastLine(reply.body).value(QLatin1String("more")).toBool());
    }
    void feed_compressed_isTheSame_data() {
        QTest::addColumn<QByteArray>("encoding");
        QTest::newRow("gzip") << QByteArray("gzip");
        QTest::newRow("zstd") << QByteArray("zstd");
    }
    void feed_compressed_isTheSame() {
        QFETCH(QByteArray, encoding);
        const auto plain = get("/api/v1/changes?limit=10000");
        const auto small = get("/api/v1/changes?limit=10000", encoding.constData());
        QCOMPARE(small.header("Content-Encoding"), encoding.toStdString());
        QCOMPARE(small.header("Vary"), std::string("Accept-Encoding"));
        QVERIFY(small.header("ETag") != plain.header("ETag"));
        QVERIFY(small.body.size() < plain.body.size() / 3);
        QCOMPARE(unpacked(small), plain.body);
    }
    void feed_inPages_isTheSame() {
        const auto whole = get("/api/v1/changes?limit=10000").body;
        std::string all;
        std::string cursor;
        for (bool hasMore = true; hasMore;) {
            auto page = get("/api/v1/changes?limit=350&since=" + cursor).body;
            const auto end = lastLine(page);
            cursor = end.value(QLatin1String("cursor")).toString().toStdString();
            hasMore = end.value(QLatin1String("more")).toBool();
            const auto lines = QByteArray::fromStdString(page).count('\n') - 1;
            QVERIFY(hasMore ? lines == 350 : lines <= 350);
            all += page.substr(0, page.rfind('\n', page.size() - 2) + 1);
        }
        QCOMPARE(all, whole.substr(0, whole.rfind('\n', whole.size() - 2) + 1));
    }
    void feed_thatIsKnown_hasNoBody() {
        const auto reply = get("/api/v1/changes?limit=10");
        const auto same = fetch(m_server->port(),
                                {.target = "/api/v1/changes?limit=10",
                                 .headers = {{"Accept-Encoding", "identity"}, {"If-None-Match", reply.header("ETag")}},
                                 .token = m_token});
        QCOMPARE(same.status, 304);
        const auto head = fetch(m_server->port(), {.method = "HEAD", .target = "/api/v1/changes", .token = m_token});
        QCOMPARE(head.status, 200);
    }
};

QTEST_GUILESS_MAIN(tst_Feed)
#include "tst_Feed.moc"
