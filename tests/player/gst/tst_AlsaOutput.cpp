// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <algorithm>
#include <cstring>

#include "tests/support/CompareSound.h"
#include "tests/support/EngineBench.h"
#include "tests/support/TempFolder.h"

using namespace linnet;
using namespace linnet::player;
using namespace linnet::tests;
using namespace std::chrono_literals;

namespace {

constexpr std::size_t kSure = 44'100 / 50 * 2; // 20 ms

} // namespace

/// Where no sound server answers the sound goes to ALSA, here to a device that writes into a file.
class TestAlsaOutput : public QObject {
    Q_OBJECT
private:
    TempFolder m_folder;

    std::vector<float> written(const char* name) const {
        const auto bytes = readBytes(m_folder.file(name));
        std::vector<float> samples(bytes.size() / sizeof(float));
        std::memcpy(samples.data(), bytes.data(), samples.size() * sizeof(float));
        return samples;
    }

    /// Behind a moment of silence, from its first frame on: such a device takes whatever is there without waiting, and
    /// only what was there before it began is sure to come.
    void playsOn(EngineBench& bench, const std::string& output, const char* file) const {
        const Pcm pcm = aRecording(50'000);
        bench.engine->setOutput(output);
        bench.engine->load(EngineBench::track(1, writeSound(m_folder.path(), "a.flac", pcm)), 0ms, StartAs::Playing);
        QVERIFY(bench.waitFor<Drained>());
        QCOMPARE(bench.count<OutputLost>(), 0);
        bench.engine.reset();
        auto samples = written(file);
        samples.erase(samples.begin(), std::ranges::find_if(samples, [](float sample) { return sample != 0.0F; }));
        auto wanted = asFloat(pcm);
        QVERIFY(samples.size() > kSure);
        samples.resize(kSure);
        wanted.resize(kSure);
        COMPARE_SOUND(samples, wanted);
    }

private Q_SLOTS:
    void initTestCase() {
        const auto settings = m_folder.file("asound.conf");
        writeBytes(settings, "pcm.nowhere { type null }\n"
                             "pcm.!default { type file slave.pcm nowhere format raw file \"" +
                                 m_folder.file("device.f32").bytes() + "\" }\n" +
                                 "pcm.hw { @args [ CARD DEV ] @args.CARD { type string } @args.DEV { type integer }\n"
                                 "  type file slave.pcm nowhere format raw file \"" +
                                 m_folder.file("bare.f32").bytes() + "\" }\n");
        qputenv("ALSA_CONFIG_PATH", settings.c_str());
        qputenv("PULSE_SERVER", "unix:/nowhere/at/all");
    }

    void aFile_reachesTheDevice() {
        EngineBench bench(SinkChoice{.kind = SinkKind::Device});
        playsOn(bench, "alsa_output.of_a_sound_server", "device.f32");
        QVERIFY(bench.last<PathChanged>()->path.steps.back().fidelity == Fidelity::Unknown);
    }

    void aBareDevice_isPlayedOnAlone_andToldAsExact() {
        EngineBench bench(SinkChoice{.kind = SinkKind::Device});
        playsOn(bench, "hw:DAC,0", "bare.f32");
        QVERIFY(bench.last<PathChanged>()->path.steps.back().fidelity == Fidelity::Exact);
    }

    void withoutAnyOutput_playbackPausesWithASentence() {
        qputenv("ALSA_CONFIG_PATH", m_folder.file("no.conf").c_str());
        EngineBench bench(SinkChoice{.kind = SinkKind::Device});
        bench.engine->load(EngineBench::track(1, writeSound(m_folder.path(), "b.flac", aRecording(5000))), 0ms,
                           StartAs::Playing);
        QVERIFY(bench.waitFor<OutputLost>());
        QVERIFY(bench.last<OutputLost>()->error.code == core::Errc::NotFound);
        QVERIFY(!bench.last<OutputLost>()->error.detail.empty());
        QCOMPARE(bench.engine->position().position.count(), std::int64_t{0});
    }
};

QTEST_GUILESS_MAIN(TestAlsaOutput)
#include "tst_AlsaOutput.moc"
