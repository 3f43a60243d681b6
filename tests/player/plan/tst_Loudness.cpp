// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <cmath>
#include <limits>

#include "player/plan/Loudness.h"

using namespace linnet;
using namespace linnet::player;

namespace {

double factor(const core::ReplayGain& tags, LoudnessMode mode, Surroundings around = Surroundings::Mixed) {
    return loudnessFactor(tags, {.mode = mode}, around, Peaks::Heed);
}
double decibels(const core::ReplayGain& tags, LoudnessMode mode, Surroundings around = Surroundings::Mixed) {
    return 20.0 * std::log10(factor(tags, mode, around));
}

bool isNear(double a, double b) { return std::abs(a - b) < 1e-9; }

const core::ReplayGain kBoth{core::Gain{-6.0}, core::Gain{-3.0}, std::nullopt, std::nullopt};

} // namespace

class TestLoudness : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void off_changesNothing() { QVERIFY(factor(kBoth, LoudnessMode::Off, Surroundings::SameAlbum) == 1.0); }
    void withoutTags_changesNothing() { QVERIFY(factor({}, LoudnessMode::Auto) == 1.0); }
    void track_takesTheTrackGain() { QVERIFY(isNear(decibels(kBoth, LoudnessMode::Track), -6.0)); }
    void album_takesTheAlbumGain() { QVERIFY(isNear(decibels(kBoth, LoudnessMode::Album), -3.0)); }

    void automatic_followsTheSurroundings() {
        QVERIFY(isNear(decibels(kBoth, LoudnessMode::Auto, Surroundings::Mixed), -6.0));
        QVERIFY(isNear(decibels(kBoth, LoudnessMode::Auto, Surroundings::SameAlbum), -3.0));
    }

    void oneValueMissing_takesTheOther() {
        const core::ReplayGain onlyTrack{core::Gain{-6.0}, std::nullopt, std::nullopt, std::nullopt};
        QVERIFY(isNear(decibels(onlyTrack, LoudnessMode::Album), -6.0));
        const core::ReplayGain onlyAlbum{std::nullopt, core::Gain{-3.0}, std::nullopt, std::nullopt};
        QVERIFY(isNear(decibels(onlyAlbum, LoudnessMode::Track), -3.0));
    }

    void thePeak_limitsTheGainSoThatNothingClips() {
        const core::ReplayGain loud{core::Gain{6.0}, std::nullopt, 0.9, std::nullopt};
        QVERIFY(isNear(factor(loud, LoudnessMode::Track), 1.0 / 0.9));
        const core::ReplayGain quiet{core::Gain{6.0}, std::nullopt, 0.2, std::nullopt};
        QVERIFY(isNear(decibels(quiet, LoudnessMode::Track), 6.0));
    }

    void thePreAmp_goesOnTopOfTagsAndTheFallbackStandsInForThem() {
        const LoudnessSettings settings{.mode = LoudnessMode::Track, .preAmp = {4.0}, .fallback = {-5.0}};
        const auto decibelsOf = [&](const core::ReplayGain& tags) {
            return 20.0 * std::log10(loudnessFactor(tags, settings, Surroundings::Mixed, Peaks::Leave));
        };
        QVERIFY(isNear(decibelsOf(kBoth), -2.0));
        QVERIFY(isNear(decibelsOf({}), -5.0));
        const core::ReplayGain loud{core::Gain{6.0}, std::nullopt, 0.9, std::nullopt};
        QVERIFY(isNear(decibelsOf(loud), 10.0)); // the limiter's to hold
    }

    void nonsense_countsAsAbsent_data() {
        QTest::addColumn<double>("gain");
        QTest::newRow("huge") << 96.0;
        QTest::newRow("tiny") << -200.0;
        QTest::newRow("not a number") << std::numeric_limits<double>::quiet_NaN();
        QTest::newRow("infinite") << std::numeric_limits<double>::infinity();
    }

    void nonsense_countsAsAbsent() {
        QFETCH(double, gain);
        const core::ReplayGain tags{core::Gain{gain}, std::nullopt, 0.0, std::nullopt};
        QVERIFY(factor(tags, LoudnessMode::Track) == 1.0);
    }
};

QTEST_APPLESS_MAIN(TestLoudness)
#include "tst_Loudness.moc"
