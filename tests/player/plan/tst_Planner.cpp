// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "player/plan/Planner.h"
#include "player/plan/Timeline.h"

using namespace linnet;
using namespace linnet::player;
using namespace std::chrono_literals;

class TestPlanner : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theNextTrack_isBegunWellBeforeItIsNeeded() {
        QVERIFY(!isTimeForNext({.isCurrentDecoded = false, .decoded = 10s, .duration = 3min}));
        QVERIFY(isTimeForNext({.isCurrentDecoded = false, .decoded = 3min - 20s, .duration = 3min}));
        QVERIFY(isTimeForNext({.isCurrentDecoded = false, .decoded = 0s, .duration = 15s}));
    }
    void theNextTrack_isBegunAtOnceWhenTheLengthIsUnknown() {
        QVERIFY(isTimeForNext({.isCurrentDecoded = false, .decoded = 0s, .duration = std::nullopt}));
    }
    void theNextTrack_isBegunWhenTheCurrentOneIsDecoded() {
        QVERIFY(isTimeForNext({.isCurrentDecoded = true, .decoded = 0s, .duration = 3min}));
    }
    void onlyAStartInTheMiddle_fades() { QVERIFY(needsFadeIn(1ms) && !needsFadeIn(0ms)); }

    void frames_surviveTheWayThroughTime() {
        for (const std::uint32_t hertz : {8000U, 44100U, 48000U, 96000U, 192000U, 352800U})
            for (const std::uint64_t frame : {0ULL, 1ULL, 44099ULL, 123'456'789ULL, 40'000'000'000ULL})
                QCOMPARE(framesIn(timeOf(frame, {hertz}), {hertz}), frame);
    }

    void negativeTimeAndUnknownRate_areNothing() {
        QCOMPARE(framesIn(-5s, {44100}), std::uint64_t{0});
        QCOMPARE(timeOf(1000, {0}).count(), std::int64_t{0});
    }

    void theTimeline_tellsTrackAndPlace() {
        Timeline timeline;
        QVERIFY(!timeline.at(5));
        timeline.begin(100, {{1}, 50});
        timeline.begin(200, {{2}, 0});
        QVERIFY(timeline.at(0) == (Timeline::Place{{1}, 50}));
        QVERIFY(timeline.at(130) == (Timeline::Place{{1}, 80}));
        QVERIFY(timeline.at(200) == (Timeline::Place{{2}, 0}));
        timeline.forget(250);
        QVERIFY(timeline.at(260) == (Timeline::Place{{2}, 60}));
    }

    void aLaterWord_replacesTheEarlierAtTheSamePlace() {
        Timeline timeline;
        timeline.begin(100, {{1}, 0});
        timeline.begin(100, {{2}, 7});
        QVERIFY(timeline.at(100) == (Timeline::Place{{2}, 7}));
    }

    void anOutput_isOpenedAtTheFilesRateOrOneThatFitsIt() {
        for (const std::uint32_t usual : {8'000U, 11'025U, 44'100U, 48'000U, 96'000U, 192'000U})
            QCOMPARE(outputRateFor({usual}).hertz, usual);
        QCOMPARE(outputRateFor({768'000}).hertz, 192'000U);
        QCOMPARE(outputRateFor({352'800}).hertz, 176'400U);
        QCOMPARE(outputRateFor({1}).hertz, 8'192U);
    }
};

QTEST_APPLESS_MAIN(TestPlanner)
#include "tst_Planner.moc"
