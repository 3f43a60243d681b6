// SPDX-License-Identifier: GPL-3.0-or-later
#include <QProcess>
#include <QTest>

#include "core/os/AtomicFile.h"
#include "core/tags/TagReader.h"
#include "tests/support/AudioFiles.h"
#include "tests/support/TempFolder.h"

using namespace linnet;
using namespace linnet::core;
using core::tags::CoverMode;
using core::tags::readTags;

namespace {

using Names = std::vector<std::string>;

const tests::Tags kFull{{"TITLE", "Tïtle"},
                        {"ARTIST", "One"},
                        {"ARTIST", "Two"},
                        {"ALBUMARTIST", "Band"},
                        {"ALBUM", "Album"},
                        {"TRACKNUMBER", "3/12"},
                        {"DISCNUMBER", "2/2"},
                        {"DATE", "2003-04-05"},
                        {"GENRE", "Rock"},
                        {"COMPILATION", "1"},
                        {"REPLAYGAIN_TRACK_GAIN", "-6.25 dB"},
                        {"REPLAYGAIN_TRACK_PEAK", "0.98"}};

} // namespace

class tst_TagReader : public QObject {
    Q_OBJECT

    tests::AudioFiles m_files;
    tests::TempFolder m_folder;

    tags::TagData read(const tests::Tags& given, const char* name = "x.flac") {
        const auto path = m_folder.file(name);
        m_files.make(path, {}, given);
        auto data = readTags(path, CoverMode::Skip);
        if (!data) qWarning("%s", data.error().detail.c_str());
        return data.value_or(tags::TagData{});
    }

private Q_SLOTS:
    void readTags_knowsTheSoundOfEveryFormat_data() {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<int>("codec");
        QTest::addColumn<int>("bits");
        const auto row = [](const char* name, Codec codec, int bits) {
            QTest::newRow(name) << QByteArray(name) << int(codec) << bits;
        };
        row("a.mp3", Codec::Mp3, 0);
        row("a.flac", Codec::Flac, 16);
        row("a.ogg", Codec::Vorbis, 0);
        row("a.opus", Codec::Opus, 0);
        row("a.m4a", Codec::Aac, 0);
        row("a.alac.m4a", Codec::Alac, 16);
        row("a.wav", Codec::Wav, 16);
        row("a.aiff", Codec::Aiff, 16);
        row("a.wv", Codec::WavPack, 16);
        row("a.wma", Codec::Wma, 0);
        row("a.tta", Codec::Tta, 16);
        row("a.aac", Codec::Aac, 0);
        row("a.oga", Codec::Flac, 16);
    }
    void readTags_knowsTheSoundOfEveryFormat() {
        QFETCH(QByteArray, name);
        const auto path = m_folder.file(name.constData());
        m_files.make(path, {.hertz = 440, .seconds = 1.0});
        const auto data = readTags(path, CoverMode::Read);
        QVERIFY2(data, data ? "" : data.error().detail.c_str());
        QTEST(int(data->audio.codec), "codec");
        QTEST(int(data->audio.bitsPerSample), "bits");
        QVERIFY(std::abs(data->audio.duration.count() - 1000) < 130);
        QCOMPARE(data->audio.channels, std::uint8_t(2));
        QCOMPARE(data->audio.sampleRate.hertz, name.endsWith("opus") ? 48000U : 44100U);
        QVERIFY(data->audio.bitRateKbps > 0);
        QVERIFY(data->title.empty());
        QVERIFY(data->isUntagged());
    }
    void readTags_readsEveryFieldInEveryTagFormat_data() {
        QTest::addColumn<QByteArray>("name");
        for (const char* name : {"t.mp3", "t.flac", "t.ogg", "t.opus", "t.m4a", "t.wav", "t.aiff", "t.wv", "t.wma"})
            QTest::newRow(name) << QByteArray(name);
    }
    void readTags_readsEveryFieldInEveryTagFormat() {
        QFETCH(QByteArray, name);
        const auto data = read(kFull, name.constData());
        QCOMPARE(data.title, std::string("Tïtle"));
        if (name != "t.wma") { // whose author is one string
            QVERIFY(data.artists == Names({"One", "Two"}));
            QCOMPARE(data.artistDisplay, std::string("One, Two"));
        }
        QVERIFY(data.albumArtists == Names({"Band"}));
        QCOMPARE(data.album, std::string("Album"));
        QCOMPARE(data.number.value_or(0), 3);
        QCOMPARE(data.disc.value_or(0), 2);
        QVERIFY(data.date == (PartialDate{2003, 4, 5}));
        QVERIFY(data.genres == Names({"Rock"}));
        QVERIFY(data.isCompilation);
        QVERIFY(data.replayGain.track && data.replayGain.trackPeak);
        QCOMPARE(data.replayGain.track->decibels, -6.25);
        QCOMPARE(*data.replayGain.trackPeak, 0.98);
    }
    void artists_listKeysWinOverTheJoinedForm() {
        const auto data = read({{"ARTIST", "One feat. Two"}, {"ARTISTS", "One"}, {"ARTISTS", "Two"}}, "x.mp3");
        QVERIFY(data.artists == Names({"One", "Two"}));
        QCOMPARE(data.artistDisplay, std::string("One feat. Two"));
    }
    void artist_withASlashIsOneName() { QVERIFY(read({{"ARTIST", "AC/DC"}}, "x.mp3").artists == Names({"AC/DC"})); }
    void genres_areResolvedSplitAndOnce() {
        QVERIFY(read({{"GENRE", "17"}, {"GENRE", "(52)"}, {"GENRE", "Folk; Rock"}, {"GENRE", "(17)Rock"}}).genres ==
                Names({"Rock", "Electronic", "Folk"}));
    }
    void r128_isTurnedIntoReplayGain() {
        const auto gain = read({{"R128_TRACK_GAIN", "-1536"}}, "x.opus").replayGain.track;
        QVERIFY(gain);
        QCOMPARE(gain->decibels, -1.0);
    }
    void absurdValues_areDroppedOrCut() {
        const auto data = read({{"TITLE", QByteArray(10'000'000, 'x')},
                                {"ARTIST", "\x01\xE2\x80\xAE  "},
                                {"TRACKNUMBER", "99999999"},
                                {"DISCNUMBER", "-4"},
                                {"DATE", "0"},
                                {"REPLAYGAIN_TRACK_GAIN", "1e300 dB"},
                                {"REPLAYGAIN_ALBUM_GAIN", "nan"},
                                {"REPLAYGAIN_TRACK_PEAK", "-1"}});
        QCOMPARE(data.title, std::string(1000, 'x'));
        QVERIFY(data.artists.empty());
        QVERIFY(!data.number && !data.disc);
        QVERIFY(data.date == PartialDate{});
        QVERIFY(data.replayGain == ReplayGain{});
    }
    void longTitles_areCutBetweenCharacters() {
        QByteArray title;
        for (int i = 0; i < 600; ++i)
            title += "ä";
        QCOMPARE(read({{"TITLE", title}}).title.size(), std::size_t(1000));
        QCOMPARE(read({{"TITLE", "x" + title}}).title.size(), std::size_t(999));
    }
    void wrongExtension_isReadByContent() {
        m_files.make(m_folder.file("real.flac"), {}, {{"TITLE", "Right"}});
        tests::AudioFiles::copy(m_folder.file("real.flac"), m_folder.file("fake.mp3"));
        const auto data = readTags(m_folder.file("fake.mp3"), CoverMode::Skip);
        QVERIFY(data);
        QVERIFY(data->audio.codec == Codec::Flac);
        QCOMPARE(data->title, std::string("Right"));
    }
    void badFiles_giveAnErrorWithAReason_data() {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("code");
        const auto row = [](const char* what, const char* name, const QByteArray& bytes, Errc code) {
            QTest::newRow(what) << QByteArray(name) << bytes << int(code);
        };
        row("empty", "e.mp3", {}, Errc::Corrupt);
        row("text", "t.flac", "this is no music at all", Errc::Unsupported);
        row("zeros", "z.mp3", QByteArray(100'000, '\0'), Errc::Corrupt);
        row("only a tag", "i.mp3", QByteArray("ID3\x04\x00\x00\x00\x00\x00\x0A", 10) + QByteArray(10, '\0'),
            Errc::Corrupt);
        row("flac magic", "f.flac", "fLaC", Errc::Corrupt);
        row("ogg magic", "o.ogg", "OggS", Errc::Unsupported);
        row("riff", "r.wav", QByteArray("RIFF\xFF\xFF\xFF\xFFWAVE", 12), Errc::Corrupt);
        row("huge atom", "m.m4a",
            QByteArray("\x7F\xFF\xFF\xFF"
                       "ftypM4A ",
                       12),
            Errc::Corrupt);
    }
    void badFiles_giveAnErrorWithAReason() {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, bytes);
        const auto path = m_folder.file(name.constData());
        tests::AudioFiles::write(path, bytes);
        const auto data = readTags(path, CoverMode::Read);
        QVERIFY(!data);
        QTEST(int(data.error().code), "code");
        QVERIFY(data.error().detail.size() > 10);
    }
    void mutilatedFiles_neverEscapeAsCrashOrException_data() {
        QTest::addColumn<QByteArray>("name");
        for (const char* name :
             {"m.mp3", "m.flac", "m.ogg", "m.opus", "m.m4a", "m.wav", "m.aiff", "m.wv", "m.wma", "m.tta", "m.aac"})
            QTest::newRow(name) << QByteArray(name);
    }
    void mutilatedFiles_neverEscapeAsCrashOrException() {
        QFETCH(QByteArray, name);
        const auto path = m_folder.file(name.constData());
        m_files.make(path, {}, name.endsWith("aac") ? tests::Tags{} : kFull);
        const auto whole = tests::AudioFiles::bytes(path);
        std::uint32_t random = 12345;
        for (int round = 0; round < 60; ++round) {
            auto bytes = whole;
            for (int i = 0; i < 24; ++i) {
                random = random * 1664525 + 1013904223;
                const auto limit = std::min<std::uint32_t>(static_cast<std::uint32_t>(bytes.size()), 3000);
                bytes[static_cast<int>((random >> 8) % limit)] = static_cast<char>(random >> 24);
            }
            if (round % 3 == 0) bytes.truncate(bytes.size() * (round + 1) / 61);
            tests::AudioFiles::write(path, bytes);
            (void)readTags(path, CoverMode::Read);
        }
    }
    void cover_prefersTheFront() {
        const auto path = m_folder.file("cover.flac");
        m_files.make(path, {});
        tests::AudioFiles::makePicture(m_folder.file("back.png"), "#ff0000", 4, 4);
        tests::AudioFiles::makePicture(m_folder.file("front.png"), "#00ff00", 5, 5);
        for (const auto& picture : {QStringLiteral("4||||"), QStringLiteral("3||||")}) {
            const auto file = picture.startsWith(QLatin1Char('4')) ? "back.png" : "front.png";
            QCOMPARE(
                QProcess::execute(QStringLiteral("metaflac"), {QStringLiteral("--import-picture-from=") + picture +
                                                                   QString::fromStdString(m_folder.file(file).bytes()),
                                                               QString::fromStdString(path.bytes())}),
                0);
        }
        const auto data = readTags(path, CoverMode::Read);
        QVERIFY(data && data->cover);
        const auto front = tests::AudioFiles::bytes(m_folder.file("front.png"));
        QCOMPARE(QByteArray(reinterpret_cast<const char*>(data->cover->bytes.data()),
                            static_cast<int>(data->cover->bytes.size())),
                 front);
        QVERIFY(!readTags(path, CoverMode::Skip)->cover);
    }
};

QTEST_APPLESS_MAIN(tst_TagReader)
#include "tst_TagReader.moc"
