// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSignalSpy>
#include <QTest>

#include "app/models/QueueModel.h"
#include "app/query/QueryThread.h"
#include "app/services/Playback.h"
#include "app/services/Settings.h"
#include "core/store/CatalogReader.h"
#include "core/store/PersonalRows.h"
#include "player/Player.h"
#include "player/engine/FakeEngine.h"
#include "tests/support/CatalogBuilder.h"
#include "tests/support/OpenDatabase.h"

using namespace linnet;
using namespace std::chrono_literals;
using app::Playback;
using app::PlayStatus;
using app::QueueModel;
using app::QueueSection;

namespace {

/// An app without a window: what one start of it consists of.
struct OneRun {
    explicit OneRun(core::store::Database& database)
        : queries(database, clock),
          settings(database),
          player({.engine = engine, .clock = clock, .outputs = nullptr},
                 {.open = [](const player::QueueTrack&) { return core::failure(core::Errc::NotFound, "no sound"); },
                  .prefetch = {},
                  .prepare = [this](const player::QueueTrack& track) { prepared = track.title; }},
                 1),
          playback({.player = player, .queries = queries, .database = database, .settings = settings}) {}

    std::string prepared;
    core::ManualClock clock;
    app::QueryThread queries;
    app::Settings settings;
    player::FakeEngine engine;
    player::Player player;
    Playback playback;
};

void fill(test::OpenDatabase& db) {
    db.put(test::aLibrary("Music", 1), test::anArtist("Anna", 2), test::anAlbum("Alpha").by("Anna").rev(3).build(),
           test::aTrack("one").by("Anna").on("Alpha").number(1).rev(4).build(),
           test::aTrack("two").by("Anna").on("Alpha").number(2).missing().rev(5).build(),
           test::aTrack("three").by("Anna").on("Alpha").number(3).rev(6).build(),
           test::aTrack("four").by("Anna").on("Alpha").number(4).rev(7).build());
}

qint64 albumKey(test::OpenDatabase& db) {
    return test::must(core::store::keyOf(db.reader(), 0, test::idNamed<core::AlbumId>("Alpha")));
}
qint64 trackKey(test::OpenDatabase& db, const char* title) {
    return test::must(core::store::keyOf(db.reader(), 0, test::idNamed<core::TrackId>(title)));
}

QString currentTitle(const Playback& playback) { return playback.current() ? playback.current()->title : QString(); }

QStringList titles(const std::vector<app::QueueItem>& items) {
    QStringList all;
    for (const auto& item : items)
        all << item.title;
    return all;
}

} // namespace

class tst_Playback : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void playAlbum_startsAtTheTrackAndSkipsWhatIsNotThere() {
        test::OpenDatabase db;
        fill(db);
        OneRun run(*db);
        QSignalSpy current(&run.playback, &Playback::currentChanged);
        run.playback.playAlbum(albumKey(db), trackKey(db, "three"));
        QTRY_COMPARE_WITH_TIMEOUT(currentTitle(run.playback), QStringLiteral("three"), 20000);
        QVERIFY(current.count() > 0);
        QCOMPARE(run.playback.sourceName(), QStringLiteral("Alpha"));
        QCOMPARE(titles(run.playback.history()), QStringList{QStringLiteral("one")});
        QCOMPARE(titles(run.playback.fromSource()), QStringList{QStringLiteral("four")});
        run.engine.start();
        QCOMPARE(run.playback.status(), PlayStatus::Playing);
    }
    void aWholeAlbum_isPlayedWithoutWhatIsHidden() {
        test::OpenDatabase db;
        fill(db);
        core::Annotation hidden;
        hidden.target = {core::TargetKind::Track, test::idNamed<core::TrackId>("one").bytes};
        hidden.hidden.value = true;
        db.write([&](core::store::WriteTransaction& tx) {
            return core::store::PersonalRows::put(tx, {.source = 0, .user = 0}, 0, hidden);
        });
        OneRun run(*db);
        run.playback.playAlbum(albumKey(db));
        QTRY_COMPARE_WITH_TIMEOUT(currentTitle(run.playback), QStringLiteral("three"), 20000);
        run.playback.playAlbum(albumKey(db), trackKey(db, "one")); // Asked for by name.
        QTRY_COMPARE_WITH_TIMEOUT(currentTitle(run.playback), QStringLiteral("one"), 20000);
    }
    void nothingPlayable_isSaidInASentence() {
        test::OpenDatabase db;
        fill(db);
        OneRun run(*db);
        QSignalSpy failed(&run.playback, &Playback::failed);
        run.playback.playTracks({trackKey(db, "two")}, 0, QStringLiteral("Search"));
        QVERIFY(failed.wait(20000));
        QVERIFY(!failed.first().first().toString().isEmpty());
        QVERIFY(!run.playback.current());
    }
    void queueModel_showsTheSectionsInOrder() {
        test::OpenDatabase db;
        fill(db);
        OneRun run(*db);
        QueueModel model(run.playback, run.queries);
        run.playback.playAlbum(albumKey(db), trackKey(db, "one"));
        QTRY_COMPARE_WITH_TIMEOUT(model.rowCount(), 3, 20000);
        run.playback.queueTracks({trackKey(db, "four")}, Playback::Where::Next);
        QTRY_COMPARE_WITH_TIMEOUT(model.rowCount(), 4, 20000);
        QCOMPARE(model.section(0), QueueSection::Now);
        QCOMPARE(model.section(1), QueueSection::ByHand);
        QCOMPARE(model.item(1).title, QStringLiteral("four"));
        QCOMPARE(model.section(2), QueueSection::FromSource);
        QCOMPARE(model.countOf(QueueSection::FromSource), 2);
        // The last one is dragged in front of the one queued by hand.
        QVERIFY(model.moveRows({}, 3, 1, {}, 1));
        QCOMPARE(model.countOf(QueueSection::ByHand), 2);
        QCOMPARE(model.item(1).title, QStringLiteral("four"));
        QVERIFY(!model.moveRows({}, 0, 1, {}, 2));
    }
    void queueAndPlace_comeBackPausedAfterARestart() {
        test::OpenDatabase db;
        fill(db);
        {
            OneRun run(*db);
            run.playback.restore();
            run.playback.setVolume(0.5);
            run.playback.setMuted(true);
            run.playback.setRepeat(app::RepeatMode::All);
            run.playback.playAlbum(albumKey(db), trackKey(db, "three"));
            QTRY_COMPARE_WITH_TIMEOUT(currentTitle(run.playback), QStringLiteral("three"), 20000);
            run.engine.start();
            run.engine.hear(61s);
            run.playback.save();
        }
        // As the end of the program does: what is queued is written first.
        db.write([](core::store::WriteTransaction&) -> core::Result<void> { return {}; });
        OneRun run(*db);
        run.playback.restore();
        QTRY_COMPARE_WITH_TIMEOUT(currentTitle(run.playback), QStringLiteral("three"), 20000);
        QCOMPARE(run.playback.position(), app::Millis(61s));
        QVERIFY(!run.playback.isPlaying());
        QCOMPARE(run.engine.loads, 0);
        QCOMPARE(run.playback.volume(), 0.5);
        QVERIFY(run.playback.isMuted());
        QCOMPARE(run.playback.repeat(), app::RepeatMode::All);
        QCOMPARE(titles(run.playback.fromSource()), QStringList{QStringLiteral("four")});
    }
    void playFiles_thatAreNone_isSaidInASentence() {
        test::OpenDatabase db;
        OneRun run(*db);
        QSignalSpy failed(&run.playback, &Playback::failed);
        run.playback.playFiles({QUrl(QStringLiteral("http://radio/stream"))});
        QCOMPARE(failed.count(), 1);
        run.playback.playFiles({QUrl::fromLocalFile(QStringLiteral("/does/not/exist.flac"))});
        QVERIFY(failed.wait(20000));
        QCOMPARE(failed.count(), 2);
    }

    void whatIsExpected_isPrepared() {
        test::OpenDatabase db;
        fill(db);
        OneRun run(*db);
        run.playback.expect(trackKey(db, "three"));
        QTRY_COMPARE(run.prepared, std::string("three"));
    }

    void eachOutput_hasTheVolumeItWasLastUsedWith() {
        test::OpenDatabase db;
        OneRun run(*db);
        run.playback.setVolume(0.3);
        run.playback.setOutput(QStringLiteral("phones"));
        QCOMPARE(run.playback.volume(), 0.3);
        run.playback.setVolume(0.7);
        run.playback.setOutput({});
        QCOMPARE(run.playback.volume(), 0.3);
        run.playback.setOutput(QStringLiteral("phones"));
        QCOMPARE(run.playback.volume(), 0.7);
    }

    void atTheEndOfTheQueue_musicLikeItGoesOnWhereThatIsWanted() {
        test::OpenDatabase db;
        fill(db);
        OneRun run(*db);
        run.playback.setGoesOn(true);
        run.playback.playTracks({trackKey(db, "one")}, 0, QStringLiteral("test"));
        QTRY_VERIFY(!run.playback.fromSource().empty());
        for (const auto& item : run.playback.fromSource())
            QVERIFY(item.title == QStringLiteral("three") || item.title == QStringLiteral("four"));
    }
};

QTEST_GUILESS_MAIN(tst_Playback)
#include "tst_Playback.moc"
