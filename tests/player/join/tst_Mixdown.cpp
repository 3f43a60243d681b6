// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <algorithm>
#include <cmath>

#include "player/join/Mixdown.h"
#include "tests/support/CompareSound.h"
#include "tests/support/SoundFiles.h"

using namespace linnet;
using namespace linnet::player;
using namespace linnet::tests;

namespace {

constexpr core::SampleRate kRate{44100};

class Recorded final : public SampleStream {
public:
    explicit Recorded(std::vector<float> samples) : m_samples(std::move(samples)) {}
    std::size_t read(std::span<float> out) override {
        const std::size_t count = std::min(out.size(), ready());
        std::copy_n(m_samples.begin() + static_cast<std::ptrdiff_t>(m_at), count, out.begin());
        m_at += count;
        return count;
    }
    std::size_t ready() const override { return m_samples.size() - m_at; }
    bool isFinished() const override { return true; }
    bool isFull() const override { return true; }
    void wantMore() override {}

private:
    std::vector<float> m_samples;
    std::size_t m_at = 0;
};

JoinInput recorded(std::uint64_t ticket, std::vector<float> samples, double gain = 1.0) {
    JoinInput input;
    input.ticket = {ticket};
    input.samples = std::make_shared<Recorded>(std::move(samples));
    input.gain = gain;
    return input;
}

struct Heard {
    std::vector<float> samples;
    std::vector<std::size_t> joints; ///< Frames.
    void take(const Mixdown::Part& part) {
        for (const Joint& joint : part.joints)
            joints.push_back(samples.size() / 2 + joint.frame);
        samples.insert(samples.end(), part.samples.begin(), part.samples.end());
    }
    void takeAll(Mixdown& mix) {
        while (true) {
            const auto part = mix.render();
            take(part);
            if (part.isShort) break;
        }
        const auto rest = mix.drain();
        samples.insert(samples.end(), rest.begin(), rest.end());
    }
};

} // namespace

class TestMixdown : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void withEverythingOff_everyBitStaysAndJointsAreTrue() {
        const auto first = asFloat(aRecording(30'001, 1));
        const auto second = asFloat(aRecording(20'000, 2));
        Mixdown mix(kRate, {});
        mix.start(recorded(1, first), FadeIn::No);
        mix.setNext(recorded(2, second));
        Heard heard;
        heard.takeAll(mix);
        auto expected = first;
        expected.insert(expected.end(), second.begin(), second.end());
        COMPARE_SOUND(heard.samples, expected);
        QCOMPARE(heard.joints, (std::vector<std::size_t>{0, 30'001}));
        QVERIFY(mix.doing() == Mixdown::Doing{});
    }

    void whatAGainMakesTooLoud_isHeld() {
        AudioSettings settings;
        for (const bool hasLimiter : {true, false}) {
            settings.hasLimiter = hasLimiter;
            Mixdown mix(kRate, settings);
            mix.start(recorded(1, asFloat(aRecording(20'000)), 4.0), FadeIn::No);
            Heard heard;
            heard.takeAll(mix);
            QCOMPARE(heard.samples.size(), std::size_t{40'000});
            const float most = *std::ranges::max_element(heard.samples);
            QCOMPARE(most < 0.8914F, hasLimiter);
            QCOMPARE(mix.doing().limiter, hasLimiter);
        }
    }

    void theStart_risesFromSilenceOverFiveMilliseconds() {
        Mixdown mix(kRate, {});
        mix.start(recorded(1, std::vector<float>(4000, 0.5F)), FadeIn::Yes);
        Heard heard;
        heard.takeAll(mix);
        QVERIFY(heard.samples[0] > 0.0F && heard.samples[0] < 0.003F);
        QVERIFY(heard.samples[2 * 110] < 0.26F);
        QCOMPARE(heard.samples[2 * 221], 0.5F);
    }

    void aCut_fallsToSilence_andWhatFollowsRises() {
        Mixdown mix(kRate, {});
        mix.start(recorded(1, std::vector<float>(40'000, 0.5F)), FadeIn::No);
        Heard heard;
        heard.take(mix.render());
        heard.take(mix.render());
        heard.take(mix.renderFadeOut());
        QCOMPARE(heard.samples.size(), std::size_t{2 * (441 + 441 + 220)}); // nothing is held back
        QCOMPARE(heard.samples.back(), 0.0F);
        heard.takeAll(mix);
        QCOMPARE(heard.samples.size(), std::size_t{40'000});
        QCOMPARE(heard.samples[39'990], 0.5F);
        QVERIFY(largestStep(std::vector<float>(heard.samples.begin() + 4, heard.samples.end())) > 0.0F);
        for (std::size_t i = 2; i < heard.samples.size(); ++i)
            QVERIFY(std::abs(heard.samples[i] - heard.samples[i - 2]) < 0.003F);
    }

    void aPauseFade_takesItsTimeAndCanTurnBack() {
        AudioSettings settings;
        settings.pauseFade = std::chrono::milliseconds(100);
        Mixdown mix(kRate, settings);
        mix.start(recorded(1, std::vector<float>(80'000, 0.5F)), FadeIn::No);
        Heard heard;
        heard.take(mix.render());
        mix.fall();
        heard.take(mix.render());
        heard.take(mix.render());
        mix.rise();
        for (int i = 0; i < 5; ++i)
            heard.take(mix.render());
        QVERIFY(!mix.isFalling());
        mix.fall();
        for (int i = 0; i < 12; ++i)
            heard.take(mix.render());
        QVERIFY(mix.isSilent());
        const auto rest = mix.drain();
        heard.samples.insert(heard.samples.end(), rest.begin(), rest.end());
        QCOMPARE(heard.samples.size(), std::size_t{2 * (441 * 8 + 4410)});
        QCOMPARE(heard.samples.back(), 0.0F);
        for (std::size_t i = 2; i < heard.samples.size(); ++i)
            QVERIFY(std::abs(heard.samples[i] - heard.samples[i - 2]) < 0.0005F);
    }

    void aSettingThatChangesWhileItPlays_doesNotClick() {
        Mixdown mix(kRate, {});
        std::vector<float> wave;
        for (int i = 0; i < 100'000; ++i)
            wave.insert(wave.end(), 2, 0.2F * std::sin(0.02F * static_cast<float>(i)));
        mix.start(recorded(1, wave), FadeIn::No);
        Heard heard;
        for (int i = 0; i < 40; ++i) {
            AudioSettings settings;
            settings.isMono = i % 3 == 0;
            settings.balance = i % 4 == 0 ? -0.8 : 0.4;
            settings.equaliser.fill(i % 5 == 0 ? 6.0 : 0.0);
            mix.set(settings);
            mix.setGain({1}, i % 2 == 0 ? 1.5 : 0.7);
            heard.take(mix.render());
            heard.take(mix.render());
        }
        QVERIFY2(largestStep(heard.samples) < 0.03F, qPrintable(QString::number(largestStep(heard.samples))));
    }
};

QTEST_APPLESS_MAIN(TestMixdown)
#include "tst_Mixdown.moc"
