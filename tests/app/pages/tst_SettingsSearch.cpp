// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <QUrl>

#include "app/pages/ServerForm.h"
#include "app/pages/SettingsRow.h"
#include "app/window/Breakpoints.h"

using namespace linnet::app;

class tst_SettingsSearch : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void query_matchesBeginningsOfAllItsWords() {
        const QString text = QStringLiteral("Size of the text · font scale, Größe");
        QVERIFY(matchesSettings(QString(), text));
        QVERIFY(matchesSettings(QStringLiteral("siz tex"), text));
        QVERIFY(matchesSettings(QStringLiteral("FONT"), text));
        QVERIFY(matchesSettings(QStringLiteral("grosse"), text));
        QVERIFY(!matchesSettings(QStringLiteral("size server"), text));
        QVERIFY(!matchesSettings(QStringLiteral("ext"), text));
    }
    void address_isCompletedOrRefused() {
        QCOMPARE(addressFrom(QStringLiteral(" music.local:4747 ")), QUrl(QStringLiteral("http://music.local:4747")));
        QCOMPARE(addressFrom(QStringLiteral("https://a.example/x")), QUrl(QStringLiteral("https://a.example/x")));
        for (const char* bad : {"", "two words", "ftp://a.example", "http://", "file:///etc"})
            QVERIFY2(addressFrom(QString::fromLatin1(bad)).isEmpty(), bad);
    }
    void window_givesUpItsSidesAsItNarrows() {
        QVERIFY(!shapeFor(1280, 800).isRail);
        QVERIFY(!shapeFor(1280, 800).isPanelOver);
        QCOMPARE(shapeFor(1280, 800).sidebar, 232);
        QCOMPARE(shapeFor(1280, 800).padding, 24);
        QVERIFY(shapeFor(1099, 800).isPanelOver);
        QCOMPARE(shapeFor(999, 800).padding, 16);
        QVERIFY(!shapeFor(900, 800).isRail);
        QVERIFY(shapeFor(899, 800).isRail);
        QCOMPARE(shapeFor(899, 800).sidebar, 64);
        QVERIFY(shapeFor(1280, 639).isHeroSmall);
    }
};

QTEST_APPLESS_MAIN(tst_SettingsSearch)
#include "tst_SettingsSearch.moc"
