// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

#include "app/services/SleepTimer.h"
#include "player/Player.h"
#include "player/engine/FakeEngine.h"
#include "tests/support/QueueTracks.h"

using namespace linnet;
using namespace std::chrono_literals;
using app::SleepAt;
using app::SleepTimer;

namespace {

struct Bench {
    Bench() {
        player.setVolume({0.8});
        player.setQueue(tests::queueTracks("a b"), 0, "Album");
        engine.start();
    }
    player::FakeEngine engine;
    core::ManualClock clock;
    player::Player player{
        {.engine = engine, .clock = clock, .outputs = nullptr},
        {.open = [](const player::QueueTrack&) { return core::failure(core::Errc::NotFound, ""); }, .prefetch = {}},
        1};
};

} // namespace

class tst_SleepTimer : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void minutes_letTheSoundFallAndPause() {
        Bench bench;
        SleepTimer timer(bench.player, {.minute = 20ms, .fade = 10ms, .step = 1ms});
        const QSignalSpy changed(&timer, &SleepTimer::changed);
        timer.sleepIn(1);
        QVERIFY(timer.end() == SleepAt::Minutes);
        QTRY_VERIFY(bench.player.state().status == player::PlayStatus::Paused);
        QVERIFY(std::ranges::min(bench.engine.volumes) < 0.8);
        QVERIFY(timer.end() == SleepAt::Never);
        QCOMPARE(bench.engine.volume.value, 0.8);
        QCOMPARE(bench.player.state().volume.value, 0.8);
        QVERIFY(changed.count() >= 2);
    }
    void minutesLeft_areRoundedUp() {
        Bench bench;
        SleepTimer timer(bench.player);
        timer.sleepIn(15);
        QCOMPARE(timer.minutesLeft(), 15);
        timer.sleepAt(SleepAt::Never);
        QCOMPARE(timer.minutesLeft(), 0);
    }
    void takenBack_theSoundIsAsItWas() {
        Bench bench;
        SleepTimer timer(bench.player, {.minute = 1ms, .fade = 1h, .step = 1ms});
        timer.sleepIn(1);
        QTRY_VERIFY(bench.engine.volume.value < 0.8);
        timer.sleepAt(SleepAt::Never);
        QCOMPARE(bench.engine.volume.value, 0.8);
        QVERIFY(bench.engine.isPlaying);
    }
    void endOfTheTrack_isForgottenWhenItWasReached() {
        Bench bench;
        SleepTimer timer(bench.player);
        timer.sleepAt(SleepAt::Track);
        QVERIFY(bench.player.state().stopAfter == player::StopAfter::Track);
        bench.engine.finish();
        QVERIFY(timer.end() == SleepAt::Never);
        QVERIFY(bench.player.state().status == player::PlayStatus::Paused);
    }
};

QTEST_GUILESS_MAIN(tst_SleepTimer)
#include "tst_SleepTimer.moc"
