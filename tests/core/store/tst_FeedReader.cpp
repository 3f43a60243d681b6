// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "core/store/FeedReader.h"
#include "tests/support/CatalogBuilder.h"
#include "tests/support/OpenDatabase.h"

using namespace linnet::core;
using namespace linnet::core::store;
using namespace linnet::test;

namespace {

FeedBatch read(OpenDatabase& db, Rev from, std::size_t limit, LocalPaths paths = LocalPaths::Hidden) {
    return must(FeedReader::next(db.reader(), from, limit, paths));
}

std::vector<Rev> revsOf(const FeedBatch& batch) {
    std::vector<Rev> revs;
    for (const auto& record : batch.records)
        revs.push_back(revOf(record));
    return revs;
}

} // namespace

class tst_FeedReader : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void next_mergesAllKindsByRev() {
        OpenDatabase db;
        db.put(aTrack("t").by("Anna").on("Alpha").rev(5).build(), anAlbum("Alpha").by("Anna").rev(8).build(),
               anArtist("Anna", 3), aLibrary("Music", 9));
        db.execute("INSERT INTO tombstone VALUES(6, 0, 3, x'00112233445566778899aabbccddeeff')");
        const auto batch = read(db, 0, 100);
        QCOMPARE(revsOf(batch), (std::vector<Rev>{3, 5, 6, 8, 9}));
        QVERIFY(!batch.hasMore);
        QCOMPARE(batch.reached, Rev(9));
        QVERIFY(std::get<Artist>(batch.records[0]) == anArtist("Anna", 3));
        QVERIFY(std::get<Track>(batch.records[1]) == aTrack("t").by("Anna").on("Alpha").rev(5).build());
        QVERIFY(std::get<Tombstone>(batch.records[2]).kind == EntityKind::Track);
        QCOMPARE(idToHex(std::get<Tombstone>(batch.records[2]).id), std::string("00112233445566778899aabbccddeeff"));
        QVERIFY(std::get<Album>(batch.records[3]) == anAlbum("Alpha").by("Anna").rev(8).build());
        QVERIFY(std::get<Library>(batch.records[4]) == aLibrary("Music", 9));
    }
    void next_inSmallBatches_givesEachRecordOnce() {
        OpenDatabase db;
        for (int i = 1; i <= 20; ++i)
            db.put(aTrack("t" + std::to_string(i)).rev(i * 3).build());
        std::vector<Rev> all;
        Rev from = 0;
        bool hasMore = true;
        while (hasMore) {
            const auto batch = read(db, from, 3);
            for (const Rev rev : revsOf(batch))
                all.push_back(rev);
            from = batch.reached;
            hasMore = batch.hasMore;
        }
        QCOMPARE(all.size(), std::size_t(20));
        QVERIFY(std::is_sorted(all.begin(), all.end()));
        QCOMPARE(from, Rev(60));
    }
    void next_atTheEnd_staysWhereItIs() {
        OpenDatabase db;
        db.put(aTrack("t").rev(5).build());
        const auto batch = read(db, 5, 10);
        QVERIFY(batch.records.empty());
        QCOMPARE(batch.reached, Rev(5));
        QVERIFY(!batch.hasMore);
        QCOMPARE(read(db, 77, 10).reached, Rev(77));
    }
    void changedEntity_movesToItsNewPlace() {
        OpenDatabase db;
        db.put(aTrack("t").rev(1).build(), aTrack("u").rev(2).build());
        db.put(aTrack("t").number(7).rev(3).build());
        QCOMPARE(revsOf(read(db, 0, 10)), (std::vector<Rev>{2, 3}));
        QCOMPARE(revsOf(read(db, 2, 10)), (std::vector<Rev>{3}));
    }
    void wholeTrack_comesBackAsItWas() {
        OpenDatabase db;
        auto track =
            aTrack("t").by("Anna").by("Bert").on("Alpha").disc(2).number(3).genre("Rock").genre("Folk").build();
        track.rev = 4;
        track.discSubtitle = "Live";
        track.date = partialDateFrom("1999-05");
        track.replayGain = {Gain{-7.25}, Gain{-6.5}, 0.98, std::nullopt};
        track.art = artNamed("cover");
        track.isAvailable = false;
        track.size = {123456789012};
        track.modifiedAt = UnixMillis(std::chrono::milliseconds(1'600'000'000'123));
        track.addedAt = UnixMillis(std::chrono::milliseconds(1'700'000'000'456));
        db.put(track);
        QVERIFY(std::get<Track>(read(db, 0, 1).records.at(0)) == track);
    }
    void paths_areShownOnlyWhenAskedFor() {
        OpenDatabase db;
        auto library = aLibrary("Music", 1);
        library.roots.push_back({.id = idNamed<RootId>("root"), .path = FilePath("/music"), .isAvailable = true});
        db.put(library, aTrack("t").rev(2).build());
        db.execute("INSERT INTO directory(id,root_id,parent_id,name) VALUES(1,(SELECT id FROM root),0,x'');"
                   "INSERT INTO directory(id,root_id,parent_id,name) VALUES(2,(SELECT id FROM root),1,x'41ff');"
                   "INSERT INTO directory(id,root_id,parent_id,name) VALUES(3,(SELECT id FROM root),2,x'42');"
                   "INSERT INTO file(id,directory_id,name,size,mtime_ns,file_id) VALUES(9,3,x'632e6d7033',1,1,1);"
                   "UPDATE track SET file_id=9");
        const auto hidden = read(db, 0, 10);
        QVERIFY(std::get<Library>(hidden.records[0]).roots.at(0).path.isEmpty());
        QVERIFY(!std::get<Track>(hidden.records[1]).local);
        const auto shown = read(db, 0, 10, LocalPaths::Shown);
        QVERIFY(std::get<Library>(shown.records[0]) == library);
        const auto location = std::get<Track>(shown.records[1]).local;
        QVERIFY(location);
        QCOMPARE(location->relative.bytes(), std::string("A\xff/B/c.mp3"));
        QVERIFY(location->root == idNamed<RootId>("root"));
    }
    void foldersInACircle_areAnErrorNotAHang() {
        OpenDatabase db;
        db.put(aLibrary("Music", 1), aTrack("t").rev(2).build());
        db.execute("INSERT INTO root(id,source,public_id,library_id,path) VALUES(1,0,x'01',1,x'');"
                   "INSERT INTO directory(id,root_id,parent_id,name) VALUES(1,1,2,x'41'),(2,1,1,x'42');"
                   "INSERT INTO file(id,directory_id,name,size,mtime_ns,file_id) VALUES(9,1,x'63',1,1,1);"
                   "UPDATE track SET file_id=9");
        const auto batch = FeedReader::next(db.reader(), 0, 10, LocalPaths::Shown);
        QVERIFY(!batch);
        QVERIFY(batch.error().code == Errc::Corrupt);
    }
};

QTEST_APPLESS_MAIN(tst_FeedReader)
#include "tst_FeedReader.moc"
