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

    /// Every part equally loud.
    static std::shared_ptr<const linnet::core::Waveform> aWave() {
        const std::vector<std::uint8_t> loud(linnet::core::Waveform::kBins, 200);
        return std::make_shared<const linnet::core::Waveform>(linnet::core::Waveform{loud, loud});
    }
    /// The strongest colour near `x`: a bar, not a gap.
    static QColor barColor(const QImage& image, int x) {
        QColor strongest = image.pixelColor(x, 1);
        const auto distance = [&](const QColor& color) {
            return std::abs(color.lightness() - image.pixelColor(x, 1).lightness());
        };
        for (int i = 0; i < 3; ++i)
            if (distance(image.pixelColor(x + i, 12)) > distance(strongest)) strongest = image.pixelColor(x + i, 12);
        return strongest;
    }
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
    void wave_isPaintedOnce_andThenOnlyCopied() {
        SeekBar bar;
        bar.resize(404, 24);
        bar.setDuration(400s);
        bar.show();
        QVERIFY(QTest::qWaitForWindowExposed(&bar));
        bar.grab();
        QCOMPARE(bar.wavePaintings(), 0);
        bar.setWave(aWave());
        QTRY_VERIFY(!bar.grab().isNull() && bar.wavePaintings() == 1);
        const int before = bar.wavePaintings();
        for (int second = 0; second < 400; second += 50) {
            bar.setPosition(std::chrono::seconds(second));
            QTest::mouseMove(&bar, {second, 12});
            bar.grab();
        }
        QCOMPARE(bar.wavePaintings(), before);
        bar.resize(500, 24);
        bar.grab();
        QCOMPARE(bar.wavePaintings(), before + 1);
    }
    void wave_showsHowFarItIs_andWhereTheMouseWouldGo() {
        SeekBar bar;
        bar.resize(404, 24);
        bar.setDuration(400s);
        bar.setPosition(100s);
        bar.setWave(aWave()); // Hidden, it needs no fading.
        const auto at = [&bar](int x) { return barColor(bar.grab().toImage(), x); };
        const QColor played = at(50);
        const QColor rest = at(300);
        QVERIFY(played != rest);
        QCOMPARE(at(200), rest);
        QHoverEvent there(QEvent::HoverMove, QPointF(250, 12), QPointF(250, 12), QPointF(50, 12));
        QCoreApplication::sendEvent(&bar, &there);
        QCOMPARE(at(50), played);
        QVERIFY(at(200) != rest && at(200) != played);
        QCOMPARE(at(300), rest);
        QHoverEvent gone(QEvent::HoverLeave, QPointF(-1, -1), QPointF(-1, -1), QPointF(250, 12));
        QCoreApplication::sendEvent(&bar, &gone);
        QCOMPARE(at(200), rest);
        bar.setWave(nullptr);
        SeekBar plain;
        plain.resize(404, 24);
        plain.setDuration(400s);
        plain.setPosition(100s);
        QCOMPARE(bar.grab().toImage(), plain.grab().toImage());
    }
    void bars_areAsHighAsTheirPartIsLoud() {
        linnet::core::Waveform wave;
        wave.levels.assign(linnet::core::Waveform::kBins / 2, 90);
        wave.levels.insert(wave.levels.end(), linnet::core::Waveform::kBins / 2, 180);
        const auto bars = barsOf(wave, 10);
        QCOMPARE(bars.at(9), 1.0);
        QVERIFY(bars.at(0) > 0.2 && bars.at(0) < 0.4);
        QCOMPARE(barsOf({}, 3), std::vector<double>(3, 0.0));
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
