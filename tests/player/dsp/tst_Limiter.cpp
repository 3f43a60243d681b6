// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <cmath>
#include <functional>
#include <numbers>
#include <random>

#include "player/dsp/Limiter.h"

using namespace linnet;
using namespace linnet::player;

namespace {

using Samples = std::vector<float>; // interleaved stereo

constexpr double kPi = std::numbers::pi;

/// The highest point of the waveform of one side in dBTP: four times as dense, by a longer filter than the limiter's,
/// with another window and other places between the samples.
double truePeak(const Samples& samples, std::size_t side) {
    constexpr int kReach = 24;
    constexpr int kDensity = 4;
    std::array<std::array<double, 2 * kReach>, kDensity> filters{};
    for (int place = 0; place < kDensity; ++place)
        for (int i = 0; i < 2 * kReach; ++i) {
            const double distance = (place + 0.5) / kDensity - (i - (kReach - 1));
            const double window = std::pow(std::cos(kPi / 2.0 * distance / (kReach + 1)), 2.0);
            filters[static_cast<std::size_t>(place)][static_cast<std::size_t>(i)] =
                window * std::sin(kPi * distance) / (kPi * distance);
        }
    const auto frames = static_cast<int>(samples.size() / 2);
    double highest = 0.0;
    for (int frame = 0; frame < frames; ++frame) {
        const auto at = [&](int n) {
            return n < 0 || n >= frames ? 0.0 : static_cast<double>(samples[static_cast<std::size_t>(n) * 2 + side]);
        };
        highest = std::max(highest, std::abs(at(frame)));
        if (std::abs(at(frame)) < 0.5 && std::abs(at(frame + 1)) < 0.5) continue; // too far below to matter
        for (const auto& filter : filters) {
            double sum = 0.0;
            for (int i = 0; i < 2 * kReach; ++i)
                sum += filter[static_cast<std::size_t>(i)] * at(frame - (kReach - 1) + i);
            highest = std::max(highest, std::abs(sum));
        }
    }
    return 20.0 * std::log10(highest);
}

Samples made(std::size_t frames, const std::function<double(std::size_t)>& left,
             const std::function<double(std::size_t)>& right) {
    Samples samples;
    for (std::size_t i = 0; i < frames; ++i) {
        samples.push_back(static_cast<float>(left(i)));
        samples.push_back(static_cast<float>(right(i)));
    }
    return samples;
}

Samples tone(double hertz, double phase, double level, core::SampleRate rate) {
    const auto wave = [=](std::size_t i) {
        return level * std::sin(2.0 * kPi * hertz * static_cast<double>(i) / rate.hertz + phase);
    };
    return made(rate.hertz / 10, wave, wave);
}

/// Noise with a band of its own and bursts, far too loud.
Samples loudNoise(unsigned seed, double level) {
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> uniform(-1.0, 1.0);
    double low = 0.0;
    const auto side = [&](std::size_t i) {
        low += 0.3 * (uniform(random) - low);
        return level * low * (i / 2000 % 3 == 0 ? 1.0 : 0.2);
    };
    return made(9'000, side, side);
}

Samples limited(const Samples& in, core::SampleRate rate, Limiter::Watch watch = Limiter::Watch::Yes,
                std::size_t block = 441) {
    Limiter limiter(rate);
    Samples out(in.size() + limiter.reach() * 2);
    std::size_t written = 0;
    for (std::size_t i = 0; i < in.size(); i += block * 2) {
        const auto part = std::span(in).subspan(i, std::min(block * 2, in.size() - i));
        written += limiter.process(part, watch, std::span(out).subspan(written * 2));
    }
    written += limiter.drain(std::span(out).subspan(written * 2));
    out.resize(written * 2);
    return out;
}

} // namespace

class TestLimiter : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothing_comesOutAboveTheCeiling_data() {
        QTest::addColumn<QVector<float>>("samples");
        QTest::addColumn<int>("rate");
        const auto add = [](const char* name, const Samples& samples, int rate = 44100) {
            QTest::newRow(name) << QVector<float>(samples.begin(), samples.end()) << rate;
        };
        // A quarter of the rate at 45°: 3 dB between samples that all look the same.
        add("between the samples", tone(11025, kPi / 4, 1.3, {44100}));
        add("low tone", tone(60, 0.3, 3.0, {44100}));
        add("voice", tone(997, 0.1, 1.7, {48000}), 48000);
        add("high tone", tone(15001, 0.2, 1.4, {44100}));
        add("hi-res", tone(23000, 0.4, 2.0, {96000}), 96000);
        add("noise", loudNoise(1, 4.0));
        add("quieter noise", loudNoise(2, 1.6));
        const auto click = [](std::size_t i) { return i == 3000 ? 2.5 : i > 5000 && i < 5004 ? -1.9 : 0.2; };
        add("clicks", made(9000, click, [](std::size_t) { return 0.1; }));
        const auto square = [](std::size_t i) { return i / 50 % 2 == 0 ? 1.2 : -1.2; };
        add("square", made(9000, square, square));
    }
    void nothing_comesOutAboveTheCeiling() {
        QFETCH(QVector<float>, samples);
        QFETCH(int, rate);
        const Samples in(samples.begin(), samples.end());
        const double before = std::max(truePeak(in, 0), truePeak(in, 1));
        QVERIFY2(before > 0.0, "the test is too soft");
        const Samples out = limited(in, {static_cast<std::uint32_t>(rate)});
        QCOMPARE(out.size(), in.size());
        const double after = std::max(truePeak(out, 0), truePeak(out, 1));
        QVERIFY2(after <= kTruePeakCeiling, qPrintable(QString::number(after)));
        QVERIFY2(after > kTruePeakCeiling - 2.0, qPrintable(QString::number(after))); // and no softer than need be
    }

    void whatStaysBelow_passesBitForBit() {
        const Samples soft = tone(997, 0.0, 0.88, {44100});
        QCOMPARE(limited(soft, {44100}), soft);
        for (const std::size_t block : {1U, 7U, 5000U})
            QCOMPARE(limited(soft, {44100}, Limiter::Watch::Yes, block), soft);
    }

    void whatIsNotWatched_passesBitForBit() {
        const Samples loud = loudNoise(3, 4.0);
        QCOMPARE(limited(loud, {44100}, Limiter::Watch::No), loud);
    }

    void afterAPeak_theBitsAreTheSameAgain() {
        Samples in = tone(440, 0.0, 0.5, {44100});
        for (std::size_t i = 400; i < 420; ++i)
            in[i] = 2.0F;
        for (int more = 0; more < 10; ++more) {
            const Samples soft = tone(440, 0.0, 0.5, {44100});
            in.insert(in.end(), soft.begin(), soft.end());
        }
        const Samples out = limited(in, {44100});
        QVERIFY(out[200] == in[200]);   // before it looks ahead so far
        QVERIFY(out[1000] != in[1000]); // on its way back
        QVERIFY(std::equal(out.end() - 4000, out.end(), in.end() - 4000));
    }

    void bothSides_areLoweredAlike() {
        const auto loud = [](std::size_t i) { return 2.0 * std::sin(0.05 * static_cast<double>(i)); };
        const Samples out = limited(made(5000, loud, [&](std::size_t i) { return loud(i) / 4.0; }), {44100});
        for (std::size_t i = 0; i < out.size(); i += 2)
            QVERIFY(std::abs(out[i] - 4.0F * out[i + 1]) < 1e-5F);
    }
};

QTEST_APPLESS_MAIN(TestLimiter)
#include "tst_Limiter.moc"
