// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QTest>

#include "core/base/Clock.h"
#include "player/Player.h"
#include "tests/support/EngineBench.h"
#include "tests/support/TempFolder.h"

using namespace linnet;
using namespace linnet::player;
using namespace linnet::tests;
using namespace std::chrono_literals;

namespace {

constexpr std::size_t kSecond = 44100;

struct WavHead {
    std::uint32_t rate = 44100;
    std::uint16_t channels = 2;
    std::uint16_t bits = 16;
    std::uint32_t toldBytes = 0;
    std::uint32_t realBytes = 0;
};

std::string wav(const WavHead& head) {
    std::string out;
    const auto number = [&out](std::uint32_t value, int bytes) {
        for (int i = 0; i < bytes; ++i)
            out += static_cast<char>(value >> (8 * i) & 0xFFU);
    };
    const auto frame = static_cast<std::uint16_t>(head.channels * head.bits / 8);
    out += "RIFF";
    number(head.toldBytes + 36, 4);
    out += "WAVEfmt ";
    number(16, 4);
    number(1, 2);
    number(head.channels, 2);
    number(head.rate, 4);
    number(head.rate * frame, 4);
    number(frame, 2);
    number(head.bits, 2);
    out += "data";
    number(head.toldBytes, 4);
    for (std::uint32_t i = 0; i < head.realBytes; ++i)
        out += static_cast<char>(i * 7919U >> 3U);
    return out;
}

/// The real player, from a queue of files to its end.
struct Bench final : PlayerListener {
    explicit Bench(bool isPaced = false) : engine(isPaced) { player.addListener(*this); }
    ~Bench() override { player.removeListener(*this); }
    void onPlayerError(const PlayerError& error) override { errors.push_back(error); }
    void onStateChanged() override {
        const auto state = player.state();
        if (state.status == PlayStatus::Playing) heard.push_back(state.current->track->title);
    }

    void play(const std::vector<core::FilePath>& files) {
        std::vector<QueueTrack> tracks;
        for (const auto& file : files) {
            QueueTrack track;
            track.file = file;
            track.title = std::to_string(tracks.size());
            tracks.push_back(std::move(track));
        }
        player.setQueue(std::move(tracks), 0, {});
    }
    bool isOver() const { return player.state().status == PlayStatus::Stopped; }
    bool waitForEnd() {
        return engine.executor.runUntil([this] { return isOver(); });
    }
    bool wasHeard(const std::string& title) const {
        return std::find(heard.begin(), heard.end(), title) != heard.end();
    }

    core::SystemClock clock;
    EngineBench engine;
    std::vector<PlayerError> errors;
    std::vector<std::string> heard;
    Player player{{.engine = *engine.engine, .clock = clock},
                  {.open = [](const QueueTrack& track) -> core::Result<std::shared_ptr<core::MediaSource>> {
                       LINNET_TRY(std::shared_ptr<core::MediaSource> source, core::LocalFileSource::open(*track.file));
                       return source;
                   },
                   .prefetch = {}},
                  1};
};

} // namespace

class TestOddFiles : public QObject {
    Q_OBJECT
private:
    TempFolder m_folder;
    core::FilePath sound(const std::string& name, std::size_t frames) {
        return writeSound(m_folder.path(), name, aRecording(frames));
    }
    core::FilePath bytes(const std::string& name, const std::string& content) {
        const auto path = m_folder.file(name.c_str());
        writeBytes(path, content);
        return path;
    }
    static std::string patched(std::string content, std::size_t at, const std::string& with) {
        return content.replace(at, with.size(), with);
    }

private Q_SLOTS:
    void oddFiles_areHeardOrNamedAndTheNextPlays_data() {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<bool>("isHeard");
        const auto row = [](const char* name, const std::string& content, bool isHeard) {
            QTest::newRow(name) << QByteArray::fromStdString(content) << isHeard;
        };
        constexpr std::uint32_t kBytes = 44100 * 4;
        const std::string flac = readBytes(sound("whole.flac", 2 * kSecond));
        const std::string mp3 = readBytes(sound("whole.mp3", 2 * kSecond));
        const std::string m4a = readBytes(sound("whole.m4a", 2 * kSecond));
        row("1 Hz", wav({.rate = 1, .toldBytes = 16, .realBytes = 16}), true);
        row("768 kHz", wav({.rate = 768'000, .toldBytes = kBytes, .realBytes = kBytes}), true);
        row("one channel", wav({.channels = 1, .toldBytes = kBytes, .realBytes = kBytes}), true);
        row("32 channels", wav({.channels = 32, .toldBytes = kBytes, .realBytes = kBytes}), false);
        row("no channel", wav({.channels = 0, .toldBytes = kBytes, .realBytes = kBytes}), false);
        row("no rate", wav({.rate = 0, .toldBytes = kBytes, .realBytes = kBytes}), false);
        row("no length told", wav({.toldBytes = 0, .realBytes = kBytes}), true);
        row("an endless length", wav({.toldBytes = 0xFFFFFFFF, .realBytes = kBytes}), true);
        row("no samples", wav({}), false);
        row("half a frame", wav({.toldBytes = 3, .realBytes = 3}), false);
        row("flac, length of 2^36 samples", patched(flac, 21, std::string("\xFF\xFF\xFF\xFF\xFF", 5)), true);
        row("flac, no length", patched(flac, 21, std::string("\xF0\0\0\0\0", 5)), true);
        row("flac, ends early", flac.substr(0, flac.size() / 2), true);
        row("flac, a hole", patched(flac, flac.size() / 2, std::string(20'000, '\0')), true);
        row("mp3, ends early", mp3.substr(0, mp3.size() / 2), true);
        row("mp3, a hole", patched(mp3, mp3.size() / 2, std::string(5'000, '\0')), true);
        row("m4a without its index", m4a.substr(0, m4a.size() / 2), false);
        row("a flac that says it is an mp3", "ID3\x03" + std::string(6, '\0') + flac, true);
    }

    void oddFiles_areHeardOrNamedAndTheNextPlays() {
        QFETCH(QByteArray, content);
        QFETCH(bool, isHeard);
        Bench bench;
        bench.play({bytes("odd", content.toStdString()), sound("good.wav", 4000)});
        QVERIFY(bench.waitForEnd());
        QVERIFY(bench.wasHeard("1"));
        const bool isNamed = !bench.errors.empty() && bench.errors[0].item && bench.errors[0].item->track->title == "0";
        QVERIFY(isNamed || bench.errors.empty());
        QVERIFY(isNamed || bench.wasHeard("0"));
        QCOMPARE(bench.wasHeard("0"), isHeard);
    }

    void aFileThatChangesWhileItPlays_isLeftForTheNext() {
        const auto changing = sound("changing.flac", 12 * kSecond);
        Bench bench(true);
        bench.play({changing, sound("next.wav", 4000)});
        QVERIFY(bench.engine.executor.runUntil([&] { return bench.player.position() > 100ms; }));
        QVERIFY(QFile::resize(QString::fromStdString(changing.bytes()), 5000));
        bench.player.seek(11s);
        QVERIFY(bench.waitForEnd());
        QVERIFY(bench.wasHeard("1"));
    }

    void threeBadOnesInARow_stopAndTheFourthIsNotTried() {
        Bench bench;
        const auto bad = bytes("bad", "no music");
        bench.play({bad, bad, bad, sound("fourth.wav", 4000)});
        QVERIFY(bench.waitForEnd());
        QCOMPARE(bench.errors.size(), std::size_t{3});
        QVERIFY(bench.heard.empty());
    }
};

QTEST_GUILESS_MAIN(TestOddFiles)
#include "tst_OddFiles.moc"
