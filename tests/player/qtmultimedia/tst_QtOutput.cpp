// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <optional>

#include "tests/support/EngineBench.h"
#include "tests/support/SoundServer.h"
#include "tests/support/TempFolder.h"

using namespace linnet;
using namespace linnet::player;
using namespace linnet::tests;
using namespace std::chrono_literals;

namespace {

constexpr std::size_t kSecond = 44100;

const QString kHall = QStringLiteral("hall");
const QString kAttic = QStringLiteral("attic");

SinkChoice device() { return {.kind = SinkKind::Device, .letGoAfter = 0ms}; }

} // namespace

/// The engine on Qt Multimedia with a device: outputs of a PulseAudio of the test's own.
class TestQtOutput : public QObject {
    Q_OBJECT
private:
    TempFolder m_folder;
    core::FilePath sound(const std::string& name, std::size_t frames) {
        return writeSound(m_folder.path(), name, aRecording(frames));
    }
    /// The only one of this process: Qt Multimedia stays with the server it met first.
    std::optional<SoundServer> m_server;

    static bool isHeard(EngineBench& bench, Ear& ear) {
        return bench.executor.runUntil([&] { return ear.hasHeardSound(); });
    }

private Q_SLOTS:
    void initTestCase() {
        engineKind() = EngineKind::QtMultimedia;
        m_server.emplace();
        m_server->plug(kHall);
        m_server->plug(kAttic);
        m_server->makeDefault(kHall);
    }

    void aFile_isHeardToItsEnd() {
        Ear hall(kHall);
        EngineBench bench(device());
        bench.engine->load(EngineBench::track(1, sound("a.flac", kSecond / 2)), 0ms, StartAs::Playing);
        QVERIFY(isHeard(bench, hall));
        QVERIFY(bench.waitFor<Drained>());
        QCOMPARE(bench.count<TrackStarted>(), 1);
        QCOMPARE(bench.count<OutputLost>(), 0);
        QVERIFY(bench.last<PathChanged>()->path.output == "Qt Multimedia");
    }

    void aSoundShorterThanTheBuffer_endsToo() {
        EngineBench bench(device());
        bench.engine->load(EngineBench::track(1, sound("short.flac", kSecond / 50)), 0ms, StartAs::Playing);
        QVERIFY(bench.waitFor<Drained>());
        QCOMPARE(bench.count<OutputLost>(), 0);
    }

    void aPause_leavesTheOutputAndPlayGoesOn() {
        EngineBench bench(device());
        bench.engine->load(EngineBench::track(1, sound("p.flac", kSecond)), 0ms, StartAs::Playing);
        QVERIFY(bench.executor.runUntil([&] { return bench.engine->position().position > 300ms; }));
        QCOMPARE(m_server->busyOutputs(), QStringList(kHall));
        bench.engine->pause();
        QVERIFY(bench.executor.runUntil([&] { return m_server->busyOutputs().isEmpty(); }));
        const auto pausedAt = bench.engine->position();
        QVERIFY(pausedAt.position > 300ms && pausedAt.position < 1s);
        bench.engine->play();
        QVERIFY(bench.executor.runUntil([&] { return bench.engine->position().position > pausedAt.position; }));
        QCOMPARE(m_server->busyOutputs(), QStringList(kHall));
        QVERIFY(bench.waitFor<Drained>());
    }

    void anotherOutput_takesOver() {
        EngineBench bench(device());
        bench.engine->load(EngineBench::track(1, sound("o.flac", kSecond)), 0ms, StartAs::Playing);
        QVERIFY(bench.executor.runUntil([&] { return bench.engine->position().position > 200ms; }));
        QCOMPARE(m_server->busyOutputs(), QStringList(kHall));
        bench.engine->setOutput(kAttic.toStdString());
        QVERIFY(bench.executor.runUntil([&] { return m_server->busyOutputs() == QStringList(kAttic); }));
        QVERIFY(bench.waitFor<Drained>());
        QCOMPARE(bench.count<TrackStarted>(), 1);
        QCOMPARE(bench.count<OutputLost>(), 0);
    }

    void anOutputThatVanishes_isLostOrReplaced() {
        EngineBench bench(device());
        bench.engine->load(EngineBench::track(1, sound("v.flac", 3 * kSecond / 2)), 0ms, StartAs::Playing);
        QVERIFY(bench.executor.runUntil([&] { return bench.engine->position().position > 300ms; }));
        m_server->unplug(kHall);
        m_server->unplug(kAttic);
        QVERIFY(bench.waitFor<OutputLost>());
        QVERIFY(!bench.last<OutputLost>()->error.detail.empty());
        const auto lostAt = bench.engine->position();
        QVERIFY(lostAt.ticket.value == 1 && lostAt.position > 200ms && lostAt.position < 1500ms);
        m_server->plug(kAttic);
        bench.engine->play();
        QVERIFY(bench.waitFor<Drained>());
    }
};

QTEST_GUILESS_MAIN(TestQtOutput)
#include "tst_QtOutput.moc"
