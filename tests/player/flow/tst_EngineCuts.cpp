// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <cstring>

#include "tests/support/CompareSound.h"
#include "tests/support/EngineBench.h"
#include "tests/support/TempFolder.h"

using namespace linnet;
using namespace linnet::player;
using namespace linnet::tests;
using namespace std::chrono_literals;

namespace {

constexpr std::size_t kSecond = 44100;
constexpr std::size_t kRise = kSecond / 10;
constexpr float kLevel = 26'000.0F / 32768.0F;
/// Over 5 ms from the level to silence; anything above twice that is heard as a click.
constexpr float kAllowedStep = 2 * kLevel / (kSecond / 200);
/// What a fade to silence and one back change.
constexpr std::size_t kFadedFrames = 2 * (kSecond / 200);

/// Rises softly and stays at one level: wherever it is cut, the cut is a step of that height.
Pcm aLevel(std::size_t frames, int level = 26'000) {
    Pcm pcm;
    for (std::size_t i = 0; i < frames; ++i) {
        const auto part = static_cast<double>(std::min(i, kRise)) / static_cast<double>(kRise);
        pcm.samples.insert(pcm.samples.end(), 2, static_cast<std::int16_t>(part * level));
    }
    return pcm;
}

std::size_t differingFrames(const std::vector<float>& heard, const std::vector<float>& wanted) {
    std::size_t count = 0;
    for (std::size_t i = 0; i + 1 < std::min(heard.size(), wanted.size()); i += 2)
        count += heard[i] != wanted[i] || heard[i + 1] != wanted[i + 1] ? 1 : 0;
    return count;
}

/// The length that the head of a WAV file tells: 0 until the recording is flushed.
std::uint32_t toldBytes(const core::FilePath& wav) {
    const auto bytes = readBytes(wav);
    std::uint32_t told = 0;
    if (bytes.size() >= 44) std::memcpy(&told, bytes.data() + 40, sizeof told);
    return told;
}

} // namespace

class TestEngineCuts : public QObject {
    Q_OBJECT
private:
    TempFolder m_folder;
    core::FilePath sound(const std::string& name, const Pcm& pcm) { return writeSound(m_folder.path(), name, pcm); }

    /// Plays the level until it is far above silence.
    void playLevel(EngineBench& bench, std::uint64_t ticket = 1) {
        bench.engine->load(EngineBench::track(ticket, sound("level.wav", aLevel(3 * kSecond))), 0ms, StartAs::Playing);
        QVERIFY(bench.executor.runUntil([&] { return bench.heardFrames() > 2 * kRise; }));
    }
    bool isSilentAtLast(const EngineBench& bench) {
        const auto heard = bench.heard();
        return !heard.empty() && heard.back() == 0.0F;
    }

private Q_SLOTS:
    void aSkip_doesNotClick() {
        EngineBench bench(true);
        playLevel(bench);
        const auto other = sound("other.wav", aLevel(kSecond, -26'000));
        bench.engine->load(EngineBench::track(2, other), 0ms, StartAs::Playing);
        QVERIFY(bench.executor.runUntil([&] { return bench.heard().back() <= -kLevel; }));
        QVERIFY2(largestStep(bench.heard()) < kAllowedStep, qPrintable(QString::number(largestStep(bench.heard()))));
    }

    void aSeek_doesNotClick() {
        EngineBench bench(true);
        playLevel(bench);
        bench.engine->seek(2s);
        QVERIFY(bench.waitFor<Drained>());
        QVERIFY2(largestStep(bench.heard()) < kAllowedStep, qPrintable(QString::number(largestStep(bench.heard()))));
    }

    void aPause_fallsToSilenceAndRisesFromItAgain() {
        EngineBench bench(true);
        playLevel(bench);
        bench.engine->pause();
        QVERIFY(bench.executor.runUntil([&] { return isSilentAtLast(bench); }));
        const auto paused = bench.heardFrames();
        bench.engine->play();
        QVERIFY(bench.executor.runUntil([&] { return bench.heardFrames() > paused + 2 * kRise; }));
        QVERIFY2(largestStep(bench.heard()) < kAllowedStep, qPrintable(QString::number(largestStep(bench.heard()))));
        const auto heard = bench.heard();
        QVERIFY(differingFrames(heard, asFloat(aLevel(heard.size() / 2))) <= kFadedFrames);
    }

    void aPauseAndAStop_takeTheirTimeWhereSet() {
        constexpr std::size_t kFade = kSecond / 5;
        EngineBench bench(true);
        bench.engine->setAudio({.pauseFade = 200ms});
        playLevel(bench);
        bench.engine->pause();
        QVERIFY(bench.executor.runUntil([&] { return isSilentAtLast(bench); }));
        const auto paused = bench.heardFrames();
        bench.engine->play();
        QVERIFY(bench.executor.runUntil([&] { return bench.heard().back() >= kLevel * 0.99F; }));
        bench.engine->stop();
        QVERIFY(bench.executor.runUntil([&] { return isSilentAtLast(bench); }));
        const auto heard = bench.heard();
        QVERIFY(heard.size() / 2 > paused + 2 * kFade - 100);
        QVERIFY2(largestStep(heard) < 2 * kLevel / kRise, qPrintable(QString::number(largestStep(heard))));
        QCOMPARE(bench.engine->position().ticket.value, std::uint64_t{0});
    }

    void aPauseTakenBackAtOnce_doesNotClick() {
        EngineBench bench(true);
        playLevel(bench);
        for (int i = 0; i < 5; ++i) {
            bench.engine->pause();
            bench.engine->play();
        }
        const auto before = bench.heardFrames();
        QVERIFY(bench.executor.runUntil([&] { return bench.heardFrames() > before + 2 * kRise; }));
        QVERIFY2(largestStep(bench.heard()) < kAllowedStep, qPrintable(QString::number(largestStep(bench.heard()))));
    }

    void stop_fallsToSilence() {
        EngineBench bench(true);
        playLevel(bench);
        bench.engine->stop();
        QVERIFY(bench.executor.runUntil([&] { return isSilentAtLast(bench); }));
        QVERIFY2(largestStep(bench.heard()) < kAllowedStep, qPrintable(QString::number(largestStep(bench.heard()))));
    }

    void leaving_fallsToSilence() {
        EngineBench bench(true);
        playLevel(bench);
        bench.engine.reset();
        QVERIFY(isSilentAtLast(bench));
        QVERIFY2(largestStep(bench.heard()) < kAllowedStep, qPrintable(QString::number(largestStep(bench.heard()))));
    }

    void muteAndVolume_glide() {
        EngineBench bench(true);
        playLevel(bench);
        bench.engine->setMuted(true);
        QVERIFY(bench.executor.runUntil([&] { return isSilentAtLast(bench); }));
        bench.engine->setMuted(false);
        QVERIFY(bench.executor.runUntil([&] { return bench.heard().back() == kLevel; }));
        bench.engine->setVolume({0.5});
        QVERIFY(bench.executor.runUntil([&] { return bench.heard().back() == kLevel / 8; }));
        QVERIFY2(largestStep(bench.heard()) < kAllowedStep, qPrintable(QString::number(largestStep(bench.heard()))));
    }

    void anotherOutput_losesNoSampleAndDoesNotClick() {
        const Pcm pcm = aLevel(kSecond);
        EngineBench bench(true);
        bench.engine->load(EngineBench::track(1, sound("o.wav", pcm)), 0ms, StartAs::Playing);
        QVERIFY(bench.executor.runUntil([&] { return bench.heardFrames() > 2 * kRise; }));
        bench.engine->setOutput("another");
        QVERIFY(bench.waitFor<Drained>());
        QCOMPARE(bench.heardFrames(), pcm.frames());
        QVERIFY2(largestStep(bench.heard()) < kAllowedStep, qPrintable(QString::number(largestStep(bench.heard()))));
        QVERIFY(differingFrames(bench.heard(), asFloat(pcm)) <= kFadedFrames);
    }

    void aLongPause_letsTheOutputGoAndGoesOnOnTheNextSample() {
        const Pcm pcm = aRecording(kSecond);
        const auto out = m_folder.file("rested.wav");
        SinkChoice sink = *sinkChoiceFrom("file:" + out.bytes());
        sink.letGoAfter = 0ms;
        EngineBench bench(sink);
        bench.engine->load(EngineBench::track(1, sound("rest.wav", pcm)), 0ms, StartAs::Playing);
        QVERIFY(bench.executor.runUntil([&] { return bench.engine->position().position > 200ms; }));
        bench.engine->pause();
        QVERIFY(bench.executor.runUntil([&] { return toldBytes(out) > 0; })); // only then the file is complete
        const auto place = bench.engine->position();
        bench.engine->play();
        QVERIFY(bench.waitFor<Drained>());
        QVERIFY(bench.engine->position().position >= place.position);
        bench.engine.reset();
        std::vector<float> heard(toldBytes(out) / sizeof(float));
        std::memcpy(heard.data(), readBytes(out).data() + 44, heard.size() * sizeof(float));
        QCOMPARE(heard.size(), pcm.samples.size());
        QVERIFY(differingFrames(heard, asFloat(pcm)) <= kFadedFrames);
    }
};

LINNET_TEST_ENGINES(TestEngineCuts)
#include "tst_EngineCuts.moc"
