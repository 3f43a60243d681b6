// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <numbers>

#include "player/render/Render.h"
#include "tests/support/AudioFiles.h"
#include "tests/support/SoundFiles.h"
#include "tests/support/TempFolder.h"

using namespace linnet;
using namespace linnet::player;
using namespace linnet::tests;

class TestRender : public QObject {
    Q_OBJECT
private:
    TempFolder m_folder;
    core::FilePath sound(const std::string& name, const Pcm& pcm) { return writeSound(m_folder.path(), name, pcm); }

    static std::vector<double> samplesOf(const core::FilePath& wav) {
        const std::string bytes = readBytes(wav);
        std::vector<double> samples;
        for (std::size_t i = 44; i + 1 < bytes.size(); i += 2) {
            std::int16_t sample = 0;
            std::memcpy(&sample, bytes.data() + i, sizeof sample);
            samples.push_back(sample / 32768.0);
        }
        return samples;
    }

private Q_SLOTS:
    void tracksOverlap_andAreLevelled_asAsked() {
        constexpr std::size_t kFade = 11'025;
        const Pcm pcm[] = {aRecording(50'001, 1), aRecording(40'000, 2)};
        const core::FilePath files[] = {sound("soft.flac", pcm[0]), sound("plain.flac", pcm[1])};
        AudioFiles::retag(files[0], {{"REPLAYGAIN_TRACK_GAIN", "-6.00 dB"}, {"REPLAYGAIN_ALBUM_GAIN", "-9.00 dB"}});
        AudioFiles::retag(files[1], {{"REPLAYGAIN_TRACK_GAIN", "-3.00 dB"}});
        const auto out = m_folder.file("overlap.wav");
        const auto rendered = render({.out = out,
                                      .files = {files[0], files[1]},
                                      .loudness = LoudnessMode::Track,
                                      .crossfade = std::chrono::milliseconds(250)});
        QVERIFY2(rendered, rendered ? "" : rendered.error().detail.c_str());
        const auto heard = samplesOf(out);
        const std::size_t begin = pcm[0].frames() - kFade;
        QCOMPARE(heard.size() / 2, begin + pcm[1].frames());
        double error = 0.0;
        for (std::size_t i = 0; i < heard.size(); ++i) {
            const std::size_t frame = i / 2;
            const double place = (static_cast<double>(frame) - static_cast<double>(begin) + 0.5) / kFade;
            const double angle = std::clamp(place, 0.0, 1.0) * std::numbers::pi / 2.0;
            double ideal = 0.0;
            if (frame < pcm[0].frames()) ideal += std::cos(angle) * std::pow(10.0, -0.3) * pcm[0].samples[i] / 32768.0;
            if (frame >= begin)
                ideal += std::sin(angle) * std::pow(10.0, -0.15) * pcm[1].samples[i - 2 * begin] / 32768.0;
            error += std::pow(heard[i] - ideal, 2.0);
        }
        error = std::sqrt(error / static_cast<double>(heard.size()));
        QVERIFY2(error <= 1e-4, qPrintable(QString::number(error)));
    }

    void whatItsTagsMakeTooLoud_isHeldBelowTheCeiling() {
        const auto file = sound("loud.flac", aRecording(30'000));
        AudioFiles::retag(file, {{"REPLAYGAIN_TRACK_GAIN", "+14.00 dB"}});
        const auto out = m_folder.file("loud.wav");
        QVERIFY(render({.out = out, .files = {file}, .loudness = LoudnessMode::Album}));
        const auto heard = samplesOf(out);
        QCOMPARE(heard.size(), std::size_t{60'000});
        const double most = *std::ranges::max_element(heard);
        QVERIFY2(most < 0.8913 && most > 0.7, qPrintable(QString::number(most)));
    }

    void threeFiles_becomeOneWavFileOfTheFormatOfTheFirst() {
        const Pcm whole = aRecording(70'000);
        const RenderOrder order{.out = m_folder.file("out.wav"),
                                .files = {sound("1.flac", slice(whole, 0, 30'001)),
                                          sound("2.wv", slice(whole, 30'001, 30'101)),
                                          sound("3.wav", slice(whole, 30'101, 70'000))}};
        const auto rendered = render(order);
        QVERIFY2(rendered, rendered ? "" : rendered.error().detail.c_str());
        QCOMPARE(QByteArray::fromStdString(readBytes(order.out)),
                 QByteArray::fromStdString(readBytes(sound("whole.wav", whole))));
    }

    void aCueSheet_isRenderedAsItsTracksInTurn() {
        const Pcm pcm = aRecording(4 * 44100);
        sound("album.flac", pcm);
        writeBytes(m_folder.file("album.cue"), "REM DATE 1999\r\nTITLE \"Album\"\r\nFILE \"album.wav\" WAVE\r\n"
                                               "TRACK 01 AUDIO\r\nINDEX 00 00:00:00\r\nINDEX 01 00:00:32\r\n"
                                               "TRACK 02 AUDIO\r\nINDEX 01 00:01:07\r\n"
                                               "TRACK 03 AUDIO\r\nINDEX 00 00:02:50\r\nINDEX 01 00:03:11\r\n");
        const auto out = m_folder.file("cue.wav");
        const auto rendered = render({.out = out, .files = {m_folder.file("album.cue")}});
        QVERIFY2(rendered, rendered ? "" : rendered.error().detail.c_str());
        QCOMPARE(QByteArray::fromStdString(readBytes(out)),
                 QByteArray::fromStdString(readBytes(sound("from32.wav", slice(pcm, 32 * 588, pcm.frames())))));
    }

    void aCueSheetThatCannotBePlayed_isToldOf() {
        const std::string track = "TRACK 01 AUDIO\nINDEX 01 ";
        writeBytes(m_folder.file("broken.cue"), "FILE x.flac WAVE\n" + track + "soon\n");
        writeBytes(m_folder.file("lost.cue"), "FILE gone.flac WAVE\n" + track + "00:00:00\n");
        sound("tiny.flac", aRecording(1000));
        writeBytes(m_folder.file("behind.cue"), "FILE tiny.flac WAVE\n" + track + "01:00:00\n");
        const auto saysOf = [&](const char* sheet, const char* words) {
            const auto rendered = render({.out = m_folder.file("no.wav"), .files = {m_folder.file(sheet)}});
            return !rendered && rendered.error().detail.find(words) != std::string::npos;
        };
        QVERIFY(saysOf("broken.cue", "broken.cue: line 3"));
        QVERIFY(saysOf("lost.cue", "gone.flac"));
        QVERIFY(saysOf("behind.cue", "behind the end"));
        QVERIFY(saysOf("nowhere.cue", "nowhere.cue"));
    }

    void anUnusableOrder_isRefusedBeforeAnythingIsWritten() {
        const auto file = sound("own.wav", aRecording(100));
        const auto before = readBytes(file);
        for (const RenderOrder& order :
             {RenderOrder{.out = m_folder.file("o.wav"), .files = {}},
              RenderOrder{.out = m_folder.file("o.flac"), .files = {file}}, RenderOrder{.out = file, .files = {file}},
              RenderOrder{.out = m_folder.file("o.wav"), .files = {file}, .crossfade = std::chrono::seconds(13)}}) {
            const auto rendered = render(order);
            QVERIFY(!rendered && rendered.error().code == core::Errc::InvalidInput);
        }
        QCOMPARE(readBytes(file), before);
    }

    void aFileThatCannotBePlayed_isNamed() {
        const auto broken = m_folder.file("words.mp3");
        writeBytes(broken, "These are words.");
        const auto rendered =
            render({.out = m_folder.file("b.wav"), .files = {sound("good.flac", aRecording(5000)), broken}});
        QVERIFY(!rendered);
        QVERIFY(rendered.error().detail.find("words.mp3") != std::string::npos);
    }

    void aPlaceThatCannotBeWritten_isAnError() {
        const auto rendered =
            render({.out = core::FilePath("/nowhere/at/all.wav"), .files = {sound("w.flac", aRecording(5000))}});
        QVERIFY(!rendered && rendered.error().code == core::Errc::Storage);
    }
};

QTEST_APPLESS_MAIN(TestRender)
#include "tst_Render.moc"
