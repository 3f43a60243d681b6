// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "core/domain/Catalog.h"

using namespace linnet::core;

class tst_Catalog : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void codecName_roundTrips() {
        for (int i = 0; i <= static_cast<int>(Codec::Speex); ++i)
            QVERIFY(codecFromName(codecName(static_cast<Codec>(i))) == static_cast<Codec>(i));
    }
    void codec_ofANewerProgram_isUnknown() {
        QVERIFY(codecName(static_cast<Codec>(200)).empty());
        QVERIFY(codecFromName("Quantum") == Codec::Unknown);
        QVERIFY(!isLossless(static_cast<Codec>(200)));
    }
    void lossless_isWhatLosesNothing() {
        QVERIFY(isLossless(Codec::Flac) && isLossless(Codec::Alac) && isLossless(Codec::Wav));
        QVERIFY(!isLossless(Codec::Mp3) && !isLossless(Codec::Opus) && !isLossless(Codec::Unknown));
    }
    void date_isReadAsFarAsItMakesSense_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("day") << QByteArray("2023-05-01") << QByteArray("2023-05-01");
        QTest::newRow("month") << QByteArray("2023-05") << QByteArray("2023-05");
        QTest::newRow("year") << QByteArray("1969") << QByteArray("1969");
        QTest::newRow("time behind") << QByteArray("2023-05-01T12:00:00Z") << QByteArray("2023-05-01");
        QTest::newRow("compact") << QByteArray("20230501") << QByteArray("2023-05-01");
        QTest::newRow("dots") << QByteArray("2023.05.01") << QByteArray("2023-05-01");
        QTest::newRow("zero month") << QByteArray("2023-00-00") << QByteArray("2023");
        QTest::newRow("month 13") << QByteArray("2023-13-01") << QByteArray("2023");
        QTest::newRow("30 February") << QByteArray("2023-02-30") << QByteArray("2023-02");
        QTest::newRow("leap day") << QByteArray("2024-02-29") << QByteArray("2024-02-29");
        QTest::newRow("year 0") << QByteArray("0000") << QByteArray("");
        QTest::newRow("two digits") << QByteArray("69") << QByteArray("");
        QTest::newRow("five digits") << QByteArray("20231") << QByteArray("");
        QTest::newRow("words") << QByteArray("last summer") << QByteArray("");
        QTest::newRow("empty") << QByteArray("") << QByteArray("");
    }
    void date_isReadAsFarAsItMakesSense() {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, expected);
        const auto date = partialDateFrom(text.toStdString());
        QCOMPARE(QByteArray::fromStdString(toString(date)), expected);
        QVERIFY(partialDateFromPacked(packed(date)) == date);
    }
    void packedDate_ofNonsense_isUnknown() {
        QVERIFY(partialDateFromPacked(-1) == PartialDate{});
        QVERIFY(partialDateFromPacked(2'000'000'000) == PartialDate{});
        QCOMPARE(packed(partialDateFrom("2023-05-01")), 20230501);
    }
};

QTEST_APPLESS_MAIN(tst_Catalog)
#include "tst_Catalog.moc"
