// SPDX-License-Identifier: GPL-3.0-or-later
// Whose feed has what: one's own, what others share, and libraries that are for some users only.
#include <QTest>

#include <algorithm>

#include "core/store/FeedReader.h"
#include "core/store/Sight.h"
#include "tests/support/ServerRows.h"

using namespace linnet::core;
using namespace linnet::core::operations;
using namespace linnet::core::store;
using namespace linnet::test;

namespace {

FeedBatch read(ServerRows& rows, PersonalOwner who, Rev from = 0, std::size_t limit = 1000) {
    return must(FeedReader::next(rows.reader(), from, limit, LocalPaths::Hidden, who.user));
}

template <class T>
std::vector<T> those(const FeedBatch& batch) {
    std::vector<T> found;
    for (const auto& record : batch.records)
        if (const auto* one = std::get_if<T>(&record)) found.push_back(*one);
    return found;
}

std::string titles(const FeedBatch& batch) {
    std::vector<std::string> all;
    for (const auto& record : batch.records) {
        if (const auto* track = std::get_if<Track>(&record)) all.push_back(track->title);
        if (const auto* album = std::get_if<Album>(&record)) all.push_back(album->title);
        if (const auto* artist = std::get_if<Artist>(&record)) all.push_back(artist->name);
        if (const auto* library = std::get_if<Library>(&record)) all.push_back(library->name);
    }
    std::ranges::sort(all);
    return joined(all);
}

PlaylistId list(const char* name) { return idNamed<PlaylistId>(name); }

/// Besides the library "Music" of all: "Secret" with the track s by Hidden on Vault, and v by Anna on Alpha.
class Household {
public:
    Household() {
        Track secret = aTrack("s").by("Hidden").on("Vault").rev(20).build();
        Track both = aTrack("v").by("Anna").on("Alpha").rev(21).build();
        secret.library = both.library = idNamed<LibraryId>("Secret");
        m_rows.database().put(secret, both, anAlbum("Vault").by("Hidden").rev(22).build(), anArtist("Hidden", 23),
                              aLibrary("Secret", 24));
    }
    ServerRows& rows() { return m_rows; }
    Key library(const char* name) {
        auto select = m_rows.reader().prepare({"library", "SELECT id FROM library WHERE name=?1"});
        must(select.bind(1, name).step());
        return select.integer(0);
    }
    void grant(std::vector<std::int64_t> users) {
        const Key secret = library("Secret");
        m_rows.database().write([&](WriteTransaction& tx) { return setLibraryGrants(tx, secret, users); });
    }
    std::vector<std::int64_t> views() {
        std::vector<std::int64_t> views;
        auto select = m_rows.reader().prepare({"views", "SELECT view FROM user ORDER BY id"});
        must(select.forEach([&](const Statement& row) { views.push_back(row.integer(0)); }));
        return views;
    }

private:
    ServerRows m_rows;
};

} // namespace

class tst_FeedSight : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void personalRows_areTheirOwnersAlone() {
        ServerRows rows;
        rows.mustChange(kAnna, SetMark{{TargetKind::Track, idNamed<TrackId>("t").bytes}, Mark::Liked, true});
        rows.mustChange(kAnna, AddPlay{idNamed<TrackId>("t"), at(5), {}});
        rows.mustChange(kAnna, SetQueue{"{}"});
        rows.mustChange(kAnna, ChangeSetting{"theme", "dark"});
        rows.mustChange(kAnna, aPlaylist("p"));
        rows.mustChange(kAnna, insertInto("p", "", "a b"));
        const auto batch = read(rows, kAnna);
        QCOMPARE(those<Annotation>(batch).size(), std::size_t(4));
        QCOMPARE(those<Play>(batch).size(), std::size_t(1));
        QCOMPARE(those<QueueRegister>(batch).size(), std::size_t(1));
        QCOMPARE(those<UserSetting>(batch).size(), std::size_t(1));
        QCOMPARE(those<Playlist>(batch).size(), std::size_t(1));
        QCOMPARE(those<PlaylistItem>(batch).size(), std::size_t(2));
        QVERIFY(std::ranges::is_sorted(batch.records, {}, revOf));
        QVERIFY(those<Playlist>(batch)[0] == *must(PersonalRows::playlist(rows.reader(), kAnna, list("p"))));
        QCOMPARE(read(rows, kBert).records.size(), std::size_t(5)); // The catalogue.
        QCOMPARE(read(rows, kBert).reached, Rev(5));
    }
    void smallBatches_giveTheSame() {
        ServerRows rows;
        rows.mustChange(kAnna, aPlaylist("p"));
        rows.mustChange(kAnna, insertInto("p", "", "a b c d e f g"));
        const auto whole = read(rows, kAnna);
        std::vector<FeedRecord> parts;
        for (FeedBatch batch{.records = {}, .reached = 0, .hasMore = true}; batch.hasMore;) {
            batch = read(rows, kAnna, batch.reached, 2);
            parts.insert(parts.end(), batch.records.begin(), batch.records.end());
        }
        QVERIFY(parts == whole.records);
    }
    void sharedPlaylist_isSeenByOthers_withItsOwner_withoutItsFolder() {
        ServerRows rows;
        rows.mustChange(kAnna, aPlaylist("folder", PlaylistKind::Folder));
        rows.mustChange(kAnna, aPlaylist("p"));
        rows.mustChange(kAnna, FilePlaylist{list("p"), list("folder")});
        rows.mustChange(kAnna, insertInto("p", "", "a b"));
        const Rev before = read(rows, kBert).reached;
        rows.mustChange(kAnna, SharePlaylist{list("p"), PlaylistAccess::Readable});
        const auto news = read(rows, kBert, before);
        QCOMPARE(those<Playlist>(news).size(), std::size_t(1));
        QCOMPARE(those<Playlist>(news)[0].ownerName, std::string("Anna"));
        QVERIFY(those<Playlist>(news)[0].folder.value.isNull());
        QCOMPARE(those<PlaylistItem>(news).size(), std::size_t(2));
        QVERIFY(!those<Playlist>(read(rows, kAnna))[1].folder.value.isNull());
    }
    void playlistNoLongerShared_comesAsATombstone() {
        ServerRows rows;
        rows.mustChange(kAnna, aPlaylist("p"));
        rows.mustChange(kAnna, insertInto("p", "", "a"));
        QVERIFY(those<Tombstone>(read(rows, kBert)).empty()); // Never shared: nothing is told of it.
        for (const Change& end :
             {Change(SharePlaylist{list("p"), PlaylistAccess::Private}), Change(DeletePlaylist{list("p"), true})}) {
            rows.mustChange(kAnna, SharePlaylist{list("p"), PlaylistAccess::Readable});
            const Rev before = read(rows, kBert).reached;
            rows.mustChange(kAnna, end);
            const auto news = read(rows, kBert, before);
            QCOMPARE(news.records.size(), std::size_t(1));
            QVERIFY(those<Tombstone>(news).at(0).kind == EntityKind::Playlist);
            QVERIFY(those<Tombstone>(news).at(0).id == list("p").bytes);
        }
        QVERIFY(those<Playlist>(read(rows, kAnna))[0].deleted.value);
    }
    void libraryWithGrants_isForThoseAndForOwners() {
        Household house;
        const std::string all = "Alpha Anna Hidden Music Secret Vault Zoe s t v";
        QCOMPARE(titles(read(house.rows(), kBert)), all);
        house.grant({kCleo.user});
        QCOMPARE(titles(read(house.rows(), kAnna)), all);
        QCOMPARE(titles(read(house.rows(), kCleo)), all);
        QCOMPARE(titles(read(house.rows(), kBert)), std::string("Alpha Anna Music Zoe t"));
        house.grant({});
        QCOMPARE(titles(read(house.rows(), kBert)), all);
    }
    void views_growForThoseWhoSeeMoreOrLess() {
        Household house;
        house.grant({kCleo.user});
        QCOMPARE(house.views(), (std::vector<std::int64_t>{1, 2, 1}));
        QCOMPARE(read(house.rows(), kBert).view, std::int64_t(2));
        house.grant({kCleo.user, kCleo.user});
        QCOMPARE(house.views(), (std::vector<std::int64_t>{1, 2, 1}));
        house.grant({kBert.user});
        QCOMPARE(house.views(), (std::vector<std::int64_t>{1, 3, 2}));
        house.grant({});
        QCOMPARE(house.views(), (std::vector<std::int64_t>{1, 3, 3}));
        QVERIFY(must(libraryGrants(house.rows().reader(), house.library("Secret"))).empty());
    }
    void trackInSight_bringsItsAlbumAndArtists() {
        Household house;
        house.grant({kCleo.user});
        const Rev before = read(house.rows(), kBert).reached;
        // A track of everybody's library by an artist and on an album that only the secret one had.
        house.rows().database().put(aTrack("new").by("Hidden").on("Vault").rev(40).build());
        QCOMPARE(titles(read(house.rows(), kBert, std::max<Rev>(before, 30))), std::string("Hidden Vault new"));
        QCOMPARE(titles(read(house.rows(), kCleo, 30)), std::string("new"));
    }
    void oldOnes_areToldOnceInABatch() {
        Household house;
        house.grant({kCleo.user});
        house.rows().database().put(aTrack("n1").by("Hidden").on("Vault").rev(40).build(),
                                    aTrack("n2").by("Hidden").on("Vault").rev(41).build());
        QCOMPARE(titles(read(house.rows(), kBert, 30)), std::string("Hidden Vault n1 n2"));
    }
};

QTEST_APPLESS_MAIN(tst_FeedSight)
#include "tst_FeedSight.moc"
