// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <cmath>

#include "player/Player.h"
#include "player/engine/FakeEngine.h"
#include "tests/support/QueueTracks.h"

using namespace linnet;
using namespace linnet::player;
using namespace linnet::tests;
using namespace std::chrono_literals;

namespace {

struct Recorder final : PlayerListener {
    void onStateChanged() override { ++states; }
    void onQueueChanged() override { ++queues; }
    void onPlayerError(const PlayerError& error) override { errors.push_back(error); }
    void onListened(const Listened& listened) override { heard.push_back(listened); }
    void onPositionJumped(std::chrono::milliseconds) override { ++jumps; }
    int states = 0;
    int queues = 0;
    int jumps = 0;
    std::vector<PlayerError> errors;
    std::vector<Listened> heard;
};

struct Bench {
    Bench()
        : player({engine, clock, nullptr}, {openNothing, [this](const QueueTrack& track) { prefetched = track.title; }},
                 1) {
        player.addListener(listener);
    }
    ~Bench() { player.removeListener(listener); }

    static core::Result<std::shared_ptr<core::MediaSource>> openNothing(const QueueTrack&) {
        return core::failure(core::Errc::NotFound, "not opened in this test");
    }
    void playAlbum(std::string_view titles, std::size_t start = 0) {
        player.setQueue(queueTracks(titles), start, "Album");
        engine.start();
    }
    QString picture() const { return QString::fromStdString(tests::picture(*player.queue())); }
    QString current() const {
        const auto item = player.state().current;
        return item ? QString::fromStdString(item->track->title) : QString();
    }
    PlayStatus status() const { return player.state().status; }
    QueueItemId id(std::string_view title) const { return idOf(*player.queue(), title); }

    FakeEngine engine;
    core::ManualClock clock;
    std::string prefetched;
    Player player;
    Recorder listener;
};

core::Error damaged() { return {core::Errc::Corrupt, "The file cannot be played: damaged."}; }

} // namespace

class TestPlayer : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void startingAnAlbum_loadsThenPlaysAndOffersTheNext() {
        Bench bench;
        bench.player.setQueue(queueTracks("a b c"), 1, "Album");
        QVERIFY(bench.status() == PlayStatus::Loading);
        QVERIFY(bench.engine.isPlaying);
        bench.engine.start();
        QVERIFY(bench.status() == PlayStatus::Playing);
        QCOMPARE(bench.picture(), QStringLiteral("a [b] | c"));
        QVERIFY(bench.engine.next.has_value());
        QCOMPARE(bench.prefetched, std::string("c"));
    }

    void theEndOfATrack_goesOnWithoutANewLoad() {
        Bench bench;
        bench.playAlbum("a b");
        bench.engine.finish();
        QCOMPARE(bench.current(), QStringLiteral("b"));
        QCOMPARE(bench.engine.loads, 1);
        QVERIFY(!bench.engine.next);
    }

    void theEndOfTheQueue_stopsAndPlayBeginsAnew() {
        Bench bench;
        bench.playAlbum("a b", 1);
        bench.engine.finish();
        QVERIFY(bench.status() == PlayStatus::Stopped);
        QCOMPARE(bench.player.position().count(), std::int64_t{0});
        bench.player.play();
        QCOMPARE(bench.picture(), QStringLiteral("[a] | b"));
        QVERIFY(bench.status() == PlayStatus::Loading);
    }

    void queueingAfterTheEnd_letsPlayGoOnThere() {
        Bench bench;
        bench.playAlbum("a");
        bench.engine.finish();
        bench.player.playLast(queueTracks("x"));
        bench.player.next();
        QCOMPARE(bench.current(), QStringLiteral("x"));
    }

    void aQueueChange_replacesTheFollower() {
        Bench bench;
        bench.playAlbum("a b c");
        const auto before = bench.engine.next->ticket;
        bench.player.playNext(queueTracks("x"));
        QVERIFY(bench.engine.next->ticket != before);
        bench.engine.finish();
        QCOMPARE(bench.current(), QStringLiteral("x"));
    }

    void aFollowerThatStartsJustWhenItIsReplaced_isFollowed() {
        Bench bench;
        bench.playAlbum("a b c");
        const auto joined = *bench.engine.next;
        bench.player.playNext(queueTracks("x")); // the word about b is on its way already
        bench.engine.send(TrackStarted{joined.ticket});
        QCOMPARE(bench.picture(), QStringLiteral("a [b] x | c"));
        bench.engine.loaded = joined;
        bench.engine.finish();
        QCOMPARE(bench.current(), QStringLiteral("x"));
    }

    void aStaleWord_changesNothing() {
        Bench bench;
        bench.playAlbum("a b c");
        const auto old = bench.engine.loaded->ticket;
        bench.player.next();
        bench.engine.send(Drained{old});
        bench.engine.send(TrackFailed{old, damaged()});
        QCOMPARE(bench.current(), QStringLiteral("b"));
        QVERIFY(bench.listener.errors.empty());
    }

    void repeatOne_followsItself() {
        Bench bench;
        bench.playAlbum("a b");
        bench.player.setRepeat(Repeat::One);
        bench.engine.finish();
        QCOMPARE(bench.current(), QStringLiteral("a"));
        bench.engine.finish();
        QCOMPARE(bench.current(), QStringLiteral("a"));
        QCOMPARE(bench.engine.loads, 1);
    }

    void pauseAndPlay_keepTheTrack() {
        Bench bench;
        bench.playAlbum("a b");
        bench.player.togglePlay();
        QVERIFY(bench.status() == PlayStatus::Paused && !bench.engine.isPlaying);
        bench.player.togglePlay();
        QVERIFY(bench.status() == PlayStatus::Playing && bench.engine.isPlaying);
        QCOMPARE(bench.engine.loads, 1);
    }

    void aPauseWhileLoading_staysPausedWhenTheTrackIsThere() {
        Bench bench;
        bench.player.setQueue(queueTracks("a"), 0, "");
        bench.player.pause();
        bench.engine.start();
        QVERIFY(bench.status() == PlayStatus::Paused);
        bench.player.play();
        QVERIFY(bench.status() == PlayStatus::Playing);
    }

    void stop_keepsTheQueueAndPlayStartsTheTrackAnew() {
        Bench bench;
        bench.playAlbum("a b", 1);
        bench.engine.hear(90s);
        bench.player.stop();
        QVERIFY(bench.status() == PlayStatus::Stopped && !bench.engine.loaded);
        QCOMPARE(bench.player.position().count(), std::int64_t{0});
        bench.player.play();
        QCOMPARE(bench.current(), QStringLiteral("b"));
    }

    void previous_goesBackEarlyAndRestartsLater() {
        Bench bench;
        bench.playAlbum("a b", 1);
        bench.engine.hear(2s);
        bench.player.previous();
        QCOMPARE(bench.current(), QStringLiteral("a"));
        bench.engine.start();
        bench.engine.hear(4s);
        bench.player.previous();
        QCOMPARE(bench.current(), QStringLiteral("a"));
        QCOMPARE(bench.player.position().count(), std::int64_t{0});
        QCOMPARE(bench.engine.loads, 2);
    }

    void aSeek_staysWithinTheTrack() {
        Bench bench;
        bench.playAlbum("a");
        bench.player.seek(10min);
        QVERIFY(bench.engine.position().position == 3min);
        bench.player.seekBy(-20min);
        QVERIFY(bench.engine.position().position == 0ms);
        QVERIFY(bench.listener.jumps >= 2);
    }

    void aBrokenTrack_isToldAndTheNextOnePlays() {
        Bench bench;
        bench.player.setQueue(queueTracks("a b"), 0, "");
        bench.engine.fail(damaged());
        QCOMPARE(bench.listener.errors.size(), std::size_t{1});
        QCOMPARE(bench.listener.errors[0].item->track->title, std::string("a"));
        QCOMPARE(bench.current(), QStringLiteral("b"));
        QVERIFY(bench.player.state().error.has_value());
        bench.engine.start();
        QVERIFY(bench.status() == PlayStatus::Playing && !bench.player.state().error);
    }

    void threeBrokenTracksInARow_stop() {
        Bench bench;
        bench.player.setQueue(queueTracks("a b c d"), 0, "");
        for (int i = 0; i < 3; ++i)
            bench.engine.fail(damaged());
        QVERIFY(bench.status() == PlayStatus::Stopped);
        QCOMPARE(bench.current(), QStringLiteral("c"));
        QCOMPARE(bench.listener.errors.size(), std::size_t{3});
        QVERIFY(bench.player.state().error.has_value());
    }

    void aRepeatedBrokenTrack_doesNotGoRoundForEver() {
        Bench bench;
        bench.player.setRepeat(Repeat::One);
        bench.player.setQueue(queueTracks("a"), 0, "");
        for (int i = 0; i < 9 && bench.engine.loaded; ++i)
            bench.engine.fail(damaged());
        QVERIFY(bench.status() == PlayStatus::Stopped);
        QCOMPARE(bench.listener.errors.size(), std::size_t{3});
    }

    void aGoodTrackInBetween_startsTheCountAnew() {
        Bench bench;
        bench.player.setQueue(queueTracks("a b c d e f"), 0, "");
        bench.engine.fail(damaged());
        bench.engine.fail(damaged());
        bench.engine.start();
        bench.engine.finish();
        bench.engine.fail(damaged());
        QCOMPARE(bench.current(), QStringLiteral("e"));
    }

    void aLostOutput_pausesWithASentence() {
        Bench bench;
        bench.playAlbum("a");
        bench.engine.loseOutput({core::Errc::NotFound, "The sound output went away."});
        QVERIFY(bench.status() == PlayStatus::Paused);
        QVERIFY(!bench.listener.errors.at(0).item);
        bench.player.play();
        QVERIFY(bench.engine.isPlaying);
        QCOMPARE(bench.engine.loads, 1);
    }

    void removingTheCurrentTrack_goesOnWithTheNext() {
        Bench bench;
        bench.playAlbum("a b c");
        bench.player.remove(bench.id("a"));
        QCOMPARE(bench.picture(), QStringLiteral("[b] | c"));
        QVERIFY(bench.engine.isPlaying);
        bench.engine.start();
        bench.player.pause();
        bench.player.remove(bench.id("b"));
        QCOMPARE(bench.picture(), QStringLiteral("[c] |"));
        QVERIFY(bench.status() == PlayStatus::Paused && !bench.engine.isPlaying);
        bench.player.remove(bench.id("c"));
        QCOMPARE(bench.picture(), QStringLiteral("[] |"));
        QVERIFY(bench.status() == PlayStatus::Stopped);
    }

    void jumpMoveAndClear_reachTheQueue() {
        Bench bench;
        bench.playAlbum("a b c d");
        bench.player.playLast(queueTracks("x"));
        bench.player.move(bench.id("d"), QueuePart::Source, 0);
        QCOMPARE(bench.picture(), QStringLiteral("[a] x | d b c"));
        bench.player.clearNext();
        bench.player.jumpTo(bench.id("b"));
        QCOMPARE(bench.picture(), QStringLiteral("a d [b] | c"));
        bench.player.clearUpcoming();
        QVERIFY(!bench.engine.next);
    }

    void volume_isClampedAndUnmutes() {
        Bench bench;
        bench.player.setMuted(true);
        QVERIFY(bench.engine.isMuted);
        bench.player.setVolume({1.7});
        QVERIFY(bench.engine.volume.value == 1.0 && !bench.engine.isMuted);
        QVERIFY(!bench.player.state().isMuted);
    }

    void listenedTime_countsOnlyWhatPlayed() {
        Bench bench;
        bench.playAlbum("a b");
        bench.clock.advance(40s);
        bench.player.pause();
        bench.clock.advance(10min);
        bench.player.play();
        bench.clock.advance(20s);
        bench.player.next();
        QCOMPARE(bench.listener.heard.size(), std::size_t{1});
        QCOMPARE(bench.listener.heard[0].track->title, std::string("a"));
        QVERIFY(bench.listener.heard[0].heard == 60s);
        bench.engine.start();
        bench.clock.advance(5s);
        bench.engine.finish();
        QVERIFY(bench.listener.heard.at(1).heard == 5s);
    }

    void aSession_comesBackPausedAtItsPlace() {
        Bench first;
        first.playAlbum("a b c", 1);
        first.engine.hear(42s);
        const auto text = encodeSession(first.player.session());
        Bench second;
        second.player.restore(*decodeSession(text));
        QVERIFY(second.status() == PlayStatus::Paused);
        QCOMPARE(second.picture(), QStringLiteral("a [b] | c"));
        QVERIFY(second.player.position() == 42s);
        QCOMPARE(second.engine.loads, 0);
        second.player.seekBy(1s);
        second.player.play();
        QVERIFY(second.engine.position().position == 43s);
        QVERIFY(second.engine.isPlaying);
    }

    void theDuration_isWhatTheDecoderSays() {
        Bench bench;
        bench.playAlbum("a");
        bench.engine.send(DurationKnown{bench.engine.loaded->ticket, 65s});
        QVERIFY(bench.player.state().duration == 65s);
    }

    void anEmptyPlayer_staysCalm() {
        Bench bench;
        bench.player.play();
        bench.player.pause();
        bench.player.next();
        bench.player.previous();
        bench.player.seek(5s);
        bench.player.stop();
        bench.player.setQueue({}, 0, "");
        QVERIFY(bench.status() == PlayStatus::Stopped);
        QVERIFY(!bench.player.state().current);
    }

    void albumMates_arePlayedByAlbumGain() {
        Bench bench;
        auto tracks = queueTracks("a b");
        const auto album = core::AlbumId::random();
        for (auto& track : tracks) {
            track.album = album;
            track.replayGain = {core::Gain{-20.0}, core::Gain{0.0}, std::nullopt, std::nullopt};
        }
        bench.player.setQueue(tracks, 0, "");
        QVERIFY(bench.engine.loaded->gain == 1.0);
        bench.player.setQueue({tracks[0]}, 0, "");
        QVERIFY(bench.engine.loaded->gain < 0.11);
    }

    void aNewSetting_reachesTheTracksThatTheEngineHas() {
        Bench bench;
        auto tracks = queueTracks("a b c");
        tracks[0].replayGain.track = core::Gain{-6.0};
        tracks[1].replayGain.track = core::Gain{-12.0};
        tracks[0].album = tracks[1].album = core::AlbumId{core::IdBytes{1}};
        bench.player.setQueue(tracks, 0, "Album");
        bench.engine.start();
        QVERIFY(bench.engine.next->continuesAlbum);
        bench.player.setAudio({.loudness = {.mode = LoudnessMode::Off}, .balance = 7.0});
        QCOMPARE(bench.engine.loaded->gain, 1.0);
        QCOMPARE(bench.engine.audio.balance, 1.0);
        const auto loads = bench.engine.loads;
        bench.player.setAudio({.loudness = {.mode = LoudnessMode::Track, .preAmp = {6.0}}});
        QCOMPARE(bench.engine.loaded->gain, 1.0);
        QVERIFY(std::abs(bench.engine.next->gain - std::pow(10.0, -0.3)) < 1e-9);
        QCOMPARE(bench.engine.loads, loads); // what plays goes on
        bench.engine.finish();
        QVERIFY(!bench.engine.next->continuesAlbum);
    }

    void partsOfOneFile_areHandedOnAndContinueEachOther() {
        Bench bench;
        auto tracks = queueTracks("a b c");
        tracks[0].file = tracks[1].file = core::FilePath("/one.flac");
        tracks[2].file = core::FilePath("/other.flac");
        tracks[0].part = core::MediaPart{core::Sectors(0), core::Sectors(75)};
        tracks[1].part = tracks[2].part = core::MediaPart{core::Sectors(75), std::nullopt};
        bench.player.setQueue(tracks, 0, "Sheet");
        bench.engine.start();
        QVERIFY(bench.engine.loaded->part == tracks[0].part);
        QVERIFY(bench.engine.next->part == tracks[1].part && bench.engine.next->continuesAlbum);
        bench.engine.finish();
        QVERIFY(!bench.engine.next->continuesAlbum);
    }
};

QTEST_APPLESS_MAIN(TestPlayer)
#include "tst_Player.moc"
