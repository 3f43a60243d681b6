// SPDX-License-Identifier: GPL-3.0-or-later
// What is pending when a server starts over, comes back from a backup, purges or refuses.
#include <QTest>

#include "tests/core/replica/OutboxPair.h"

using namespace linnet::core;
using namespace linnet::core::operations;
using namespace linnet::core::store;
using namespace linnet::test;
using linnet::core::replica::Outbox;
using linnet::core::replica::ReplicaWriter;

class tst_OutboxRebase : public QObject {
    Q_OBJECT

private Q_SLOTS:
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
};

QTEST_APPLESS_MAIN(tst_OutboxRebase)
#include "tst_OutboxRebase.moc"
