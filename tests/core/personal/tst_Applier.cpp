// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <set>

#include "core/operations/OrderKey.h"
#include "tests/support/EveryChange.h"
#include "tests/support/ServerRows.h"

using namespace linnet::core;
using namespace linnet::core::operations;
using namespace linnet::core::store;
using namespace linnet::test;

namespace {

const Target kTrack{TargetKind::Track, idNamed<TrackId>("t").bytes};

PlaylistId list(const char* name) { return idNamed<PlaylistId>(name); }

template <class T>
Errc errorOf(const Result<T>& result) {
    return result ? Errc::Internal : result.error().code;
}

std::int64_t playsOf(ServerRows& rows, PersonalOwner owner, TargetKind kind, const IdBytes& id) {
    const auto row = must(PersonalRows::annotation(rows.reader(), owner, {kind, id}));
    return row ? row->playCount : 0;
}

} // namespace

class tst_Applier : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void mark_isOneRow_andOfThePersonAlone() {
        ServerRows rows;
        QCOMPARE(rows.mustChange(kAnna, SetMark{kTrack, Mark::Liked, true}, 500), std::size_t(1));
        const auto row = must(PersonalRows::annotation(rows.reader(), kAnna, kTrack));
        QVERIFY((row && row->liked == Stamped<bool>{true, at(500)}));
        QCOMPARE(row->rev, Rev(6));
        QVERIFY(!must(PersonalRows::annotation(rows.reader(), kBert, kTrack)));
        QCOMPARE(rows.mustChange(kAnna, SetMark{kTrack, Mark::Liked, true}, 500), std::size_t(0));
        QCOMPARE(rows.mustChange(kAnna, SetMark{kTrack, Mark::Liked, false}, 400), std::size_t(0));
        QCOMPARE(rows.mustChange(kAnna, SetRating{kTrack, 6}, 400), std::size_t(1));
    }
    void mark_ofWhatIsNotThere_isRefused() {
        ServerRows rows;
        for (const auto kind : {TargetKind::Track, TargetKind::Album, TargetKind::Artist, TargetKind::Playlist}) {
            const Target gone{kind, idNamed<TrackId>("gone").bytes};
            QCOMPARE(errorOf(rows.change(kAnna, SetMark{gone, Mark::Liked, true})), Errc::NotFound);
        }
        const Target album{TargetKind::Album, idNamed<AlbumId>("Alpha").bytes};
        QVERIFY(rows.change(kAnna, SetMark{album, Mark::Hidden, true}));
    }
    void mark_inAReplica_needsNoCatalogue() {
        ServerRows rows;
        const PersonalOwner replica{.source = 9, .user = 0};
        QVERIFY(rows.change(replica, SetMark{{TargetKind::Track, idNamed<TrackId>("later").bytes}, Mark::Liked, true}));
    }
    void play_countsOnce_onTrackAlbumAndArtists() {
        ServerRows rows;
        const Operation play{
            {idNamed<DeviceId>("d"), 1}, at(9'000), AddPlay{idNamed<TrackId>("t"), at(8'000), std::chrono::minutes(2)}};
        QCOMPARE(must(rows.apply(kAnna, play)), std::size_t(5)); // The play, track, album, two artists.
        QCOMPARE(must(rows.apply(kAnna, play)), std::size_t(0));
        QCOMPARE(playsOf(rows, kAnna, TargetKind::Track, kTrack.id), std::int64_t(1));
        QCOMPARE(playsOf(rows, kAnna, TargetKind::Album, idNamed<AlbumId>("Alpha").bytes), std::int64_t(1));
        QCOMPARE(playsOf(rows, kAnna, TargetKind::Artist, idNamed<ArtistId>("Zoe").bytes), std::int64_t(1));
        QCOMPARE(playsOf(rows, kBert, TargetKind::Track, kTrack.id), std::int64_t(0));
        const auto row = must(PersonalRows::play(rows.reader(), kAnna, play.id));
        QVERIFY(row && row->startedAt == at(8'000) && row->listened == std::chrono::minutes(2));
    }
    void play_ofTheFuture_isHeardNow() {
        ServerRows rows;
        const Operation play{{idNamed<DeviceId>("d"), 1}, at(9'000), AddPlay{idNamed<TrackId>("t"), at(99'000), {}}};
        QVERIFY(rows.apply(kAnna, play));
        QVERIFY(must(PersonalRows::annotation(rows.reader(), kAnna, kTrack))->lastPlayedAt == at(9'000));
    }
    void playlist_livesThroughAllItsChanges() {
        ServerRows rows;
        rows.mustChange(kAnna, aPlaylist("folder", PlaylistKind::Folder));
        QCOMPARE(rows.mustChange(kAnna, aPlaylist("p"), 2'000), std::size_t(1));
        QCOMPARE(rows.mustChange(kAnna, aPlaylist("p"), 2'001), std::size_t(0));
        rows.mustChange(kAnna, RenamePlaylist{list("p"), "Neu"}, 3'000);
        rows.mustChange(kAnna, FilePlaylist{list("p"), list("folder")}, 3'001);
        rows.mustChange(kAnna, insertInto("p", "", "a b c"), 3'002);
        rows.mustChange(kAnna, MoveItems{list("p"), itemId("c"), ids("a")}, 3'003);
        rows.mustChange(kAnna, RemoveItems{list("p"), ids("b")}, 3'004);
        const auto row = must(PersonalRows::playlist(rows.reader(), kAnna, list("p")));
        QCOMPARE(row->name.value, std::string("Neu"));
        QVERIFY(row->folder.value == list("folder"));
        QVERIFY(row->changedAt == at(3'004));
        QCOMPARE(rows.items(kAnna, list("p")), std::string("c a"));
        rows.mustChange(kAnna, DeletePlaylist{list("p"), true});
        QCOMPARE(rows.items(kAnna, list("p")), std::string("c a"));
    }
    void itemChange_writesItsItemsAndTheHeader() {
        ServerRows rows;
        rows.mustChange(kAnna, aPlaylist("p"));
        QCOMPARE(rows.mustChange(kAnna, insertInto("p", "", "a b c")), std::size_t(4));
        QCOMPARE(rows.mustChange(kAnna, insertInto("p", "", "a b c")), std::size_t(0));
        QCOMPARE(rows.mustChange(kAnna, RemoveItems{list("p"), ids("a")}), std::size_t(2));
        std::set<Rev> revs;
        for (const auto& item : must(PersonalRows::items(rows.reader(), kAnna, list("p"))))
            revs.insert(item.rev);
        QCOMPARE(revs.size(), std::size_t(3));
    }
    void wrongKind_isRefused() {
        ServerRows rows;
        rows.mustChange(kAnna, aPlaylist("folder", PlaylistKind::Folder));
        rows.mustChange(kAnna, aPlaylist("smart", PlaylistKind::Smart));
        rows.mustChange(kAnna, aPlaylist("p"));
        QCOMPARE(errorOf(rows.change(kAnna, insertInto("smart", "", "a"))), Errc::Conflict);
        QCOMPARE(errorOf(rows.change(kAnna, insertInto("folder", "", "a"))), Errc::Conflict);
        QCOMPARE(errorOf(rows.change(kAnna, SetPlaylistRules{list("p"), "{}"})), Errc::Conflict);
        QCOMPARE(errorOf(rows.change(kAnna, FilePlaylist{list("p"), list("smart")})), Errc::NotFound);
        QCOMPARE(errorOf(rows.change(kAnna, FilePlaylist{list("folder"), list("folder")})), Errc::Conflict);
        QVERIFY(rows.change(kAnna, SetPlaylistRules{list("smart"), "{}"}));
    }
    void refusal_writesNothing() {
        ServerRows rows;
        rows.mustChange(kAnna, aPlaylist("p"));
        const Rev before = (*rows.database()).feedHorizon();
        QCOMPARE(errorOf(rows.change(kAnna, MoveItems{list("p"), itemId("zz"), ids("a")})), Errc::NotFound);
        QCOMPARE(errorOf(rows.change(kAnna, RenamePlaylist{list("p"), ""})), Errc::InvalidInput);
        QCOMPARE(errorOf(rows.change(kAnna, RenamePlaylist{list("zz"), "x"})), Errc::NotFound);
        QCOMPARE((*rows.database()).feedHorizon(), before);
    }
    void anothersPlaylist_isForbiddenUnlessShared() {
        ServerRows rows;
        rows.mustChange(kAnna, aPlaylist("p"));
        const Change edits[] = {insertInto("p", "", "a"), RenamePlaylist{list("p"), "x"}};
        for (const auto& edit : edits)
            QCOMPARE(errorOf(rows.change(kBert, edit)), Errc::NotFound);
        rows.mustChange(kAnna, SharePlaylist{list("p"), PlaylistAccess::Readable});
        for (const auto& edit : edits)
            QCOMPARE(errorOf(rows.change(kBert, edit)), Errc::Forbidden);
        rows.mustChange(kAnna, SharePlaylist{list("p"), PlaylistAccess::Editable});
        for (const auto& edit : edits)
            QVERIFY(rows.change(kBert, edit));
        for (const Change& own : {Change(SharePlaylist{list("p"), PlaylistAccess::Private}),
                                  Change(DeletePlaylist{list("p"), true}), Change(FilePlaylist{list("p"), {}})})
            QCOMPARE(errorOf(rows.change(kBert, own)), Errc::Forbidden);
        QCOMPARE(errorOf(rows.change(kBert, aPlaylist("p"))), Errc::Conflict);
        QCOMPARE(rows.items(kAnna, list("p")), std::string("a"));
        QVERIFY(must(PersonalRows::playlist(rows.reader(), kAnna, list("p")))->owner.isNull());
    }
    void idOfAnothersPrivatePlaylist_cannotBeTaken() {
        ServerRows rows;
        rows.mustChange(kAnna, aPlaylist("p"));
        QCOMPARE(errorOf(rows.change(kBert, aPlaylist("p"))), Errc::Conflict);
    }
    void sharing_sendsTheItemsAgain() {
        ServerRows rows;
        rows.mustChange(kAnna, aPlaylist("p"));
        rows.mustChange(kAnna, insertInto("p", "", "a b c"));
        QCOMPARE(rows.mustChange(kAnna, SharePlaylist{list("p"), PlaylistAccess::Readable}), std::size_t(4));
        QCOMPARE(rows.mustChange(kAnna, SharePlaylist{list("p"), PlaylistAccess::Editable}), std::size_t(1));
        QCOMPARE(rows.mustChange(kAnna, DeletePlaylist{list("p"), true}), std::size_t(1));
        QCOMPARE(rows.mustChange(kAnna, DeletePlaylist{list("p"), false}), std::size_t(4));
    }
    void longPlaces_areMadeAnew() {
        ServerRows rows;
        rows.mustChange(kAnna, aPlaylist("p"));
        rows.mustChange(kAnna, insertInto("p", "", "a b"));
        std::string after = "a";
        for (int i = 0; i < 420; ++i) {
            const auto name = "n" + std::to_string(i);
            rows.mustChange(kAnna, insertInto("p", after, name));
            after = name;
        }
        const auto items = must(PersonalRows::items(rows.reader(), kAnna, list("p")));
        QCOMPARE(items.size(), std::size_t(422));
        for (std::size_t i = 1; i + 1 < items.size(); ++i) {
            QCOMPARE(nameOf(items[i].id), "n" + std::to_string(i - 1));
            QVERIFY(items[i].order.size() <= kLongOrderKey);
        }
    }
    void queueAndSettings_areKept() {
        ServerRows rows;
        const Operation queue{{idNamed<DeviceId>("d"), 4}, at(100), SetQueue{"{\"a\":1}"}};
        QVERIFY(rows.apply(kAnna, queue));
        const Operation clockWentBack{{idNamed<DeviceId>("d"), 5}, at(50), SetQueue{"{\"a\":2}"}};
        QVERIFY(rows.apply(kAnna, clockWentBack));
        const auto row = must(PersonalRows::queue(rows.reader(), kAnna, idNamed<DeviceId>("d")));
        QCOMPARE(row->state.value, std::string("{\"a\":2}"));
        rows.mustChange(kAnna, ChangeSetting{"theme", "dark"});
        rows.mustChange(kAnna, ChangeSetting{"theme", {}});
        QVERIFY(!must(PersonalRows::setting(rows.reader(), kAnna, "theme"))->value.value);
    }
    void inverse_takesBackWhatIsThereNow() {
        ServerRows rows;
        rows.mustChange(kAnna, aPlaylist("p"));
        rows.mustChange(kAnna, insertInto("p", "", "a b c d"));
        const Change edits[] = {insertInto("p", "b", "x y"), MoveItems{list("p"), {}, ids("d b")},
                                RemoveItems{list("p"), ids("a c")}, RenamePlaylist{list("p"), "Neu"},
                                SetRating{kTrack, 4}};
        for (const auto& edit : edits) {
            const auto before = rows.items(kAnna, list("p"));
            const auto back = rows.inverse(kAnna, edit);
            rows.mustChange(kAnna, edit);
            for (const auto& change : back)
                rows.mustChange(kAnna, change);
            QCOMPARE(rows.items(kAnna, list("p")), before);
        }
        QCOMPARE(must(PersonalRows::playlist(rows.reader(), kAnna, list("p")))->name.value, std::string("p"));
        QVERIFY(rows.inverse(kAnna, RenamePlaylist{list("zz"), "x"}).empty());
        QVERIFY(rows.inverse(kAnna, aPlaylist("p")).empty());
        QCOMPARE(rows.inverse(kAnna, aPlaylist("q")).size(), std::size_t(1));
    }
    void stamp_isOfWhatWouldBeWrittenOver() {
        ServerRows rows;
        rows.mustChange(kAnna, SetMark{kTrack, Mark::Liked, true}, 7'777);
        QVERIFY(rows.stampOf(kAnna, SetMark{kTrack, Mark::Liked, false}) == at(7'777));
        QVERIFY(rows.stampOf(kAnna, SetMark{kTrack, Mark::Hidden, true}) == UnixMillis{});
        rows.mustChange(kAnna, aPlaylist("p"), 8'888);
        QVERIFY(rows.stampOf(kAnna, RenamePlaylist{list("p"), "x"}) == at(8'888));
        QVERIFY(rows.stampOf(kAnna, RenamePlaylist{list("zz"), "x"}) == UnixMillis{});
    }
    void everyKind_hasAnAnswer() {
        ServerRows rows;
        for (const auto& change : everyChange()) {
            const auto result = rows.change(kAnna, change);
            if (!result) QVERIFY(result.error().code != Errc::Internal && result.error().code != Errc::Storage);
        }
    }
};

QTEST_APPLESS_MAIN(tst_Applier)
#include "tst_Applier.moc"
