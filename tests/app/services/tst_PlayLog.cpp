// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/PlayLog.h"
#include "player/Player.h"
#include "player/engine/FakeEngine.h"
#include "tests/support/EditsFixture.h"

using namespace linnet;
using namespace std::chrono_literals;
using linnet::test::EditsFixture;

namespace {

/// Plays without sound, and what is heard is logged.
struct Listener {
    explicit Listener(EditsFixture& fixture)
        : clock(fixture.clock),
          player({.engine = engine, .clock = clock},
                 {.open = [](const player::QueueTrack&) { return core::failure(core::Errc::NotFound, "no sound"); },
                  .prefetch = {}},
                 1),
          plays(player, fixture.edits()) {}
    void play(std::vector<player::QueueTrack> tracks) {
        player.setQueue(std::move(tracks), 0, "");
        engine.start();
    }
    core::ManualClock& clock;
    player::FakeEngine engine;
    player::Player player;
    app::PlayLog plays;
};

player::QueueTrack track(std::int64_t source, const char* title, std::chrono::milliseconds length = 3min) {
    player::QueueTrack result;
    result.id = test::idNamed<core::TrackId>(title);
    result.source = source;
    result.title = title;
    result.duration = length;
    return result;
}

} // namespace

class tst_PlayLog : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aTrackThatWasHeard_isAPlayWithItsBegin() {
        EditsFixture fixture;
        Listener listener(fixture);
        const auto begin = fixture.clock.now();
        listener.play({track(fixture.source, "one"), track(fixture.source, "two")});
        fixture.clock.advance(100s);
        listener.player.next();
        listener.engine.start();
        fixture.clock.advance(80s); // Less than half of the second.
        listener.player.next();
        fixture.settle();
        const auto pending = fixture.pending();
        QCOMPARE(pending.size(), std::size_t{1});
        const auto& play = std::get<core::operations::AddPlay>(pending.front().change);
        QVERIFY(play.track == test::idNamed<core::TrackId>("one"));
        QVERIFY(play.startedAt == begin);
        QCOMPARE(play.listened.count(), std::chrono::milliseconds(100s).count());
        QCOMPARE(fixture.annotation(EditsFixture::track("one")).playCount, std::int64_t{1});
        QCOMPARE(fixture.annotation(EditsFixture::track("two")).playCount, std::int64_t{0});
    }
    void pauses_doNotCount() {
        EditsFixture fixture;
        Listener listener(fixture);
        listener.play({track(fixture.source, "one")});
        fixture.clock.advance(60s);
        listener.player.pause();
        fixture.clock.advance(1h);
        listener.player.stop();
        fixture.settle();
        QVERIFY(fixture.pending().empty());
    }
    void theEndOfTheProgram_countsWhatWasHeard() {
        EditsFixture fixture;
        Listener listener(fixture);
        listener.play({track(fixture.source, "one")});
        fixture.clock.advance(2min);
        listener.player.endListening();
        fixture.settle();
        QCOMPARE(fixture.pending().size(), std::size_t{1});
    }
    void looseFiles_areOfNoLibrary() {
        EditsFixture fixture;
        Listener listener(fixture);
        player::QueueTrack loose;
        loose.title = "tape";
        loose.duration = 3min;
        loose.file = core::FilePath("/music/tape.flac");
        listener.play({loose});
        fixture.clock.advance(3min);
        listener.player.stop();
        fixture.settle();
        QVERIFY(fixture.pending().empty());
    }
};

QTEST_GUILESS_MAIN(tst_PlayLog)
#include "tst_PlayLog.moc"
