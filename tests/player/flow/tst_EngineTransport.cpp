// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <cmath>

#include "tests/support/CompareSound.h"
#include "tests/support/EngineBench.h"
#include "tests/support/TempFolder.h"

using namespace linnet;
using namespace linnet::player;
using namespace linnet::tests;
using namespace std::chrono_literals;

namespace {

constexpr std::size_t kSecond = 44100;
constexpr float kAlike = 0.000001F; // the decoder rounds

} // namespace

class TestEngineTransport : public QObject {
    Q_OBJECT
private:
    TempFolder m_folder;
    core::FilePath sound(const std::string& name, const Pcm& pcm) { return writeSound(m_folder.path(), name, pcm); }

private Q_SLOTS:
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

    void aSeekInAac_isAsIfPlayedFromTheStart() {
        const auto file = sound("s.m4a", aRecording(2 * kSecond));
        EngineBench whole;
        whole.engine->load(EngineBench::track(1, file), 0ms, StartAs::Playing);
        QVERIFY(whole.waitFor<Drained>());
        const auto all = whole.heard();
        for (const auto from : {20ms, 700ms, 1250ms, 1990ms}) {
            EngineBench bench;
            bench.engine->load(EngineBench::track(1, file), from, StartAs::Playing);
            QVERIFY(bench.waitFor<Drained>());
            const auto place = static_cast<std::size_t>(from.count()) * kSecond / 1000 * 2;
            const auto heard = bench.heard();
            QCOMPARE(heard.size(), all.size() - place);
            float furthest = 0;
            for (std::size_t i = kSecond / 200 * 2; i < heard.size(); ++i)
                furthest = std::max(furthest, std::abs(heard[i] - all[place + i]));
            QVERIFY2(furthest < kAlike, qPrintable(QString::number(furthest)));
        }
    }

    void aSeek_isAccurateInEveryFormat_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<double>(
            "allowed"); // of the loudest sample: what a decoder that begins there does not know yet
        QTest::newRow("flac") << QStringLiteral("e.flac") << 0.0;
        QTest::newRow("wav") << QStringLiteral("e.wav") << 0.0;
        QTest::newRow("wavpack") << QStringLiteral("e.wv") << 0.0;
        QTest::newRow("alac") << QStringLiteral("e.alac.m4a") << 0.0;
        QTest::newRow("mp3") << QStringLiteral("e.mp3") << 0.0001;
        QTest::newRow("vorbis") << QStringLiteral("e.ogg") << 0.0001;
        QTest::newRow("opus") << QStringLiteral("e.opus") << 0.0005;
    }
    void aSeek_isAccurateInEveryFormat() {
        QFETCH(QString, name);
        QFETCH(double, allowed);
        const auto file = sound(name.toStdString(), aRecording(3 * kSecond));
        EngineBench whole;
        whole.engine->load(EngineBench::track(1, file), 0ms, StartAs::Playing);
        QVERIFY(whole.waitFor<Drained>());
        const auto all = whole.heard();
        for (const auto from : {30ms, 1340ms, 2500ms}) {
            EngineBench bench;
            bench.engine->load(EngineBench::track(1, file), from, StartAs::Playing);
            QVERIFY(bench.waitFor<Drained>());
            const auto heard = bench.heard();
            const std::size_t rate = name.endsWith(QStringLiteral("opus")) ? 48000 : kSecond;
            const auto place = static_cast<std::size_t>(from.count()) * rate / 1000 * 2;
            QCOMPARE(heard.size(), all.size() - place);
            double furthest = 0;
            for (std::size_t i = rate / 50 * 2; i < heard.size(); ++i) // behind the fade
                furthest = std::max<double>(furthest, std::abs(heard[i] - all[place + i]));
            QVERIFY2(furthest <= allowed, qPrintable(QString::number(furthest)));
        }
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
        QVERIFY(bench.waitFor<DurationKnown>());
        bench.engine->seek(90s);
        bench.engine->play();
        QVERIFY(bench.waitFor<Drained>());
    }

    void aPausedLoad_isSilentUntilPlayed() {
        const Pcm pcm = aRecording(kSecond);
        EngineBench bench;
        bench.engine->load(EngineBench::track(1, sound("p.flac", pcm)), 0ms, StartAs::Paused);
        QVERIFY(bench.waitFor<DurationKnown>()); // it is decoded
        QCOMPARE(bench.heardFrames(), std::size_t{0});
        QCOMPARE(bench.count<TrackStarted>(), 0);
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
        const auto heard = bench.heard();
        const auto full = asFloat(pcm);
        QCOMPARE(heard.size(), full.size());
        std::size_t faded = 0;
        for (std::size_t i = 0; i < full.size(); ++i) {
            QVERIFY(std::abs(heard[i]) <= std::abs(full[i]));
            faded += heard[i] != full[i] ? 1 : 0;
        }
        QVERIFY2(faded <= 3 * 2 * 2 * (kSecond / 200), qPrintable(QString::number(faded)));
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
};

LINNET_TEST_ENGINES(TestEngineTransport)
#include "tst_EngineTransport.moc"
