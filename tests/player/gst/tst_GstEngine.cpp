// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <cmath>

#include "tests/support/EngineBench.h"
#include "tests/support/TempFolder.h"

using namespace linnet;
using namespace linnet::player;
using namespace linnet::tests;
using namespace std::chrono_literals;

namespace {

constexpr std::size_t kSecond = 44100;

/// Index of the first frame that differs, or the shorter length; both equal in length and content give nothing.
std::optional<std::size_t> firstDifference(const std::vector<float>& a, const std::vector<float>& b) {
    const auto [left, right] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
    if (left == a.end() && right == b.end()) return std::nullopt;
    return static_cast<std::size_t>(left - a.begin()) / 2;
}

} // namespace

#define COMPARE_SOUND(actual, expected)                                                                                \
    do {                                                                                                               \
        const auto heardSound = (actual);                                                                              \
        const auto wantedSound = (expected);                                                                           \
        QCOMPARE(heardSound.size(), wantedSound.size());                                                               \
        const auto difference = firstDifference(heardSound, wantedSound);                                              \
        QVERIFY2(!difference, qPrintable(QStringLiteral("differs at frame %1").arg(difference.value_or(0))));          \
    } while (false)

class TestGstEngine : public QObject {
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
    }

    void lossyFiles_havePreciselyTheirLength() {
        QFETCH(QByteArray, name);
        QFETCH(int, rate);
        const Pcm pcm = aRecording(60'000, 1, static_cast<std::uint32_t>(rate));
        EngineBench bench;
        bench.engine->load(EngineBench::track(1, sound(name.toStdString(), pcm)), 0ms, StartAs::Playing);
        QVERIFY(bench.waitFor<Drained>());
        QCOMPARE(bench.heardFrames(), pcm.frames());
    }

    void anAacFile_isHeard() {
        EngineBench bench;
        bench.engine->load(EngineBench::track(1, sound("c.m4a", aRecording(kSecond))), 0ms, StartAs::Playing);
        QVERIFY(bench.waitFor<Drained>());
        QVERIFY(bench.heardFrames() > kSecond * 9 / 10);
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

    void aSeek_landsOnTheSample() {
        const Pcm pcm = aRecording(2 * kSecond);
        EngineBench bench;
        bench.engine->load(EngineBench::track(1, sound("s.flac", pcm)), 1250ms, StartAs::Playing);
        QVERIFY(bench.waitFor<Drained>());
        auto expected = asFloat(slice(pcm, kSecond * 5 / 4, pcm.frames()));
        auto heard = bench.heard();
        QCOMPARE(heard.size(), expected.size());
        const std::size_t fade = kSecond / 200 * 2; // the first 5 ms fade in
        QVERIFY(std::abs(heard[0]) <= std::abs(expected[0]));
        heard.erase(heard.begin(), heard.begin() + static_cast<std::ptrdiff_t>(fade));
        expected.erase(expected.begin(), expected.begin() + static_cast<std::ptrdiff_t>(fade));
        COMPARE_SOUND(heard, expected);
    }

    void aSeekWhilePlaying_goesOnThereAndTellsNoNewStart() {
        const Pcm pcm = aRecording(20 * kSecond);
        EngineBench bench(true);
        bench.engine->load(EngineBench::track(1, sound("s2.flac", pcm)), 0ms, StartAs::Playing);
        QVERIFY(bench.executor.runUntil([&] { return bench.heardFrames() > 2000; }));
        bench.engine->seek(19'900ms);
        QVERIFY(bench.waitFor<Drained>());
        QCOMPARE(bench.count<TrackStarted>(), 1);
        const auto heard = bench.heard();
        const auto tail = asFloat(slice(pcm, pcm.frames() - 2000, pcm.frames()));
        QVERIFY(heard.size() > tail.size());
        QVERIFY(std::equal(tail.rbegin(), tail.rend(), heard.rbegin()));
    }

    void aSeekBeyondTheEnd_drains() {
        EngineBench bench;
        bench.engine->load(EngineBench::track(1, sound("s3.flac", aRecording(kSecond))), 0ms, StartAs::Paused);
        QVERIFY(bench.waitFor<TrackStarted>());
        bench.engine->seek(90s);
        bench.engine->play();
        QVERIFY(bench.waitFor<Drained>());
    }

    void aPausedLoad_isSilentUntilPlayed() {
        const Pcm pcm = aRecording(kSecond);
        EngineBench bench;
        bench.engine->load(EngineBench::track(1, sound("p.flac", pcm)), 0ms, StartAs::Paused);
        QVERIFY(bench.waitFor<TrackStarted>());
        QCOMPARE(bench.heardFrames(), std::size_t{0});
        QCOMPARE(bench.engine->position().position.count(), std::int64_t{0});
        bench.engine->play();
        QVERIFY(bench.waitFor<Drained>());
        COMPARE_SOUND(bench.heard(), asFloat(pcm));
    }

    void pausingInTheMiddle_losesNothing() {
        const Pcm pcm = aRecording(kSecond / 2);
        EngineBench bench(true);
        bench.engine->load(EngineBench::track(1, sound("q.flac", pcm)), 0ms, StartAs::Playing);
        for (const std::size_t at : {2000U, 6000U, 10000U}) {
            QVERIFY(bench.executor.runUntil([&] { return bench.heardFrames() > at; }));
            bench.engine->pause();
            bench.engine->play();
        }
        QVERIFY(bench.waitFor<Drained>());
        COMPARE_SOUND(bench.heard(), asFloat(pcm));
    }

    void thePosition_growsWithWhatIsHeardAndEndsAtTheEnd() {
        EngineBench bench(true);
        bench.engine->load(EngineBench::track(5, sound("r.flac", aRecording(kSecond / 2))), 0ms, StartAs::Playing);
        QVERIFY(bench.executor.runUntil([&] { return bench.engine->position().position > 200ms; }));
        QCOMPARE(bench.engine->position().ticket.value, std::uint64_t{5});
        QVERIFY(bench.heardFrames() >= kSecond / 10);
        QVERIFY(bench.waitFor<Drained>());
        QVERIFY(bench.engine->position().position <= 510ms);
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

    void brokenFiles_failInASentence_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("text") << QByteArray("These are the words of a song, not its sound.\n").repeated(50);
        QTest::newRow("zeroes") << QByteArray(5000, '\0');
        QTest::newRow("a flac head without frames")
            << QByteArray::fromStdString(readBytes(sound("h.flac", aRecording(kSecond))).substr(0, 100));
    }

    void brokenFiles_failInASentence() {
        QFETCH(QByteArray, bytes);
        const auto path = m_folder.file("broken");
        writeBytes(path, bytes.toStdString());
        const std::shared_ptr<core::MediaSource> sources[] = {std::make_shared<FileSource>(path),
                                                              std::make_shared<BytesSource>(bytes.toStdString())};
        for (const auto& source : sources) {
            EngineBench bench;
            bench.engine->load(EngineBench::track(1, source), 0ms, StartAs::Playing);
            QVERIFY(bench.waitFor<Drained>());
            QCOMPARE(bench.count<TrackFailed>(), 1);
            QVERIFY(!bench.last<TrackFailed>()->error.detail.empty());
            QCOMPARE(bench.count<TrackStarted>(), 0);
        }
    }

    void aMissingFile_fails() {
        EngineBench bench;
        bench.engine->load(EngineBench::track(1, core::FilePath("/nowhere/at/all.flac")), 0ms, StartAs::Playing);
        QVERIFY(bench.waitFor<TrackFailed>());
        QVERIFY(bench.last<TrackFailed>()->error.code == core::Errc::NotFound);
    }

    void anOpenerThatFails_isHeardOf() {
        EngineBench bench;
        EngineTrack track;
        track.ticket = {1};
        track.open = [] { return core::failure(core::Errc::Offline, "The server cannot be reached."); };
        bench.engine->load(track, 0ms, StartAs::Playing);
        QVERIFY(bench.waitFor<Drained>());
        QVERIFY(bench.last<TrackFailed>()->error.code == core::Errc::Offline);
    }

    void aTruncatedFile_isPlayedAsFarAsItGoes() {
        const Pcm pcm = aRecording(2 * kSecond);
        const auto bytes = readBytes(sound("t.flac", pcm));
        const auto path = m_folder.file("cut.flac");
        writeBytes(path, bytes.substr(0, bytes.size() / 2));
        EngineBench bench;
        bench.playBoth(EngineBench::track(1, path), EngineBench::track(2, sound("t2.flac", aRecording(5000))));
        QVERIFY(bench.waitFor<Drained>());
        QCOMPARE(bench.count<TrackStarted>(), 2);
        const auto heard = bench.heard();
        const auto full = asFloat(pcm);
        QVERIFY(heard.size() > full.size() / 3);
        QVERIFY(std::equal(full.begin(), full.begin() + 30'000, heard.begin()));
    }

    void aBrokenFollower_isToldAndTheEndStillComes() {
        const auto path = m_folder.file("broken2");
        writeBytes(path, "no music");
        EngineBench bench;
        bench.playBoth(EngineBench::track(1, sound("f.flac", aRecording(kSecond))), EngineBench::track(2, path));
        QVERIFY(bench.waitFor<Drained>());
        QCOMPARE(bench.last<TrackFailed>()->ticket.value, std::uint64_t{2});
        QCOMPARE(bench.last<Drained>()->ticket.value, std::uint64_t{1});
        QCOMPARE(bench.heardFrames(), kSecond);
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

    void aStalledSource_canBeLeft() {
        const auto good = sound("y.flac", aRecording(4000));
        const auto stalled =
            std::make_shared<BytesSource>(readBytes(sound("z.flac", aRecording(10 * kSecond))), 20'000);
        EngineBench bench;
        bench.engine->load(EngineBench::track(1, stalled), 0ms, StartAs::Playing);
        QVERIFY(bench.executor.runUntil([&] { return stalled->isStalled.load(); }));
        bench.engine->load(EngineBench::track(2, good), 0ms, StartAs::Playing);
        QVERIFY(bench.waitFor<Drained>());
        QCOMPARE(bench.last<Drained>()->ticket.value, std::uint64_t{2});
    }

    void theEngine_canGoWhileASourceStalls() {
        const auto stalled =
            std::make_shared<BytesSource>(readBytes(sound("w.flac", aRecording(10 * kSecond))), 20'000);
        EngineBench bench;
        bench.engine->load(EngineBench::track(1, stalled), 0ms, StartAs::Playing);
        QVERIFY(bench.executor.runUntil([&] { return stalled->isStalled.load(); }));
        bench.engine.reset();
        QVERIFY(stalled->isStalled);
    }

    void sixtyFastSkips_endInTheLastTrack() {
        const Pcm pcm = aRecording(kSecond);
        std::vector<core::FilePath> files;
        for (const char* name : {"k.flac", "k.mp3", "k.opus", "k.m4a", "k.ogg"})
            files.push_back(sound(name, pcm));
        EngineBench bench(true);
        for (std::uint64_t ticket = 1; ticket <= 60; ++ticket) {
            bench.engine->load(EngineBench::track(ticket, files[ticket % files.size()]), 0ms, StartAs::Playing);
            bench.engine->setNext(EngineBench::track(1000 + ticket, files[(ticket + 1) % files.size()]));
            if (ticket % 3 == 0) bench.engine->seek(std::chrono::milliseconds(ticket * 10));
            if (ticket % 7 == 0) bench.engine->pause();
            if (ticket % 4 == 0)
                QVERIFY(bench.executor.runUntil([&, n = bench.events.size()] {
                    return bench.events.size() > n || bench.engine->position().ticket.value == ticket;
                }));
        }
        bench.engine->load(EngineBench::track(99, files[0]), 900ms, StartAs::Playing);
        QVERIFY(bench.waitFor<Drained>());
        QCOMPARE(bench.last<Drained>()->ticket.value, std::uint64_t{99});
        QCOMPARE(bench.count<TrackFailed>(), 0);
        QCOMPARE(bench.count<OutputLost>(), 0);
    }

    void stop_isSilenceAndTheEngineStaysUsable() {
        const Pcm pcm = aRecording(kSecond);
        const auto file = sound("st.flac", pcm);
        EngineBench bench(true);
        bench.engine->load(EngineBench::track(1, file), 0ms, StartAs::Playing);
        QVERIFY(bench.executor.runUntil([&] { return bench.heardFrames() > 1000; }));
        bench.engine->stop();
        QVERIFY(bench.executor.runUntil([&] { return bench.engine->position().ticket.value == 0; }));
        bench.engine->load(EngineBench::track(2, file), 950ms, StartAs::Playing);
        QVERIFY(bench.waitFor<Drained>());
        QCOMPARE(bench.last<Drained>()->ticket.value, std::uint64_t{2});
    }

    void changingTheOutput_goesOnWhereItWas() {
        const Pcm pcm = aRecording(kSecond);
        EngineBench bench(true);
        bench.engine->load(EngineBench::track(1, sound("o.flac", pcm)), 0ms, StartAs::Playing);
        QVERIFY(bench.executor.runUntil([&] { return bench.engine->position().position > 300ms; }));
        bench.engine->setOutput("another");
        QVERIFY(bench.waitFor<Drained>());
        QCOMPARE(bench.count<TrackStarted>(), 1);
        const auto heard = bench.heardFrames();
        QVERIFY2(heard > kSecond - 5000 && heard < kSecond + 5000, qPrintable(QString::number(heard)));
    }

    void aFileSink_holdsWhatWasHeard() {
        const Pcm pcm = aRecording(30'000);
        const auto input = sound("fs.flac", pcm);
        const auto output = m_folder.file("out.wav");
        PumpExecutor executor;
        auto sink = sinkChoiceFrom("file-fast:" + output.bytes());
        QVERIFY(sink.has_value());
        auto engine = makeGstEngine(executor, *sink);
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

    void aFileSinkThatCannotBeWritten_isALostOutput() {
        PumpExecutor executor;
        auto engine = makeGstEngine(executor, *sinkChoiceFrom("file:/nowhere/at/all.f32"));
        std::optional<core::Error> lost;
        engine->setEventHandler([&](const EngineEvent& event) {
            if (const auto* output = std::get_if<OutputLost>(&event)) lost = output->error;
        });
        engine->load(EngineBench::track(1, sound("ns.flac", aRecording(4000))), 0ms, StartAs::Playing);
        QVERIFY(executor.runUntil([&] { return lost.has_value(); }));
        QVERIFY(!lost->detail.empty());
        QCOMPARE(engine->position().position.count(), std::int64_t{0});
    }
};

QTEST_GUILESS_MAIN(TestGstEngine)
#include "tst_GstEngine.moc"
