// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/Playback.h"
#include "app/services/PlayingMarks.h"
#include "app/services/Settings.h"
#include "player/Player.h"
#include "player/engine/FakeEngine.h"
#include "tests/support/EditsFixture.h"

using namespace linnet;
using core::operations::Mark;
using core::operations::SetMark;
using linnet::test::EditsFixture;

class tst_PlayingMarks : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theHeart_followsWhatPlaysAndWhatIsChanged() {
        EditsFixture fixture;
        app::Settings settings(*fixture.db);
        player::FakeEngine engine;
        player::Player player(
            {.engine = engine, .clock = fixture.clock},
            {.open = [](const player::QueueTrack&) { return core::failure(core::Errc::NotFound, "no sound"); },
             .prefetch = {}},
            1);
        app::Playback playback(
            {.player = player, .queries = fixture.queries(), .database = *fixture.db, .settings = settings});
        app::PlayingMarks marks(playback, fixture.edits(), fixture.queries());
        QVERIFY(!marks.hasTrack());
        fixture.edits().perform(fixture.source, {SetMark{EditsFixture::track("two"), Mark::Liked, true}});
        fixture.settle();
        std::vector<player::QueueTrack> tracks(3);
        tracks[0].id = test::idNamed<core::TrackId>("one");
        tracks[1].id = test::idNamed<core::TrackId>("two");
        tracks[0].source = tracks[1].source = fixture.source;
        tracks[2].file = core::FilePath("/music/tape.flac");
        player.setQueue(tracks, 0, "");
        QVERIFY(marks.hasTrack());
        fixture.edits().perform(fixture.source, {SetMark{EditsFixture::track("one"), Mark::Liked, true}});
        fixture.settle();
        QVERIFY(marks.marks().isLiked);
        fixture.edits().undo();
        fixture.settle();
        QVERIFY(!marks.marks().isLiked);
        player.next(); // Liked before it played.
        QTRY_VERIFY_WITH_TIMEOUT(marks.marks().isLiked, 20000);
        player.next();
        QVERIFY(!marks.hasTrack());
        QVERIFY(!marks.marks().isLiked);
    }
};

QTEST_GUILESS_MAIN(tst_PlayingMarks)
#include "tst_PlayingMarks.moc"
