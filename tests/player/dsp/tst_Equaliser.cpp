// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

#include "player/dsp/Equaliser.h"
#include "player/dsp/Fader.h"
#include "player/dsp/StereoStage.h"
#include "tests/support/SoundFiles.h"

using namespace linnet;
using namespace linnet::player;

namespace {

constexpr double kPi = std::numbers::pi;

std::vector<float> tone(double hertz, std::size_t frames, core::SampleRate rate) {
    std::vector<float> made;
    for (std::size_t i = 0; i < frames; ++i)
        made.insert(made.end(), 2,
                    static_cast<float>(0.1 * std::sin(2.0 * kPi * hertz * static_cast<double>(i) / rate.hertz)));
    return made;
}

/// What the running filter answers to one click, a quarter of a second long.
std::vector<double> answerOf(const BandGains& gains, core::SampleRate rate) {
    Equaliser equaliser(rate);
    equaliser.jumpTo(gains);
    std::vector<float> samples(rate.hertz / 4 * 2);
    samples[0] = samples[1] = 1.0F;
    equaliser.apply(samples);
    std::vector<double> answer;
    for (std::size_t i = 0; i < samples.size(); i += 2)
        answer.push_back(static_cast<double>(samples[i]));
    return answer;
}

/// What that makes of a tone, in dB.
double measured(const std::vector<double>& answer, double hertz, core::SampleRate rate) {
    const double turn = 2.0 * kPi * hertz / rate.hertz;
    const double cosine = std::cos(turn);
    const double sine = std::sin(turn);
    double x = 1.0;
    double y = 0.0;
    double sumX = 0.0;
    double sumY = 0.0;
    for (const double sample : answer) {
        sumX += sample * x;
        sumY += sample * y;
        const double turned = x * cosine - y * sine;
        y = x * sine + y * cosine;
        x = turned;
    }
    return 10.0 * std::log10(sumX * sumX + sumY * sumY);
}

/// The largest jump between neighbours of a side, beyond what the tone itself does.
double largestStep(const std::vector<float>& samples, std::size_t from = 2) {
    double largest = 0.0;
    for (std::size_t i = from; i < samples.size(); ++i)
        largest = std::max(largest, std::abs(static_cast<double>(samples[i]) - static_cast<double>(samples[i - 2])));
    return largest;
}

} // namespace

class TestEqualiser : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theCurve_goesThroughEveryPoint_data() {
        QTest::addColumn<QVector<double>>("gains");
        QTest::newRow("all up") << QVector<double>(10, 6.0);
        QTest::newRow("zigzag") << QVector<double>{12, -12, 12, -12, 12, -12, 12, -12, 12, -12};
        QTest::newRow("smile") << QVector<double>{7, 5, 2, 0, -2, -2, 0, 2, 5, 7};
        for (int band = 0; band < 10; ++band) {
            QVector<double> one(10, 0.0);
            one[band] = band % 2 == 0 ? 9.0 : -9.0;
            QTest::addRow("band %d", band) << one;
        }
    }
    void theCurve_goesThroughEveryPoint() {
        QFETCH(QVector<double>, gains);
        BandGains wanted{};
        std::ranges::copy(gains, wanted.begin());
        for (const std::uint32_t hertz : {44100U, 48000U, 96000U}) {
            const auto answer = answerOf(wanted, {hertz});
            for (std::size_t band = 0; band < kEqualiserBands; ++band) {
                const double heard = measured(answer, kBandCentres[band], {hertz});
                QVERIFY2(std::abs(heard - wanted[band]) <= 0.3,
                         qPrintable(QStringLiteral("%1 Hz at %2: %3").arg(kBandCentres[band]).arg(hertz).arg(heard)));
            }
        }
    }

    void betweenThePoints_theFilterDoesWhatItsDesignSays() {
        const BandGains gains{5, 3, 0, -3, -6, -2, 1, 4, 6, 2};
        const core::SampleRate rate{44100};
        const FilterBank bank = designEqualiser(gains, rate);
        const auto answer = answerOf(gains, rate);
        for (double hertz = 40.0; hertz < 18'000.0; hertz *= 1.37)
            QVERIFY(std::abs(measured(answer, hertz, rate) - responseOf(bank, hertz, rate)) <= 0.3);
    }

    void aBandAboveHalfTheRate_isLeftOut() {
        BandGains high{};
        high[9] = 12.0;
        QVERIFY(designEqualiser(high, {22050}) == FilterBank{});
        QVERIFY(std::abs(measured(answerOf({6, 6, 6, 6, 6, 6, 6, 6, 6, 6}, {22050}), 1000, {22050}) - 6.0) <= 0.3);
    }

    void flat_changesNoBit_alsoAfterACurve() {
        const auto pcm = tests::asFloat(tests::aRecording(44100));
        auto samples = pcm;
        Equaliser equaliser({44100});
        equaliser.apply(samples);
        QCOMPARE(samples, pcm);
        equaliser.glideTo({6, 6, 0, 0, 0, 0, 0, 0, 0, -6});
        equaliser.apply(samples);
        QVERIFY(samples != pcm);
        equaliser.glideTo({});
        for (int second = 0; second < 4 && equaliser.isActive(); ++second) {
            samples = pcm;
            equaliser.apply(samples);
        }
        samples = pcm;
        QVERIFY(!equaliser.isActive());
        equaliser.apply(samples);
        QCOMPARE(samples, pcm);
    }

    void aNewCurve_doesNotClick() {
        Equaliser equaliser({44100});
        auto samples = tone(110, 44100, {44100});
        const double own = largestStep(samples);
        const std::size_t tenth = samples.size() / 10;
        for (std::size_t i = 0; i < 10; ++i) {
            BandGains gains{};
            gains.fill(i % 2 == 0 ? 12.0 : -12.0);
            equaliser.glideTo(gains);
            equaliser.apply(std::span(samples).subspan(i * tenth, tenth));
        }
        QVERIFY(largestStep(samples) < own * 4.2); // 12 dB are four times as loud
    }

    void monoAndBalance_mixTheSides_andGlide() {
        std::vector<float> samples;
        for (int i = 0; i < 4000; ++i) {
            samples.push_back(0.5F);
            samples.push_back(-0.25F);
        }
        const auto plain = samples;
        StereoStage stereo({44100});
        stereo.apply(samples);
        QCOMPARE(samples, plain);
        stereo.glideTo(true, 0.5);
        stereo.apply(samples);
        QVERIFY(std::abs(samples[samples.size() - 2] - 0.0625F) < 1e-6F); // the left side at half
        QVERIFY(std::abs(samples.back() - 0.125F) < 1e-6F);
        QVERIFY(largestStep(samples) < 0.001);
        samples = plain;
        stereo.glideTo(false, 0.0);
        stereo.apply(samples);
        QVERIFY(!stereo.isActive());
        QVERIFY(std::equal(samples.end() - 100, samples.end(), plain.end() - 100));
    }

    void aFade_goesOnFromWhereItIs() {
        Fader fader(2);
        std::vector<float> samples(20, 1.0F);
        fader.apply(samples);
        QCOMPARE(samples, std::vector<float>(20, 1.0F));
        fader.fall(10);
        fader.apply(std::span(samples).first(8)); // four of ten frames
        QCOMPARE(samples[6], 0.6F);
        fader.rise(2);
        fader.apply(std::span(samples).subspan(8));
        QCOMPARE(samples[8], 0.8F);
        QCOMPARE(samples[10], 1.0F);
        fader.fall(1);
        QVERIFY(fader.isFalling() && !fader.isShut());
        fader.apply(samples);
        QVERIFY(fader.isShut());
        QCOMPARE(samples[0], 0.0F);
        QCOMPARE(samples[19], 0.0F);
    }
};

QTEST_APPLESS_MAIN(TestEqualiser)
#include "tst_Equaliser.moc"
