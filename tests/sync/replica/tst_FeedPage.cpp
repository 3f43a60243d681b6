// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "sync/replica/FeedPage.h"
#include "tests/support/CatalogBuilder.h"

using namespace linnet;
using core::Errc;

namespace {

std::string aBody() {
    std::string body;
    core::wire::encodeFeedRecord(test::anArtist("Anna", 1), core::wire::Paths::Hidden, body);
    core::wire::encodeFeedRecord(core::Tombstone{core::EntityKind::Track, core::randomIdBytes(), 2},
                                 core::wire::Paths::Hidden, body);
    core::wire::encodeFeedEnd({"c", true, 9}, body);
    return body;
}

} // namespace

class tst_FeedPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void decode_readsRecordsAndEnd() {
        const auto page = sync::decodeFeedPage(aBody()).value();
        QCOMPARE(page.records.size(), std::size_t(2));
        QVERIFY(page.end == (core::wire::FeedEnd{"c", true, 9}));
    }

    void decode_ofABodyCutAnywhere_isOffline() {
        const auto body = aBody();
        for (std::size_t size = 0; size < body.size(); ++size) {
            const auto page = sync::decodeFeedPage(body.substr(0, size));
            QVERIFY(!page);
            QVERIFY(page.error().code == Errc::Offline);
        }
    }

    void decode_ofGarbage_isProtocol_data() {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("html") << QByteArray("<html>\n</html>\n");
        QTest::newRow("no object") << QByteArray("[]\n");
        QTest::newRow("bad record") << QByteArray("{\"kind\":\"track\"}\n");
        QTest::newRow("after the end") << QByteArray::fromStdString(aBody() + aBody());
        QTest::newRow("bytes") << QByteArray("\xff\xfe\n");
    }
    void decode_ofGarbage_isProtocol() {
        QFETCH(QByteArray, body);
        const auto page = sync::decodeFeedPage(body.toStdString());
        QVERIFY(!page);
        QVERIFY(page.error().code == Errc::Protocol);
    }

    void decode_skipsKindsOfANewerServer() {
        QVERIFY(sync::decodeFeedPage("{\"kind\":\"lyrics\",\"rev\":1}\n" + aBody()).value().records.size() == 2);
    }
};

QTEST_APPLESS_MAIN(tst_FeedPage)
#include "tst_FeedPage.moc"
