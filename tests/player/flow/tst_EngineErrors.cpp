// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "tests/support/EngineBench.h"
#include "tests/support/TempFolder.h"

using namespace linnet;
using namespace linnet::player;
using namespace linnet::tests;
using namespace std::chrono_literals;

namespace {

constexpr std::size_t kSecond = 44100;

} // namespace

class TestEngineErrors : public QObject {
    Q_OBJECT
private:
    TempFolder m_folder;
    core::FilePath sound(const std::string& name, const Pcm& pcm) { return writeSound(m_folder.path(), name, pcm); }

private Q_SLOTS:
    void brokenFiles_failInASentence_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("text") << QByteArray("These are the words of a song, not its sound.\n").repeated(50);
        QTest::newRow("zeroes") << QByteArray(5000, '\0');
        QTest::newRow("a flac head without frames")
            << QByteArray::fromStdString(readBytes(sound("h.flac", aRecording(kSecond))).substr(0, 100));
        // The index at its end is not there.
        QTest::newRow("half an m4a") << QByteArray::fromStdString(
            readBytes(sound("h.m4a", aRecording(5 * kSecond))).substr(0, 30'000));
        // GStreamer tells of a stream, but neither what it is nor that it ends without anything.
        QTest::newRow("an aiff that lies")
            << QByteArray("FORM\0\x0a\xc4nAIFFCOMM\x85\0\0\x12\0\x02\xbe\x02\xb1\x10\0\x10\x40\x0e\xe1\x5d\0\0\0\0\0"
                          "ZSSND\xa8\x0a\xc4\xff\0w",
                          48) +
                   QByteArray(20'000, '\0');
    }

    void brokenFiles_failInASentence() {
        QFETCH(QByteArray, bytes);
        const auto path = m_folder.file("broken");
        writeBytes(path, bytes.toStdString());
        const std::shared_ptr<core::MediaSource> sources[] = {std::make_shared<FileSource>(path),
                                                              std::make_shared<BytesSource>(bytes.toStdString())};
        for (const auto& source : {sources[0], sources[1], sources[0], sources[0], sources[0], sources[0]}) {
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

    void aFileSinkThatCannotBeWritten_isALostOutput() {
        PumpExecutor executor;
        auto engine = makeTestedEngine(executor, *sinkChoiceFrom("file:/nowhere/at/all.f32"));
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

LINNET_TEST_ENGINES(TestEngineErrors)
#include "tst_EngineErrors.moc"
