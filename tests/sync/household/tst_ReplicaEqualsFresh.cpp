// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever a replica went through, it ends as one that was made now: libraries given and taken, a server that was
// restored, a change of account. Table by table, against a real server.
#include <QFile>
#include <QTest>

#include "core/wire/Grants.h"
#include "tests/server/operations/PersonsDevice.h"
#include "tests/sync/support/HouseholdFixture.h"
#include "tests/sync/support/WholeReplica.h"

using namespace linnet;
using namespace core::operations;
using tests::Computer;
using tests::TestServer;

namespace {

constexpr int kTracks = 60;

core::TrackId trackId(const std::string& library, int number) {
    return test::idNamed<core::TrackId>(library + " " + std::to_string(number));
}
core::Target track(const std::string& library, int number) {
    return {core::TargetKind::Track, trackId(library, number).bytes};
}

/// A library with artists, albums and tracks of its own, and one artist that all libraries have.
core::Result<void> addLibrary(core::store::WriteTransaction& tx, const std::string& name) {
    core::store::ReplicaTables tables(tx.connection(), 0, 0);
    LINNET_TRY_VOID(tables.put(test::aLibrary(name, tx.takeRev())));
    for (const std::string& artist : {name + " band", std::string("Everywhere")})
        LINNET_TRY_VOID(tables.put(test::anArtist(artist, tx.takeRev())));
    for (int i = 0; i < kTracks; ++i) {
        const std::string album = name + " album " + std::to_string(i / 10);
        if (i % 10 == 0)
            LINNET_TRY_VOID(tables.put(test::anAlbum(album).by(name + " band").art(album).rev(tx.takeRev()).build()));
        core::Track made = test::aTrack(name + " " + std::to_string(i))
                               .by(i % 2 == 0 ? name + " band" : "Everywhere")
                               .on(album)
                               .number(i % 10 + 1)
                               .genre(name)
                               .rev(tx.takeRev());
        made.library = test::idNamed<core::LibraryId>(name);
        LINNET_TRY_VOID(tables.put(made));
    }
    return {};
}

struct House {
    House() {
        server.addUser("ben", TestServer::kPassword, server::Role::Adult);
        test::must(server.server().database().write(core::store::WritePriority::User,
                                                    [](core::store::WriteTransaction& tx) -> core::Result<void> {
                                                        LINNET_TRY_VOID(addLibrary(tx, "Music"));
                                                        return addLibrary(tx, "Attic");
                                                    }));
    }
    /// Nobody: everybody sees it.
    void give(const char* library, const std::vector<core::UserId>& users) {
        const tests::PersonsDevice ada(server, "ada");
        const auto id = test::idNamed<core::LibraryId>(library);
        const auto reply = ada.ask({.method = "PUT",
                                    .target = "/api/v1/libraries/" + id.hex() + "/grants",
                                    .body = core::wire::encoded(core::wire::LibraryGrants{users})});
        if (reply.status != 200) qFatal("a library cannot be given: %d", reply.status);
    }
    core::UserId userId(const char* name) { return tests::PersonsDevice(server, name).session().userId; }

    TestServer server{{.watchesMusic = false}};
};

std::vector<std::string> whole(Computer& computer) {
    return tests::wholeReplica(computer.app.replica.database.reader(), computer.app.replica.source);
}

std::ptrdiff_t tracksOf(const std::vector<std::string>& lines) {
    return std::ranges::count_if(lines, [](const std::string& line) { return line.starts_with("track "); });
}

/// Likes, a rating, plays and a shared playlist that holds tracks of both libraries.
void live(Computer& computer, const std::string& name) {
    const auto list = test::idNamed<core::PlaylistId>(name);
    InsertItems insert{.playlist = list, .after = {}, .items = {}};
    for (int i = 0; i < 10; ++i)
        insert.items.push_back({core::PlaylistItemId::random(), trackId(i % 2 == 0 ? "Music" : "Attic", i)});
    const auto removed = insert.items[3].id;
    computer.make({SetMark{track("Music", 1), Mark::Liked, true}, SetMark{track("Attic", 2), Mark::Hidden, true},
                   SetRating{track("Attic", 3), 7},
                   AddPlay{trackId("Attic", 4), core::UnixMillis(std::chrono::seconds(5)), std::chrono::seconds(200)},
                   CreatePlaylist{list, core::PlaylistKind::Manual, name, {}, {}}, insert, RemoveItems{list, {removed}},
                   SharePlaylist{list, core::PlaylistAccess::Editable}});
}

} // namespace

class tst_ReplicaEqualsFresh : public QObject {
    Q_OBJECT

    static bool isUpToDate(House& house, Computer& computer, const char* user) {
        return computer.app.executor.runUntil([&] { return computer.isUpToDate(house.server, user); });
    }
    /// From a replica that is made now; "" where there is none. Whoever else is there has nothing more to send.
    static QString difference(House& house, Computer& old, const char* user, std::ptrdiff_t tracks) {
        if (!isUpToDate(house, old, user)) return QStringLiteral("the old one does not come to its end");
        Computer made(house.server, {}, user);
        if (!isUpToDate(house, made, user)) return QStringLiteral("the fresh one does not come to its end");
        const auto expected = whole(made);
        if (tracksOf(expected) != tracks) return QStringLiteral("the fresh one has %1 tracks").arg(tracksOf(expected));
        return QString::fromStdString(tests::differencesOf(whole(old), expected));
    }

private Q_SLOTS:
    void aLibraryTakenAndGivenBack() {
        House house;
        Computer ada(house.server, {});
        Computer ben(house.server, {}, "ben");
        live(ada, "Of Ada");
        live(ben, "Of Ben");
        QVERIFY(isUpToDate(house, ada, "ada"));
        QCOMPARE(difference(house, ben, "ben", 2 * kTracks), QString());
        house.give("Attic", {house.userId("ada")});
        QCOMPARE(difference(house, ben, "ben", kTracks), QString());
        QCOMPARE(difference(house, ada, "ada", 2 * kTracks), QString());
        house.give("Attic", {house.userId("ben")});
        QCOMPARE(difference(house, ben, "ben", 2 * kTracks), QString());
    }

    void aLibraryTakenWhileSomethingIsMadeOffline() {
        House house;
        Computer ben(house.server, {}, "ben");
        QCOMPARE(difference(house, ben, "ben", 2 * kTracks), QString());
        ben.proxy.setAway(true);
        live(ben, "Of Ben");
        house.give("Attic", {house.userId("ada")});
        ben.proxy.setAway(false);
        ben.app.session->retryNow();
        QCOMPARE(difference(house, ben, "ben", kTracks), QString());
    }

    void aServerRestoredFromABackup() {
        House house;
        Computer ben(house.server, {}, "ben");
        QCOMPARE(difference(house, ben, "ben", 2 * kTracks), QString());
        const auto database = house.server.data() / "server.db";
        const auto backup = house.server.data() / "yesterday.db";
        test::must(house.server.server().database().backupTo(backup));
        live(ben, "Of Ben");
        QCOMPARE(difference(house, ben, "ben", 2 * kTracks), QString());
        house.server.stop();
        for (const char* end : {"", "-wal", "-shm"})
            QFile::remove(QString::fromStdString(database.bytes() + end));
        QVERIFY(QFile::rename(QString::fromStdString(backup.bytes()), QString::fromStdString(database.bytes())));
        house.server.start();
        ben.app.session->retryNow();
        QCOMPARE(difference(house, ben, "ben", 2 * kTracks), QString());
        // What the backup did not have was sent again.
        const auto lines = whole(ben);
        QCOMPARE(std::ranges::count_if(lines, [](const std::string& line) { return line.starts_with("play "); }), 1);
        QVERIFY(std::ranges::any_of(lines, [](const std::string& line) { return line.starts_with("playlist "); }));
    }

    void anotherAccount_onTheSameSource() {
        House house;
        house.give("Attic", {house.userId("ada")});
        Computer computer(house.server, {});
        live(computer, "Of Ada");
        QCOMPARE(difference(house, computer, "ada", 2 * kTracks), QString());
        QVERIFY(computer.app.wait<void>([&](sync::Done<void> done) { computer.app.session->logout(std::move(done)); }));
        QVERIFY(computer.app.executor.runUntil(
            [&] { return computer.app.login(TestServer::kPassword, "ben").has_value(); }));
        QCOMPARE(difference(house, computer, "ben", kTracks), QString());
    }
};

QTEST_APPLESS_MAIN(tst_ReplicaEqualsFresh)
#include "tst_ReplicaEqualsFresh.moc"
