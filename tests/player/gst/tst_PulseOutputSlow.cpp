// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <algorithm>
#include <iterator>
#include <optional>
#include <set>

#include "player/Player.h"
#include "player/outputs/QtOutputList.h"
#include "player/outputs/SystemOutputs.h"
#include "tests/support/CompareSound.h"
#include "tests/support/EngineBench.h"
#include "tests/support/SoundServer.h"
#include "tests/support/TempFolder.h"

using namespace linnet;
using namespace linnet::player;
using namespace linnet::tests;
using namespace std::chrono_literals;

namespace {

constexpr std::size_t kSecond = 44100;
/// A sound server is served in time only on a machine that is not too busy: one clean play out of these proves the way.
constexpr int kAttempts = 5;

const QString kHall = QStringLiteral("hall");
const QString kCellar = QStringLiteral("cellar");
const QString kAttic = QStringLiteral("attic");

Pcm silence(std::size_t frames) { return {44100, std::vector<std::int16_t>(frames * 2, 0)}; }

/// The music, and silence around it: an output that wakes swallows its first samples.
Pcm inSilence(const Pcm& pcm) { return silence(kSecond / 4) + pcm + silence(kSecond / 4); }

SinkChoice device() { return {.kind = SinkKind::Device, .letGoAfter = 0ms}; }

/// Whether `music` is somewhere in what was heard, sample by sample.
bool contains(const std::vector<float>& heard, const std::vector<float>& music) {
    const auto first = std::find_if(heard.begin(), heard.end(), [](float sample) { return sample != 0.0F; });
    const auto at = (first - heard.begin()) / 2 * 2;
    if (heard.size() - static_cast<std::size_t>(at) < music.size()) return false;
    return std::equal(music.begin(), music.end(), heard.begin() + at);
}

} // namespace

class TestPulseOutputSlow : public QObject {
    Q_OBJECT
private:
    TempFolder m_folder;
    core::FilePath sound(const std::string& name, const Pcm& pcm) { return writeSound(m_folder.path(), name, pcm); }
    core::FilePath longSound() { return sound("long.flac", aRecording(3 * kSecond)); }

    /// The only one of this process: Qt Multimedia stays with the server it met first.
    std::optional<SoundServer> m_server;

    static bool isHeard(EngineBench& bench, Ear& ear) {
        return bench.executor.runUntil([&] { return ear.hasHeardSound(); });
    }

private Q_SLOTS:
    void initTestCase() { m_server.emplace(); }
    void init() {
        m_server->plug(kHall);
        m_server->plug(kAttic);
        m_server->makeDefault(kHall);
    }
    void cleanup() {
        for (const QString& name : {kHall, kAttic, kCellar})
            m_server->unplug(name);
    }

    void aFile_reachesTheEarSampleBySample() {
        const Pcm music = aRecording(kSecond / 2);
        const auto file = sound("a.flac", inSilence(music));
        bool isExact = false;
        for (int attempt = 0; attempt < kAttempts && !isExact; ++attempt) {
            Ear ear(kHall);
            EngineBench bench(device());
            bench.engine->load(EngineBench::track(1, file), 0ms, StartAs::Playing);
            QVERIFY(bench.waitFor<Drained>());
            QCOMPARE(bench.count<OutputLost>(), 0);
            isExact = bench.executor.runUntil([&] { return contains(ear.heard(), asFloat(music)); }, 1s);
        }
        QVERIFY(isExact);
    }

    void twoHalves_joinWithoutASampleLostOrAdded() {
        const Pcm music = aRecording(kSecond);
        const auto first = sound("1.flac", silence(kSecond / 4) + slice(music, 0, 23'457));
        const auto second = sound("2.flac", slice(music, 23'457, kSecond) + silence(kSecond / 4));
        bool isExact = false;
        for (int attempt = 0; attempt < kAttempts && !isExact; ++attempt) {
            Ear ear(kHall);
            EngineBench bench(device());
            bench.playBoth(EngineBench::track(1, first), EngineBench::track(2, second));
            QVERIFY(bench.waitFor<Drained>());
            isExact = bench.executor.runUntil([&] { return contains(ear.heard(), asFloat(music)); }, 1s);
        }
        QVERIFY(isExact);
    }

    void theListOfOutputs_namesWhatCanBeChosen() {
        const auto list = makeQtOutputList();
        std::set<std::string> ids;
        QTRY_VERIFY(list->outputs().size() == 2);
        QTRY_VERIFY(list->outputs().front().isDefault == (list->outputs().front().id == kHall.toStdString()));
        for (const Output& output : list->outputs()) {
            ids.insert(output.id);
            QVERIFY(!output.name.empty());
            QCOMPARE(output.isDefault, output.id == kHall.toStdString());
            Ear chosen(QString::fromStdString(output.id));
            EngineBench bench(device());
            bench.engine->setOutput(output.id);
            bench.engine->load(EngineBench::track(1, longSound()), 0ms, StartAs::Playing);
            QVERIFY(isHeard(bench, chosen));
            QCOMPARE(m_server->busyOutputs(), QStringList(QString::fromStdString(output.id)));
        }
        QCOMPARE(ids, (std::set<std::string>{kHall.toStdString(), kAttic.toStdString()}));
    }

    void theList_followsPluggingAndSaysSo() {
        PumpExecutor executor;
        const auto list = makeSystemOutputs(executor, makeQtOutputList);
        int told = 0;
        list->onChanged([&] { ++told; });
        QVERIFY(executor.runUntil([&] { return told > 0; })); // it has looked
        QCOMPARE(list->outputs().size(), std::size_t{2});
        for (const Output& output : list->outputs()) {
            QVERIFY(output.id == kHall.toStdString() || output.id == kAttic.toStdString());
            QVERIFY(!output.name.empty());
        }
        told = 0;
        m_server->plug(kCellar);
        QVERIFY(executor.runUntil([&] { return told > 0 && list->outputs().size() == 3; }));
        told = 0;
        m_server->unplug(kCellar);
        QVERIFY(executor.runUntil([&] { return told > 0 && list->outputs().size() == 2; }));
    }

    void aSoundCard_isListedBareToo() {
        PumpExecutor executor;
        const auto list = makeSystemOutputs(executor, makeQtOutputList);
        m_server->plug(kCellar, QStringLiteral("alsa.card=7 alsa.device=1"));
        QVERIFY(executor.runUntil([&] { return list->outputs().size() == 4; }));
        const auto outputs = list->outputs();
        const auto bare = std::ranges::find(outputs, true, &Output::isExclusive);
        QVERIFY(bare != outputs.begin() && bare != outputs.end());
        QCOMPARE(bare->id, std::string("hw:7,1"));
        QCOMPARE(std::prev(bare)->id, kCellar.toStdString());
        QCOMPARE(bare->name, std::prev(bare)->name);
    }

    void theChosenOutput_isTakenAgainWhenItIsBack() {
        Ear attic(kAttic);
        EngineBench bench(device());
        const auto list = makeSystemOutputs(bench.executor, makeQtOutputList);
        const core::SystemClock clock;
        player::Player player({.engine = *bench.engine, .clock = clock, .outputs = list.get()},
                              {.open = [](const QueueTrack& track) -> core::Result<std::shared_ptr<core::MediaSource>> {
                                   LINNET_TRY(std::shared_ptr<core::MediaSource> source,
                                              core::LocalFileSource::open(*track.file));
                                   return source;
                               },
                               .prefetch = {}},
                              1);
        player.setOutput(kHall.toStdString());
        QueueTrack track;
        track.file = sound("back.flac", aRecording(20 * kSecond));
        player.setQueue({track}, 0, {});
        QVERIFY(bench.executor.runUntil([&] { return player.position() > 300ms; }));
        m_server->unplug(kHall);
        QVERIFY(isHeard(bench, attic));
        m_server->plug(kHall);
        Ear hall(kHall);
        QVERIFY(isHeard(bench, hall));
        QCOMPARE(m_server->busyOutputs(), QStringList(kHall));
    }

    void anotherOutputWhilePlaying_takesOver() {
        Ear hall(kHall);
        Ear attic(kAttic);
        EngineBench bench(device());
        bench.engine->load(EngineBench::track(1, longSound()), 0ms, StartAs::Playing);
        QVERIFY(isHeard(bench, hall));
        QVERIFY(!attic.hasHeardSound());
        bench.engine->setOutput(kAttic.toStdString());
        QVERIFY(isHeard(bench, attic));
        QCOMPARE(m_server->busyOutputs(), QStringList(kAttic));
        QVERIFY(bench.waitFor<Drained>());
        QCOMPARE(bench.count<TrackStarted>(), 1);
        QCOMPARE(bench.count<OutputLost>(), 0);
    }

    void anOutputThatVanishes_leavesTheSoundToAnother() {
        Ear attic(kAttic);
        EngineBench bench(device());
        bench.engine->setOutput(kHall.toStdString());
        bench.engine->load(EngineBench::track(1, longSound()), 0ms, StartAs::Playing);
        QVERIFY(bench.executor.runUntil([&] { return bench.engine->position().position > 300ms; }));
        m_server->unplug(kHall);
        QVERIFY(isHeard(bench, attic));
        // The next opening does not fail for want of the chosen one.
        bench.engine->pause();
        QVERIFY(bench.executor.runUntil([&] { return m_server->busyOutputs().isEmpty(); }));
        bench.engine->play();
        QVERIFY(bench.executor.runUntil([&] { return m_server->busyOutputs() == QStringList(kAttic); }));
        QVERIFY(bench.waitFor<Drained>());
        QCOMPARE(bench.count<OutputLost>(), 0);
    }

    void theLastOutputThatVanishes_pausesWithASentenceAndPlayGoesOnThere() {
        m_server->unplug(kAttic);
        EngineBench bench(device());
        bench.engine->load(EngineBench::track(1, longSound()), 0ms, StartAs::Playing);
        QVERIFY(bench.executor.runUntil([&] { return bench.engine->position().position > 500ms; }));
        m_server->unplug(kHall);
        QVERIFY(bench.waitFor<OutputLost>());
        QVERIFY(!bench.last<OutputLost>()->error.detail.empty());
        const auto lostAt = bench.engine->position();
        QCOMPARE(lostAt.ticket.value, std::uint64_t{1});
        QVERIFY(lostAt.position > 300ms && lostAt.position < 3s);
        m_server->plug(kCellar);
        Ear cellar(kCellar);
        bench.engine->play();
        QVERIFY(isHeard(bench, cellar));
        QVERIFY(bench.engine->position().position >= lostAt.position);
        QVERIFY(bench.waitFor<Drained>());
        QCOMPARE(bench.count<OutputLost>(), 1);
    }

    void anOutputThatIsNotThere_isReplacedByTheDefault() {
        Ear hall(kHall);
        EngineBench bench(device());
        bench.engine->setOutput("nowhere");
        bench.engine->load(EngineBench::track(1, longSound()), 0ms, StartAs::Playing);
        QVERIFY(isHeard(bench, hall));
        QCOMPARE(bench.count<OutputLost>(), 0);
    }

    void aLongPause_leavesNoStreamAndGoesOnOnTheNextSample() {
        const Pcm music = aRecording(kSecond / 2);
        const auto file = sound("p.flac", inSilence(music) + inSilence(music));
        bool isExact = false;
        for (int attempt = 0; attempt < kAttempts && !isExact; ++attempt) {
            Ear before(kHall);
            EngineBench bench(device());
            bench.engine->load(EngineBench::track(1, file), 0ms, StartAs::Playing);
            QVERIFY(bench.executor.runUntil([&] { return bench.engine->position().position > 800ms; }));
            bench.engine->pause();
            QVERIFY(bench.executor.runUntil([&] { return m_server->busyOutputs().isEmpty(); }));
            Ear after(kHall);
            bench.engine->play();
            QVERIFY(bench.waitFor<Drained>());
            isExact = bench.executor.runUntil(
                [&] { return contains(before.heard(), asFloat(music)) && contains(after.heard(), asFloat(music)); },
                2s);
        }
        QVERIFY(isExact);
    }
};

QTEST_GUILESS_MAIN(TestPulseOutputSlow)
#include "tst_PulseOutputSlow.moc"
