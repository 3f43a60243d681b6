// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <cmath>
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

/// By how many frames a stretch of `wanted` stands later in `heard` than it should.
int laterBy(const std::vector<float>& heard, const std::vector<float>& wanted, std::size_t frame) {
    constexpr int kFurthest = 60; // less than half a wave of the recording's tones
    std::pair<double, int> nearest{1e9, 0};
    for (int by = -kFurthest; by <= kFurthest; ++by) {
        double difference = 0;
        for (std::size_t i = 2 * frame; i < 2 * frame + 2000; i += 2)
            difference +=
                std::pow(heard[i + static_cast<std::size_t>(2 * (by + kFurthest)) - 2 * kFurthest] - wanted[i], 2);
        nearest = std::min(nearest, {difference, by});
    }
    return nearest.second;
}

} // namespace

class TestEngine : public QObject {
    Q_OBJECT
private:
    TempFolder m_folder;
    core::FilePath sound(const std::string& name, const Pcm& pcm) { return writeSound(m_folder.path(), name, pcm); }

private Q_SLOTS:
    void losslessFiles_arePlayedBitExactly_data() {
        QTest::addColumn<QByteArray>("name");
        for (const char* name : {"a.wav", "a.flac", "a.wv", "a.alac.m4a"})
            QTest::newRow(name) << QByteArray(name);
    }

    void losslessFiles_arePlayedBitExactly() {
        QFETCH(QByteArray, name);
        const Pcm pcm = aRecording(kSecond + 12345);
        EngineBench bench;
        bench.engine->load(EngineBench::track(1, sound(name.toStdString(), pcm)), 0ms, StartAs::Playing);
        QVERIFY(bench.waitFor<Drained>());
        QCOMPARE(bench.count<TrackStarted>(), 1);
        QCOMPARE(bench.count<TrackFailed>(), 0);
        COMPARE_SOUND(bench.heard(), asFloat(pcm));
    }

    void lossyFiles_havePreciselyTheirLength_data() {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<int>("rate");
        QTest::newRow("mp3 with a LAME tag") << QByteArray("b.mp3") << 44100;
        QTest::newRow("vorbis") << QByteArray("b.ogg") << 44100;
        QTest::newRow("opus") << QByteArray("b.opus") << 48000;
        QTest::newRow("aac") << QByteArray("b.m4a") << 44100;
        QTest::newRow("aac, 48 kHz") << QByteArray("b48.m4a") << 48000;
    }

    void lossyFiles_havePreciselyTheirLength() {
        QFETCH(QByteArray, name);
        QFETCH(int, rate);
        const Pcm pcm = aRecording(60'000, 1, static_cast<std::uint32_t>(rate));
        EngineBench bench;
        bench.engine->load(EngineBench::track(1, sound(name.toStdString(), pcm)), 0ms, StartAs::Playing);
        QVERIFY(bench.waitFor<Drained>());
        // GStreamer behind Qt leaves an MP3 file's priming and padding where they are.
        const bool isPadded = engineKind() == EngineKind::QtMultimedia && name == "b.mp3";
        const std::size_t most = pcm.frames() + (isPadded ? 2 * 1152 : 0);
        QVERIFY(bench.heardFrames() >= pcm.frames() && bench.heardFrames() <= most);
    }

    void anAacFile_beginsAndEndsWhereTheRecordingDoes() {
        const Pcm pcm = aRecording(70'001);
        EngineBench bench;
        bench.engine->load(EngineBench::track(1, sound("c.m4a", pcm)), 0ms, StartAs::Playing);
        QVERIFY(bench.waitFor<Drained>());
        QCOMPARE(bench.heardFrames(), pcm.frames());
        QCOMPARE(bench.last<DurationKnown>()->duration, 1587ms);
        const auto heard = bench.heard();
        const auto wanted = asFloat(pcm);
        for (const std::size_t place : {std::size_t{1000}, pcm.frames() - 3000})
            QVERIFY2(laterBy(heard, wanted, place) == 0, qPrintable(QString::number(laterBy(heard, wanted, place))));
    }

    void aMonoFile_isHeardOnBothSidesUnchanged() {
        const Pcm pcm = aRecording(20'000);
        const auto stereo = sound("m.wav", pcm);
        std::string bytes = readBytes(stereo); // the same samples, said to be mono
        bytes[22] = 1;
        bytes[28] = static_cast<char>(88200 & 0xFF);
        bytes[29] = static_cast<char>(88200 >> 8 & 0xFF);
        bytes[30] = static_cast<char>(88200 >> 16);
        bytes[32] = 2;
        writeBytes(stereo, bytes);
        std::vector<float> expected;
        for (const float sample : asFloat(pcm))
            expected.insert(expected.end(), 2, sample);
        EngineBench bench;
        bench.engine->load(EngineBench::track(1, stereo), 0ms, StartAs::Playing);
        QVERIFY(bench.waitFor<Drained>());
        COMPARE_SOUND(bench.heard(), expected);
    }

    void twoHalves_joinWithoutASampleLostOrAdded_data() { losslessFiles_arePlayedBitExactly_data(); }

    void twoHalves_joinWithoutASampleLostOrAdded() {
        QFETCH(QByteArray, name);
        const Pcm whole = aRecording(2 * kSecond);
        const std::size_t cut = kSecond + 777;
        const auto first = sound("1" + name.toStdString(), slice(whole, 0, cut));
        const auto second = sound("2" + name.toStdString(), slice(whole, cut, whole.frames()));
        EngineBench bench;
        bench.playBoth(EngineBench::track(1, first), EngineBench::track(2, second));
        QVERIFY(bench.waitFor<Drained>());
        QCOMPARE(bench.count<TrackStarted>(), 2);
        QCOMPARE(bench.last<Drained>()->ticket.value, std::uint64_t{2});
        COMPARE_SOUND(bench.heard(), asFloat(whole));
    }

    void gain_isAppliedToEverySampleAndChangesAtTheJoint() {
        const Pcm pcm = aRecording(10'000);
        const auto file = sound("g.flac", pcm);
        EngineBench bench;
        bench.playBoth(EngineBench::track(1, file, 0.5), EngineBench::track(2, file, 0.25));
        QVERIFY(bench.waitFor<Drained>());
        auto expected = asFloat(pcm + pcm);
        for (std::size_t i = 0; i < expected.size(); ++i)
            expected[i] *= i < pcm.samples.size() ? 0.5F : 0.25F;
        COMPARE_SOUND(bench.heard(), expected);
    }

    void aCrossfade_overlapsByItsLength_data() {
        QTest::addColumn<QByteArray>("name");
        for (const char* name : {"k.flac", "k.m4a", "k.ogg"})
            QTest::newRow(name) << QByteArray(name);
    }

    void aCrossfade_overlapsByItsLength() {
        QFETCH(QByteArray, name);
        const Pcm first = aRecording(70'001, 1);
        const Pcm second = aRecording(60'000, 2);
        EngineBench bench;
        bench.engine->setAudio({.crossfade = {.length = 500ms}});
        bench.playBoth(EngineBench::track(1, sound("1" + name.toStdString(), first)),
                       EngineBench::track(2, sound("2" + name.toStdString(), second)));
        QVERIFY(bench.waitFor<Drained>());
        QCOMPARE(bench.count<TrackStarted>(), 2);
        QCOMPARE(bench.heardFrames(), first.frames() + second.frames() - kSecond / 2);
        const auto heard = bench.heard();
        const std::size_t end = 2 * first.frames(); // from here on the second one is alone
        if (name == "k.flac")
            QVERIFY(std::equal(heard.begin() + static_cast<std::ptrdiff_t>(end), heard.end(),
                               asFloat(slice(second, kSecond / 2, second.frames())).begin()));
        QVERIFY(heard.size() > end);
    }

    void thePath_tellsWhatHappensToTheSamples() {
        const auto file = sound("p.flac", aRecording(3 * kSecond));
        EngineBench bench(true);
        bench.engine->load(EngineBench::track(1, file), 0ms, StartAs::Playing);
        QVERIFY(bench.waitFor<PathChanged>());
        const SignalPath exact = bench.last<PathChanged>()->path;
        QVERIFY(isBitExact(exact));
        QVERIFY(exact.codec == core::Codec::Flac);
        QCOMPARE(exact.steps.size(), std::size_t{3}); // file, decoder, output
        QCOMPARE(exact.steps[0].format, (AudioFormat{.rate = {44100}, .channels = 2, .bits = 16}));
        bench.engine->setVolume({0.5});
        bench.engine->setAudio({.balance = 0.5});
        QVERIFY(bench.executor.runUntil([&] { return bench.last<PathChanged>()->path.steps.size() == 5; }));
        QVERIFY(!isBitExact(bench.last<PathChanged>()->path));
        bench.engine->setVolume({1.0});
        bench.engine->setAudio({});
        QVERIFY(bench.executor.runUntil([&] { return bench.last<PathChanged>()->path == exact; }));
        const auto wav = sound("p.wav", aRecording(kSecond));
        bench.engine->load(EngineBench::track(2, wav, 0.5), 0ms, StartAs::Playing);
        QVERIFY(bench.executor.runUntil([&] { return bench.last<PathChanged>()->ticket.value == 2; }));
        const SignalPath levelled = bench.last<PathChanged>()->path;
        QVERIFY(levelled.codec == core::Codec::Wav);
        QVERIFY(levelled.steps[2].kind == SignalStep::Kind::Gain && std::abs(levelled.steps[2].amount + 6.02) < 0.01);
    }

    void withBitsKept_eachRateOpensTheOutputAnew() {
        const Pcm first = aRecording(kSecond, 1, 44100);
        const Pcm second = aRecording(40'000, 2, 48000);
        const Pcm third = aRecording(30'000, 3, 32000);
        EngineBench bench;
        bench.engine->setAudio({.isBitPerfect = true});
        bench.playBoth(EngineBench::track(1, sound("q1.flac", first)), EngineBench::track(2, sound("q2.flac", second)));
        QVERIFY(bench.waitFor<Drained>());
        QCOMPARE(bench.count<TrackStarted>(), 2);
        QCOMPARE(bench.last<Drained>()->ticket.value, std::uint64_t{2});
        bench.engine->load(EngineBench::track(3, sound("q3.flac", third)), 0ms, StartAs::Playing);
        QVERIFY(bench.waitFor<Drained>(2));
        auto expected = asFloat(first);
        for (const Pcm& pcm : {second, third}) {
            const auto samples = asFloat(pcm);
            expected.insert(expected.end(), samples.begin(), samples.end());
        }
        COMPARE_SOUND(bench.heard(), expected);
        QVERIFY(isBitExact(bench.last<PathChanged>()->path));
        QVERIFY(bench.last<PathChanged>()->path.steps.back().format.rate == core::SampleRate{32000});
    }

    void mute_silencesAndVolumeIsCubic() {
        const auto file = sound("v.flac", aRecording(4000));
        EngineBench bench;
        bench.engine->setMuted(true);
        bench.engine->load(EngineBench::track(1, file), 0ms, StartAs::Playing);
        QVERIFY(bench.waitFor<Drained>(1));
        const auto muted = bench.heard();
        QVERIFY(std::all_of(muted.begin(), muted.end(), [](float sample) { return sample == 0.0F; }));
        bench.engine->setMuted(false);
        bench.engine->setVolume({0.5});
        bench.engine->load(EngineBench::track(2, file), 0ms, StartAs::Playing);
        QVERIFY(bench.waitFor<Drained>(2));
        const auto heard = bench.heard();
        const auto full = asFloat(aRecording(4000));
        QCOMPARE(heard.size(), muted.size() + full.size());
        for (std::size_t i = 0; i < full.size(); ++i)
            QVERIFY(std::abs(heard[muted.size() + i] - full[i] * 0.125F) < 1e-6F);
    }

    void laterTracks_areBroughtToTheRateOfTheFirst() {
        EngineBench bench;
        bench.playBoth(EngineBench::track(1, sound("r1.wav", aRecording(44100, 1, 44100))),
                       EngineBench::track(2, sound("r2.wav", aRecording(48000, 1, 48000))));
        QVERIFY(bench.waitFor<Drained>());
        const auto frames = static_cast<double>(bench.heardFrames());
        QVERIFY2(std::abs(frames - 88200.0) < 50.0, qPrintable(QString::number(frames)));
    }

    void bytesThatAreNoFile_playTheSame_data() {
        QTest::addColumn<QByteArray>("name");
        for (const char* name : {"x.flac", "x.alac.m4a", "x.wav", "x.wv"})
            QTest::newRow(name) << QByteArray(name);
    }

    void bytesThatAreNoFile_playTheSame() {
        QFETCH(QByteArray, name);
        const Pcm pcm = aRecording(kSecond);
        const auto bytes = readBytes(sound(name.toStdString(), pcm));
        EngineBench bench;
        bench.engine->load(EngineBench::track(1, std::make_shared<BytesSource>(bytes)), 0ms, StartAs::Playing);
        QVERIFY(bench.waitFor<Drained>());
        COMPARE_SOUND(bench.heard(), asFloat(pcm));
    }

    void aFileSink_holdsWhatWasHeard() {
        const Pcm pcm = aRecording(30'000);
        const auto input = sound("fs.flac", pcm);
        const auto output = m_folder.file("out.wav");
        PumpExecutor executor;
        auto sink = sinkChoiceFrom("file-fast:" + output.bytes());
        QVERIFY(sink.has_value());
        auto engine = makeTestedEngine(executor, *sink);
        bool isDrained = false;
        engine->setEventHandler([&](const EngineEvent& event) { isDrained |= std::holds_alternative<Drained>(event); });
        engine->load(EngineBench::track(1, input), 0ms, StartAs::Playing);
        QVERIFY(executor.runUntil([&] { return isDrained; }));
        engine.reset();
        const auto bytes = readBytes(output);
        const auto expected = asFloat(pcm);
        QCOMPARE(bytes.size(), 44 + expected.size() * sizeof(float));
        QVERIFY(std::memcmp(bytes.data() + 44, expected.data(), expected.size() * sizeof(float)) == 0);
        QCOMPARE(static_cast<unsigned char>(bytes[40]), (expected.size() * sizeof(float)) & 0xFFU);
    }
};

LINNET_TEST_ENGINES(TestEngine)
#include "tst_Engine.moc"
