// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <algorithm>

#include "core/store/OutboxStore.h"
#include "core/store/PersonalRows.h"
#include "tests/support/CatalogBuilder.h"
#include "tests/support/OperationReplica.h"

using namespace linnet::core;
using namespace linnet::core::operations;
using namespace linnet::core::store;
using namespace linnet::test;
using linnet::core::replica::Outbox;
using linnet::core::replica::ReplicaWriter;

namespace {

const TrackId kTrack = idNamed<TrackId>("t");
const Target kTarget{TargetKind::Track, kTrack.bytes};
const PlaylistId kList = idNamed<PlaylistId>("list");
const UnixMillis kNow{std::chrono::milliseconds(1'700'000'000'000)};

PlaylistItemId item(const char* name) { return idNamed<PlaylistItemId>(name); }
SetMark like(bool isSet = true) { return {kTarget, Mark::Liked, isSet}; }
CreatePlaylist createList(const char* name = "Evening") {
    return {.playlist = kList, .kind = PlaylistKind::Manual, .name = name, .folder = {}, .rules = {}};
}
InsertItems insert(const char* name) { return {.playlist = kList, .after = {}, .items = {{item(name), kTrack}}}; }

/// One device beside a server that knows the track.
struct Pair {
    Pair() {
        must(server.database().write(WritePriority::User, [](WriteTransaction& tx) -> Result<void> {
            ReplicaTables tables(tx.connection(), 0, 0);
            LINNET_TRY_VOID(tables.put(aLibrary("Music", tx.takeRev())));
            LINNET_TRY_VOID(tables.put(aTrack("t").rev(tx.takeRev()).build()));
            return {};
        }));
        read();
    }
    void send() { device.takeReply(server.post(device.request()), kNow); }
    void read() {
        while (device.readPage(server, 100, kNow)) {
        }
    }
    void perform(Change change, UnixMillis at = kNow) { QVERIFY(device.perform({std::move(change)}, at)); }
    Annotation annotation() {
        const PersonalOwner owner{.source = device.source()};
        return must(PersonalRows::annotation(device.reader(), owner, kTarget)).value_or(Annotation{});
    }
    std::optional<Playlist> playlist() {
        return must(PersonalRows::playlist(device.reader(), {.source = device.source()}, kList));
    }
    std::size_t itemCount() {
        const auto items = must(PersonalRows::items(device.reader(), {.source = device.source()}, kList));
        return static_cast<std::size_t>(std::ranges::count_if(items, &PlaylistItem::isPresent));
    }
    std::vector<Operation> pending() { return must(Outbox::pending(device.reader(), device.source(), 1000, 1 << 20)); }
    /// By the device, since it was opened.
    std::int64_t rowsWritten() {
        std::int64_t rows = 0;
        device.write([&](WriteTransaction& tx) -> Result<void> {
            rows = tx.connection().totalChanges();
            return {};
        });
        return rows;
    }
    bool isLikeServer() {
        return device.shown() == shownBy(server.reader(), OperationServer::kUser) && device.leftovers() == 0;
    }
    /// Another device of the same person, through the server.
    void elsewhere(Change change, UnixMillis at = kNow) {
        const Operation operation{{other, ++counter}, at, std::move(change)};
        const auto reply = must(
            linnet::core::wire::decodeOperationsReply(server.post(linnet::core::wire::encodeOperations({operation}))));
        QCOMPARE(reply.results.front().code, std::string());
    }

    OperationServer server;
    OperationReplica device;
    DeviceId other = idNamed<DeviceId>("other");
    std::int64_t counter = 0;
};

} // namespace

class tst_Outbox : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void change_isShownAndQueuedAtOnce() {
        Pair pair;
        pair.perform(like());
        pair.perform(createList());
        QVERIFY(pair.annotation().liked.value);
        QVERIFY(pair.playlist());
        const auto pending = pair.pending();
        QCOMPARE(pending.size(), std::size_t(2));
        QCOMPARE(pending[0].id.counter, 1);
        QCOMPARE(pending[1].id.counter, 2);
        QVERIFY(pending[0].id.device == pending[1].id.device);
        QVERIFY(pending[0].change == Change(like()));
    }
    void impossibleChange_leavesNothingOfItsBatch() {
        Pair pair;
        const std::vector<Change> batch{like(), RenamePlaylist{kList, "Morning"}};
        pair.device.write([&](WriteTransaction& tx) -> Result<void> {
            const auto done = Outbox::append(tx, pair.device.source(), batch, kNow);
            return !done && done.error().code == Errc::NotFound ? Result<void>() : failure(Errc::Internal, "done");
        });
        QVERIFY(!pair.annotation().liked.value);
        QCOMPARE(pair.device.pendingCount(), 0);
        pair.perform(like());
        QCOMPARE(pair.pending().front().id.counter, 1);
    }
    void pending_isCutAtItsLimits() {
        Pair pair;
        for (int i = 0; i < 5; ++i)
            pair.perform(like(i % 2 == 0));
        auto& reader = pair.device.reader();
        QCOMPARE(must(Outbox::pending(reader, pair.device.source(), 3, 1 << 20)).size(), std::size_t(3));
        QCOMPARE(must(Outbox::pending(reader, pair.device.source(), 100, 1)).size(), std::size_t(1));
        QCOMPARE(pair.device.pendingCount(), 5);
    }
    void moreItemsThanOneOperationTakes_becomeSeveralInOrder() {
        Pair pair;
        pair.perform(createList());
        InsertItems many{.playlist = kList, .after = {}, .items = {}};
        for (std::size_t i = 0; i < kMostItems + 5; ++i)
            many.items.push_back({PlaylistItemId::random(), kTrack});
        pair.perform(many);
        QCOMPARE(pair.device.pendingCount(), 3);
        const auto items = must(PersonalRows::items(pair.device.reader(), {.source = pair.device.source()}, kList));
        QVERIFY(std::ranges::equal(items, many.items, {}, &PlaylistItem::id, &NewItem::id));
    }

    void sentAndRead_isTheServersState() {
        Pair pair;
        pair.perform(like());
        pair.perform(createList());
        pair.perform(insert("a"));
        pair.send();
        QVERIFY(pair.annotation().liked.value);
        pair.read();
        QCOMPARE(pair.device.pendingCount(), 0);
        QVERIFY(pair.isLikeServer());
        QVERIFY(pair.annotation().rev > 0);
    }
    void feed_doesNotHideWhatIsPending() {
        Pair pair;
        pair.perform(like());
        pair.elsewhere(SetRating{kTarget, 8});
        pair.read();
        QVERIFY(pair.annotation().liked.value);
        QCOMPARE(int(pair.annotation().rating.value), 8);
    }
    void laterWriterElsewhere_winsOnceAllIsSent() {
        Pair pair;
        pair.perform(like());
        pair.elsewhere(like(false), kNow + std::chrono::seconds(5));
        pair.send();
        pair.read();
        QVERIFY(!pair.annotation().liked.value);
        QVERIFY(pair.isLikeServer());
    }
    void refusedChange_isUndoneAndToldOnce() {
        Pair pair;
        pair.perform(createList());
        pair.perform(insert("a"));
        pair.server.refuses = [](const Operation& operation) { return operation.id.counter == 2; };
        pair.send();
        QCOMPARE(pair.itemCount(), std::size_t(0));
        QVERIFY(pair.playlist());
        const auto refusals = pair.device.refusals();
        QCOMPARE(refusals.size(), std::size_t(1));
        QVERIFY(refusals[0].change == Change(insert("a")));
        QVERIFY(!refusals[0].code.empty());
        pair.device.write([&](WriteTransaction& tx) { return Outbox::told(tx, refusals[0].key); });
        QVERIFY(pair.device.refusals().empty());
        pair.read();
        QVERIFY(pair.isLikeServer());
    }
    void replyTwice_changesNothing() {
        Pair pair;
        pair.perform(like());
        const auto reply = pair.server.post(pair.device.request());
        pair.device.takeReply(reply, kNow);
        pair.device.takeReply(reply, kNow);
        pair.read();
        pair.device.takeReply(reply, kNow);
        QCOMPARE(pair.device.pendingCount(), 0);
        QVERIFY(pair.isLikeServer());
    }
    void foreignItemBeforeItsHeader_isKept() {
        Pair pair;
        pair.perform(createList());
        static_cast<void>(pair.server.post(pair.device.request())); // The reply is lost.
        pair.elsewhere(insert("a"));
        while (pair.device.readPage(pair.server, 1, kNow)) {
        }
        QCOMPARE(pair.itemCount(), std::size_t(1));
        pair.device.settle(pair.server, kNow);
        QVERIFY(pair.isLikeServer());
    }
    void lostReply_countsAPlayOnce() {
        Pair pair;
        pair.perform(AddPlay{kTrack, kNow, std::chrono::minutes(2)});
        static_cast<void>(pair.server.post(pair.device.request()));
        pair.read();
        QCOMPARE(pair.annotation().playCount, 1);
        pair.send();
        pair.read();
        QCOMPARE(pair.annotation().playCount, 1);
        QVERIFY(pair.isLikeServer());
    }
    void playWhoseCountIsOnItsWay_isCountedMeanwhile() {
        Pair pair;
        pair.elsewhere(SetRating{kTarget, 8});
        pair.read();
        pair.perform(AddPlay{kTrack, kNow, std::chrono::minutes(2)});
        pair.send();
        for (bool isMore = true; isMore;) {
            isMore = pair.device.readPage(pair.server, 1, kNow);
            QCOMPARE(pair.annotation().playCount, 1);
        }
        QVERIFY(pair.isLikeServer());
    }

    void clockBehind_doesNotLoseTheChange() {
        Pair pair;
        pair.elsewhere(like(false));
        pair.read();
        pair.perform(like(), UnixMillis(std::chrono::milliseconds(1)));
        QVERIFY(pair.annotation().liked.value);
        pair.send();
        pair.read();
        QVERIFY(pair.annotation().liked.value);
        QVERIFY(pair.isLikeServer());
    }
    void clockDecadesAhead_doesNotBlockLaterChanges() {
        Pair pair;
        pair.perform(like(), kNow + std::chrono::hours(24 * 365 * 40));
        pair.send();
        pair.server.now += std::chrono::minutes(5);
        pair.elsewhere(like(false), pair.server.now);
        pair.read();
        QVERIFY(!pair.annotation().liked.value);
        QVERIFY(pair.isLikeServer());
    }

    void startOver_keepsWhatIsPending() {
        Pair pair;
        pair.perform(createList());
        pair.perform(insert("a"));
        pair.perform(like());
        pair.server.backUp();
        pair.server.restore();
        pair.read();
        QVERIFY(pair.playlist());
        QCOMPARE(pair.itemCount(), std::size_t(1));
        QVERIFY(pair.annotation().liked.value);
        pair.device.settle(pair.server, kNow);
        QVERIFY(pair.isLikeServer());
        QCOMPARE(pair.itemCount(), std::size_t(1));
    }
    void restoredServer_getsBackWhatTheBackupLacks() {
        Pair pair;
        pair.perform(like());
        pair.send();
        pair.read();
        pair.server.backUp();
        pair.perform(createList());
        pair.perform(insert("a"));
        pair.perform(AddPlay{kTrack, kNow, std::chrono::minutes(2)});
        pair.send();
        pair.read();
        pair.perform(insert("b"));
        pair.server.restore();
        pair.read();
        QCOMPARE(pair.itemCount(), std::size_t(2));
        QCOMPARE(pair.annotation().playCount, 1);
        pair.device.settle(pair.server, kNow);
        QVERIFY(pair.isLikeServer());
        QCOMPARE(pair.itemCount(), std::size_t(2));
        QCOMPARE(pair.annotation().playCount, 1);
        QVERIFY(pair.annotation().liked.value);
    }
    void restoredServer_isNoticedByItsReplyToo() {
        Pair pair;
        pair.perform(like());
        pair.send();
        pair.server.backUp();
        pair.perform(createList());
        pair.send();
        pair.server.restore();
        pair.perform(SetRating{kTarget, 4});
        pair.send();
        QCOMPARE(pair.device.pendingCount(), 2);
        pair.device.settle(pair.server, kNow);
        QVERIFY(pair.playlist());
        QVERIFY(pair.isLikeServer());
    }
    void whatTheRestoredServerNeverHad_goes() {
        Pair pair;
        pair.server.backUp();
        pair.elsewhere(SetRating{kTarget, 8});
        pair.perform(like());
        pair.read();
        pair.server.restore();
        pair.read();
        QVERIFY(pair.annotation().liked.value);
        QCOMPARE(int(pair.annotation().rating.value), 0);
    }
    void purgedPlaylist_takesPendingItemsWithIt() {
        Pair pair;
        pair.elsewhere(createList());
        pair.read();
        pair.perform(insert("a"));
        const Tombstone gone{EntityKind::Playlist, kList.bytes, 1'000'000};
        pair.device.write([&](WriteTransaction& tx) -> Result<void> {
            LINNET_TRY_VOID(ReplicaWriter::apply(tx, pair.device.source(), 0, std::vector<FeedRecord>{gone}));
            return Outbox::rebase(tx, pair.device.source()).map([](bool) {});
        });
        QVERIFY(!pair.playlist());
        QCOMPARE(pair.itemCount(), std::size_t(0));
        QCOMPARE(pair.device.pendingCount(), 1); // The server will say what becomes of it.
    }
    void purgedItem_goes() {
        Pair pair;
        pair.elsewhere(createList());
        pair.elsewhere(insert("a"));
        pair.elsewhere(insert("b"));
        pair.read();
        pair.perform(RemoveItems{kList, {item("a")}});
        for (const char* name : {"a", "b"}) {
            const Tombstone gone{EntityKind::PlaylistItem, item(name).bytes, 1'000'000};
            pair.device.write([&](WriteTransaction& tx) -> Result<void> {
                LINNET_TRY_VOID(ReplicaWriter::apply(tx, pair.device.source(), 0, std::vector<FeedRecord>{gone}));
                return Outbox::rebase(tx, pair.device.source()).map([](bool) {});
            });
        }
        QVERIFY(must(PersonalRows::items(pair.device.reader(), {.source = pair.device.source()}, kList)).empty());
    }

    void counterThatIsUsed_goesOutUnderAnotherDevice() {
        Pair pair;
        pair.perform(like());
        pair.send();
        const auto first = must(OutboxStore::find(pair.device.reader(), pair.device.source(), 1))->id;
        // As after the loss of this replica's last transactions.
        pair.device.write([](WriteTransaction& tx) {
            return tx.connection().execute("DELETE FROM outbox; UPDATE source SET operation_counter=0");
        });
        pair.perform(AddPlay{kTrack, kNow, std::chrono::minutes(1)});
        pair.perform(SetRating{kTarget, 6});
        QVERIFY(pair.pending().front().id == first);
        pair.send();
        QCOMPARE(pair.device.pendingCount(), 2);
        QVERIFY(pair.pending().front().id.device != first.device);
        QVERIFY(pair.device.refusals().empty());
        pair.device.settle(pair.server, kNow);
        QCOMPARE(pair.annotation().playCount, 1);
        QCOMPARE(int(pair.annotation().rating.value), 6);
        QVERIFY(pair.annotation().liked.value);
        QVERIFY(pair.isLikeServer());
    }
    void tidy_forgetsWhatWasDoneADayAgo() {
        Pair pair;
        pair.perform(like());
        pair.send();
        pair.read();
        const auto tidyAt = [&](UnixMillis now) {
            pair.device.write([&](WriteTransaction& tx) { return Outbox::tidy(tx, now); });
            return must(OutboxStore::hasAny(pair.device.reader(), pair.device.source()));
        };
        QVERIFY(tidyAt(kNow + std::chrono::hours(23)));
        QVERIFY(!tidyAt(kNow + std::chrono::hours(25)));
    }
    void forget_leavesNothing() {
        Pair pair;
        pair.perform(like());
        pair.perform(createList());
        pair.device.write([&](WriteTransaction& tx) { return Outbox::forget(tx, pair.device.source()); });
        QCOMPARE(pair.device.pendingCount(), 0);
        QCOMPARE(pair.device.leftovers(), 0);
    }
    void rebase_writesOnlyWhatBecomesAnother() {
        Pair pair;
        pair.perform(createList());
        pair.send();
        pair.read();
        InsertItems many{.playlist = kList, .after = {}, .items = {}};
        for (int i = 0; i < 200; ++i)
            many.items.push_back({item(("item " + std::to_string(i)).c_str()), kTrack});
        pair.perform(many);
        pair.perform(RemoveItems{kList, {item("item 7")}});
        pair.elsewhere(RenamePlaylist{kList, "Morning"}, kNow + std::chrono::seconds(1));
        auto before = pair.rowsWritten();
        pair.read();
        QCOMPARE(pair.playlist()->name.value, std::string("Morning"));
        QCOMPARE(pair.itemCount(), std::size_t(199));
        QVERIFY2(pair.rowsWritten() - before < 30, std::to_string(pair.rowsWritten() - before).c_str());

        pair.elsewhere(InsertItems{kList, {}, {{item("theirs"), kTrack}}});
        pair.elsewhere(RemoveItems{kList, {item("theirs")}});
        pair.read();
        QCOMPARE(pair.itemCount(), std::size_t(199));
        pair.send();
        pair.read();
        QVERIFY(pair.isLikeServer());
        QCOMPARE(pair.itemCount(), std::size_t(199));
    }
    void itemThatAnOperationFindsLater_comesBackWhenItIsRefused() {
        Pair pair;
        pair.perform(createList());
        pair.send();
        pair.read();
        pair.elsewhere(InsertItems{kList, {}, {{item("theirs"), kTrack}}});
        pair.perform(insert("mine"));
        pair.send();
        pair.perform(RemoveItems{kList, {item("theirs")}}); // Not known here yet.
        pair.read();                                        // Lets go of the insertion; the removal has found its item.
        QCOMPARE(pair.itemCount(), std::size_t(1));
        pair.server.refuses = [](const Operation&) { return true; };
        pair.send();
        QCOMPARE(pair.itemCount(), std::size_t(2));
        QVERIFY(pair.isLikeServer());
    }
    void endOfAnAccount_leavesWhatWasNeverSent_toBeTold() {
        Pair pair;
        pair.server.refuses = [](const Operation&) { return true; };
        pair.perform(like());
        pair.send();
        pair.server.refuses = nullptr;
        pair.perform(createList());
        pair.send();
        pair.perform(insert("a"));
        pair.perform(SetQueue{"{}"});
        pair.perform(SetRating{kTarget, 4});
        std::int64_t neverSent = 0;
        pair.device.write([&](WriteTransaction& tx) -> Result<void> {
            LINNET_TRY(neverSent, Outbox::giveUp(tx, pair.device.source(), kNow));
            return {};
        });
        QCOMPARE(neverSent, 2);
        QCOMPARE(pair.device.pendingCount(), 0);
        QCOMPARE(pair.device.leftovers(), 0);
        const auto told = pair.device.refusals();
        QCOMPARE(told.size(), std::size_t(3));
        QCOMPARE(told[0].code, std::string("forbidden"));
        QCOMPARE(told[1].code, std::string(linnet::core::replica::kNeverSent));
        QVERIFY(told[1].change == Change(insert("a")));
        QVERIFY(told[2].change == Change(SetRating{kTarget, 4}));
    }
};

QTEST_APPLESS_MAIN(tst_Outbox)
#include "tst_Outbox.moc"
