// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <cmath>
#include <limits>
#include <numbers>

#include <ebur128.h>

#include "player/analysis/Analyser.h"

using namespace linnet;
using namespace linnet::player;

namespace {

constexpr core::SampleRate kRate{48'000};
const std::vector<Speaker> kStereo(2, Speaker::Front);

double amplitudeOf(double decibels) { return std::pow(10.0, decibels / 20); }

/// The same tone of 1 kHz in each channel, as loud as `decibels` says for it; NaN: silence.
std::vector<float> tone(double seconds, const std::vector<double>& decibels) {
    std::vector<float> samples;
    const auto frames = static_cast<std::size_t>(seconds * kRate.hertz);
    for (std::size_t i = 0; i < frames; ++i)
        for (const double level : decibels)
            samples.push_back(std::isnan(level) ? 0.0F
                                                : static_cast<float>(amplitudeOf(level) *
                                                                     std::sin(2 * std::numbers::pi * 1000 *
                                                                              static_cast<double>(i) / kRate.hertz)));
    return samples;
}

core::Analysis analysisOf(const std::vector<float>& samples, const std::vector<Speaker>& speakers = kStereo) {
    Analyser analyser({kRate, speakers});
    analyser.add(samples);
    return analyser.finish();
}

/// Something like music: noise that swells, the same for the same seed.
std::vector<float> noise(std::size_t frames, unsigned seed) {
    std::vector<float> samples;
    for (std::size_t i = 0; i < frames * 2; ++i) {
        seed = seed * 1664525U + 1013904223U;
        const double swell = 0.5 + 0.5 * std::sin(static_cast<double>(i) / 9000);
        samples.push_back(static_cast<float>(swell * (static_cast<double>(seed >> 8U) / 8'388'608.0 - 1)));
    }
    return samples;
}

std::vector<float> operator+(std::vector<float> a, const std::vector<float>& b) {
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

} // namespace

class TestAnalyser : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// After the cases of EBU Tech 3341, shortened.
    void loudness_isThatOfEbuTech3341_data() {
        QTest::addColumn<std::vector<float>>("samples");
        QTest::addColumn<std::vector<Speaker>>("speakers");
        QTest::addColumn<double>("loudness");
        const double none = std::numeric_limits<double>::quiet_NaN();
        QTest::newRow("case 1") << tone(3, {-23, -23}) << kStereo << -23.0;
        QTest::newRow("case 2") << tone(3, {-33, -33}) << kStereo << -33.0;
        QTest::newRow("case 3: a quiet begin and end do not count")
            << tone(2, {-36, -36}) + tone(12, {-23, -23}) + tone(2, {-36, -36}) << kStereo << -23.0;
        QTest::newRow("case 6: surround counts for more, deep sound for nothing")
            << tone(3, {-28, -28, -24, -5, -30, -30})
            << std::vector<Speaker>{Speaker::Front,        Speaker::Front,    Speaker::Front,
                                    Speaker::LowFrequency, Speaker::Surround, Speaker::Surround}
            << -23.0;
        QTest::newRow("one channel is half as much as two")
            << tone(3, {-23}) << std::vector<Speaker>{Speaker::Front} << -26.01;
        QTest::newRow("one silent channel") << tone(3, {-23, none}) << kStereo << -26.01;
    }
    void loudness_isThatOfEbuTech3341() {
        QFETCH(std::vector<float>, samples);
        QFETCH(std::vector<Speaker>, speakers);
        QFETCH(double, loudness);
        const auto found = analysisOf(samples, speakers);
        QVERIFY(found.loudness.has_value());
        QVERIFY2(std::abs(*found.loudness - loudness) < 0.1, qPrintable(QString::number(*found.loudness)));
        QCOMPARE(found.channels, static_cast<std::uint32_t>(speakers.size()));
    }
    void range_isTheStepBetweenTwoLevels() {
        // EBU Tech 3342, case 1, shortened.
        QVERIFY(std::abs(analysisOf(tone(9, {-20, -20}) + tone(9, {-30, -30})).range - 10) < 1);
    }
    void silence_hasNoLoudnessAndNoSound() {
        const auto found = analysisOf(std::vector<float>(2 * kRate.hertz));
        QVERIFY(!found.loudness);
        QCOMPARE(found.soundBegin, found.soundEnd);
        QCOMPARE(found.truePeak, 0.0);
        QCOMPARE(found.waveform.peaks, std::vector<std::uint8_t>(core::Waveform::kBins, 0));
    }

    void truePeak_liesBetweenTheSamples() {
        std::vector<float> samples; // A quarter of the rate, sampled beside its tops.
        for (int i = 0; i < 2000; ++i)
            samples.insert(samples.end(), 2, static_cast<float>(0.5 * std::sin((i + 0.5) * std::numbers::pi / 2)));
        const auto found = analysisOf(samples);
        QVERIFY(std::abs(found.samplePeak - 0.5 * std::numbers::sqrt2 / 2) < 1e-4);
        QVERIFY2(std::abs(20 * std::log10(found.truePeak / 0.5)) < 0.4, qPrintable(QString::number(found.truePeak)));
    }
    void truePeak_isThatOfLibebur128_data() {
        QTest::addColumn<unsigned>("rate");
        for (const unsigned rate : {44'100U, 48'000U, 96'000U, 192'000U})
            QTest::addRow("%u Hz", rate) << rate;
    }
    void truePeak_isThatOfLibebur128() {
        QFETCH(unsigned, rate);
        const auto samples = noise(20'011, rate) + std::vector<float>(200);
        TruePeakMeter meter({rate}, 2);
        for (std::size_t at = 0; at < samples.size(); at += 2 * 777)
            meter.add(std::span(samples).subspan(at, std::min<std::size_t>(2 * 777, samples.size() - at)));
        auto* state = ebur128_init(2, rate, EBUR128_MODE_TRUE_PEAK);
        ebur128_add_frames_float(state, samples.data(), samples.size() / 2);
        double left = 0;
        double right = 0;
        ebur128_true_peak(state, 0, &left);
        ebur128_true_peak(state, 1, &right);
        ebur128_destroy(&state);
        QVERIFY(std::abs(meter.finish() - std::max(left, right)) < 1e-5);
    }

    void silenceAtTheEnds_isFoundToTheFrame() {
        const std::vector<float> hiss(2 * 5000, 0.0009F);
        const auto found = analysisOf(hiss + tone(1, {-20, -20}) + hiss);
        QCOMPARE(found.frames, std::uint64_t{kRate.hertz + 10'000});
        QVERIFY(found.soundBegin >= 5000 && found.soundBegin < 5003); // A sine begins with nothing.
        QVERIFY(found.soundEnd > kRate.hertz + 4997 && found.soundEnd <= kRate.hertz + 5000);
    }

    void waveform_hasItsPartsWhateverTheLength_data() {
        QTest::addColumn<int>("frames");
        for (const int frames : {2, 10, 998, 1000, 8192, 8194, 100'000, 600'006})
            QTest::addRow("%d frames", frames) << frames;
    }
    void waveform_hasItsPartsWhateverTheLength() {
        QFETCH(int, frames);
        std::vector<FrameSize> sizes(static_cast<std::size_t>(frames), {0.25F, 0.0625F});
        std::fill(sizes.begin() + frames / 2, sizes.end(), FrameSize{1.0F, 0.25F});
        WaveformMeter meter;
        meter.add(sizes);
        const auto wave = meter.finish();
        QCOMPARE(wave.peaks.size(), core::Waveform::kBins);
        QCOMPARE(wave.levels.size(), core::Waveform::kBins);
        for (const auto& [bin, peak, level] : {std::tuple(0, 128, 128), std::tuple(490, 128, 128),
                                               std::tuple(510, 255, 180), std::tuple(999, 255, 180)}) {
            QCOMPARE(int(wave.peaks[static_cast<std::size_t>(bin)]), peak);
            QCOMPARE(int(wave.levels[static_cast<std::size_t>(bin)]), level);
        }
    }
    void blocks_canHaveAnySize() {
        const auto samples = noise(30'000, 3);
        Analyser bit({kRate, kStereo});
        std::size_t size = 2;
        for (std::size_t at = 0; at < samples.size(); at += size, size = size * 3 % 20'000 + 2)
            bit.add(std::span(samples).subspan(at, std::min(size, samples.size() - at)));
        QVERIFY(bit.finish() == analysisOf(samples));
    }
    void whatIsNoNumber_isSilence() {
        auto samples = tone(1, {-20, -20});
        const auto clean = analysisOf(samples);
        for (const float hostile : {std::numeric_limits<float>::quiet_NaN(), std::numeric_limits<float>::infinity(),
                                    -std::numeric_limits<float>::max()})
            samples.insert(samples.end(), 2, hostile);
        const auto found = analysisOf(samples);
        QCOMPARE(found.samplePeak, clean.samplePeak);
        QCOMPARE(found.soundEnd, clean.soundEnd);
        QVERIFY(std::isfinite(found.truePeak));
    }
    void absurdFormats_areMeasuredAsFarAsTheyCan() {
        for (const auto& [rate, channels] : {std::pair(1U, 1U), std::pair(768'000U, 2U), std::pair(48'000U, 65U)}) {
            Analyser analyser({{rate}, std::vector<Speaker>(channels, Speaker::Front)});
            analyser.add(std::vector<float>(std::size_t{100} * channels, 0.5F));
            const auto found = analyser.finish();
            QCOMPARE(found.frames, std::uint64_t{100});
            QCOMPARE(found.samplePeak, 0.5);
        }
    }
};

QTEST_APPLESS_MAIN(TestAnalyser)
#include "tst_Analyser.moc"
