// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "core/operations/Inverse.h"
#include "core/personal/Subject.h"
#include "tests/support/ItemLists.h"

using namespace linnet::core;
using namespace linnet::core::operations;
using namespace linnet::test;

namespace {

PlaylistId list(const char* name) { return idNamed<PlaylistId>(name); }

Playlist folder(const char* name, const char* above = nullptr) {
    Playlist made;
    made.id = list(name);
    made.kind = PlaylistKind::Folder;
    if (above) made.folder.value = list(above);
    return made;
}

Errc refusalOf(const Change& change) {
    const auto checked = check(change);
    return checked ? Errc::Internal : checked.error().code;
}

} // namespace

class tst_Playlists : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void created_isWhatWasAskedFor() {
        const std::vector folders{folder("f")};
        const CreatePlaylist change{list("p"), PlaylistKind::Smart, " Mix\n", list("f"), "{}"};
        const Playlist made = created(change, at(7), folders);
        QVERIFY(made.id == list("p") && made.kind == PlaylistKind::Smart && made.owner.isNull());
        QVERIFY((made.name == Stamped<std::string>{"Mix", at(7)}));
        QVERIFY(made.folder.value == list("f"));
        QCOMPARE(made.rules.value, std::string("{}"));
        QVERIFY(made.createdAt == at(7) && made.changedAt == at(7));
    }
    void created_inAFolderThatIsGone_standsAtTheTop() {
        QVERIFY(created({list("p"), {}, "Mix", list("gone"), ""}, at(7), {}).folder.value.isNull());
    }
    void filed_intoItselfOrWhatItHolds_isRefused() {
        const std::vector folders{folder("a"), folder("b", "a"), folder("c", "b")};
        for (const char* into : {"a", "b", "c"}) {
            const auto refused = applied(folders[0], FilePlaylist{list("a"), list(into)}, at(1), folders);
            QVERIFY(!refused && refused.error().code == Errc::Conflict);
        }
        QVERIFY(applied(folders[2], FilePlaylist{list("c"), list("a")}, at(1), folders)->folder.value == list("a"));
        QVERIFY(applied(folders[2], FilePlaylist{list("c"), {}}, at(1), folders)->folder.value.isNull());
    }
    void filed_intoNoFolder_isRefused() {
        const auto refused = applied(folder("a"), FilePlaylist{list("a"), list("zz")}, at(1), {});
        QVERIFY(!refused && refused.error().code == Errc::NotFound);
    }
    void filed_withACircleInTheStore_ends() {
        const std::vector folders{folder("a", "b"), folder("b", "a"), folder("c")};
        QVERIFY(applied(folders[2], FilePlaylist{list("c"), list("a")}, at(1), folders));
    }
    void filedLate_changesNothing() {
        Playlist before = folder("a");
        before.folder.at = at(10);
        QVERIFY(*applied(before, FilePlaylist{list("a"), list("zz")}, at(9), {}) == before);
    }
    void change_notesItsTime() {
        Playlist before = folder("a");
        before.changedAt = at(5);
        QVERIFY(applied(before, RenamePlaylist{list("a"), "x"}, at(9)).changedAt == at(9));
        before.name.at = at(20);
        QVERIFY(applied(before, RenamePlaylist{list("a"), "x"}, at(9)) == before);
    }
    void inverses_ofMakingAndFiling() {
        QVERIFY(inverse(CreatePlaylist{list("a"), {}, "x", {}, ""}) == Changes{DeletePlaylist({list("a"), true})});
        const Playlist filed = folder("a", "b");
        QVERIFY(inverse(filed, FilePlaylist{list("a"), {}}) == Changes{FilePlaylist({list("a"), list("b")})});
    }
    void check_refusesWhatIsNeverRight_data() {
        QTest::addColumn<int>("index");
        for (int i = 0; i < static_cast<int>(wrong().size()); ++i)
            QTest::addRow("%d", i) << i;
    }
    void check_refusesWhatIsNeverRight() {
        QFETCH(int, index);
        QVERIFY(refusalOf(wrong()[static_cast<std::size_t>(index)]) == Errc::InvalidInput);
    }
    void check_allowsTheLargest() {
        RemoveItems most{list("a"), {}};
        for (std::size_t i = 0; i < kMostItems; ++i)
            most.items.push_back(idNumbered<PlaylistItemId>(i));
        QVERIFY(check(most));
        most.items.push_back(itemId("x"));
        QVERIFY(!check(most));
        QVERIFY(check(RenamePlaylist{list("a"), std::string(kMostNameBytes, 'x')}));
        QVERIFY(check(SetQueue{std::string(kMostQueueBytes, ' ')}));
        QVERIFY(check(SetRating{{TargetKind::Album, AlbumId::random().bytes}, kMostRating}));
    }
    void subjects_nameWhatIsTouched() {
        const TrackId track = idNamed<TrackId>("t");
        const std::string ofTrack = "annotation:track:" + track.hex();
        QCOMPARE(personal::subjectOf(SetMark{{TargetKind::Track, track.bytes}, Mark::Liked, true}), ofTrack);
        QCOMPARE(personal::subjectOf(AddPlay{track, {}, {}}), ofTrack);
        QCOMPARE(personal::subjectOf(FeedRecord(Play{{}, 1, track, {}, {}})), ofTrack);
        QCOMPARE(personal::subjectOf(move("", "a")), "playlist:" + PlaylistId{}.hex());
        QCOMPARE(personal::subjectOf(FeedRecord(folder("a"))), "playlist:" + list("a").hex());
        QCOMPARE(personal::subjectOf(ChangeSetting{"k", {}}), std::string("setting:k"));
        QCOMPARE(personal::subjectOf(SetQueue{}), std::string("queue"));
        QCOMPARE(personal::subjectOf(FeedRecord(Track{})), std::string());
        QCOMPARE(personal::subjectOf(FeedRecord(Tombstone{EntityKind::Playlist, list("a").bytes, 1})),
                 "playlist:" + list("a").hex());
    }

private:
    static std::vector<Change> wrong() {
        const Target track{TargetKind::Track, TrackId::random().bytes};
        const PlaylistItemId item = itemId("i");
        return {SetMark{{TargetKind::Track, {}}, Mark::Liked, true},
                SetMark{track, Mark::Followed, true},
                SetRating{track, 11},
                SetRating{{}, 3},
                AddPlay{{}, {}, {}},
                AddPlay{TrackId::random(), {}, std::chrono::milliseconds(-1)},
                CreatePlaylist{{}, {}, "x", {}, ""},
                CreatePlaylist{list("a"), {}, " \t", {}, ""},
                CreatePlaylist{list("a"), {}, "x", list("a"), ""},
                CreatePlaylist{list("a"), PlaylistKind::Manual, "x", {}, "{}"},
                RenamePlaylist{list("a"), ""},
                RenamePlaylist{list("a"), std::string(kMostNameBytes + 1, 'x')},
                RenamePlaylist{{}, "x"},
                DescribePlaylist{list("a"), std::string(kMostTextBytes + 1, 'x')},
                DescribePlaylist{list("a"), "\xff"},
                SetPlaylistRules{list("a"), std::string("\x01")},
                SetPlaylistCover{},
                FilePlaylist{},
                SharePlaylist{},
                DeletePlaylist{},
                InsertItems{list("a"), {}, {}},
                InsertItems{list("a"), {}, {{item, {}}}},
                InsertItems{list("a"), {}, {{{}, TrackId::random()}}},
                InsertItems{list("a"), {}, {{item, TrackId::random()}, {item, TrackId::random()}}},
                MoveItems{list("a"), {}, {}},
                RemoveItems{{}, {item}},
                RestoreItems{list("a"), {item, item}},
                SetQueue{std::string(kMostQueueBytes + 1, 'x')},
                SetQueue{std::string(1, '\0')},
                ChangeSetting{"", "x"},
                ChangeSetting{std::string(300, 'k'), "x"},
                ChangeSetting{"k", std::string(kMostTextBytes + 1, 'x')}};
    }
};

QTEST_APPLESS_MAIN(tst_Playlists)
#include "tst_Playlists.moc"
