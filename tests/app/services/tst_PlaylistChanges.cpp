// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "app/services/PlaylistChanges.h"
#include "tests/support/ItemLists.h"

using namespace linnet;
using namespace linnet::app;
using core::operations::InsertItems;
using core::operations::kMostItems;
using core::operations::MoveItems;
using core::operations::RemoveItems;

namespace {

const auto kList = test::idNamed<core::PlaylistId>("list");

core::TrackId track(const std::string& name) { return test::idNamed<core::TrackId>(name); }

std::vector<core::TrackId> tracks(const std::string& names) {
    std::vector<core::TrackId> all;
    for (const auto& name : test::words(names))
        all.push_back(track(name));
    return all;
}

std::vector<ItemNow> itemsNow(const std::string& names) {
    std::vector<ItemNow> all;
    for (const auto& name : test::words(names))
        all.push_back({test::itemId(name), track(name)});
    return all;
}

} // namespace

class tst_PlaylistChanges : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void insertion_ofMoreThanOneOperationHolds_goesOnBehindTheLastOne() {
        const std::vector<core::TrackId> many(kMostItems + 2, track("a"));
        const Changes changes = insertion(kList, test::itemId("front"), many);
        QCOMPARE(changes.size(), std::size_t{2});
        const auto& first = std::get<InsertItems>(changes[0]);
        const auto& second = std::get<InsertItems>(changes[1]);
        QCOMPARE(first.after, test::itemId("front"));
        QCOMPARE(first.items.size(), kMostItems);
        QCOMPARE(second.after, first.items.back().id);
        QCOMPARE(second.items.size(), std::size_t{2});
    }
    void insertion_givesEachItemItsOwnId() {
        const Changes changes = insertion(kList, {}, tracks("a a"));
        const auto& insert = std::get<InsertItems>(changes.at(0));
        QVERIFY(insert.items[0].id != insert.items[1].id);
    }
    void moving_ofMoreThanOneOperationHolds_keepsTheOrder() {
        std::vector<core::PlaylistItemId> many;
        for (std::size_t i = 0; i <= kMostItems; ++i)
            many.push_back(test::idNumbered<core::PlaylistItemId>(i));
        const Changes changes = moving(kList, {}, many);
        QCOMPARE(changes.size(), std::size_t{2});
        QCOMPARE(std::get<MoveItems>(changes[1]).after, many[kMostItems - 1]);
    }
    void ofNothing_isNoChange() {
        QVERIFY(insertion(kList, {}, {}).empty());
        QVERIFY(removal(kList, {}).empty());
        QVERIFY(moving(kList, {}, {}).empty());
        QVERIFY(replacement(kList, itemsNow("a b"), tracks("a b")).empty());
    }
    void replacement_touchesOnlyWhatDiffers() {
        const Changes changes = replacement(kList, itemsNow("a b c d"), tracks("a x y d"));
        QCOMPARE(changes.size(), std::size_t{2});
        const auto& insert = std::get<InsertItems>(changes[0]);
        QCOMPARE(insert.after, test::itemId("a"));
        QCOMPARE(insert.items.size(), std::size_t{2});
        QCOMPARE(insert.items[0].track, track("x"));
        QCOMPARE(std::get<RemoveItems>(changes[1]).items, test::ids("b c"));
    }
    void replacement_byNothing_removesAll() {
        const Changes changes = replacement(kList, itemsNow("a b"), {});
        QCOMPARE(std::get<RemoveItems>(changes.at(0)).items, test::ids("a b"));
    }
    void replacement_ofNothing_beginsAtTheFront() {
        const Changes changes = replacement(kList, {}, tracks("a"));
        QVERIFY(std::get<InsertItems>(changes.at(0)).after.isNull());
    }
};

QTEST_APPLESS_MAIN(tst_PlaylistChanges)
#include "tst_PlaylistChanges.moc"
