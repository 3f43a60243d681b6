// SPDX-License-Identifier: GPL-3.0-or-later
// Tracks that are parts of one file, as cue sheets make them.
#include <QTest>

#include <cmath>

#include "tests/support/CompareSound.h"
#include "tests/support/EngineBench.h"
#include "tests/support/TempFolder.h"

using namespace linnet;
using namespace linnet::player;
using namespace linnet::tests;
using namespace std::chrono_literals;
using core::Sectors;

namespace {

constexpr std::size_t kSecond = 44100;
constexpr std::size_t kSector = kSecond / 75;

EngineTrack part(std::uint64_t ticket, const core::FilePath& path, core::MediaPart of) {
    EngineTrack track = EngineBench::track(ticket, path);
    track.part = of;
    return track;
}

std::vector<float> between(const std::vector<float>& all, std::size_t begin, std::size_t end) {
    return {all.begin() + static_cast<std::ptrdiff_t>(2 * begin), all.begin() + static_cast<std::ptrdiff_t>(2 * end)};
}

double furthest(const std::vector<float>& a, const std::vector<float>& b) {
    double most = 0;
    for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i)
        most = std::max<double>(most, std::abs(a[i] - b[i]));
    return most;
}

/// The frames of an mp3 file of 128 kbit/s behind the one that tells of the others.
std::string withoutInfo(const std::string& mp3) {
    const bool isPadded = (static_cast<unsigned char>(mp3[2]) & 2U) != 0;
    return mp3.substr(isPadded ? 418 : 417);
}

} // namespace

class TestGstEngineParts : public QObject {
    Q_OBJECT
private:
    TempFolder m_folder;
    core::FilePath sound(const std::string& name, const Pcm& pcm) { return writeSound(m_folder.path(), name, pcm); }

    static std::vector<float> wholeOf(const core::FilePath& file) {
        EngineBench bench;
        bench.engine->load(EngineBench::track(1, file), 0ms, StartAs::Playing);
        return bench.waitFor<Drained>() ? bench.heard() : std::vector<float>();
    }

private Q_SLOTS:
    void partsThatMeet_soundAsTheFileDoes_data() {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<int>("rate");
        QTest::addColumn<double>("allowed"); // what a decoder that begins there does not know yet
        const auto row = [](const char* name, int rate, double allowed) {
            QTest::addRow("%s, %d Hz", name, rate) << QByteArray(name) << rate << allowed;
        };
        row("j.flac", 44100, 0.0);
        row("j48.flac", 48000, 0.0);
        row("j32.flac", 32000, 0.0); // a sector is no whole number of samples
        row("j.wav", 44100, 0.0);
        row("j.wv", 44100, 0.0);
        row("j.alac.m4a", 44100, 0.0);
        row("j.mp3", 44100, 0.0001);
        row("j48.mp3", 48000, 0.0001);
        row("j.ogg", 44100, 0.0001);
        row("j48.ogg", 48000, 0.0001);
        row("j.opus", 48000, 0.0005);
        row("j.m4a", 44100, 0.0001);
    }
    void partsThatMeet_soundAsTheFileDoes() {
        QFETCH(QByteArray, name);
        QFETCH(int, rate);
        QFETCH(double, allowed);
        const auto hertz = static_cast<std::uint32_t>(rate);
        const std::size_t frames = hertz * 23 / 10;
        const auto file = sound(name.toStdString(), aRecording(frames, 1, hertz));
        const auto all = wholeOf(file);
        QCOMPARE(all.size() / 2, frames);
        // Near the beginning, where it is decoded up to, and far from it, where it is sought.
        const std::vector<std::optional<Sectors>> places{Sectors(13), Sectors(61), Sectors(151), std::nullopt};
        const auto frameAt = [&](const std::optional<Sectors>& place) {
            return place ? static_cast<std::size_t>(std::lround(static_cast<double>(place->count()) * rate / 75))
                         : all.size() / 2;
        };
        for (std::size_t i = 0; i + 2 < places.size(); ++i) {
            EngineBench bench;
            bench.playBoth(part(1, file, {*places[i], places[i + 1]}), part(2, file, {*places[i + 1], places[i + 2]}));
            QVERIFY(bench.waitFor<Drained>());
            QCOMPARE(bench.count<TrackStarted>(), 2);
            QCOMPARE(bench.count<TrackFailed>(), 0);
            const auto wanted = between(all, frameAt(places[i]), frameAt(places[i + 2]));
            const auto heard = bench.heard();
            QCOMPARE(heard.size(), wanted.size());
            QVERIFY2(furthest(heard, wanted) <= allowed, qPrintable(QString::number(furthest(heard, wanted))));
        }
    }

    void aPartFarIntoALongMp3_beginsWithItsSample() {
        const std::string once = withoutInfo(readBytes(sound("base.mp3", aRecording(8 * kSecond))));
        const std::size_t period = once.size() * kSecond / (128'000 / 8) / 1152 * 1152 + 1152;
        std::string often;
        for (int i = 0; i < 3; ++i)
            often += once;
        writeBytes(m_folder.file("short.mp3"), often);
        const auto all = wholeOf(m_folder.file("short.mp3"));
        // How often the sound repeats, from the sound itself.
        std::size_t repeat = 0;
        for (std::size_t frames = period - 3 * 1152; frames <= period + 3 * 1152 && repeat == 0; frames += 1152)
            if (furthest(between(all, 9 * kSecond, 10 * kSecond),
                         between(all, 9 * kSecond + frames, 10 * kSecond + frames)) <= 0.0001)
                repeat = frames;
        QVERIFY(repeat > 0);
        for (int i = 3; i < 160; ++i)
            often += once;
        writeBytes(m_folder.file("long.mp3"), often); // 21 minutes
        const Sectors place(20 * 60 * 75 + 7);
        EngineBench bench;
        bench.engine->load(part(1, m_folder.file("long.mp3"), {place, place + Sectors(30)}), 0ms, StartAs::Playing);
        QVERIFY(bench.waitFor<Drained>());
        std::size_t same = static_cast<std::size_t>(place.count()) * kSector % repeat;
        if (same < kSecond) same += repeat;
        QCOMPARE(bench.heardFrames(), 30 * kSector);
        const double most = furthest(bench.heard(), between(all, same, same + 30 * kSector));
        QVERIFY2(most <= 0.0001, qPrintable(QString::number(most)));
    }

    void bytesThatAreNoFile_havePartsToo() {
        const Pcm pcm = aRecording(3 * kSecond);
        const auto source = std::make_shared<BytesSource>(readBytes(sound("b.flac", pcm)));
        EngineTrack track = EngineBench::track(1, source);
        track.part = core::MediaPart{Sectors(75), Sectors(150)};
        EngineBench bench;
        bench.engine->load(track, 0ms, StartAs::Playing);
        QVERIFY(bench.waitFor<Drained>());
        COMPARE_SOUND(bench.heard(), asFloat(slice(pcm, kSecond, 2 * kSecond)));
    }

    void aPartThatRepeats_joinsWithItself() {
        const Pcm pcm = aRecording(2 * kSecond);
        const core::MediaPart of{Sectors(50), Sectors(101)};
        const auto file = sound("r.flac", pcm);
        EngineBench bench;
        bench.playBoth(part(1, file, of), part(2, file, of));
        QVERIFY(bench.waitFor<Drained>());
        const Pcm once = slice(pcm, 50 * kSector, 101 * kSector);
        COMPARE_SOUND(bench.heard(), asFloat(once + once));
    }

    void partsAtAnotherRate_areAsLongTogetherAsTheirFile() {
        const auto file = sound("o.flac", aRecording(144'000, 1, 48000));
        EngineBench bench;
        bench.engine->load(EngineBench::track(1, sound("first.flac", aRecording(1000))), 0ms, StartAs::Playing);
        QVERIFY(bench.waitFor<Drained>());
        bench.playBoth(part(2, file, {Sectors(45), Sectors(112)}), part(3, file, {Sectors(112), Sectors(200)}));
        QVERIFY(bench.waitFor<Drained>(2));
        QCOMPARE(bench.heardFrames(), 1000 + (200 - 45) * kSector);
    }

    void timesOfAPart_countFromItsBeginning() {
        const Pcm pcm = aRecording(4 * kSecond);
        const auto file = sound("t.flac", pcm);
        const core::MediaPart of{Sectors(100), Sectors(250)};
        EngineBench bench;
        bench.engine->load(part(1, file, of), 506ms, StartAs::Playing);
        QVERIFY(bench.waitFor<Drained>());
        QCOMPARE(bench.last<DurationKnown>()->duration, 2000ms);
        QVERIFY(bench.engine->position().position <= 2000ms && bench.engine->position().position > 1900ms);
        const auto from = static_cast<std::size_t>(std::lround(100 * kSector + 0.506 * kSecond));
        const auto wanted = asFloat(slice(pcm, from, 250 * kSector));
        const auto heard = bench.heard();
        QCOMPARE(heard.size(), wanted.size());
        const std::size_t fade = kSecond / 200;
        COMPARE_SOUND(between(heard, fade, heard.size() / 2), between(wanted, fade, wanted.size() / 2));
    }

    void aSeekBeyondTheEndOfAPart_isItsEnd() {
        const auto file = sound("s.flac", aRecording(4 * kSecond));
        EngineBench bench;
        bench.engine->load(part(1, file, {Sectors(0), Sectors(150)}), 0ms, StartAs::Paused);
        QVERIFY(bench.waitFor<DurationKnown>());
        bench.engine->seek(3s);
        bench.engine->play();
        QVERIFY(bench.waitFor<Drained>());
        QCOMPARE(bench.heardFrames(), std::size_t{0});
    }

    void aPartThatEndsBehindItsFile_endsWithIt() {
        const Pcm pcm = aRecording(2 * kSecond);
        EngineBench bench;
        bench.engine->load(part(1, sound("e.flac", pcm), {Sectors(75), Sectors(9000)}), 0ms, StartAs::Playing);
        QVERIFY(bench.waitFor<Drained>());
        QCOMPARE(bench.last<DurationKnown>()->duration, 1000ms);
        QCOMPARE(bench.count<TrackFailed>(), 0);
        COMPARE_SOUND(bench.heard(), asFloat(slice(pcm, kSecond, 2 * kSecond)));
    }

    void aPartBehindTheEndOfItsFile_failsAndTheRestPlaysOn_data() {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<int>("frames");
        for (const char* name : {"x.flac", "x.mp3", "x.ogg"}) {
            QTest::addRow("%s", name) << QByteArray(name) << 2 * static_cast<int>(kSecond);
            QTest::addRow("%s, short", name) << QByteArray(name) << 10'000; // decoded up to the place
        }
    }
    void aPartBehindTheEndOfItsFile_failsAndTheRestPlaysOn() {
        QFETCH(QByteArray, name);
        QFETCH(int, frames);
        const auto count = static_cast<std::size_t>(frames);
        const auto file = sound(name.toStdString(), aRecording(count));
        const auto behind = part(2, file, {Sectors(static_cast<std::int64_t>(count / kSector + 5)), std::nullopt});
        EngineBench bench;
        bench.playBoth(EngineBench::track(1, file), behind);
        QVERIFY(bench.waitFor<Drained>());
        QCOMPARE(bench.last<Drained>()->ticket.value, std::uint64_t{1});
        QCOMPARE(bench.count<TrackFailed>(), 1);
        QCOMPARE(bench.last<TrackFailed>()->ticket.value, std::uint64_t{2});
        QVERIFY(bench.last<TrackFailed>()->error.code == core::Errc::Corrupt);
        QCOMPARE(bench.count<TrackStarted>(), 1);
        const auto before = bench.heardFrames();
        bench.engine->load(behind, 0ms, StartAs::Playing);
        QVERIFY(bench.waitFor<Drained>(2));
        QCOMPARE(bench.count<TrackFailed>(), 2);
        QCOMPARE(bench.heardFrames(), before);
    }

    void whatIsBrokenBehindAPart_isNoMatterOfThePart() {
        const Pcm pcm = aRecording(4 * kSecond);
        const std::string bytes = readBytes(sound("c.flac", pcm));
        writeBytes(m_folder.file("cut.flac"), bytes.substr(0, bytes.size() / 2));
        EngineBench bench;
        bench.engine->load(part(1, m_folder.file("cut.flac"), {Sectors(0), Sectors(75)}), 0ms, StartAs::Playing);
        QVERIFY(bench.waitFor<Drained>());
        QCOMPARE(bench.count<TrackFailed>(), 0);
        COMPARE_SOUND(bench.heard(), asFloat(slice(pcm, 0, kSecond)));
    }

    void aCrossfade_overlapsParts() {
        const Pcm pcm = aRecording(4 * kSecond);
        const auto file = sound("f.flac", pcm);
        EngineBench bench;
        bench.engine->setAudio({.crossfade = {.length = 500ms}});
        bench.playBoth(part(1, file, {Sectors(0), Sectors(150)}), part(2, file, {Sectors(150), Sectors(300)}));
        QVERIFY(bench.waitFor<Drained>());
        QCOMPARE(bench.heardFrames(), 4 * kSecond - kSecond / 2);
    }
};

QTEST_GUILESS_MAIN(TestGstEngineParts)
#include "tst_GstEngineParts.moc"
