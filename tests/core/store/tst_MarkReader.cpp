// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "core/store/CatalogReader.h"
#include "core/store/MarkReader.h"
#include "core/store/PersonalRows.h"
#include "tests/support/CatalogBuilder.h"
#include "tests/support/OpenDatabase.h"

using namespace linnet;
using namespace linnet::core::store;
using core::Target;
using core::TargetKind;

namespace {

void fill(test::OpenDatabase& db) {
    db.put(test::aLibrary("Music", 1), test::anArtist("Anna", 2), test::anAlbum("Alpha").by("Anna").rev(3).build(),
           test::anAlbum("Beta").by("Anna").rev(4).build(),
           test::aTrack("one").by("Anna").on("Alpha").number(1).rev(5).build(),
           test::aTrack("two").by("Anna").on("Alpha").number(2).rev(6).build(),
           test::aTrack("three").by("Anna").on("Beta").number(1).rev(7).build());
}

template <class Change>
void annotate(test::OpenDatabase& db, Target target, Change change, std::int64_t user = 0) {
    core::Annotation annotation;
    annotation.target = target;
    change(annotation);
    db.write([&](WriteTransaction& tx) { return PersonalRows::put(tx, {.source = 0, .user = user}, 0, annotation); });
}
Target track(const char* title) { return {TargetKind::Track, test::idNamed<core::TrackId>(title).bytes}; }
Target album(const char* title) { return {TargetKind::Album, test::idNamed<core::AlbumId>(title).bytes}; }
Target artist(const char* name) { return {TargetKind::Artist, test::idNamed<core::ArtistId>(name).bytes}; }

Key trackKey(test::OpenDatabase& db, const char* title) {
    return test::must(keyOf(db.reader(), 0, test::idNamed<core::TrackId>(title)));
}
Key albumKey(test::OpenDatabase& db, const char* title) {
    return test::must(keyOf(db.reader(), 0, test::idNamed<core::AlbumId>(title)));
}

} // namespace

class tst_MarkReader : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void rowsOfLists_comeWithTheirMarks() {
        test::OpenDatabase db;
        fill(db);
        annotate(db, track("one"), [](auto& one) {
            one.liked.value = true;
            one.rating.value = 7;
            one.playCount = 3;
        });
        annotate(db, album("Alpha"), [](auto& one) { one.hidden.value = true; });
        annotate(db, artist("Anna"), [](auto& one) { one.followed.value = true; });
        annotate(
            db, track("two"), [](auto& one) { one.liked.value = true; }, 9); // Somebody else's.
        const Key keys[] = {trackKey(db, "two"), trackKey(db, "one")};
        const auto tracks = test::must(trackRows(db.reader(), keys));
        QVERIFY(tracks[0].marks == Marks{});
        QVERIFY((tracks[1].marks == Marks{.isLiked = true, .rating = 7, .playCount = 3}));
        const Key alpha = albumKey(db, "Alpha");
        QVERIFY(test::must(core::store::album(db.reader(), alpha)).marks.isHidden);
        const Key anna = test::must(keyOf(db.reader(), 0, test::idNamed<core::ArtistId>("Anna")));
        QVERIFY(test::must(core::store::artist(db.reader(), anna)).marks.isFollowed);
    }
    void targets_areGivenInOrder_withoutThoseThatHaveGone() {
        test::OpenDatabase db;
        fill(db);
        annotate(db, track("three"), [](auto& one) { one.liked.value = true; });
        const Key keys[] = {trackKey(db, "three"), 4711, trackKey(db, "one")};
        const auto found = test::must(markedTargets(db.reader(), TargetKind::Track, keys));
        QCOMPARE(found.size(), std::size_t{2});
        QVERIFY(found[0].target == track("three") && found[0].marks.isLiked);
        QVERIFY(found[1].target == track("one") && !found[1].marks.isLiked);
    }
    void hiddenOnes_areLeftOut() {
        test::OpenDatabase db;
        fill(db);
        annotate(db, track("two"), [](auto& one) { one.hidden.value = true; });
        annotate(db, album("Beta"), [](auto& one) { one.hidden.value = true; });
        const std::vector<Key> all{trackKey(db, "one"), trackKey(db, "two"), trackKey(db, "three")};
        QCOMPARE(test::must(withoutHidden(db.reader(), TargetKind::Track, all)), std::vector<Key>{all[0]});
        QCOMPARE(test::must(withoutHidden(db.reader(), TargetKind::Track, all, HiddenBy::Itself)),
                 (std::vector<Key>{all[0], all[2]}));
        QCOMPARE(
            test::must(withoutHidden(db.reader(), TargetKind::Album, {albumKey(db, "Alpha"), albumKey(db, "Beta")})),
            std::vector<Key>{albumKey(db, "Alpha")});
        annotate(db, track("two"), [](auto&) {});
        QCOMPARE(test::must(withoutHidden(db.reader(), TargetKind::Track, all)), (std::vector<Key>{all[0], all[1]}));
    }
};

QTEST_APPLESS_MAIN(tst_MarkReader)
#include "tst_MarkReader.moc"
