// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "sync/live/LiveAddress.h"

using linnet::sync::liveAddressOf;

class tst_LiveAddress : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anAddress_isTakenApart_data() {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("expected");
        QTest::newRow("plain") << "http://127.0.0.1:4533"
                               << "plain 127.0.0.1 4533 127.0.0.1:4533 /api/v1/live";
        QTest::newRow("port by scheme") << "https://box"
                                        << "secure box 443 box /api/v1/live";
        QTest::newRow("prefix") << "http://box/music/"
                                << "plain box 80 box /music/api/v1/live";
        QTest::newRow("v6") << "https://[::1]:8443"
                            << "secure ::1 8443 [::1]:8443 /api/v1/live";
        QTest::newRow("v6, no port") << "http://[fe80::1]"
                                     << "plain fe80::1 80 [fe80::1] /api/v1/live";
    }
    void anAddress_isTakenApart() {
        QFETCH(QString, url);
        QFETCH(QString, expected);
        const auto address = liveAddressOf(url.toStdString());
        QVERIFY(address);
        const auto told = std::string(address->isSecure ? "secure " : "plain ") + address->host + ' ' + address->port +
                          ' ' + address->authority + ' ' + address->target;
        QCOMPARE(QString::fromStdString(told), expected);
    }

    void whatIsNone_isRefused() {
        for (const char* url : {"", "ftp://box", "http://", "http://[::1", "http://a@b", "box:80"})
            QVERIFY2(!liveAddressOf(url), url);
    }
};

QTEST_APPLESS_MAIN(tst_LiveAddress)
#include "tst_LiveAddress.moc"
