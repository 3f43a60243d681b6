// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "app/palette/Fuzzy.h"

using namespace linnet::app;

class tst_Fuzzy : public QObject {
    Q_OBJECT

    static int score(const char* query, const char* text) {
        return fuzzyScore(QString::fromUtf8(query), QString::fromUtf8(text));
    }

private Q_SLOTS:
    void fits_data() {
        QTest::addColumn<QByteArray>("query");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("fits");
        QTest::newRow("beginning") << QByteArray("alb") << QByteArray("Albums") << true;
        QTest::newRow("case") << QByteArray("ALBUMS") << QByteArray("Albums") << true;
        QTest::newRow("accents") << QByteArray("uber") << QByteArray("Über Linnet") << true;
        QTest::newRow("second word") << QByteArray("next") << QByteArray("Play next") << true;
        QTest::newRow("words in any order") << QByteArray("ne pl") << QByteArray("Play next") << true;
        QTest::newRow("first letters") << QByteArray("pn") << QByteArray("Play next") << true;
        QTest::newRow("one leap") << QByteArray("plnx") << QByteArray("Play next") << true;
        QTest::newRow("many leaps") << QByteArray("ayxt") << QByteArray("Play next") << false;
        QTest::newRow("other letters") << QByteArray("tide") << QByteArray("Settings") << false;
        QTest::newRow("longer") << QByteArray("albums of mine") << QByteArray("Albums") << false;
        QTest::newRow("nothing typed") << QByteArray(" ") << QByteArray("Albums") << true;
        QTest::newRow("only signs") << QByteArray("!?") << QByteArray("Albums") << false;
    }
    void fits() {
        QFETCH(QByteArray, query);
        QFETCH(QByteArray, text);
        QTEST(score(query.constData(), text.constData()) > 0, "fits");
    }
    void order_isBeginningThenWordThenWordsThenPartThenLetters() {
        QVERIFY(score("play", "Play next") > score("play", "Now playing"));
        QVERIFY(score("next", "Play next") > score("ne pl", "Play next"));
        QVERIFY(score("ne pl", "Play next") > score("ext", "Play next"));
        QVERIFY(score("ext", "Play next") > score("pn", "Play next"));
        QVERIFY(score("qu", "Quit") > score("qu", "Queue of the evening"));
    }
    void hostileText_isTakenInItsStride() {
        const QString huge(100'000, QLatin1Char('a'));
        QVERIFY(fuzzyScore(huge, QStringLiteral("Albums")) == 0);
        QVERIFY(fuzzyScore(QStringLiteral("ab"), huge) == 0);
        QVERIFY(fuzzyScore(QString(QChar(0xD800)), QStringLiteral("Albums")) == 0);
    }
};

QTEST_APPLESS_MAIN(tst_Fuzzy)
#include "tst_Fuzzy.moc"
