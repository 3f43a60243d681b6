// SPDX-License-Identifier: GPL-3.0-or-later
// This program starts itself as a device that makes changes and talks to its server, kills it at random moments, or
// takes the disk away from it, and looks at what is left.
#include <QTest>

#include <csignal>
#include <cstdio>
#include <filesystem>
#include <random>
#include <sys/resource.h>

#include "core/os/ChildProcess.h"
#include "core/os/Paths.h"
#include "tests/support/CatalogBuilder.h"
#include "tests/support/OperationReplica.h"

using namespace linnet::core;
using namespace linnet::core::operations;
using namespace linnet::core::store;
using namespace linnet::test;

namespace {

const TrackId kTrack = idNamed<TrackId>("t");
const PlaylistId kList = idNamed<PlaylistId>("list");
const UnixMillis kNow{std::chrono::milliseconds(1'700'000'000'000)};
constexpr std::chrono::seconds kPatience{60};

void addTrack(OperationServer& server) {
    must(server.database().write(WritePriority::User, [](WriteTransaction& tx) -> Result<void> {
        ReplicaTables tables(tx.connection(), 0, 0);
        return tables.put(aTrack("t").rev(tx.takeRev()).build()).map([](auto) {});
    }));
}

Change play(int number) { return AddPlay{kTrack, kNow, std::chrono::seconds(number)}; }
Change insertOne() {
    return InsertItems{.playlist = kList, .after = {}, .items = {{PlaylistItemId::random(), kTrack}}};
}
Change createList() {
    return CreatePlaylist{
        .playlist = kList, .kind = PlaylistKind::Manual, .name = "Evening", .folder = {}, .rules = {}};
}

void talk(OperationReplica& device, OperationServer& server) {
    if (const auto body = device.request(5); !body.empty()) device.takeReply(server.post(body), kNow);
    while (device.readPage(server, 4, kNow)) {
    }
}

/// One item and one play a round, a line after each; talks and undoes in between.
int changeUntilKilled(const std::string& folder) {
    OperationServer server{FilePath(folder + "/server.db")};
    OperationReplica device{FilePath(folder + "/replica.db")};
    device.perform({createList()}, kNow);
    for (int round = 0;; ++round) {
        if (!device.perform({insertOne(), play(round)}, kNow)) return 1;
        std::puts("made");
        std::fflush(stdout);
        if (round % 3 == 0) talk(device, server);
        if (round % 7 == 0) device.undo(kNow);
    }
}

void setFileLimit(rlim_t bytes) {
    rlimit limit{};
    getrlimit(RLIMIT_FSIZE, &limit);
    limit.rlim_cur = bytes;
    setrlimit(RLIMIT_FSIZE, &limit);
}

/// Until the disk is full, then a little more; then the disk has room again. 0 if nothing was lost.
int changeUntilFull(const std::string& folder) {
    std::signal(SIGXFSZ, SIG_IGN);
    OperationReplica device{FilePath(folder + "/replica.db")};
    if (!device.perform({createList()}, kNow)) return 2;
    setFileLimit(600'000);
    std::int64_t made = 1;
    int failures = 0;
    while (failures < 5) {
        const std::string text(20'000, 'x');
        const bool isDone = device.perform({DescribePlaylist{kList, text}, play(1)}, kNow);
        isDone ? made += 2 : ++failures;
        if (made > 10'000) return 3;
    }
    if (device.pendingCount() != made) return 4;
    setFileLimit(RLIM_INFINITY);
    if (!device.perform({play(2)}, kNow)) return 5;
    OperationServer server;
    addTrack(server);
    device.settle(server, kNow);
    if (server.accepted.size() != static_cast<std::size_t>(made + 1)) return 6;
    return device.shown() == shownBy(server.reader(), OperationServer::kUser) ? 0 : 7;
}

os::ChildProcess started(const char* verb, const linnet::tests::TempFolder& folder) {
    return must(os::ChildProcess::start({.program = must(os::programFile()),
                                         .args = {verb, folder.path().bytes()},
                                         .pipeStdin = true,
                                         .pipeStdout = true}));
}

std::int64_t count(Connection& connection, const char* sql) { return must(connection.integer({"testCount", sql})); }
constexpr const char* kItems = "SELECT count(*) FROM playlist_item";
constexpr const char* kPlays = "SELECT count(*) FROM play";

} // namespace

class tst_OperationFaults : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void killedAnywhere_nothingIsLostOrDoubled() {
        linnet::tests::TempFolder folder;
        {
            OperationServer server(folder.file("server.db"));
            addTrack(server);
        }
        std::mt19937 random(20261122);
        std::int64_t made = 0;
        for (int round = 0; round < 8; ++round) {
            auto child = started("--change", folder);
            const auto lines = 1 + random() % 25;
            for (unsigned i = 0; i < lines; ++i)
                QCOMPARE(must(child.readLine(SystemClock().steady() + kPatience)), std::string("made"));
            child.kill();
            QVERIFY(child.wait(kPatience));
            made += lines;

            OperationServer server(folder.file("server.db"));
            OperationReplica device(folder.file("replica.db"));
            const auto items = count(device.reader(), kItems);
            QVERIFY(items >= made);
            made = items; // What was made after the last line that was read.
            QCOMPARE(count(device.reader(), kPlays), items);
            if (round % 2 == 0) continue;
            device.settle(server, kNow);
            QVERIFY(device.shown() == shownBy(server.reader(), OperationServer::kUser));
            QCOMPARE(device.leftovers(), 0);
            QCOMPARE(count(server.reader(), kItems), items);
            QCOMPARE(count(server.reader(), kPlays), items);
        }
    }

    void fullDisk_losesNothingThatWasSaid() {
        linnet::tests::TempFolder folder;
        auto child = started("--fill", folder);
        const auto code = child.wait(kPatience);
        QVERIFY(code);
        QCOMPARE(*code, 0);
    }

    void truncatedLogOfTheReplica_getsBackWhatWasSent() {
        for (int tenths = 0; tenths < 10; ++tenths) {
            linnet::tests::TempFolder folder;
            const auto from = folder.file("replica.db");
            const auto to = folder.file("after.db");
            OperationServer server;
            addTrack(server);
            {
                OperationReplica device(from);
                device.perform({createList()}, kNow);
                talk(device, server);
                for (int i = 0; i < 6; ++i) {
                    device.perform({insertOne(), play(i)}, kNow);
                    talk(device, server);
                }
                std::filesystem::copy_file(from.bytes(), to.bytes());
                std::filesystem::copy_file(from.bytes() + "-wal", to.bytes() + "-wal");
            }
            const auto size = std::filesystem::file_size(to.bytes() + "-wal");
            std::filesystem::resize_file(to.bytes() + "-wal", size * static_cast<unsigned>(tenths) / 10);
            OperationReplica device(to);
            device.perform({createList(), insertOne(), play(99)}, kNow);
            for (int i = 0; i < 3; ++i)
                device.settle(server, kNow);
            QVERIFY(device.shown() == shownBy(server.reader(), OperationServer::kUser));
            QVERIFY(device.refusals().empty());
            QCOMPARE(count(server.reader(), kItems), 7);
            QCOMPARE(count(server.reader(), kPlays), 7);
        }
    }

    void truncatedLogOfTheServer_getsBackWhatItAcknowledged() {
        linnet::tests::TempFolder folder;
        const auto from = folder.file("server.db");
        const auto to = folder.file("after.db");
        OperationReplica device;
        {
            OperationServer server(from);
            addTrack(server);
            device.perform({createList()}, kNow);
            talk(device, server);
            for (int i = 0; i < 6; ++i) {
                device.perform({insertOne(), play(i)}, kNow);
                talk(device, server);
            }
            std::filesystem::copy_file(from.bytes(), to.bytes());
            std::filesystem::copy_file(from.bytes() + "-wal", to.bytes() + "-wal");
        }
        const auto size = std::filesystem::file_size(to.bytes() + "-wal");
        std::filesystem::resize_file(to.bytes() + "-wal", size / 2);
        OperationServer server(to);
        if (count(server.reader(), "SELECT count(*) FROM track") == 0) addTrack(server);
        device.readPage(server, 100, kNow);
        device.settle(server, kNow);
        QVERIFY(device.shown() == shownBy(server.reader(), OperationServer::kUser));
        QCOMPARE(count(server.reader(), kItems), 6);
        QCOMPARE(count(server.reader(), kPlays), 6);
    }
};

int main(int argc, char* argv[]) {
    if (argc == 3 && std::string_view(argv[1]) == "--change") return changeUntilKilled(argv[2]);
    if (argc == 3 && std::string_view(argv[1]) == "--fill") return changeUntilFull(argv[2]);
    tst_OperationFaults test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_OperationFaults.moc"
