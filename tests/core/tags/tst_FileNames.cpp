// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "core/tags/FileNames.h"

using namespace linnet::core;
using namespace linnet::core::tags;

class tst_FileNames : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fillFromFileName_knowsTheUsualPatterns_data() {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("result");
        const auto row = [](const char* name, const char* result) {
            QTest::newRow(name) << QByteArray(name) << QByteArray(result);
        };
        row("03 - Artist - Title.mp3", "-|3|Artist|Title");
        row("03 Title.flac", "-|3||Title");
        row("03. Title.flac", "-|3||Title");
        row("1-03 Title.flac", "1|3||Title");
        row("Artist - Title.mp3", "-|-|Artist|Title");
        row("A-ha - Take On Me.mp3", "-|-|A-ha|Take On Me");
        row("03_some_title.mp3", "-|3||some title");
        row("1979.mp3", "-|-||1979");
        row("7.mp3", "-|-||7");
        row("Just a title.ogg", "-|-||Just a title");
        row("- x.ogg", "-|-||- x");
        row(".mp3", "-|-||.mp3");
        row("a\xFF.mp3", "-|-||a\\xff");
    }
    void fillFromFileName_knowsTheUsualPatterns() {
        QFETCH(QByteArray, name);
        TagData data;
        fillFromFileName(data, name.toStdString());
        const auto number = [](const auto& value) { return value ? std::to_string(*value) : std::string("-"); };
        QTEST(QByteArray::fromStdString(number(data.disc) + "|" + number(data.number) + "|" + data.artistDisplay + "|" +
                                        data.title),
              "result");
    }
    void discOfFolderName_readsDiscFoldersOnly() {
        QCOMPARE(discOfFolderName("CD 1").value_or(0), 1);
        QCOMPARE(discOfFolderName("Disc 02 - Live").value_or(0), 2);
        QCOMPARE(discOfFolderName("disk3").value_or(0), 3);
        QVERIFY(!discOfFolderName("Discovery"));
        QVERIFY(!discOfFolderName("CD 1999"));
        QVERIFY(!discOfFolderName("Album"));
    }
    void completeFromPlace_namesUntaggedFilesByTheirFolder() {
        const std::vector<std::string> folders{"Band", "Album", "CD 2"};
        TagData data;
        completeFromPlace(data, folders, "05 Song.wav");
        QCOMPARE(data.album, std::string("Album"));
        QCOMPARE(data.title, std::string("Song"));
        QCOMPARE(data.disc.value_or(0), 2);
        QCOMPARE(data.number.value_or(0), 5);
        TagData loose;
        completeFromPlace(loose, {}, "Song.wav");
        QCOMPARE(loose.album, std::string());
    }
    void completeFromPlace_leavesTagsAlone() {
        const std::vector<std::string> folders{"Folder"};
        TagData data;
        data.artists = {"Somebody"};
        completeFromPlace(data, folders, "05 Else - Song.wav");
        QCOMPARE(data.title, std::string("Song"));
        QCOMPARE(data.album, std::string());
        QVERIFY(data.artists == std::vector<std::string>{"Somebody"});
    }
};

QTEST_APPLESS_MAIN(tst_FileNames)
#include "tst_FileNames.moc"
