// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "core/base/Ids.h"

using namespace linnet::core;

class tst_Ids : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void hex_roundTrips() {
        const auto id = TrackId::random();
        QCOMPARE(id.hex().size(), std::size_t(32));
        QVERIFY(TrackId::fromHex(id.hex()) == id);
    }
    void random_isNeverNullAndNeverTheSame() {
        QVERIFY(!TrackId::random().isNull());
        QVERIFY(TrackId::random() != TrackId::random());
    }
    void fromHex_refusesWhatIsNotAnId_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("short") << QByteArray("00");
        QTest::newRow("not hex") << QByteArray("0123456789abcdef0123456789abcdeg");
        QTest::newRow("long") << QByteArray("0123456789abcdef0123456789abcdef0");
    }
    void fromHex_refusesWhatIsNotAnId() {
        QFETCH(QByteArray, text);
        QVERIFY(!TrackId::fromHex(text.toStdString()));
    }
};

QTEST_APPLESS_MAIN(tst_Ids)
#include "tst_Ids.moc"
