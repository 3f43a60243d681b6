// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <random>

#include "core/playlists/PlaylistFile.h"

using namespace linnet::core;
using namespace linnet::core::playlists;
using namespace std::chrono_literals;

namespace {

const FilePath kFile("/home/anna/lists/mix.m3u");

PlaylistFile read(std::string_view bytes) {
    auto list = readPlaylistFile(bytes, kFile);
    if (!list) qFatal("%s", list.error().detail.c_str());
    return std::move(*list);
}

/// The only entry's likeliest path.
std::string pathOf(std::string_view bytes) {
    const auto list = read(bytes);
    if (list.entries.size() != 1) return "not one entry";
    return list.entries[0].paths.empty() ? "" : list.entries[0].paths.front().bytes();
}

std::string utf16(std::u16string_view text, bool isBig) {
    std::string bytes = isBig ? "\xFE\xFF" : "\xFF\xFE";
    for (const char16_t unit : text) {
        const auto high = static_cast<char>(unit >> 8);
        const auto low = static_cast<char>(unit & 0xFF);
        bytes += isBig ? std::string{high, low} : std::string{low, high};
    }
    return bytes;
}

std::string xspf(const std::string& tracks) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<playlist version=\"1\" xmlns=\"http://xspf.org/ns/0/\">"
           "<title>Mix &amp; Match</title><trackList>" +
           tracks + "</trackList></playlist>";
}

FileEntry entry(const char* path, const char* artist, const char* title) {
    return {.location = path, .paths = {FilePath(path)}, .title = title, .artist = artist, .album = {}, .length = 65s};
}

bool hasPath(const FileEntry& entry, std::string_view path) {
    return std::find(entry.paths.begin(), entry.paths.end(), FilePath(std::string(path))) != entry.paths.end();
}

} // namespace

class tst_PlaylistFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void m3u_paths_data() {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QByteArray>("path");
        const auto row = [](const char* line, const char* path) {
            QTest::newRow(line) << QByteArray(line) << QByteArray(path);
        };
        row("song.mp3", "/home/anna/lists/song.mp3");
        row("  song.mp3\t", "/home/anna/lists/song.mp3");
        row("../music/a b.mp3", "/home/anna/music/a b.mp3");
        row("./x/./song.mp3", "/home/anna/lists/x/song.mp3");
        row("/music//song.mp3", "/music/song.mp3");
        row("file:///music/a%20b.mp3", "/music/a b.mp3");
        row("file://localhost/music/a.mp3", "/music/a.mp3");
        row("../../../../../../etc/passwd", "/etc/passwd");
        row("http://radio.example/live", "");
        row("C:\\Music\\song.mp3", "");
        row("\\\\box\\music\\song.mp3", "");
        row("file://elsewhere", "");
    }
    void m3u_paths() {
        QFETCH(QByteArray, line);
        QFETCH(QByteArray, path);
        QCOMPARE(pathOf(line.toStdString() + "\r\n"), path.toStdString());
    }
    void m3u_otherForms_areTriedToo() {
        QVERIFY(hasPath(read("a\\b.mp3").entries[0], "/home/anna/lists/a/b.mp3"));
        QVERIFY(hasPath(read("100%25.mp3").entries[0], "/home/anna/lists/100%25.mp3"));
        QVERIFY(hasPath(read("100%25.mp3").entries[0], "/home/anna/lists/100%.mp3"));
        QCOMPARE(pathOf("50% off.mp3"), std::string("/home/anna/lists/50% off.mp3"));
    }
    void m3u_directives_areKept() {
        const auto list = read("#EXTM3U\n#PLAYLIST:My list\n# a comment\n#EXTINF:65,Anna - A song - live\n"
                               "#EXTALB:The album\na.mp3\n#EXTINF:-1,Only a title\nb.mp3\nc.mp3\n#EXTINF:xx\nd.mp3");
        QCOMPARE(list.name, std::string("My list"));
        QCOMPARE(list.entries.size(), std::size_t(4));
        QCOMPARE(list.entries[0].artist, std::string("Anna"));
        QCOMPARE(list.entries[0].title, std::string("A song - live"));
        QCOMPARE(list.entries[0].album, std::string("The album"));
        QVERIFY(list.entries[0].length == 65s);
        QCOMPARE(list.entries[1].title, std::string("Only a title"));
        QVERIFY(!list.entries[1].length && list.entries[1].artist.empty());
        QVERIFY(list.entries[2].title.empty() && list.entries[3].title.empty());
    }
    void foreignEncodings_areRead() {
        const std::string path = "/home/anna/lists/Größe.mp3";
        QCOMPARE(pathOf("Größe.mp3"), path);
        QCOMPARE(pathOf("\xEF\xBB\xBFGröße.mp3"), path);
        QCOMPARE(pathOf(utf16(u"Größe.mp3\n", false)), path);
        QCOMPARE(pathOf(utf16(u"Größe.mp3\n", true)), path);
        QCOMPARE(pathOf(utf16(u"𝄞.mp3", false)), std::string("/home/anna/lists/𝄞.mp3"));
        const auto latin = read("Gr\xF6\xDF"
                                "e.mp3")
                               .entries.at(0);
        QVERIFY(hasPath(latin, path));
        QVERIFY(hasPath(latin, "/home/anna/lists/Gr\xF6\xDF"
                               "e.mp3"));
        QCOMPARE(latin.location, std::string("Größe.mp3"));
    }
    void hostileLines_doNoHarm() {
        QVERIFY(!readPlaylistFile(std::string("a\0b.mp3", 7), kFile));
        QVERIFY(!readPlaylistFile(std::string(kMostFileBytes + 1, 'a'), kFile));
        QCOMPARE(read(std::string(100'000, 'x')).unusable, std::size_t(1));
        QVERIFY(read(std::string(5'000, 'x')).entries.at(0).paths.empty());
        QVERIFY(read("file:///a%00b").entries.at(0).paths.empty());
        QCOMPARE(read("\x1b[2Ja.mp3").entries.at(0).location.find('\x1b'), std::string::npos);
        std::string many;
        for (std::size_t i = 0; i < kMostEntries + 5; ++i)
            many += "a\n";
        QCOMPARE(read(many).entries.size(), kMostEntries);
        QCOMPARE(read(many).unusable, std::size_t(5));
        QVERIFY(read("").entries.empty());
    }
    void xspf_isRead() {
        const auto list = read(xspf("<track><location>file:///music/a%20%26%20b.flac</location><title>A &lt;song&gt;"
                                    "</title><creator>Anna</creator><album><![CDATA[R&B]]></album><duration>65000"
                                    "</duration></track><track><location>sub/c.mp3</location></track><track/>"
                                    "<track><title>Only a title</title></track>"));
        QCOMPARE(list.name, std::string("Mix & Match"));
        QCOMPARE(list.entries.size(), std::size_t(3));
        QCOMPARE(list.unusable, std::size_t(1));
        const auto& first = list.entries[0];
        QCOMPARE(first.paths.at(0).bytes(), std::string("/music/a & b.flac"));
        QCOMPARE(first.title, std::string("A <song>"));
        QCOMPARE(first.album, std::string("R&B"));
        QVERIFY(first.artist == "Anna" && first.length == 65s);
        QCOMPARE(list.entries[1].paths.at(0).bytes(), std::string("/home/anna/lists/sub/c.mp3"));
        QVERIFY(list.entries[2].paths.empty());
    }
    void xspf_prefixesCommentsAndAttributes_areUnderstood() {
        const auto list = read("<!-- <track> --><x:playlist a='>'><x:trackList><x:track y=\"/>\"><x:title>One"
                               "<!-- no --></x:title><extension><title>Not this</title></extension></x:track>"
                               "</x:trackList></x:playlist>");
        QCOMPARE(list.entries.size(), std::size_t(1));
        QCOMPARE(list.entries[0].title, std::string("One"));
    }
    void xspf_entitiesOfTheDocument_areNotExpanded() {
        const auto list = read("<?xml version=\"1.0\"?><!DOCTYPE p [<!ENTITY a \"boom\"><!ENTITY b \"&a;&a;\">]>" +
                               xspf("<track><title>&b;&#65;&#x42;&#xFFFFFFFF;</title></track>").substr(39));
        QCOMPARE(list.entries.at(0).title, std::string("&b;AB&#xFFFFFFFF;"));
    }
    void xmlOfAnotherKind_isRefused() {
        for (const char* text : {"<html><body/></html>", "<playlist/>", "<", "<a", "<![CDATA[", "<!DOCTYPE ["})
            QCOMPARE(readPlaylistFile(text, kFile).error().code, Errc::InvalidInput);
    }
    void anyBytes_areAListOrAnError() {
        std::mt19937 random(1);
        const std::string good[] = {xspf("<track><location>a.mp3</location><title>x &amp; y</title></track>"),
                                    "#EXTM3U\n#EXTINF:5,a - b\n../c.mp3\n"};
        for (int i = 0; i < 4000; ++i) {
            std::string spoilt = good[i % 2];
            for (int j = 0; j < 3; ++j)
                spoilt[random() % spoilt.size()] = static_cast<char>(random() % 256);
            spoilt.resize(random() % (spoilt.size() + 1));
            (void)readPlaylistFile(spoilt, kFile);
        }
    }
    void whatIsWritten_isReadBack_data() {
        QTest::addColumn<bool>("isXspf");
        QTest::addColumn<bool>("isRelative");
        QTest::newRow("M3U8, relative") << false << true;
        QTest::newRow("M3U8, absolute") << false << false;
        QTest::newRow("XSPF, relative") << true << true;
        QTest::newRow("XSPF, absolute") << true << false;
    }
    void whatIsWritten_isReadBack() {
        QFETCH(bool, isXspf);
        QFETCH(bool, isRelative);
        const FilePath folder("/home/anna/lists");
        const auto style = isRelative ? PathStyle::Relative : PathStyle::Absolute;
        PlaylistFile list{.name = "Läuft <gut> & mehr", .entries = {}, .unusable = 0};
        for (const char* path :
             {"/home/anna/lists/a b.mp3", "/home/anna/lists/sub/ü.flac", "/music/x.ogg", "/music/line\nbreak.mp3",
              "/music/#1.mp3", "/home/anna/lists/#2.mp3", "/music/100%.mp3", "/music/old\xF6.mp3"})
            list.entries.push_back(entry(path, "Anna & Bert", "Say \"hi\""));
        const auto text = isXspf ? writeXspf(list, folder, style) : writeM3u8(list, folder, style);
        const auto back = read(text);
        QCOMPARE(back.name, list.name);
        QCOMPARE(back.entries.size(), list.entries.size());
        for (std::size_t i = 0; i < list.entries.size(); ++i) {
            QVERIFY2(hasPath(back.entries[i], list.entries[i].paths[0].bytes()), text.c_str());
            QCOMPARE(back.entries[i].title, list.entries[i].title);
            QCOMPARE(back.entries[i].artist, list.entries[i].artist);
            QVERIFY(back.entries[i].length == 65s);
        }
        QCOMPARE(text.find("/home/anna") == std::string::npos, isRelative);
    }
    void entryWithoutPath_isWrittenByItsLocation() {
        PlaylistFile list;
        list.entries.push_back({.location = "http://radio.example/live?a=1&b=2",
                                .paths = {},
                                .title = "Radio",
                                .artist = {},
                                .album = {},
                                .length = {}});
        list.entries.push_back(
            {.location = {}, .paths = {}, .title = "Nowhere", .artist = {}, .album = {}, .length = {}});
        const auto m3u = read(writeM3u8(list, FilePath("/x"), PathStyle::Relative));
        QCOMPARE(m3u.entries.size(), std::size_t(1));
        QCOMPARE(m3u.entries[0].location, list.entries[0].location);
        const auto back = read(writeXspf(list, FilePath("/x"), PathStyle::Relative));
        QCOMPARE(back.entries.size(), std::size_t(2));
        QCOMPARE(back.entries[0].location, list.entries[0].location);
    }
};

QTEST_APPLESS_MAIN(tst_PlaylistFile)
#include "tst_PlaylistFile.moc"
