// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <algorithm>

#include "core/store/PersonalRows.h"
#include "tests/support/CatalogBuilder.h"
#include "tests/support/OperationReplica.h"

using namespace linnet::core;
using namespace linnet::core::operations;
using namespace linnet::core::store;
using namespace linnet::test;
using linnet::core::replica::UndoLog;
using linnet::core::replica::UndoStep;

namespace {

const TrackId kTrack = idNamed<TrackId>("t");
const Target kTarget{TargetKind::Track, kTrack.bytes};
const PlaylistId kList = idNamed<PlaylistId>("list");
const UnixMillis kNow{std::chrono::milliseconds(1'700'000'000'000)};

SetMark like(bool isSet = true) { return {kTarget, Mark::Liked, isSet}; }
CreatePlaylist createList() {
    return {.playlist = kList, .kind = PlaylistKind::Manual, .name = "Evening", .folder = {}, .rules = {}};
}
PlaylistItemId item(int number) { return idNamed<PlaylistItemId>("item " + std::to_string(number)); }
InsertItems insertItems(int count) {
    InsertItems insert{.playlist = kList, .after = {}, .items = {}};
    for (int i = 0; i < count; ++i)
        insert.items.push_back({item(i), kTrack});
    return insert;
}

struct Alone {
    explicit Alone(FilePath file = {}) : device(std::move(file)) {}
    std::optional<UndoStep> perform(std::vector<Change> changes) {
        return must(device.db().write(WritePriority::User, [&](WriteTransaction& tx) {
            return UndoLog::perform(tx, device.source(), changes, kNow);
        }));
    }
    bool isLiked() {
        const auto row = must(PersonalRows::annotation(device.reader(), {.source = device.source()}, kTarget));
        return row && row->liked.value;
    }
    std::vector<PlaylistItemId> items() {
        std::vector<PlaylistItemId> present;
        for (const auto& one : must(PersonalRows::items(device.reader(), {.source = device.source()}, kList)))
            if (one.isPresent()) present.push_back(one.id);
        return present;
    }
    std::string name() {
        const auto row = must(PersonalRows::playlist(device.reader(), {.source = device.source()}, kList));
        return row ? row->name.value : std::string();
    }
    OperationReplica device;
};

} // namespace

class tst_UndoLog : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void undoAndRedo_goBackAndForth() {
        Alone alone;
        QVERIFY(alone.perform({createList()}));
        QVERIFY(alone.perform({insertItems(5)}));
        const auto before = alone.items();
        QVERIFY(alone.perform({MoveItems{kList, {}, {item(4), item(2)}}}));
        const auto moved = alone.items();
        QVERIFY(moved != before);
        QVERIFY(alone.perform({RemoveItems{kList, {item(0), item(3)}}}));
        const auto removed = alone.items();
        QCOMPARE(removed.size(), std::size_t(3));

        QCOMPARE(alone.device.undo(kNow).step->label, std::string("items_remove"));
        QVERIFY(alone.items() == moved);
        QCOMPARE(alone.device.undo(kNow).step->label, std::string("items_move"));
        QVERIFY(alone.items() == before);
        QCOMPARE(alone.device.undo(kNow).step->count, 5);
        QVERIFY(alone.items().empty());
        for (int i = 0; i < 3; ++i)
            QVERIFY(alone.device.redo(kNow).step);
        QVERIFY(alone.items() == removed);
        QVERIFY(!alone.device.redo(kNow).step);
    }
    void severalChanges_areOneStep() {
        Alone alone;
        const auto step = alone.perform({createList(), insertItems(3), RenamePlaylist{kList, "Morning"}});
        QCOMPARE(step->label, std::string("playlist_create"));
        alone.perform({RenamePlaylist{kList, "Noon"}, RenamePlaylist{kList, "Night"}});
        QVERIFY(alone.device.undo(kNow).step);
        QCOMPARE(alone.name(), std::string("Morning"));
        QVERIFY(alone.device.redo(kNow).step);
        QCOMPARE(alone.name(), std::string("Night"));
    }
    void undo_isAnOperationLikeAnyOther() {
        Alone alone;
        alone.perform({like()});
        QVERIFY(alone.device.undo(kNow).step);
        QVERIFY(!alone.isLiked());
        QCOMPARE(alone.device.pendingCount(), 2);
    }
    void newChange_endsRedo() {
        Alone alone;
        alone.perform({like()});
        alone.device.undo(kNow);
        QVERIFY(must(UndoLog::nextRedo(alone.device.reader())));
        alone.perform({SetRating{kTarget, 3}});
        QVERIFY(!must(UndoLog::nextRedo(alone.device.reader())));
    }
    void plays_andWhatChangesNothing_makeNoStep() {
        Alone alone;
        QVERIFY(!alone.perform({AddPlay{kTrack, kNow, std::chrono::minutes(1)}}));
        QVERIFY(!alone.perform({SetQueue{"{}"}}));
        alone.perform({like()});
        QVERIFY(!alone.perform({like()}));
        QVERIFY(must(UndoLog::nextUndo(alone.device.reader())));
    }
    void stepInTheMiddle_isUndoneAlone() {
        Alone alone;
        alone.perform({createList()});
        const auto first = alone.perform({like()});
        alone.perform({RenamePlaylist{kList, "Morning"}});
        const auto undone = must(alone.device.db().write(
            WritePriority::User, [&](WriteTransaction& tx) { return UndoLog::undoStep(tx, first->key, kNow); }));
        QVERIFY(undone.step == first);
        QVERIFY(!alone.isLiked());
        QCOMPARE(alone.name(), std::string("Morning"));
        QVERIFY(alone.device.redo(kNow).step == first);
        QVERIFY(alone.isLiked());
        const auto again = must(alone.device.db().write(
            WritePriority::User, [&](WriteTransaction& tx) { return UndoLog::undoStep(tx, 4711, kNow); }));
        QVERIFY(!again.step);
    }
    void stepThatCannotBeTakenBack_isGoneWithASentence() {
        Alone alone;
        alone.perform({like()});
        alone.perform({createList()});
        alone.perform({insertItems(2)});
        alone.device.write([&](WriteTransaction& tx) { // As a purge from the trash leaves it.
            return PersonalRows::erase(tx, {.source = alone.device.source()}, [] {
                Playlist list;
                list.id = kList;
                return list;
            }());
        });
        const auto pending = alone.device.pendingCount();
        const auto undone = alone.device.undo(kNow);
        QVERIFY(undone.problem);
        QVERIFY(!undone.problem->detail.empty());
        QCOMPARE(alone.device.pendingCount(), pending);
        QVERIFY(alone.device.undo(kNow).problem);
        QCOMPARE(alone.device.undo(kNow).step->label, std::string("like"));
        QVERIFY(!alone.isLiked());
    }
    void labels_sayWhatWasTakenAway() {
        Alone alone;
        alone.perform({like()});
        QCOMPARE(alone.perform({like(false)})->label, std::string("unlike"));
        alone.perform({createList()});
        alone.perform({DeletePlaylist{kList, true}});
        QCOMPARE(alone.perform({DeletePlaylist{kList, false}})->label, std::string("playlist_restore"));
    }
    void restart_keepsTheSteps() {
        linnet::tests::TempFolder folder;
        {
            Alone alone(folder.file("replica.db"));
            alone.perform({createList(), insertItems(3)});
            alone.perform({RemoveItems{kList, {item(0), item(1), item(2)}}});
        }
        Alone alone(folder.file("replica.db"));
        QVERIFY(alone.items().empty());
        QVERIFY(alone.device.undo(kNow).step);
        QCOMPARE(alone.items().size(), std::size_t(3));
    }
    void moreItemsThanOneOperationTakes_comeBackInOneStep() {
        Alone alone;
        const int count = static_cast<int>(kMostItems) + 100;
        alone.perform({createList()});
        alone.perform({insertItems(count)});
        const auto before = alone.items();
        RemoveItems all{kList, before};
        QCOMPARE(alone.perform({all})->count, count);
        QVERIFY(alone.items().empty());
        QVERIFY(alone.device.undo(kNow).step);
        QVERIFY(alone.items() == before);
    }
    void scatteredMove_isTakenBack_byOneOperation() {
        Alone alone;
        alone.perform({createList()});
        alone.perform({insertItems(9)});
        const auto before = alone.items();
        QCOMPARE(alone.perform({MoveItems{kList, {}, {item(7), item(1), item(5)}, {}}})->count, 3);
        const auto moved = alone.items();
        const auto pending = alone.device.pendingCount();
        const auto undone = alone.device.undo(kNow).step;
        QCOMPARE(undone->count, 3);
        QVERIFY(alone.items() == before);
        QCOMPARE(alone.device.pendingCount(), pending + 1);
        QVERIFY(alone.device.redo(kNow).step);
        QVERIFY(alone.items() == moved);
        QVERIFY(alone.device.undo(kNow).step);
        QVERIFY(alone.items() == before);
    }
    void oldestSteps_areForgotten() {
        Alone alone;
        std::int64_t steps = 0;
        alone.device.write([&](WriteTransaction& tx) -> Result<void> {
            for (int i = 0; i < UndoLog::kMostSteps + 3; ++i) {
                const Change change = like(i % 2 == 0);
                LINNET_TRY_VOID(UndoLog::perform(tx, alone.device.source(), std::span(&change, 1), kNow));
            }
            for (;; ++steps) {
                LINNET_TRY(const auto undone, UndoLog::undo(tx, kNow));
                if (!undone.step) return {};
            }
        });
        QCOMPARE(steps, UndoLog::kMostSteps);
    }
};

QTEST_APPLESS_MAIN(tst_UndoLog)
#include "tst_UndoLog.moc"
