// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "player/Player.h"
#include "player/engine/FakeEngine.h"
#include "tests/support/QueueTracks.h"

using namespace linnet;
using namespace linnet::player;
using namespace linnet::tests;

namespace {

class PluggedOutputs final : public OutputList {
public:
    std::vector<Output> outputs() const override { return now; }
    void onChanged(std::function<void()> handler) override { m_handler = std::move(handler); }
    void set(std::vector<Output> outputs) {
        now = std::move(outputs);
        m_handler();
    }
    std::vector<Output> now{{"speakers", "Speakers", true}};

private:
    std::function<void()> m_handler;
};

struct Bench final : PlayerListener {
    Bench() { player.addListener(*this); }
    ~Bench() override { player.removeListener(*this); }
    void onQueueRunsOut() override { ++runsOut; }
    void onOutputsChanged() override { ++outputChanges; }

    /// "a1 a2 b1": the letter is the album.
    void play(std::string_view titles, std::size_t start) {
        auto tracks = queueTracks(titles);
        for (auto& track : tracks)
            track.album.bytes.fill(static_cast<std::uint8_t>(track.title.front()));
        player.setQueue(std::move(tracks), start, "Source");
        engine.start();
    }
    std::string current() const { return player.state().current ? player.state().current->track->title : ""; }
    PlayStatus status() const { return player.state().status; }

    FakeEngine engine;
    core::ManualClock clock;
    PluggedOutputs outputs;
    Player player{
        {.engine = engine, .clock = clock, .outputs = &outputs},
        {.open = [](const QueueTrack&) { return core::failure(core::Errc::NotFound, "no sound"); }, .prefetch = {}},
        1};
    int runsOut = 0;
    int outputChanges = 0;
};

} // namespace

class TestPlayerEnding : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void stopAfterThis_pausesAtTheNextAndHoldsOnce() {
        Bench bench;
        bench.play("a1 a2 a3", 0);
        bench.player.setStopAfter(StopAfter::Track);
        QVERIFY(!bench.engine.next);
        bench.engine.finish();
        QCOMPARE(bench.current(), std::string("a2"));
        QVERIFY(bench.status() == PlayStatus::Paused);
        QVERIFY(bench.player.state().stopAfter == StopAfter::Nothing);
        bench.player.play();
        bench.engine.start();
        QVERIFY(bench.engine.next);
    }
    void stopAfterThis_takenBack_joinsTheNext() {
        Bench bench;
        bench.play("a1 a2", 0);
        bench.player.setStopAfter(StopAfter::Track);
        bench.player.setStopAfter(StopAfter::Nothing);
        bench.engine.finish();
        QCOMPARE(bench.current(), std::string("a2"));
        QVERIFY(bench.status() == PlayStatus::Playing);
    }
    void stopAfterTheAlbum_playsItsTracksAndNoOther() {
        Bench bench;
        bench.play("a1 a2 b1", 0);
        bench.player.setStopAfter(StopAfter::Album);
        bench.engine.finish();
        QCOMPARE(bench.current(), std::string("a2"));
        QVERIFY(bench.status() == PlayStatus::Playing);
        QVERIFY(!bench.engine.next);
        bench.engine.finish();
        QCOMPARE(bench.current(), std::string("b1"));
        QVERIFY(bench.status() == PlayStatus::Paused);
    }
    void stopAfterTheQueue_beginsNoOtherRound() {
        Bench bench;
        bench.play("a1 a2", 0);
        bench.player.setRepeat(Repeat::All);
        bench.player.setStopAfter(StopAfter::Queue);
        bench.engine.finish();
        bench.engine.finish();
        QVERIFY(bench.status() == PlayStatus::Paused);
        QCOMPARE(bench.current(), std::string("a1"));
    }
    void theLastTrack_asksForMoreOnceAndJoinsIt() {
        Bench bench;
        bench.play("a1 a2", 0);
        QCOMPARE(bench.runsOut, 0);
        bench.engine.finish();
        QCOMPARE(bench.runsOut, 1);
        bench.player.addBehind(queueTracks("more"));
        QVERIFY(bench.engine.next);
        bench.engine.finish();
        QCOMPARE(bench.current(), std::string("more"));
        QVERIFY(bench.status() == PlayStatus::Playing);
        QVERIFY(!bench.player.canUndoQueue());
    }
    void aFade_changesWhatIsHeardAndNotTheVolume() {
        Bench bench;
        bench.player.setVolume({0.8});
        bench.player.setFade(0.5);
        QCOMPARE(bench.engine.volume.value, 0.4);
        QCOMPARE(bench.player.state().volume.value, 0.8);
        bench.player.setFade(1.0);
        QCOMPARE(bench.engine.volume.value, 0.8);
    }
    void theChosenOutput_isTakenAgainWhenItComesBack() {
        Bench bench;
        const Output speakers{"speakers", "Speakers", true};
        const Output phones{"phones", "Headphones", false};
        bench.outputs.set({speakers, phones});
        bench.player.setOutput("phones");
        bench.engine.output.reset(); // what is told from here on is seen
        bench.outputs.set({speakers});
        QVERIFY(!bench.engine.output);
        bench.outputs.set({speakers, phones});
        QCOMPARE(bench.engine.output.value_or(""), std::string("phones"));
        bench.engine.output.reset();
        bench.outputs.set({phones});
        QVERIFY(!bench.engine.output);
        QCOMPARE(bench.outputChanges, 4);
    }
};

QTEST_APPLESS_MAIN(TestPlayerEnding)
#include "tst_PlayerEnding.moc"
