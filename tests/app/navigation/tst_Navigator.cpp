// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSignalSpy>
#include <QTest>

#include "app/navigation/Navigator.h"

using namespace linnet::app;

class tst_Navigator : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void backAndForward_leadToTheSamePlaces() {
        Navigator navigator;
        navigator.go({PageId::Album, 7, {}});
        navigator.go({PageId::Artist, 3, QStringLiteral("Tideline")});
        navigator.back();
        QCOMPARE(navigator.current().key, 7);
        QVERIFY(navigator.canGoForward());
        navigator.forward();
        QVERIFY((navigator.current() == Place{PageId::Artist, 3, QStringLiteral("Tideline")}));
        QVERIFY(!navigator.canGoForward());
    }
    void go_afterBack_forgetsWhatLayAhead() {
        Navigator navigator;
        navigator.go({PageId::Artists, 0, {}});
        navigator.back();
        navigator.go({PageId::Tracks, 0, {}});
        QVERIFY(!navigator.canGoForward());
        navigator.back();
        QVERIFY(navigator.current() == Place{});
    }
    void go_toTheSamePlace_doesNothing() {
        Navigator navigator;
        QSignalSpy moved(&navigator, &Navigator::moved);
        navigator.go({});
        QCOMPARE(moved.count(), 0);
        QVERIFY(!navigator.canGoBack());
    }
    void replace_keepsTheHistory() {
        Navigator navigator;
        navigator.go({PageId::Search, 0, QStringLiteral("t")});
        navigator.replace({PageId::Search, 0, QStringLiteral("tidal")});
        QCOMPARE(navigator.current().text, QStringLiteral("tidal"));
        navigator.back();
        QVERIFY(navigator.current() == Place{});
        QVERIFY(!navigator.canGoBack());
    }
    void history_isBounded() {
        Navigator navigator;
        for (int key = 1; key <= 500; ++key)
            navigator.go({PageId::Album, key, {}});
        int steps = 0;
        while (navigator.canGoBack()) {
            navigator.back();
            ++steps;
        }
        QCOMPARE(steps, 99);
    }
};

QTEST_APPLESS_MAIN(tst_Navigator)
#include "tst_Navigator.moc"
