// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <cmath>
#include <vector>

#include "player/join/GainRamp.h"

using namespace linnet;
using namespace linnet::player;

namespace {

constexpr core::SampleRate kRate{1000}; // 10 ms are ten frames

std::vector<float> applied(GainRamp& ramp, std::size_t frames, float level = 1.0F) {
    std::vector<float> samples(frames * 2, level);
    ramp.apply(samples, 2);
    return samples;
}

} // namespace

class TestGainRamp : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void fullVolume_changesNoBit() {
        GainRamp ramp;
        const float odd = std::nextafter(0.3F, 1.0F);
        QCOMPARE(applied(ramp, 5, odd), std::vector<float>(10, odd));
    }

    void aJump_isThereAtOnce() {
        GainRamp ramp;
        ramp.jumpTo(0.25);
        QCOMPARE(applied(ramp, 3), std::vector<float>(6, 0.25F));
    }

    void aGlide_goesInEqualStepsAcrossBlocksAndBothSidesAlike() {
        GainRamp ramp;
        ramp.glideTo(0.0, kRate);
        auto heard = applied(ramp, 4);
        for (const float sample : applied(ramp, 8))
            heard.push_back(sample);
        for (std::size_t frame = 0; frame < 12; ++frame) {
            const auto expected = std::max(0.0F, 1.0F - 0.1F * static_cast<float>(frame + 1));
            QVERIFY(std::abs(heard[2 * frame] - expected) < 1e-6F);
            QCOMPARE(heard[2 * frame + 1], heard[2 * frame]);
        }
        QCOMPARE(heard[2 * 9], 0.0F);
    }

    void aGlideTurnedBack_startsWhereItIs() {
        GainRamp ramp;
        ramp.glideTo(0.0, kRate);
        const auto down = applied(ramp, 5);
        ramp.glideTo(1.0, kRate);
        const auto up = applied(ramp, 11);
        QVERIFY(std::abs(up.front() - (down.back() + 0.05F)) < 1e-6F);
        QCOMPARE(up.back(), 1.0F);
    }
};

QTEST_APPLESS_MAIN(TestGainRamp)
#include "tst_GainRamp.moc"
