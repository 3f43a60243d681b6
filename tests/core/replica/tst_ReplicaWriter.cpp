// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <algorithm>
#include <random>

#include "core/replica/ReplicaWriter.h"
#include "core/store/CatalogReader.h"
#include "core/store/Facets.h"
#include "core/store/FeedReader.h"
#include "tests/support/ApplyIndexed.h"
#include "tests/support/CatalogBuilder.h"
#include "tests/support/OpenDatabase.h"

using namespace linnet::core;
using namespace linnet::core::store;
using namespace linnet::test;
using linnet::core::replica::ReplicaWriter;
using linnet::core::replica::SweepPosition;

namespace {

using Records = std::vector<FeedRecord>;

constexpr NamedQuery kDocuments{"documents",
                                "SELECT title || '/' || artist || '/' || album || '/' || facet FROM track_doc"
                                " UNION ALL SELECT title || '/' || artist FROM album_doc"
                                " UNION ALL SELECT name FROM artist_doc ORDER BY 1"};
constexpr NamedQuery kTrackDocs{"docs", "SELECT count(*) FROM track_doc"};
constexpr NamedQuery kAlbumRows{"albumRows", "SELECT count(*) FROM album"};
constexpr NamedQuery kArtistRows{"artistRows", "SELECT count(*) FROM artist"};
constexpr NamedQuery kLibraryRows{"libraryRows", "SELECT count(*) FROM library"};

void feed(OpenDatabase& db, const Records& records, std::int64_t mark = 1, std::int64_t source = 1) {
    db.write([&](WriteTransaction& tx) { return linnet::test::applyIndexed(tx, source, mark, records); });
}

void sweep(OpenDatabase& db, std::int64_t mark, std::int64_t source = 1) {
    std::optional<SweepPosition> position = SweepPosition{};
    while (position)
        db.write([&](WriteTransaction& tx) -> Result<void> {
            LINNET_TRY(position, ReplicaWriter::sweep(tx, source, mark, *position));
            return {};
        });
}

/// Everything the replica shows, by rev.
Records shown(OpenDatabase& db) { return must(FeedReader::next(db.reader(), 0, 100'000, LocalPaths::Shown)).records; }

/// What a server tells about a small household, each entity once, with a few that are gone.
Records household() {
    Records records;
    Rev rev = 0;
    auto library = aLibrary("Music", ++rev);
    library.roots.push_back({.id = idNamed<RootId>("root"), .path = FilePath("/music"), .isAvailable = true});
    records.emplace_back(library);
    for (int i = 0; i < 8; ++i)
        records.emplace_back(anArtist("artist " + std::to_string(i), ++rev));
    for (int i = 0; i < 12; ++i) {
        auto album = anAlbum("album " + std::to_string(i)).by("artist " + std::to_string(i % 8)).build();
        if (i % 3 == 0) album.art = artNamed(album.title);
        album.rev = ++rev;
        records.emplace_back(album);
    }
    for (int i = 0; i < 100; ++i) {
        auto track = aTrack("track " + std::to_string(i)).by("artist " + std::to_string(i % 8)).build();
        if (i % 10 != 0) {
            track.album = idNamed<AlbumId>("album " + std::to_string(i % 12));
            track.albumTitle = "album " + std::to_string(i % 12);
        }
        if (i % 2 == 0) track.genres = {"Rock", "Genre " + std::to_string(i % 5)};
        if (i % 7 == 0) track.local = LocalLocation{idNamed<RootId>("root"), FilePath("a/" + std::to_string(i))};
        track.rev = ++rev;
        records.emplace_back(track);
        if (i % 9 == 0)
            records.emplace_back(
                Tombstone{EntityKind::Track, idNamed<TrackId>("gone " + std::to_string(i)).bytes, ++rev});
    }
    return records;
}

Records withoutTombstones(Records records) {
    std::erase_if(records, [](const auto& record) { return std::holds_alternative<Tombstone>(record); });
    return records;
}

Tombstone goneAlbum(std::string_view title, Rev rev) { return {EntityKind::Album, idNamed<AlbumId>(title).bytes, rev}; }
Tombstone goneTrack(std::string_view title, Rev rev) { return {EntityKind::Track, idNamed<TrackId>(title).bytes, rev}; }

std::vector<std::string> documents(OpenDatabase& db) {
    std::vector<std::string> texts;
    auto get = db.reader().prepare(kDocuments);
    must(get.forEach([&](const store::Statement& row) { texts.emplace_back(row.text(0)); }));
    return texts;
}

} // namespace

class tst_ReplicaWriter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void recordsInOrder_areShownAsTheServerHasThem() {
        OpenDatabase db;
        feed(db, household());
        QVERIFY(shown(db) == withoutTombstones(household()));
        QCOMPARE(must(db.reader().integer(kTrackDocs)), 100);
    }
    void recordsInAnyOrder_giveTheSame() {
        const auto expected = withoutTombstones(household());
        std::mt19937 random(7);
        for (int round = 0; round < 6; ++round) {
            auto records = household();
            std::shuffle(records.begin(), records.end(), random);
            OpenDatabase db;
            for (std::size_t at = 0; at < records.size();) {
                const auto count = std::min<std::size_t>(1 + random() % 20, records.size() - at);
                feed(db, Records(records.begin() + static_cast<std::ptrdiff_t>(at),
                                 records.begin() + static_cast<std::ptrdiff_t>(at + count)));
                at += count;
            }
            QVERIFY(shown(db) == expected);
            QCOMPARE(must(db.reader().integer(kTrackDocs)), 100);
        }
    }
    void recordsTwice_changeNothing() {
        OpenDatabase db;
        feed(db, household());
        feed(db, household());
        QVERIFY(shown(db) == withoutTombstones(household()));
    }
    void olderRecord_neverReplacesANewerOne() {
        OpenDatabase db;
        feed(db, {aTrack("t").number(2).rev(9).build()});
        feed(db, {aTrack("t").number(1).rev(5).build()});
        feed(db, {goneTrack("t", 6)});
        QVERIFY(shown(db) == Records{aTrack("t").number(2).rev(9).build()});
    }
    void newGeneration_mayCountItsRevsAnew() {
        OpenDatabase db;
        feed(db, {aTrack("t").number(2).rev(9).build()}, 1);
        feed(db, {aTrack("t").number(1).rev(3).build()}, 2);
        QVERIFY(shown(db) == Records{aTrack("t").number(1).rev(3).build()});
    }

    void tombstone_removesTheTrackAndWhatNothingElseNeeds() {
        OpenDatabase db;
        feed(db, {aTrack("t").by("Anna").on("Alpha").genre("Rock").at("a/b").rev(1).build()});
        feed(db, {goneTrack("t", 2)});
        QVERIFY(shown(db).empty());
        QCOMPARE(must(db.reader().integer(kTrackDocs)), 0);
        QCOMPARE(must(db.reader().integer(kAlbumRows)), 0);
        QCOMPARE(must(db.reader().integer(kArtistRows)), 0);
        QVERIFY(must(genres(db.reader())).empty());
    }
    void tombstoneOfAnAlbumWithTracks_hidesItUntilItComesBack() {
        OpenDatabase db;
        feed(db, {anAlbum("Alpha").rev(1).build(), aTrack("t").on("Alpha").rev(2).build()});
        const auto key = must(keyOf(db.reader(), 1, idNamed<AlbumId>("Alpha")));
        feed(db, {goneAlbum("Alpha", 3)});
        QVERIFY(!keyOf(db.reader(), 1, idNamed<AlbumId>("Alpha")));
        feed(db, {anAlbum("Another").rev(4).build()});
        QVERIFY(must(keyOf(db.reader(), 1, idNamed<AlbumId>("Another"))) != key);
        feed(db, {anAlbum("Alpha").from("2001").rev(5).build()});
        QCOMPARE(must(keyOf(db.reader(), 1, idNamed<AlbumId>("Alpha"))), key);
        QCOMPARE(must(albumTracks(db.reader(), key)).size(), std::size_t(1));
    }
    void tombstoneOfTheUnknown_isNothing() {
        OpenDatabase db;
        feed(db, {goneTrack("t", 2), goneAlbum("a", 3)});
        QVERIFY(shown(db).empty());
    }
    void trackThatChanges_leavesNothingOldBehind() {
        OpenDatabase db;
        feed(db, {aTrack("t").by("Anna").by("Bert").on("Alpha").genre("Rock").genre("Folk").at("a").rev(1).build()});
        feed(db, {aTrack("t").by("Carl").on("Beta").genre("Jazz").rev(2).build()});
        QVERIFY(shown(db) == Records{aTrack("t").by("Carl").on("Beta").genre("Jazz").rev(2).build()});
    }
    void rootThatLeavesALibrary_goes() {
        OpenDatabase db;
        auto library = aLibrary("Music", 1);
        library.roots = {{.id = idNamed<RootId>("a"), .path = {}, .isAvailable = true},
                         {.id = idNamed<RootId>("b"), .path = {}, .isAvailable = true}};
        feed(db, {library});
        library.rev = 2;
        library.roots.erase(library.roots.begin());
        feed(db, {library});
        QVERIFY(shown(db) == Records{library});
    }
    void twoServers_mayHoldTheSameIds() {
        OpenDatabase db;
        feed(db, {aTrack("t").number(1).rev(1).build()}, 1, 1);
        feed(db, {aTrack("t").number(2).rev(7).build()}, 1, 2);
        feed(db, {goneTrack("t", 2)}, 1, 1);
        QVERIFY(shown(db) == Records{aTrack("t").number(2).rev(7).build()});
    }

    void sweep_removesWhatTheStartOverHasNotSeen() {
        OpenDatabase db;
        feed(db, household(), 1);
        feed(db, {aTrack("other").by("artist 1").rev(1).build()}, 1, 2);
        Records remaining;
        Rev rev = 1000;
        for (const auto& record : household()) {
            if (const auto* track = std::get_if<Track>(&record); track && track->rev % 2 == 0) {
                remaining.push_back(*track);
                std::get<Track>(remaining.back()).rev = ++rev;
            }
            if (const auto* artist = std::get_if<Artist>(&record)) {
                remaining.push_back(*artist);
                std::get<Artist>(remaining.back()).rev = ++rev;
            }
        }
        feed(db, remaining, 2);
        sweep(db, 2);
        Records expected{aTrack("other").by("artist 1").rev(1).build()};
        expected.insert(expected.end(), remaining.begin(), remaining.end());
        QVERIFY(shown(db) == expected);
        const auto tracks = std::count_if(expected.begin(), expected.end(),
                                          [](const auto& record) { return std::holds_alternative<Track>(record); });
        QCOMPARE(must(db.reader().integer(kTrackDocs)), static_cast<std::int64_t>(tracks));
    }
    void sweptLibrary_goesWithItsTracks_thoughOthersStay() {
        OpenDatabase db;
        Track secret = aTrack("secret").rev(3).build();
        secret.library = idNamed<LibraryId>("Attic");
        const Track other = aTrack("other").rev(4).build();
        feed(db, {aLibrary("Music", 1), aLibrary("Attic", 2), secret, other}, 1);
        feed(db, {aLibrary("Music", 1), other}, 2);
        sweep(db, 2);
        QVERIFY((shown(db) == Records{aLibrary("Music", 1), other}));
        QCOMPARE(must(db.reader().integer(kLibraryRows)), 1);
    }
    void sweptLibraryWithATrack_staysHidden_soThatNoOtherGetsItsKey() {
        OpenDatabase db;
        const Track track = aTrack("t").rev(2).build();
        feed(db, {aLibrary("Music", 1), track}, 1);
        feed(db, {track}, 2);
        sweep(db, 2);
        feed(db, {aLibrary("Attic", 3)}, 2);
        QVERIFY((shown(db) == Records{track, aLibrary("Attic", 3)}));
    }
    void sweepOfEveryMark_forgetsTheServer() {
        OpenDatabase db;
        feed(db, household());
        sweep(db, std::numeric_limits<std::int64_t>::max());
        QVERIFY(shown(db).empty());
        QCOMPARE(must(db.reader().integer(kAlbumRows)), 0);
        QCOMPARE(must(db.reader().integer(kArtistRows)), 0);
    }
    void aPersonWhoWaits_getsTheWriterAfterAFew() {
        OpenDatabase db;
        const auto records = household();
        store::WriterDemand oneWaits;
        oneWaits.setWaiting(1);
        std::span<const FeedRecord> rest = records;
        std::vector<std::size_t> slices;
        while (!rest.empty()) {
            db.write([&](WriteTransaction& tx) -> Result<void> {
                WriteTransaction awaited(tx.connection(), tx.newestRev(), &oneWaits);
                LINNET_TRY(const auto done, ReplicaWriter::applySome(awaited, 1, 1, rest));
                slices.push_back(done);
                rest = rest.subspan(done);
                return {};
            });
        }
        QCOMPARE(slices.front(), ReplicaWriter::kFew);
        QCOMPARE(slices.size(), (records.size() + ReplicaWriter::kFew - 1) / ReplicaWriter::kFew);
        OpenDatabase atOnce;
        feed(atOnce, records);
        QVERIFY(shown(db) == shown(atOnce));
    }
    void searchDocuments_followTheRows_tracksAfterTheirAlbums() {
        OpenDatabase db;
        auto records = household();
        std::ranges::reverse(records); // Each track before its album.
        db.write([&](WriteTransaction& tx) { return ReplicaWriter::apply(tx, 1, 1, records); });
        QCOMPARE(must(db.reader().integer(kTrackDocs)), 0);
        QVERIFY(!must(store::SearchBacklog::isEmpty(db.reader())));
        store::WriterDemand oneWaits;
        oneWaits.setWaiting(1);
        std::size_t slices = 0;
        for (bool isMore = true; isMore; ++slices)
            db.write([&](WriteTransaction& tx) -> Result<void> {
                WriteTransaction awaited(tx.connection(), tx.newestRev(), &oneWaits);
                LINNET_TRY(isMore, store::SearchBacklog::writeSome(awaited));
                return {};
            });
        QVERIFY(slices >= records.size() / store::SearchBacklog::kFew); // Each was written once, in few.
        QVERIFY(slices <= records.size() / store::SearchBacklog::kFew + 2);
        QVERIFY(must(store::SearchBacklog::isEmpty(db.reader())));
        OpenDatabase atOnce;
        feed(atOnce, household());
        QCOMPARE(documents(db), documents(atOnce));
    }
    void searchDocument_ofARowThatWentMeanwhile_isNoMistake() {
        OpenDatabase db;
        db.write([&](WriteTransaction& tx) { return ReplicaWriter::apply(tx, 1, 1, household()); });
        for (std::optional<SweepPosition> from = SweepPosition{}; from;)
            db.write([&](WriteTransaction& tx) -> Result<void> {
                LINNET_TRY(from, ReplicaWriter::sweep(tx, 1, 2, *from));
                return {};
            });
        feed(db, {});
        QCOMPARE(must(db.reader().integer(kTrackDocs)), 0);
        QVERIFY(must(store::SearchBacklog::isEmpty(db.reader())));
    }
    void sweep_worksInSlices() {
        OpenDatabase db;
        feed(db, household(), 1);
        db.write([&](WriteTransaction& tx) -> Result<void> {
            LINNET_TRY(const auto next, ReplicaWriter::sweep(tx, 1, 2, {}));
            return next ? Result<void>() : failure(Errc::Internal, "the sweep ended at once");
        });
        QCOMPARE(must(db.reader().integer(kTrackDocs)), static_cast<std::int64_t>(100 - ReplicaWriter::kSlice));
    }
};

QTEST_APPLESS_MAIN(tst_ReplicaWriter)
#include "tst_ReplicaWriter.moc"
