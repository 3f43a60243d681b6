// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "app/window/WindowPlace.h"

using linnet::app::placedOn;

class tst_WindowPlace : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void leavesRoomForTheFrame_data() {
        QTest::addColumn<QRect>("wanted");
        QTest::addColumn<QRect>("available");
        QTest::newRow("as large as the screen") << QRect(0, 0, 1280, 800) << QRect(0, 0, 1280, 800);
        QTest::newRow("beyond the right edge") << QRect(1200, 300, 1000, 700) << QRect(0, 0, 1920, 1080);
        QTest::newRow("above a panel") << QRect(100, 0, 1000, 700) << QRect(0, 32, 1366, 736);
        QTest::newRow("of a screen that is gone") << QRect(2500, 100, 1280, 800) << QRect(0, 0, 1920, 1080);
        QTest::newRow("on the second screen") << QRect(1900, -40, 1280, 800) << QRect(1920, 0, 1280, 1024);
    }
    void leavesRoomForTheFrame() {
        QFETCH(QRect, wanted);
        QFETCH(QRect, available);
        const QRect placed = placedOn(wanted, available, {760, 520});
        QVERIFY(available.adjusted(4, 40, -4, -8).contains(placed));
        QVERIFY(placed.width() <= wanted.width() && placed.height() <= wanted.height());
    }
    void leavesAGoodPlaceAlone() {
        const QRect wanted(200, 100, 1280, 800);
        QCOMPARE(placedOn(wanted, {0, 0, 1920, 1080}, {760, 520}), wanted);
    }
    void keepsTheLeastSizeOnATinyScreen() {
        const QRect placed = placedOn({0, 0, 1280, 800}, {0, 0, 640, 480}, {760, 520});
        QCOMPARE(placed, QRect(4, 40, 760, 520));
    }
};

QTEST_APPLESS_MAIN(tst_WindowPlace)
#include "tst_WindowPlace.moc"
