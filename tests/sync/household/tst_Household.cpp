// SPDX-License-Identifier: GPL-3.0-or-later
// Several computers change the same things, offline and online, through a proxy that loses, cuts, repeats and delays.
#include <QTest>

#include "core/store/PersonalRows.h"
#include "tests/sync/support/HouseholdFixture.h"

using namespace linnet;
using namespace core::operations;
using tests::Computer;
using tests::TestServer;

namespace {

core::Target track(unsigned number) {
    return {core::TargetKind::Track, test::idNamed<core::TrackId>("track " + std::to_string(number)).bytes};
}
core::PlaylistId list(unsigned number) { return test::idNamed<core::PlaylistId>("list " + std::to_string(number)); }

/// The server knows these; nobody scanned them.
void addTracks(TestServer& server) {
    test::must(server.server().database().write(
        core::store::WritePriority::User, [](core::store::WriteTransaction& tx) -> core::Result<void> {
            core::store::ReplicaTables tables(tx.connection(), 0, 0);
            LINNET_TRY_VOID(tables.put(test::aLibrary("Music", tx.takeRev())));
            for (int i = 0; i < 20; ++i)
                LINNET_TRY_VOID(tables.put(test::aTrack("track " + std::to_string(i)).rev(tx.takeRev()).build()));
            return {};
        }));
}

/// What this computer has heard of by now; the other computers add items as well.
std::vector<core::PlaylistItem> knownItems(Computer& computer) {
    const core::store::PersonalOwner owner{.source = computer.app.replica.source};
    return test::must(core::store::PersonalRows::items(computer.app.replica.database.reader(), owner, list(0)));
}

Change randomChange(std::mt19937& random, const std::vector<core::PlaylistItem>& items) {
    const auto some = [&](unsigned most) { return static_cast<unsigned>(random() % most); };
    const auto item = [&] { return items.empty() ? core::PlaylistItemId{} : items[some(unsigned(items.size()))].id; };
    switch (items.empty() ? some(6) % 4 : some(6)) {
    case 0:
        return SetMark{track(some(5)), Mark::Liked, some(2) == 0};
    case 1:
        return SetRating{track(some(5)), static_cast<core::Rating>(some(11))};
    case 2:
        return AddPlay{core::TrackId{track(some(5)).id}, core::UnixMillis(std::chrono::seconds(some(1000))),
                       std::chrono::seconds(200)};
    case 4:
        return RemoveItems{list(0), {item()}};
    case 5:
        return MoveItems{list(0), item(), {item()}};
    default:
        return InsertItems{list(0), item(), {{core::PlaylistItemId::random(), core::TrackId{track(some(20)).id}}}};
    }
}

std::vector<std::string> serverRows(TestServer& server) {
    return tests::personalRows(*server.server().database().reader().value(), 0);
}

} // namespace

class tst_Household : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aChange_reachesTheOtherComputer() {
        TestServer server;
        addTracks(server);
        Computer one(server, {});
        Computer two(server, {});
        one.make({SetMark{track(1), Mark::Liked, true}, SetRating{track(2), 8}});
        const auto expected = one.rows();
        QCOMPARE(expected.size(), std::size_t(2));
        QVERIFY(two.agreesWith(expected));
        QVERIFY(one.agreesWith(expected));
    }

    void whatWasMadeOffline_arrivesLater_withTheRest() {
        TestServer server;
        addTracks(server);
        Computer one(server, {});
        Computer two(server, {});
        QVERIFY(one.app.reaches(sync::Link::Online));
        one.proxy.setAway(true);
        one.make({CreatePlaylist{list(0), core::PlaylistKind::Manual, "Evening", {}, {}}});
        one.make({InsertItems{list(0), {}, {{core::PlaylistItemId::random(), core::TrackId{track(3).id}}}}});
        two.make({SetMark{track(1), Mark::Liked, true}});
        QVERIFY(two.app.executor.runUntil([&] { return two.pending() == 0; }));
        QCOMPARE(one.pending(), std::int64_t(2));
        one.proxy.setAway(false);
        QVERIFY(one.app.executor.runUntil([&] { return one.pending() == 0 && one.rows().size() == 3; }));
        QVERIFY(two.agreesWith(one.rows()));
    }

    void aRefusedChange_isTakenBackAndTold_andTheOthersGoOn() {
        TestServer server;
        addTracks(server);
        bool isTold = false;
        Computer one(server, {});
        one.app.session.reset();
        one.app.options.listeners.onRefusals = [&] { isTold = true; };
        one.app.restart();
        QVERIFY(one.app.reaches(sync::Link::Online));
        one.make({CreatePlaylist{list(0), core::PlaylistKind::Manual, "Evening", {}, {}}});
        one.make({SetMark{track(1), Mark::Liked, true}});
        // Unknown to the server, though not to this replica.
        one.app.replica.database.write([&](core::store::WriteTransaction& tx) -> core::Result<void> {
            core::store::ReplicaTables tables(tx.connection(), one.app.replica.source, 0);
            LINNET_TRY_VOID(tables.put(test::aTrack("nowhere").rev(1).build()));
            return {};
        });
        one.make(
            {SetMark{{core::TargetKind::Track, test::idNamed<core::TrackId>("nowhere").bytes}, Mark::Liked, true}});
        one.make({SetRating{track(2), 4}});
        QVERIFY(one.app.executor.runUntil([&] { return isTold && one.pending() == 0; }));
        QVERIFY(one.agreesWith(serverRows(server)));
        QCOMPARE(one.rows().size(), std::size_t(3));
    }

    void randomEdits_throughFaults_endEqual_data() {
        QTest::addColumn<unsigned>("seed");
        for (unsigned seed = 1; seed <= 4; ++seed)
            QTest::newRow(std::to_string(seed).c_str()) << seed;
    }
    void randomEdits_throughFaults_endEqual() {
        QFETCH(unsigned, seed);
        std::mt19937 random(seed);
        TestServer server;
        addTracks(server);
        std::vector<std::unique_ptr<Computer>> computers;
        for (unsigned i = 0; i < 3; ++i)
            computers.push_back(std::make_unique<Computer>(server, tests::faultsOf(seed * 10 + i, 4)));
        computers[0]->make({CreatePlaylist{list(0), core::PlaylistKind::Manual, "Shared", {}, {}}});
        for (auto& computer : computers)
            QVERIFY(computer->app.executor.runUntil([&] { return computer->rows().size() == 1; }));
        std::size_t plays = 0;
        for (int i = 0; i < 60; ++i) {
            auto& computer = *computers[random() % computers.size()];
            const auto change = randomChange(random, knownItems(computer));
            plays += std::holds_alternative<AddPlay>(change) ? 1 : 0;
            computer.make({change});
            if (random() % 8 == 0) computer.proxy.setAway(true);
            if (random() % 4 == 0) computer.proxy.setAway(false);
            computer.app.executor.runPosted();
        }
        for (auto& computer : computers) {
            computer->proxy.setAway(false);
            computer->app.session->retryNow();
        }
        for (auto& computer : computers)
            QVERIFY(computer->app.executor.runUntil([&] { return computer->pending() == 0; }));
        const auto expected = serverRows(server);
        for (auto& computer : computers)
            QVERIFY(computer->agreesWith(expected));
        const auto isPlay = [](const std::string& line) { return line.starts_with("play "); };
        QCOMPARE(static_cast<std::size_t>(std::ranges::count_if(expected, isPlay)), plays);
    }
};

QTEST_APPLESS_MAIN(tst_Household)
#include "tst_Household.moc"
