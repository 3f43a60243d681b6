// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "core/store/SearchIndexer.h"
#include "core/store/SearchStore.h"
#include "tests/support/ApplyIndexed.h"
#include "tests/support/CatalogBuilder.h"
#include "tests/support/OpenDatabase.h"

using namespace linnet::core;
using namespace linnet::core::store;
using namespace linnet::test;

class tst_SearchIndexer : public QObject {
    Q_OBJECT

    static void apply(OpenDatabase& db, const std::vector<FeedRecord>& records) {
        db.write([&](WriteTransaction& tx) { return applyIndexed(tx, 1, 0, records); });
    }
    static std::vector<SearchDoc> matches(OpenDatabase& db, SearchTable table, const char* expression) {
        return must(matchSearchDocs(db.reader(), table, expression, -1, 100));
    }
    /// FTS5 compares its index with the documents.
    static void checkIndex(OpenDatabase& db) {
        db.execute("INSERT INTO track_fts(track_fts,rank) VALUES('integrity-check',1);"
                   "INSERT INTO album_fts(album_fts,rank) VALUES('integrity-check',1);"
                   "INSERT INTO artist_fts(artist_fts,rank) VALUES('integrity-check',1);");
    }

private Q_SLOTS:
    void documents_holdFoldedTextAndFacets() {
        OpenDatabase db;
        apply(db,
              {aLibrary("Music", 1), anArtist("AC/DC", 2), anAlbum("Ágætis").by("AC/DC").from("1999-05").rev(3).build(),
               aTrack("雨 Up").by("AC/DC").on("Ágætis").genre("Hip-Hop").rev(4).build()});
        const auto docs = matches(db, SearchTable::Tracks, "up");
        QCOMPARE(docs.size(), std::size_t(1));
        QCOMPARE(docs[0].title, std::string("雨 up"));
        QCOMPARE(docs[0].artist, std::string("ac dc | acdc"));
        QCOMPARE(docs[0].album, std::string("agaetis"));
        QCOMPARE(docs[0].facet, std::string(":s:1 :l:1 :y:1999 :d:1990s :g:hip:hop"));
        QCOMPARE(matches(db, SearchTable::Artists, "acdc").size(), std::size_t(1));
        QCOMPARE(matches(db, SearchTable::Albums, "agaetis AND \":d:1990s\"").size(), std::size_t(1));
        QVERIFY(matches(db, SearchTable::Tracks, "\"s\"*").empty());
        checkIndex(db);
    }
    void update_replacesOldWords() {
        OpenDatabase db;
        Track track = aTrack("Old words").by("Anna").rev(1).build();
        apply(db, {track});
        const auto before = matches(db, SearchTable::Tracks, "old");
        track.title = "New";
        track.rev = 2;
        apply(db, {track});
        QVERIFY(matches(db, SearchTable::Tracks, "old").empty());
        const auto after = matches(db, SearchTable::Tracks, "new");
        QCOMPARE(after.size(), std::size_t(1));
        QCOMPARE(after[0].id, before.at(0).id);
        checkIndex(db);
    }
    void update_withoutChangeWritesNothing() {
        OpenDatabase db;
        apply(db, {aTrack("Song").by("Anna").rev(1).build()});
        const std::int64_t key = matches(db, SearchTable::Tracks, "song").at(0).entity;
        db.write([&](WriteTransaction& tx) -> Result<void> {
            const std::int64_t before = tx.connection().totalChanges();
            LINNET_TRY_VOID(store::SearchIndexer::update(tx, EntityKind::Track, key));
            return tx.connection().totalChanges() == before ? Result<void>{} : failure(Errc::Internal, "it wrote");
        });
    }
    void album_renamesItselfInItsTracks() {
        OpenDatabase db;
        apply(db, {aTrack("Song").by("Anna").on("First").rev(1).build()}); // Its album is known by reference only.
        Album album = anAlbum("First").by("Anna").from("2001").rev(2).build();
        apply(db, {album});
        QCOMPARE(matches(db, SearchTable::Tracks, "album : first AND \":y:2001\"").size(), std::size_t(1));
        album.title = "Second";
        album.rev = 3;
        apply(db, {album});
        QVERIFY(matches(db, SearchTable::Tracks, "first").empty());
        QCOMPARE(matches(db, SearchTable::Tracks, "second").size(), std::size_t(1));
        checkIndex(db);
    }
    void remove_takesAllWordsOut() {
        OpenDatabase db;
        const Track track = aTrack("Song").by("Anna").rev(1).build();
        apply(db, {track, anArtist("Anna", 2)});
        apply(db, {Tombstone{EntityKind::Track, track.id.bytes, 3},
                   Tombstone{EntityKind::Artist, idNamed<ArtistId>("Anna").bytes, 4}});
        QVERIFY(matches(db, SearchTable::Tracks, "song").empty());
        QVERIFY(must(searchWords(db.reader())).empty());
        checkIndex(db);
    }
    void referencedRows_haveNoDocument() {
        OpenDatabase db;
        apply(db, {aTrack("Song").by("Anna").on("First").rev(1).build()});
        QVERIFY(matches(db, SearchTable::Albums, "first").empty());
        QVERIFY(matches(db, SearchTable::Artists, "anna").empty());
    }
    void unknownKeys_doNothing() {
        OpenDatabase db;
        db.write([](WriteTransaction& tx) -> Result<void> {
            for (const auto kind : {EntityKind::Track, EntityKind::Album, EntityKind::Artist, EntityKind::Library}) {
                LINNET_TRY_VOID(store::SearchIndexer::update(tx, kind, 77));
                LINNET_TRY_VOID(store::SearchIndexer::remove(tx, kind, 77));
            }
            return {};
        });
    }
    void fingerprint_changesWithTheDocuments() {
        OpenDatabase db;
        const std::string empty = must(searchFingerprint(db.reader()));
        apply(db, {aTrack("Song").rev(1).build()});
        const std::string one = must(searchFingerprint(db.reader()));
        QVERIFY(one != empty);
        apply(db, {aTrack("Song too").rev(2).build()});
        QVERIFY(must(searchFingerprint(db.reader())) != one);
    }
};

QTEST_APPLESS_MAIN(tst_SearchIndexer)
#include "tst_SearchIndexer.moc"
