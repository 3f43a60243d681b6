// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "tests/core/replica/OutboxPair.h"

using namespace linnet::core;
using namespace linnet::core::operations;
using namespace linnet::core::store;
using namespace linnet::test;
using linnet::core::replica::Outbox;

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
