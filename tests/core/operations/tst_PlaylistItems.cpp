// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <algorithm>

#include "core/operations/Inverse.h"
#include "tests/support/ItemLists.h"

using namespace linnet::core;
using namespace linnet::core::operations;
using namespace linnet::test;

class tst_PlaylistItems : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void insert_atTheFrontBehindAndAtTheEnd() {
        ItemList list = listOf("a b c");
        list = must(list, insertion("", "x y"));
        QCOMPARE(shown(list), std::string("x y a b c"));
        list = must(list, insertion("b", "z"));
        QCOMPARE(shown(list), std::string("x y a b z c"));
        list = must(list, insertion("c", "w"));
        QCOMPARE(shown(list), std::string("x y a b z c w"));
    }
    void insert_behindARemovedItem_goesBehindItsNearestLivingPredecessor() {
        ItemList list = must(listOf("a b c d"), RemoveItems{.playlist = {}, .items = ids("b c")});
        list = must(list, insertion("c", "x"));
        QCOMPARE(shown(list), std::string("a x d"));
        list = must(list, RestoreItems{.playlist = {}, .items = ids("b c")});
        QCOMPARE(shown(list), std::string("a b c x d"));
    }
    void insert_behindTheRemovedFirst_goesToTheFront() {
        ItemList list = must(listOf("a b"), RemoveItems{.playlist = {}, .items = ids("a")});
        QCOMPARE(shown(must(list, insertion("a", "x"))), std::string("x b"));
    }
    void insert_behindAnUnknownItem_goesToTheEnd() {
        QCOMPARE(shown(must(listOf("a b"), insertion("purged", "x"))), std::string("a b x"));
    }
    void insert_ofWhatIsThereOrWasRemoved_leavesItAlone() {
        ItemList list = must(listOf("a b c"), RemoveItems{.playlist = {}, .items = ids("b")});
        list = must(list, insertion("c", "a b x"));
        QCOMPARE(shown(list), std::string("a c x"));
    }
    void insert_beyondTheMost_isRefused() {
        ItemList list;
        const auto keys = orderKeysBetween("", "", kMostItemsOfPlaylist);
        for (std::size_t i = 0; i < keys.size(); ++i)
            list.push_back(itemAt(i, keys[i]));
        const auto refused = applied(list, insertion("", "x"), at(1));
        QVERIFY(!refused && refused.error().code == Errc::Conflict);
        QVERIFY(applied(list, InsertItems{{}, {}, {{list[5].id, idNamed<TrackId>("a")}}}, at(1)));
    }
    void move_inTheOrderGiven() {
        const ItemList list = listOf("a b c d e");
        QCOMPARE(shown(must(list, move("e", "c a"))), std::string("b d e c a"));
        QCOMPARE(shown(must(list, move("", "e d"))), std::string("e d a b c"));
        QCOMPARE(shown(must(list, move("a", "d"))), std::string("a d b c e"));
    }
    void move_behindOneOfTheMoved_goesBehindItsNearestOther() {
        const ItemList list = listOf("a b c d e");
        QCOMPARE(shown(must(list, move("c", "d c b"))), std::string("a d c b e"));
        QCOMPARE(shown(must(list, move("a", "a e"))), std::string("a e b c d"));
    }
    void move_ofRemovedUnknownAndDoubleItems_isNothing() {
        const ItemList list = must(listOf("a b c"), RemoveItems{.playlist = {}, .items = ids("b")});
        QVERIFY(applied(list, move("c", "b zz"))->empty());
        QCOMPARE(shown(must(list, move("c", "b zz a a"))), std::string("c a"));
    }
    void move_behindAnUnknownItem_isRefused() {
        const auto refused = applied(listOf("a b"), move("zz", "a"));
        QVERIFY(!refused && refused.error().code == Errc::NotFound);
    }
    void remove_keepsAnchorsAndTakesEachOnce() {
        const ItemList list = listOf("a b c");
        const auto changes = applied(list, RemoveItems{{}, ids("b zz b")}, at(9));
        QCOMPARE(changes.size(), std::size_t(1));
        QVERIFY(changes[0].removedAt == at(9));
        QVERIFY(applied(merged(list, changes), RemoveItems{{}, ids("b")}, at(10)).empty());
        QVERIFY(!applied(list, RemoveItems{{}, ids("b")}, UnixMillis{}).at(0).isPresent());
    }
    void restore_ofWhatIsNoLongerKnown_isRefused() {
        const auto refused = applied(listOf("a"), RestoreItems{{}, ids("zz yy")});
        QVERIFY(!refused && refused.error().code == Errc::NotFound);
        QVERIFY(applied(listOf("a"), RestoreItems{{}, ids("a")})->empty());
    }
    void everyItem_getsTheTimeOfItsInsertion() {
        const auto added = applied({}, insertion("", "a b"), at(77));
        QVERIFY(std::ranges::all_of(*added, [](const PlaylistItem& item) { return item.addedAt == at(77); }));
        QVERIFY(added->at(0).track == idNamed<TrackId>("a"));
    }
    void rekeyed_keepsTheOrder() {
        ItemList list = listOf("a b c d");
        for (std::size_t i = 0; i < 500; ++i)
            list = merged(list, {itemAt(i, orderKeysBetween(list[1].order, list[2].order, 1).front())});
        QVERIFY(std::ranges::any_of(list, [](const auto& item) { return item.order.size() > kLongOrderKey; }));
        const ItemList again = merged(list, rekeyed(list));
        QVERIFY(std::ranges::equal(list, again, {}, &PlaylistItem::id, &PlaylistItem::id));
        QVERIFY(std::ranges::all_of(again, [](const auto& item) { return item.order.size() <= 2; }));
    }
    void moveBack_isOneMove_withARunForEachPlace() {
        const auto back = inverse(listOf("a b c d e f"), move("", "f b c e"));
        QCOMPARE(back.size(), std::size_t(1));
        QVERIFY(std::get<MoveItems>(back[0]) == scattered({{"a", "b c"}, {"d", "e f"}}));
        const ItemList gathered = must(listOf("a b c d e f"), move("", "f b c e"));
        QCOMPARE(shown(must(gathered, std::get<MoveItems>(back[0]))), "a b c d e f");
    }
    void move_ofSeveralRuns_isAllAtOnce() {
        const ItemList list = listOf("a b c d e f");
        QCOMPARE(shown(must(list, scattered({{"f", "a"}, {"", "e"}, {"c", "b"}}))), "e c b d f a");
        // Behind one that moves away itself: behind its nearest predecessor that stays, in the order of the runs.
        QCOMPARE(shown(must(list, scattered({{"a", "f"}, {"b", "e"}, {"d", "b"}}))), "a f e c d b");
        // Each goes once, to the first place that it is named for.
        QCOMPARE(shown(must(list, scattered({{"f", "a"}, {"", "a b"}}))), "b c d e f a");
    }
    void move_ofARunBehindAnUnknownItem_leavesItThere() {
        const ItemList list = listOf("a b c d");
        QCOMPARE(shown(must(list, scattered({{"x", "a"}, {"d", "b"}}))), "a c d b");
        QVERIFY(!applied(list, scattered({{"x", "a"}, {"y", "b"}})));
    }
    void everySecondOfTenThousand_isMovedAndBack_inOneChange() {
        ItemList list;
        InsertItems all;
        MoveItems odd;
        for (std::size_t i = 0; i < kMostItems; ++i) {
            all.items.push_back({idNumbered<PlaylistItemId>(i), idNumbered<TrackId>(i)});
            if (i % 2 == 1) odd.items.push_back(all.items.back().id);
        }
        list = must(list, all);
        const auto back = inverse(list, odd);
        QCOMPARE(back.size(), std::size_t(1));
        const ItemList again = must(must(list, odd), std::get<MoveItems>(back[0]));
        QVERIFY(std::ranges::equal(again, list, {}, &PlaylistItem::id, &PlaylistItem::id));
    }
    void tenThousand_comeBackInOneChange() {
        ItemList list;
        InsertItems all;
        for (std::size_t i = 0; i < kMostItems; ++i)
            all.items.push_back({idNumbered<PlaylistItemId>(i), idNumbered<TrackId>(i)});
        list = must(list, all);
        RemoveItems removal;
        for (const auto& item : all.items)
            removal.items.push_back(item.id);
        const auto back = inverse(list, removal);
        QCOMPARE(back.size(), std::size_t(1));
        const ItemList emptied = must(list, removal);
        QVERIFY(std::ranges::none_of(emptied, &PlaylistItem::isPresent));
        QVERIFY(must(emptied, std::get<RestoreItems>(back[0])) == list);
        const auto forth = inverse(emptied, std::get<RestoreItems>(back[0]));
        QCOMPARE(std::get<RemoveItems>(forth.at(0)).items.size(), kMostItems);
    }
};

QTEST_APPLESS_MAIN(tst_PlaylistItems)
#include "tst_PlaylistItems.moc"
