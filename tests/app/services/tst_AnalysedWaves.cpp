// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDirIterator>
#include <QFile>
#include <QSignalSpy>
#include <QTest>

#include <csignal>

#include "app/services/AnalysedWaves.h"
#include "app/services/KeptFiles.h"
#include "player/Player.h"
#include "player/engine/FakeEngine.h"
#include "tests/support/SoundFiles.h"
#include "tests/support/TempFolder.h"

using namespace linnet;
using namespace std::chrono_literals;
using app::AnalysedWaves;

namespace {

constexpr int kLong = 60'000;

QString toQt(const core::FilePath& path) { return QString::fromStdString(path.bytes()); }

player::QueueTrack loose(const core::FilePath& file) {
    player::QueueTrack track;
    track.title = file.displayName();
    track.file = file;
    return track;
}

/// Plays without sound; the waves are real.
class Listener {
public:
    using Locate = std::function<core::Result<std::optional<core::FilePath>>(const player::QueueTrack&)>;
    struct Setup {
        core::FilePath program{LINNET_MEDIA_PROGRAM};
        qint64 most = 1 << 20;
        Locate locate = [](const player::QueueTrack& track) { return track.file; };
    };
    Listener(const core::FilePath& folder, Setup setup)
        : player({.engine = engine, .clock = m_clock},
                 {.open = [](const player::QueueTrack&) { return core::failure(core::Errc::NotFound, "no sound"); },
                  .prefetch = {}},
                 1),
          waves({.player = player,
                 .locate = std::move(setup.locate),
                 .maker = {.folder = toQt(folder / "waves"), .program = setup.program, .mostOnDisk = setup.most},
                 .patience = 10ms}) {}

    void play(const std::vector<core::FilePath>& files) {
        std::vector<player::QueueTrack> tracks;
        for (const auto& file : files)
            tracks.push_back(loose(file));
        player.setQueue(std::move(tracks), 0, "");
        engine.start();
    }
    bool hasWave() const { return waves.current() != nullptr; }

private:
    core::ManualClock m_clock;

public:
    player::FakeEngine engine;
    player::Player player;
    AnalysedWaves waves;
};

} // namespace

class tst_AnalysedWaves : public QObject {
    Q_OBJECT
    std::unique_ptr<tests::TempFolder> m_folder;

    core::FilePath sound(const char* name, unsigned seed = 1) {
        return tests::writeSound(m_folder->path(), name, tests::aRecording(20'000, seed));
    }
    /// A helper of this shell script; each start of it adds its process id to "started".
    core::FilePath helper(const char* script) {
        const auto path = m_folder->file("helper");
        tests::writeBytes(path, "#!/bin/sh\necho $$ >> " + started().bytes() + "\n" + script + "\n");
        QFile::setPermissions(toQt(path), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        return path;
    }
    core::FilePath started() const { return m_folder->file("started"); }
    QList<QByteArray> starts() const {
        QFile file(toQt(started()));
        return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed().split('\n') : QList<QByteArray>();
    }
    static bool isAlive(const QByteArray& pid) { return ::kill(static_cast<pid_t>(pid.toInt()), 0) == 0; }
    int keptFiles() const {
        int all = 0;
        for (QDirIterator walk(toQt(m_folder->file("waves")), QDir::Files, QDirIterator::Subdirectories);
             walk.hasNext(); walk.next())
            ++all;
        return all;
    }
    qint64 keptBytes() const {
        qint64 all = 0;
        for (QDirIterator walk(toQt(m_folder->file("waves")), QDir::Files, QDirIterator::Subdirectories);
             walk.hasNext();) {
            walk.next();
            all += walk.fileInfo().size();
        }
        return all;
    }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<tests::TempFolder>(); }

    void track_getsItsWave_andTheFollowingOneIsMadeAhead() {
        const auto first = sound("a.flac");
        const auto second = sound("b.mp3", 2);
        {
            Listener listener(m_folder->path(), {});
            QSignalSpy changed(&listener.waves, &app::Waves::changed);
            listener.play({first, second});
            QVERIFY(!listener.hasWave()); // Nobody waits for it.
            QTRY_VERIFY_WITH_TIMEOUT(listener.hasWave(), kLong);
            QCOMPARE(listener.waves.current()->levels.size(), core::Waveform::kBins);
            QTRY_COMPARE_WITH_TIMEOUT(keptFiles(), 2, kLong);
            listener.player.next();
            QVERIFY(!listener.hasWave()); // It is not that of the second.
            QVERIFY(changed.count() >= 2);
        }
        // Without a helper there is what was kept; also of a copy with another name.
        const auto copy = m_folder->file("copy.flac");
        QVERIFY(QFile::copy(toQt(first), toQt(copy)));
        Listener later(m_folder->path(), {.program = core::FilePath("/nowhere")});
        for (const auto& file : {copy, second}) {
            later.play({file});
            QTRY_VERIFY_WITH_TIMEOUT(later.hasWave(), kLong);
        }
    }

    void aHelperThatFails_costsNothingButTheWave_data() {
        QTest::addColumn<QByteArray>("script");
        QTest::newRow("crash") << QByteArray("kill -SEGV $$");
        QTest::newRow("silence") << QByteArray("exit 0");
        QTest::newRow("nonsense") << QByteArray("echo '{\"file\":[}'");
        QTest::newRow("nonsense, again and again") << QByteArray("yes '{}' | head -c 3000000");
        QTest::newRow("an error") << QByteArray(
            "echo '{\"file\":\"a\",\"error\":{\"code\":\"corrupt\",\"sentence\":\"No sound.\"}}'");
    }
    void aHelperThatFails_costsNothingButTheWave() {
        QFETCH(QByteArray, script);
        const auto good = sound("a.flac");
        const auto other = sound("b.flac", 2);
        Listener listener(m_folder->path(), {.program = helper(script)});
        for (const auto& file : {good, other, good, other})
            listener.play({file});
        QTRY_VERIFY_WITH_TIMEOUT(!starts().isEmpty(), kLong);
        for (int round = 0; round < 3; ++round) {
            listener.play({good});
            QTest::qWait(0);
        }
        QVERIFY(!listener.hasWave());
        QCOMPARE(keptBytes(), 0);
    }
    void aFileThatCannotBeAnalysed_isTriedOnce() {
        app::WaveMaker maker({.folder = toQt(m_folder->file("waves")), .program = helper("exit 3")});
        const auto file = sound("a.flac");
        for (int round = 0; round < 3; ++round)
            QVERIFY(!maker.waveOf(file, {}));
        QCOMPARE(starts().size(), 1);
    }

    void aHelperThatIsStillAtWork_isKilled_whenTheListenerGoesOn_andAtTheEnd() {
        const auto first = sound("a.flac");
        const auto second = sound("b.flac", 2);
        {
            Listener listener(m_folder->path(), {.program = helper("exec sleep 600")});
            listener.play({first});
            QTRY_COMPARE_WITH_TIMEOUT(starts().size(), 1, kLong);
            listener.play({second});
            QTRY_COMPARE_WITH_TIMEOUT(starts().size(), 2, kLong);
            QVERIFY(!isAlive(starts().at(0))); // One at a time.
        }
        QVERIFY(!isAlive(starts().at(1)));
    }

    void aStreamedTrack_getsItsWaveOnceAllOfItIsHere() {
        const auto file = sound("a.opus");
        std::atomic<int> looks = 0;
        Listener listener(m_folder->path(), {.locate = [&](const player::QueueTrack&) -> std::optional<core::FilePath> {
                              return ++looks < 4 ? std::nullopt : std::optional(file);
                          }});
        player::QueueTrack streamed;
        streamed.source = 1;
        listener.player.setQueue({streamed}, 0, "");
        listener.engine.start();
        QTRY_VERIFY_WITH_TIMEOUT(listener.hasWave(), kLong);
        QCOMPARE(looks.load(), 4);
    }

    void nothingIsMade_whileNobodySeesIt() {
        std::atomic<int> looks = 0;
        const auto file = sound("a.flac");
        Listener listener(m_folder->path(), {.locate = [&](const player::QueueTrack& track) {
                              ++looks;
                              return track.file;
                          }});
        listener.waves.setSeen(false);
        listener.play({file});
        QCOMPARE(looks.load(), 0);
        listener.waves.setSeen(true);
        QTRY_VERIFY_WITH_TIMEOUT(listener.hasWave(), kLong);
    }

    void theFolder_staysWithinItsSize() {
        constexpr qint64 kMost = 40'000;
        const QString folder = toQt(m_folder->file("waves"));
        for (int i = 0; i < 40; ++i)
            app::keepFile(folder + QStringLiteral("/aa/%1").arg(i), QByteArray(2000, 'x'));
        const auto file = sound("a.flac");
        app::WaveMaker maker({.folder = folder, .program = core::FilePath(LINNET_MEDIA_PROGRAM), .mostOnDisk = kMost});
        QVERIFY(maker.waveOf(file, {}));
        QVERIFY(keptBytes() <= kMost);
    }

    void aKeptWaveThatIsSpoiled_isMadeAnew() {
        app::WaveMaker maker(
            {.folder = toQt(m_folder->file("waves")), .program = core::FilePath(LINNET_MEDIA_PROGRAM)});
        const auto file = sound("a.flac");
        const auto wave = maker.waveOf(file, {});
        QVERIFY(wave);
        QDirIterator kept(toQt(m_folder->file("waves")), QDir::Files, QDirIterator::Subdirectories);
        app::keepFile(kept.next(), "{\"file\":\"\",\"version\":1");
        QVERIFY(maker.waveOf(file, {}) == wave);
    }
};

QTEST_GUILESS_MAIN(tst_AnalysedWaves)
#include "tst_AnalysedWaves.moc"
