// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "app/compose/CommandLine.h"

using namespace linnet;
using app::CommandLine;

namespace {

core::Result<CommandLine> parsed(const std::vector<std::string>& args) {
    return app::parseCommandLine(args, [](const std::string& path) { return path.ends_with("-folder"); });
}

} // namespace

class tst_CommandLine : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothing_runsWithDefaults() {
        const auto line = parsed({});
        QVERIFY(line);
        QCOMPARE(line->ask, CommandLine::Ask::Run);
        QVERIFY(!line->data && !line->server && !line->profile && line->music.empty() && line->files.empty());
    }
    void allOptions_areRead() {
        const auto line = parsed({"--data", "d", "--server=http://box:4747", "--profile", "me", "a.flac", "b.ogg"});
        QVERIFY(line);
        QCOMPARE(line->data->bytes(), std::string("d"));
        QCOMPARE(*line->server, std::string("http://box:4747"));
        QCOMPARE(*line->profile, std::string("me"));
        QCOMPARE(line->files, (std::vector<std::string>{"a.flac", "b.ogg"}));
    }
    void music_takesFollowingFoldersButNotFiles() {
        const auto line = parsed({"--music", "anything", "b-folder", "song.flac", "--music", "c"});
        QVERIFY(line);
        QCOMPARE(line->music.size(), std::size_t(3));
        QCOMPARE(line->music[1].bytes(), std::string("b-folder"));
        QCOMPARE(line->music[2].bytes(), std::string("c"));
        QCOMPARE(line->files, (std::vector<std::string>{"song.flac"}));
    }
    void afterTwoDashes_everythingIsAFile() {
        const auto line = parsed({"--", "--music", "-x.mp3"});
        QVERIFY(line);
        QCOMPARE(line->files, (std::vector<std::string>{"--music", "-x.mp3"}));
    }
    void version_winsOverWhatFollows() {
        const auto line = parsed({"--version", "--nonsense"});
        QVERIFY(line);
        QCOMPARE(line->ask, CommandLine::Ask::Version);
    }
    void render_takesAFileAGainAndFiles() {
        const auto line = parsed({"--render", "out.wav", "--gain", "album", "a.flac", "b.flac"});
        QVERIFY(line);
        QCOMPARE(line->ask, CommandLine::Ask::Render);
        QCOMPARE(line->renderTo.bytes(), std::string("out.wav"));
        QVERIFY(line->gain == player::LoudnessMode::Album);
        QCOMPARE(line->files, (std::vector<std::string>{"a.flac", "b.flac"}));
    }
    void render_takesACrossfadeInSeconds() {
        QVERIFY(parsed({"--render", "out.wav", "--crossfade", "2.5", "a"})->crossfade ==
                std::chrono::milliseconds(2500));
        QVERIFY(parsed({"--render", "out.wav", "--crossfade=12", "a"})->crossfade == std::chrono::seconds(12));
    }
    void unusable_isRefusedWithASentence_data() {
        QTest::addColumn<QStringList>("args");
        QTest::newRow("unknown") << QStringList{QStringLiteral("--nonsense")};
        QTest::newRow("no value") << QStringList{QStringLiteral("--data")};
        QTest::newRow("empty value") << QStringList{QStringLiteral("--music"), QStringLiteral("")};
        QTest::newRow("server without scheme") << QStringList{QStringLiteral("--server"), QStringLiteral("box:4747")};
        QTest::newRow("profile with slash") << QStringList{QStringLiteral("--profile"), QStringLiteral("../other")};
        QTest::newRow("render without a file") << QStringList{QStringLiteral("--render")};
        QTest::newRow("unknown gain") << QStringList{QStringLiteral("--gain"), QStringLiteral("loud")};
        QTest::newRow("gain alone") << QStringList{QStringLiteral("--gain"), QStringLiteral("track")};
        for (const char* seconds : {"-1", "13", "nan", "inf", "1e1", "2s", "--gain", "0x2"})
            QTest::addRow("crossfade %s", seconds)
                << QStringList{QStringLiteral("--render"), QStringLiteral("o.wav"), QStringLiteral("--crossfade"),
                               QString::fromLatin1(seconds)};
        QTest::newRow("profile empty") << QStringList{QStringLiteral("--profile=")};
    }
    void unusable_isRefusedWithASentence() {
        QFETCH(QStringList, args);
        std::vector<std::string> list;
        for (const QString& arg : args)
            list.push_back(arg.toStdString());
        const auto line = parsed(list);
        QVERIFY(!line);
        QCOMPARE(line.error().code, core::Errc::InvalidInput);
        QVERIFY(!line.error().detail.empty());
    }
    void profile_keepsEverythingOfItsOwn() {
        const auto plain = app::dataFolderOf(*parsed({"--data", "/tmp/x"}));
        const auto own = app::dataFolderOf(*parsed({"--data", "/tmp/x", "--profile", "me"}));
        QVERIFY(plain && own);
        QCOMPARE(plain->bytes(), std::string("/tmp/x"));
        QCOMPARE(own->bytes(), std::string("/tmp/x/profiles/me"));
    }
};

QTEST_APPLESS_MAIN(tst_CommandLine)
#include "tst_CommandLine.moc"
