// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "player/container/SoundHead.h"
#include "tests/support/EngineBench.h"
#include "tests/support/TempFolder.h"

using namespace linnet;
using namespace linnet::player;
using namespace linnet::tests;
using core::Codec;

class TestSoundHead : public QObject {
    Q_OBJECT
private:
    TempFolder m_folder;

    static std::optional<SoundHead> headOf(const std::string& bytes) {
        BytesSource source(bytes);
        const auto head = readSoundHead(source);
        return head ? *head : std::nullopt;
    }

private Q_SLOTS:
    void aFile_tellsWhatItHolds_data() {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<Codec>("codec");
        QTest::addColumn<unsigned>("rate");
        QTest::addColumn<unsigned>("bits");
        QTest::addColumn<quint64>("frames");
        QTest::newRow("wav") << QByteArray("a.wav") << Codec::Wav << 32000U << 16U << quint64{12'345};
        QTest::newRow("flac") << QByteArray("a.flac") << Codec::Flac << 32000U << 16U << quint64{12'345};
        QTest::newRow("wavpack") << QByteArray("a.wv") << Codec::WavPack << 32000U << 16U << quint64{12'345};
        QTest::newRow("vorbis") << QByteArray("a.ogg") << Codec::Vorbis << 32000U << 0U << quint64{12'345};
        QTest::newRow("mp3 behind a tag") << QByteArray("a.mp3") << Codec::Mp3 << 32000U << 0U << quint64{0};
        QTest::newRow("opus") << QByteArray("a.opus") << Codec::Opus << 48000U << 0U << quint64{0};
    }

    void aFile_tellsWhatItHolds() {
        QFETCH(QByteArray, name);
        QFETCH(Codec, codec);
        QFETCH(unsigned, rate);
        QFETCH(unsigned, bits);
        QFETCH(quint64, frames);
        const auto file = writeSound(m_folder.path(), name.toStdString(), aRecording(12'345, 1, 32'000));
        const SoundHead wanted{
            .codec = codec, .format = {.rate = {rate}, .channels = 2, .bits = bits}, .frames = frames};
        QCOMPARE(headOf(readBytes(file)), std::optional(wanted));
    }

    void whatIsNoneOfThese_tellsNothing_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("text") << QByteArray("These are words.");
        QTest::newRow("a wav without a format") << QByteArray("RIFF\x10\0\0\0WAVEdata\0\0\0\0", 20);
        QTest::newRow("a chunk longer than the file") << QByteArray("RIFF\x10\0\0\0WAVEjunk\xff\xff\xff\xff", 20);
        QTest::newRow("a flac of no rate") << QByteArray("fLaC") + QByteArray(60, '\0');
        QTest::newRow("a tag alone") << QByteArray("ID3\x04\0\0\x7f\x7f\x7f\x7f", 10);
        QTest::newRow("half a head") << QByteArray("OggS\0\x02", 6);
        QTest::newRow("an ogg of no sound") << QByteArray("OggS") + QByteArray(24, '\0') + QByteArray("\x80theora");
    }

    void whatIsNoneOfThese_tellsNothing() {
        QFETCH(QByteArray, bytes);
        QVERIFY(!headOf(bytes.toStdString()));
    }
};

QTEST_APPLESS_MAIN(TestSoundHead)
#include "tst_SoundHead.moc"
