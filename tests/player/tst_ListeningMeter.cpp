// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "player/ListeningMeter.h"

using namespace linnet;
using namespace linnet::player;
using namespace std::chrono_literals;

namespace {

std::shared_ptr<const QueueTrack> named(const char* title) {
    QueueTrack track;
    track.title = title;
    return std::make_shared<const QueueTrack>(std::move(track));
}

} // namespace

class TestListeningMeter : public QObject {
    Q_OBJECT
private:
    core::ManualClock m_clock;

private Q_SLOTS:
    void whatPlays_countsAndPausesDoNot() {
        ListeningMeter meter(m_clock);
        const auto begun = m_clock.now();
        meter.setRunning(true);
        meter.begin(named("a"), 3min);
        m_clock.advance(40s);
        meter.setRunning(false);
        m_clock.advance(10min);
        meter.setRunning(true);
        m_clock.advance(20s);
        const auto listened = meter.end();
        QVERIFY(listened.has_value());
        QCOMPARE(listened->track->title, std::string("a"));
        QVERIFY(listened->heard == 60s);
        QVERIFY(listened->duration == 3min);
        QVERIFY(listened->startedAt == begun);
    }

    void aTrackThatBeganPaused_countsFromItsPlay() {
        ListeningMeter meter(m_clock);
        meter.begin(named("a"), 0ms);
        m_clock.advance(1h);
        meter.setRunning(true);
        m_clock.advance(5s);
        QVERIFY(meter.end()->heard == 5s);
    }

    void theNextTrack_countsAnewWhileTheSoundRunsOn() {
        ListeningMeter meter(m_clock);
        meter.setRunning(true);
        meter.begin(named("a"), 0ms);
        m_clock.advance(7s);
        QVERIFY(meter.end()->heard == 7s);
        m_clock.advance(1s); // between the two
        meter.begin(named("b"), 0ms);
        m_clock.advance(9s);
        const auto second = meter.end();
        QCOMPARE(second->track->title, std::string("b"));
        QVERIFY(second->heard == 9s);
    }

    void beginningAgain_goesOnWithTheSameTrack() {
        ListeningMeter meter(m_clock);
        meter.setRunning(true);
        meter.begin(named("a"), 0ms);
        m_clock.advance(7s);
        meter.begin(named("a"), 0ms); // as after a seek
        m_clock.advance(7s);
        QVERIFY(meter.end()->heard == 14s);
    }

    void theDuration_mayBeLearntLater() {
        ListeningMeter meter(m_clock);
        meter.setDuration(1min);
        meter.setRunning(true);
        meter.begin(named("a"), 0ms);
        meter.setDuration(2min);
        m_clock.advance(1s);
        QVERIFY(meter.end()->duration == 2min);
    }

    void whatWasNotHeard_isNotTold() {
        ListeningMeter meter(m_clock);
        QVERIFY(!meter.end());
        meter.begin(named("a"), 0ms);
        m_clock.advance(1h);
        QVERIFY(!meter.end());
    }
};

QTEST_APPLESS_MAIN(TestListeningMeter)
#include "tst_ListeningMeter.moc"
