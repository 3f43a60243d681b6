// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

#include "app/painting/TextPaint.h"
#include "app/widgets/SeekBar.h"

using namespace linnet::app;
using namespace std::chrono_literals;
using std::chrono::milliseconds;

class tst_SeekBar : public QObject {
    Q_OBJECT

    static milliseconds lastOf(const QSignalSpy& spy) { return spy.last().first().value<milliseconds>(); }

private Q_SLOTS:
    void clockText_showsHoursOnlyWhereThereAreSome() {
        QCOMPARE(clockText(187s), QStringLiteral("3:07"));
        QCOMPARE(clockText(3729s), QStringLiteral("1:02:09"));
        QCOMPARE(clockText(-5s), QStringLiteral("0:00"));
    }
    void keys_seekFiveSeconds_andStayInside() {
        SeekBar bar;
        bar.setDuration(60s);
        bar.setPosition(58s);
        QSignalSpy sought(&bar, &SeekBar::seekRequested);
        QTest::keyClick(&bar, Qt::Key_Right);
        QCOMPARE(lastOf(sought), milliseconds(60000));
        QTest::keyClick(&bar, Qt::Key_Left);
        QCOMPARE(lastOf(sought), milliseconds(55000));
        QTest::keyClick(&bar, Qt::Key_Home);
        QCOMPARE(lastOf(sought), milliseconds(0));
    }
    void click_seeksToTheTimeThere() {
        SeekBar bar;
        bar.resize(404, 24);
        bar.setDuration(100s);
        QSignalSpy sought(&bar, &SeekBar::seekRequested);
        QTest::mouseClick(&bar, Qt::LeftButton, {}, {202, 12});
        QCOMPARE(sought.count(), 1);
        QVERIFY(std::abs(lastOf(sought).count() - 50000) < 500);
    }
    void position_whileDragged_isTheListeners() {
        SeekBar bar;
        bar.resize(404, 24);
        bar.setDuration(100s);
        QTest::mousePress(&bar, Qt::LeftButton, {}, {202, 12});
        const int held = bar.sliderPosition();
        bar.setPosition(3s);
        QCOMPARE(bar.sliderPosition(), held);
        QTest::mouseRelease(&bar, Qt::LeftButton, {}, {202, 12});
    }
    void position_repaintsOnlyForAnotherPixel_andNeverWhileHidden() {
        SeekBar bar;
        bar.resize(404, 24);
        bar.setDuration(400s);
        bar.setPosition(100s);
        QCOMPARE(bar.repaints(), 0);
        bar.show();
        QVERIFY(QTest::qWaitForWindowExposed(&bar));
        bar.setPosition(200s);
        const int before = bar.repaints();
        bar.setPosition(200s + 1ms);
        QCOMPARE(bar.repaints(), before);
        bar.setPosition(210s);
        QCOMPARE(bar.repaints(), before + 1);
    }
    void wheel_seeks() {
        SeekBar bar;
        bar.setDuration(60s);
        bar.setPosition(10s);
        QSignalSpy sought(&bar, &SeekBar::seekRequested);
        QWheelEvent up({5, 5}, {5, 5}, {}, {0, 120}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(&bar, &up);
        QCOMPARE(lastOf(sought), milliseconds(15000));
    }
    void unknownDuration_cannotBeSought() {
        SeekBar bar;
        bar.setDuration(10s);
        bar.setDuration(0s);
        QVERIFY(!bar.isEnabled());
    }
};

QTEST_MAIN(tst_SeekBar)
#include "tst_SeekBar.moc"
