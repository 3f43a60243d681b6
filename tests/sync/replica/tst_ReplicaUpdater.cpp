// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <future>

#include "tests/sync/support/FeedFixture.h"

using namespace linnet;
using core::Errc;
using tests::anAlbumOf;
using tests::FakeFeed;
using tests::Replica;

namespace {

std::vector<std::string> shownAfter(const std::vector<core::FeedRecord>& records) {
    Replica replica;
    FakeFeed feed{.records = records, .fault = {}};
    if (!replica.catchUp(feed)) return {"could not catch up"};
    return replica.shown();
}

constexpr core::store::NamedQuery kLibraryRows{"libraryRows", "SELECT count(*) FROM library"};

} // namespace

class tst_ReplicaUpdater : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void catchUp_readsAllPages_andThenOnlyWhatIsNew() {
        Replica replica;
        FakeFeed feed{.records = anAlbumOf(40, "Anna"), .fault = {}};
        QCOMPARE(replica.catchUp(feed).value().records, std::uint64_t(43));
        QCOMPARE(replica.shown().size(), std::size_t(43));
        QCOMPARE(replica.catchUp(feed).value().records, std::uint64_t(0));
        feed.records.emplace_back(test::anArtist("Bert", 44));
        feed.records.emplace_back(
            core::Tombstone{core::EntityKind::Track, test::idNamed<core::TrackId>("Anna 1").bytes, 45});
        QCOMPARE(replica.catchUp(feed).value().records, std::uint64_t(2));
        QCOMPARE(replica.shown().size(), std::size_t(43));
    }

    void aLibraryThatWentBeforeItsTracks_goesWithThem() {
        Replica replica;
        FakeFeed feed{.records = anAlbumOf(9, "Anna"), .fault = {}};
        QVERIFY(replica.catchUp(feed));
        core::Rev rev = static_cast<core::Rev>(feed.records.size());
        const auto remove = [&](core::EntityKind kind, const core::IdBytes& id) {
            feed.records.emplace_back(core::Tombstone{kind, id, ++rev});
        };
        remove(core::EntityKind::Library, test::idNamed<core::LibraryId>("Music").bytes);
        for (int i = 1; i <= 9; ++i)
            remove(core::EntityKind::Track, test::idNamed<core::TrackId>("Anna " + std::to_string(i)).bytes);
        QVERIFY(replica.catchUp(feed));
        QCOMPARE(test::must(replica.database.reader().integer(kLibraryRows)), 0);
    }

    void catchUp_withoutNews_doesNotTakeTheWriter() {
        Replica replica;
        const FakeFeed feed{.records = anAlbumOf(3, "Anna"), .fault = {}};
        QVERIFY(replica.catchUp(feed));
        std::promise<void> release;
        replica.database->writeLater(
            core::store::WritePriority::User,
            [isReleased = release.get_future().share()](core::store::WriteTransaction&) -> core::Result<void> {
                isReleased.wait();
                return {};
            },
            [](const core::Result<void>&) {});
        auto polled = std::async(std::launch::async, [&] { return replica.catchUp(feed).has_value(); });
        const bool isThrough = polled.wait_for(std::chrono::seconds(20)) == std::future_status::ready;
        release.set_value();
        QVERIFY(polled.get());
        QVERIFY(isThrough);
    }

    void catchUp_tellsWhatWasTouched() {
        Replica replica;
        const FakeFeed feed{.records = {test::anArtist("Anna", 1)}, .fault = {}};
        sync::CatalogueChange touched;
        sync::UpdaterListeners listeners;
        listeners.onSlice = [&](const sync::CatalogueChange& change, std::uint64_t) { touched = change; };
        QVERIFY(replica.catchUp(feed, {}, listeners));
        QVERIFY(touched.artists && !touched.tracks && !touched.albums && !touched.libraries);
        QCOMPARE(touched.source, replica.source);
    }

    void stoppedAtAnySlice_goesOnWhereItWas() {
        const auto records = anAlbumOf(120, "Anna");
        const auto wanted = shownAfter(records);
        for (int stopAt = 1; stopAt < 12; stopAt += 3) {
            Replica replica;
            const FakeFeed feed{.records = records, .pageSize = 50, .fault = {}};
            core::CancelSource stop;
            int slices = 0;
            sync::UpdaterListeners listeners;
            listeners.onSlice = [&](const sync::CatalogueChange&, std::uint64_t) {
                if (++slices == stopAt) stop.cancel();
            };
            const auto stopped = replica.catchUp(feed, stop.token(), listeners);
            QVERIFY(stopped || stopped.error().code == Errc::Cancelled);
            QVERIFY(replica.catchUp(feed));
            QVERIFY(replica.shown() == wanted);
        }
    }

    void brokenPages_loseNothing() {
        const auto records = anAlbumOf(60, "Anna");
        const auto wanted = shownAfter(records);
        Replica replica;
        FakeFeed feed{.records = records, .fault = {}};
        int asked = 0;
        feed.fault = [&](core::Result<sync::FeedPage>& page) {
            if (++asked % 2 == 0) page = core::failure(Errc::Offline, "cut off");
        };
        int tries = 0;
        while (!replica.catchUp(feed) && tries < 100)
            ++tries;
        QVERIFY(tries > 3);
        QVERIFY(replica.shown() == wanted);
    }

    void anotherEpoch_startsOver_andSweepsWhatIsGone() {
        Replica replica;
        FakeFeed feed{.records = anAlbumOf(30, "Anna"), .fault = {}};
        QVERIFY(replica.catchUp(feed));
        const auto markBefore = replica.progress().mark;
        feed.epoch = "b";
        feed.records = anAlbumOf(20, "Bert");
        QVERIFY(replica.catchUp(feed).value().hasStartedOver);
        QVERIFY(!replica.catchUp(feed).value().hasStartedOver);
        QVERIFY(replica.shown() == shownAfter(anAlbumOf(20, "Bert")));
        QCOMPARE(replica.progress().mark, markBefore + 1);
        QVERIFY(!replica.progress().isSweeping);
    }

    void startOver_stoppedAtAnySlice_endsTheSame() {
        const auto wanted = shownAfter(anAlbumOf(60, "Bert"));
        for (int stopAt = 1; stopAt < 12; stopAt += 3) {
            Replica replica;
            FakeFeed feed{.records = anAlbumOf(60, "Anna"), .fault = {}};
            QVERIFY(replica.catchUp(feed));
            feed.epoch = "b";
            feed.records = anAlbumOf(60, "Bert");
            core::CancelSource stop;
            int pages = 0;
            feed.fault = [&](core::Result<sync::FeedPage>&) {
                if (++pages == stopAt) stop.cancel();
            };
            const auto stopped = replica.catchUp(feed, stop.token());
            QVERIFY(stopped || stopped.error().code == Errc::Cancelled);
            QVERIFY(replica.catchUp(feed));
            QVERIFY(replica.shown() == wanted);
            QVERIFY(!replica.progress().isSweeping);
        }
    }

    void aServerThatAlwaysStartsOver_isRefused() {
        Replica replica;
        FakeFeed feed;
        feed.fault = [](core::Result<sync::FeedPage>& page) { page = core::failure(Errc::StartOver, "again"); };
        QVERIFY(replica.catchUp(feed).error().code == Errc::Protocol);
    }

    void aFeedThatStandsStill_isRefused() {
        Replica replica;
        FakeFeed feed{.records = anAlbumOf(3, "Anna"), .fault = {}};
        feed.fault = [](core::Result<sync::FeedPage>& page) { page->end = {"a.1", true, 1}; };
        QVERIFY(replica.catchUp(feed).error().code == Errc::Protocol);
    }

    void removeSource_leavesTheOthersAlone() {
        Replica replica;
        FakeFeed feed{.records = anAlbumOf(30, "Anna"), .fault = {}};
        QVERIFY(replica.catchUp(feed));
        const auto first = replica.source;
        const auto wanted = replica.shown();
        core::store::Source other;
        other.kind = core::store::SourceKind::BundledServer;
        replica.database.write([&](core::store::WriteTransaction& tx) -> core::Result<void> {
            LINNET_TRY(replica.source, core::store::addSource(tx, other));
            return {};
        });
        QVERIFY(replica.catchUp(feed));
        QVERIFY(sync::removeSourceFromReplica(*replica.database, replica.source, {}));
        QVERIFY(replica.shown().empty());
        QVERIFY(!core::store::sourceById(replica.database.reader(), replica.source).value());
        replica.source = first;
        QVERIFY(replica.shown() == wanted);
    }
};

QTEST_APPLESS_MAIN(tst_ReplicaUpdater)
#include "tst_ReplicaUpdater.moc"
