// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <optional>

#include "app/query/QtExecutor.h"
#include "app/query/QueryThread.h"
#include "app/services/ServerLyrics.h"
#include "app/services/SessionSet.h"
#include "core/wire/LyricsReply.h"
#include "sync/http/CurlTransport.h"
#include "sync/secrets/FileSecretStore.h"
#include "tests/support/AudioFiles.h"
#include "tests/support/CatalogBuilder.h"
#include "tests/support/OpenDatabase.h"

using namespace linnet;
using namespace linnet::app;
using Words = core::lyrics::Lyrics;

/// No server can be reached here.
class tst_ServerLyrics : public QObject {
    Q_OBJECT

    struct Away {
        test::OpenDatabase database;
        core::ManualClock clock;
        QtExecutor executor;
        core::log::Logger log;
        QueryThread queries{*database, clock};
        sync::CurlTransport transport;
        sync::FileSecretStore secrets{database.folder() / "secrets"};
        SessionSet sessions{{.transport = transport,
                             .database = *database,
                             .bundledSecrets = secrets,
                             .secrets = secrets,
                             .executor = executor,
                             .clock = clock,
                             .queries = queries,
                             .log = log,
                             .requestLocalToken = {},
                             .forgetMedia = {}}};
        ServerLyrics lyrics{{.sessions = sessions, .queries = queries, .database = *database, .clock = clock}};
        QObject owner;

        core::Result<Words> ask(const QueueItem& item) {
            std::optional<core::Result<Words>> answer;
            lyrics.ask(item, &owner, [&](core::Result<Words> words) { answer.emplace(std::move(words)); });
            [&] { QTRY_VERIFY(answer.has_value()); }();
            return answer ? *answer : core::Result<Words>(core::failure(core::Errc::Timeout, "no answer"));
        }
    };

private Q_SLOTS:
    void looseFile_isReadItself() {
        Away away;
        tests::AudioFiles files;
        QueueItem item;
        item.file = away.database.folder() / "song.flac";
        files.make(item.file, {}, {{"LYRICS", "One\nTwo"}});
        QCOMPARE(away.ask(item)->lines.size(), std::size_t(2));
        tests::AudioFiles::remove(item.file);
        QCOMPARE(away.ask(item).error().code, core::Errc::NotFound);
    }
    void fileOfTheReplica_onThisComputer_isReadItself() {
        Away away;
        tests::AudioFiles files;
        files.make(away.database.folder() / "song.flac", {}, {{"LYRICS", "One"}});
        core::Library library = test::aLibrary("Music", 1);
        library.roots = {{test::idNamed<core::RootId>("root"), away.database.folder(), true}};
        core::Track track = test::aTrack("Song").rev(2);
        track.local = core::LocalLocation{library.roots[0].id, core::FilePath("song.flac")};
        away.database.put(library, track);
        QueueItem item;
        item.id = track.id;
        QCOMPARE(away.ask(item)->lines.front().text, std::string("One"));
    }
    void whatAServerSaid_isGoodWhileItIsAway() {
        Away away;
        QueueItem item;
        item.source = 3;
        item.id = test::idNamed<core::TrackId>("far");
        QCOMPARE(away.ask(item).error().code, core::Errc::Offline);
        const Words words{{{std::nullopt, "One"}}};
        away.database.write([&](core::store::WriteTransaction& tx) {
            return core::store::storeLyrics(tx, 3, item.id, {core::wire::encoded(words), core::UnixMillis{}});
        });
        QVERIFY(away.ask(item) == words);
        away.clock.advance(std::chrono::hours(1000));
        QVERIFY(away.ask(item) == words);
    }
    void owner_whoHasGone_hearsNothing() {
        Away away;
        int answers = 0;
        {
            QObject gone;
            away.lyrics.ask({}, &gone, [&](const core::Result<Words>&) { ++answers; });
        }
        QVERIFY(!away.ask({})); // Asked later, answered: the first would have come by now.
        QCOMPARE(answers, 0);
    }
};

QTEST_GUILESS_MAIN(tst_ServerLyrics)
#include "tst_ServerLyrics.moc"
