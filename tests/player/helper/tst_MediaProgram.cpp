// SPDX-License-Identifier: GPL-3.0-or-later
// The program itself, as app and server start it.
#include <QProcess>
#include <QRegularExpression>
#include <QTest>

#include <netinet/in.h>
#include <sys/socket.h>

#include "core/os/Descriptor.h"
#include "core/wire/AnalysisLine.h"
#include "player/helper/MediaProgram.h"
#include "tests/support/SoundFiles.h"
#include "tests/support/TempFolder.h"

using namespace linnet;
using namespace linnet::tests;
using core::wire::AnalysedFile;

namespace {

constexpr std::size_t kFrames = 5 * 44'100 + 1;

struct Run {
    int code = -1;
    std::vector<AnalysedFile> lines;
};

QStringList words(const std::vector<core::FilePath>& files) {
    QStringList list{QStringLiteral("analyse")};
    for (const auto& file : files)
        list << QString::fromStdString(file.bytes());
    return list;
}

Run runWith(const QStringList& arguments) {
    QProcess process;
    process.setProcessChannelMode(QProcess::SeparateChannels);
    process.start(QStringLiteral(LINNET_MEDIA_PROGRAM), arguments);
    Run run;
    if (!process.waitForFinished(120'000) || process.exitStatus() != QProcess::NormalExit) return run;
    run.code = process.exitCode();
    for (const QByteArray& line : process.readAllStandardOutput().split('\n'))
        if (!line.isEmpty()) {
            auto file = core::wire::decode<AnalysedFile>(line.toStdString());
            if (!file) qFatal("%s: %s", file.error().detail.c_str(), line.constData());
            run.lines.push_back(std::move(*file));
        }
    return run;
}

/// What ffmpeg's ebur128 says, to 0.1 LU.
double loudnessByFfmpeg(const core::FilePath& file) {
    QProcess process;
    process.start(QStringLiteral("ffmpeg"),
                  {QStringLiteral("-nostats"), QStringLiteral("-i"), QString::fromStdString(file.bytes()),
                   QStringLiteral("-af"), QStringLiteral("ebur128"), QStringLiteral("-f"), QStringLiteral("null"),
                   QStringLiteral("-")});
    if (!process.waitForFinished(60'000)) qFatal("ffmpeg does not end");
    const QString said = QString::fromUtf8(process.readAllStandardError());
    static const QRegularExpression integrated(QStringLiteral("I:\\s+(-?[0-9.]+) LUFS"));
    double last = 0;
    for (auto match = integrated.globalMatch(said); match.hasNext();)
        last = match.next().captured(1).toDouble();
    return last;
}

void append(std::string& out, std::uint32_t value, int bytes) {
    for (int i = 0; i < bytes; ++i)
        out += static_cast<char>(value >> (8 * i) & 0xFFU);
}

struct WavHead {
    std::uint32_t rate = 44'100;
    std::uint32_t channels = 2;
    std::uint32_t dataBytes = 0; ///< As claimed.
};

std::string wavHead(const WavHead& head) {
    std::string out = "RIFF";
    append(out, head.dataBytes + 36, 4);
    out += "WAVEfmt ";
    append(out, 16, 4);
    append(out, 1, 2);
    append(out, head.channels, 2);
    append(out, head.rate, 4);
    append(out, head.rate * head.channels * 2, 4);
    append(out, head.channels * 2, 2);
    append(out, 16, 2);
    out += "data";
    append(out, head.dataBytes, 4);
    return out;
}

/// A port on loopback that nobody should call.
class Listener {
public:
    Listener() : m_socket(::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0)) {
        m_address.sin_family = AF_INET;
        m_address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof m_address;
        auto* address = reinterpret_cast<sockaddr*>(&m_address);
        if (::bind(m_socket.get(), address, size) != 0 || ::listen(m_socket.get(), 1) != 0 ||
            ::getsockname(m_socket.get(), address, &size) != 0)
            qFatal("no port to listen on");
    }
    int port() const { return ntohs(m_address.sin_port); }
    bool wasCalled() const { return core::os::Descriptor(::accept(m_socket.get(), nullptr, nullptr)).isOpen(); }

private:
    core::os::Descriptor m_socket;
    sockaddr_in m_address{};
};

} // namespace

class TestMediaProgram : public QObject {
    Q_OBJECT
    TempFolder m_folder;
    Pcm m_pcm = aRecording(kFrames);

    core::FilePath sound(const std::string& name) { return writeSound(m_folder.path(), name, m_pcm); }
    core::FilePath bytes(const std::string& name, const std::string& content) {
        const auto path = m_folder.path() / name;
        writeBytes(path, content);
        return path;
    }
    /// Some hours of silence that take no room on the disk.
    core::FilePath endless() {
        const auto path = bytes("endless.wav", wavHead({.dataBytes = 2'000'000'000}));
        QFile file(QString::fromStdString(path.bytes()));
        if (!file.resize(2'000'000'000)) qFatal("a sparse file cannot be made");
        return path;
    }

private Q_SLOTS:
    void everyFormat_isHeardWhole_andAsLoudAsFfmpegSays() {
        const std::vector<std::string> names{"a.wav", "a.flac", "a.wv",  "a.alac.m4a",
                                             "a.mp3", "a.ogg",  "a.m4a", "a.opus"};
        std::vector<core::FilePath> files;
        for (const auto& name : names)
            files.push_back(sound(name));
        const Run run = runWith(words(files));
        QCOMPARE(run.code, 0);
        QCOMPARE(run.lines.size(), names.size());
        for (std::size_t i = 0; i < names.size(); ++i) {
            const AnalysedFile& line = run.lines[i];
            QVERIFY2(line.outcome, names[i].c_str());
            QCOMPARE(line.file, files[i].displayName());
            const std::uint64_t rate = names[i].ends_with("opus") ? 48'000 : 44'100;
            const auto frames = (kFrames * rate + 44'099) / 44'100;
            QVERIFY2(line.outcome->frames >= frames - 1 && line.outcome->frames <= frames,
                     (names[i] + ": " + std::to_string(line.outcome->frames)).c_str());
            const double peer = loudnessByFfmpeg(files[i]);
            QVERIFY2(std::abs(line.outcome->loudness.value_or(0) - peer) <= 0.1,
                     (names[i] + ": " + std::to_string(*line.outcome->loudness) + " beside " + std::to_string(peer))
                         .c_str());
            QCOMPARE(line.outcome->waveform.levels.size(), core::Waveform::kBins);
        }
    }

    void whatIsNoMusic_hasASentence_andTheRestGoesOn() {
        const Listener listener;
        const auto address = "http://127.0.0.1:" + std::to_string(listener.port()) + "/a.ts";
        const std::vector<core::FilePath> files{
            core::FilePath("/nowhere/at/all.flac"),
            m_folder.path(),
            bytes("empty.mp3", ""),
            bytes("words.mp3", "These are the words of a song, not its sound.\n"),
            bytes("zeroes.ogg", std::string(5000, '\0')),
            bytes("head.flac", readBytes(sound("h.flac")).substr(0, 100)),
            bytes("silent.wav", wavHead({})),
            bytes("playlist.mp3", "#EXTM3U\n#EXT-X-TARGETDURATION:5\n#EXTINF:5,\n" + address + "\n#EXT-X-ENDLIST\n"),
            sound("good.flac"),
        };
        const Run run = runWith(words(files));
        QCOMPARE(run.code, 1);
        QCOMPARE(run.lines.size(), files.size());
        for (std::size_t i = 0; i + 1 < files.size(); ++i) {
            QVERIFY2(!run.lines[i].outcome, files[i].c_str());
            QVERIFY(run.lines[i].outcome.error().detail.size() > 10);
        }
        QVERIFY(run.lines[0].outcome.error().code == core::Errc::NotFound);
        QVERIFY(run.lines.back().outcome);
        QVERIFY2(!listener.wasCalled(), "a file must not make us call somebody");
    }

    void headersThatLie_endInALine() {
        const std::string some(40'000, '\x11');
        const std::vector<core::FilePath> files{
            bytes("1hz.wav", wavHead({.rate = 1, .dataBytes = 40'000}) + some),
            bytes("fast.wav", wavHead({.rate = 768'000, .dataBytes = 40'000}) + some),
            bytes("many.wav", wavHead({.channels = 32, .dataBytes = 40'000}) + some),
            bytes("toomany.wav", wavHead({.channels = 5000, .dataBytes = 40'000}) + some),
            bytes("longer.wav", wavHead({.dataBytes = 0xFFFFFFF0U}) + some),
            bytes("cut.mp3", readBytes(sound("c.mp3")).substr(0, 30'001)),
            bytes("cut.opus", readBytes(sound("c.opus")).substr(0, 20'001)),
        };
        QCOMPARE(runWith(words(files)).lines.size(), files.size());
    }

    void pictures_arePassedOver() {
        const auto film = QString::fromStdString(m_folder.file("film.mp4").bytes());
        QCOMPARE(
            QProcess::execute(QStringLiteral("ffmpeg"),
                              {QStringLiteral("-v"), QStringLiteral("error"), QStringLiteral("-f"),
                               QStringLiteral("lavfi"), QStringLiteral("-i"), QStringLiteral("testsrc=d=1:s=64x64"),
                               QStringLiteral("-i"), QString::fromStdString(sound("f.wav").bytes()),
                               QStringLiteral("-c:v"), QStringLiteral("mpeg4"), film}),
            0);
        const Run run = runWith({QStringLiteral("analyse"), film});
        QCOMPARE(run.lines.size(), std::size_t{1});
        QVERIFY2(run.lines[0].outcome, run.lines[0].outcome ? "" : run.lines[0].outcome.error().detail.c_str());
    }

    void time_isLimited() {
        const Run run = runWith({QStringLiteral("analyse"), QStringLiteral("--seconds"), QStringLiteral("1"),
                                 QString::fromStdString(endless().bytes())});
        QCOMPARE(run.code, 1);
        QCOMPARE(run.lines.size(), std::size_t{1});
        QVERIFY(!run.lines[0].outcome && run.lines[0].outcome.error().code == core::Errc::Timeout);
    }

    void inTheBackground_itEndsWithItsParent() {
        QProcess process;
        process.start(QStringLiteral(LINNET_MEDIA_PROGRAM), {QStringLiteral("analyse"), QStringLiteral("--background"),
                                                             QString::fromStdString(endless().bytes())});
        QVERIFY(process.waitForStarted());
        process.closeWriteChannel();
        QVERIFY(process.waitForFinished(30'000));
        QCOMPARE(process.exitCode(), 1);
        QVERIFY(process.readAllStandardOutput().isEmpty());
    }

    void commandLine_isCheckedBeforeAnythingIsOpened_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("code");
        const auto row = [](const char* line, int code) {
            QTest::newRow(line) << QString::fromLatin1(line).split(QLatin1Char(' '), Qt::SkipEmptyParts) << code;
        };
        row("", 2);
        row("--help", 0);
        row("--version", 0);
        row("transmogrify a.flac", 2);
        row("analyse", 2);
        row("analyse --loud a.flac", 2);
        row("analyse --seconds", 2);
        row("analyse --seconds 0 a.flac", 2);
        row("analyse --memory 1e3 a.flac", 2);
        row("analyse -- --loud", 1); // A file of that name, which is not there.
    }
    void commandLine_isCheckedBeforeAnythingIsOpened() {
        QFETCH(QStringList, arguments);
        QProcess process;
        process.start(QStringLiteral(LINNET_MEDIA_PROGRAM), arguments);
        QVERIFY(process.waitForFinished(30'000));
        QTEST(process.exitCode(), "code");
        QCOMPARE(process.readAllStandardOutput().isEmpty(), process.exitCode() == 2);
    }

    void line_survivesItsWay_andAnotherVersionDoesNot() {
        core::Analysis analysis;
        analysis.rate = {44'100};
        analysis.channels = 2;
        analysis.frames = 10;
        analysis.loudness = -14.25;
        analysis.range = 3.5;
        analysis.samplePeak = 0.99;
        analysis.truePeak = 1.01;
        analysis.soundBegin = 2;
        analysis.soundEnd = 9;
        analysis.waveform = {std::vector<std::uint8_t>(core::Waveform::kBins, 200),
                             std::vector<std::uint8_t>(core::Waveform::kBins, 100)};
        for (const auto& outcome : {core::Result<core::Analysis>(analysis),
                                    core::Result<core::Analysis>(core::failure(core::Errc::Corrupt, "No sound."))}) {
            const auto text = core::wire::encoded(AnalysedFile{"a.flac", outcome});
            const auto read = core::wire::decode<AnalysedFile>(text);
            QVERIFY(read && read->file == "a.flac" && read->outcome == outcome);
        }
        auto other = QByteArray::fromStdString(core::wire::encoded(AnalysedFile{"a.flac", analysis}));
        QVERIFY(!core::wire::decode<AnalysedFile>(
            QByteArray(other).replace("\"frames\":10", "\"frames\":5").toStdString()));
        other.replace("\"version\":1", "\"version\":2");
        const auto refused = core::wire::decode<AnalysedFile>(other.toStdString());
        QVERIFY(!refused && refused.error().code == core::Errc::Unsupported);
    }
};

QTEST_GUILESS_MAIN(TestMediaProgram)
#include "tst_MediaProgram.moc"
