// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <QFile>

#include "core/wire/Accounts.h"
#include "core/wire/LyricsReply.h"
#include "core/wire/Records.h"
#include "tests/support/AudioFiles.h"
#include "tests/support/PlainHttp.h"
#include "tests/support/TestServer.h"

using namespace linnet;
using core::lyrics::Lyrics;

class tst_LyricsRoute : public QObject {
    Q_OBJECT

    tests::AudioFiles m_files;

    static core::Result<Lyrics> lyricsOfTheOnlyTrack(tests::TestServer& server) {
        const auto session = tests::fetch(
            server.port(),
            {.method = "POST",
             .target = "/api/v1/login",
             .body = core::wire::encoded(core::wire::LoginRequest{server.kUser, server.kPassword, "test"})});
        const auto token = core::wire::decode<core::wire::TokenReply>(session.body)->accessToken;
        const auto page = core::wire::decode<core::wire::Page<core::Track>>(
            tests::fetch(server.port(), {.target = "/api/v1/tracks", .token = token}).body);
        const auto reply =
            tests::fetch(server.port(), {.target = "/api/v1/lyrics/" + page->items.front().id.hex(), .token = token});
        if (reply.status != 200) return core::failure(core::Errc::NotFound, reply.body);
        return core::wire::decode<Lyrics>(reply.body);
    }

private Q_SLOTS:
    void track_hasTheWordsBesideIt() {
        tests::TestServer server;
        const auto song = server.music() / "song.flac";
        m_files.make(song, {}, {{"TITLE", "Song"}, {"LYRICS", "In the tag"}});
        server.scan();
        QCOMPARE(lyricsOfTheOnlyTrack(server)->lines.front().text, std::string("In the tag"));
        tests::AudioFiles::write(server.music() / "song.lrc", "[00:01.00]Beside");
        QCOMPARE(lyricsOfTheOnlyTrack(server)->lines.front().text, std::string("Beside"));
    }
    void link_outOfTheLibrary_isNotFollowed() {
        tests::TestServer server;
        m_files.make(server.music() / "song.flac", {}, {{"TITLE", "Song"}});
        server.scan();
        tests::AudioFiles::write(server.data() / "secret.txt", "[00:01.00]The secret");
        const auto link = server.music() / "song.lrc";
        QVERIFY(QFile::link(QString::fromStdString((server.data() / "secret.txt").bytes()),
                            QString::fromStdString(link.bytes())));
        QVERIFY(lyricsOfTheOnlyTrack(server)->isEmpty());
    }
    void fileThatIsGone_isNotFound() {
        tests::TestServer server;
        const auto song = server.music() / "song.flac";
        m_files.make(song, {}, {{"TITLE", "Song"}});
        server.scan();
        tests::AudioFiles::remove(song);
        QCOMPARE(lyricsOfTheOnlyTrack(server).error().code, core::Errc::NotFound);
    }
};

QTEST_GUILESS_MAIN(tst_LyricsRoute)
#include "tst_LyricsRoute.moc"
