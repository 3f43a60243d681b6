// SPDX-License-Identifier: GPL-3.0-or-later
// What Home, an artist's page, the genres and the folders show, without any of their widgets.
#include <QSignalSpy>
#include <QTest>

#include <fmt/format.h>

#include "app/items/ShownMusic.h"
#include "app/models/ArtistPresenter.h"
#include "app/models/FacetListModel.h"
#include "app/models/FolderListModel.h"
#include "app/models/HomePresenter.h"
#include "app/query/QueryThread.h"
#include "core/store/CatalogReader.h"
#include "core/store/SettingStore.h"
#include "tests/support/ApplyIndexed.h"
#include "tests/support/CatalogBuilder.h"
#include "tests/support/OpenDatabase.h"

using namespace linnet;
using namespace linnet::app;
using namespace linnet::test;
using namespace std::chrono_literals;

namespace {

void played(OpenDatabase& db, const char* title, int plays, int at) {
    const auto sql =
        fmt::format("INSERT INTO annotation(source, user_id, kind, target, rev, play_count, last_played_at)"
                    " VALUES(0, 0, 0, x'{}', 1, {}, {})",
                    idNamed<core::TrackId>(title).hex(), plays, at);
    db.execute(sql.c_str());
}

/// Anna's album "Long" of seven tracks (l1 … l7) from 2001, her EP "Few" of four from 1999, her single "One", and
/// Bert's "Guests" with one track of hers.
void fill(OpenDatabase& db) {
    core::Library music = aLibrary("Music", 1);
    music.roots = {{idNamed<core::RootId>("root"), core::FilePath("/music"), true}};
    db.put(music, anArtist("Anna", 2), anArtist("Bert", 3),
           anAlbum("Long").by("Anna").from("2001").added(1).rev(4).build(),
           anAlbum("Few").by("Anna").from("1999").added(4).rev(5).build(),
           anAlbum("One").by("Anna").from("2003").added(3).rev(6).build(),
           anAlbum("Guests").by("Bert").added(2).rev(7).build());
    for (int i = 1; i <= 7; ++i)
        db.put(aTrack("l" + std::to_string(i))
                   .by("Anna")
                   .on("Long")
                   .number(i)
                   .genre("Jazz")
                   .at("Anna/l.flac")
                   .rev(10 + i)
                   .build());
    for (int i = 1; i <= 4; ++i)
        db.put(aTrack("f" + std::to_string(i)).by("Anna").on("Few").number(i).rev(20 + i).build());
    db.put(aTrack("o1").by("Anna").on("One").number(1).genre("Pop").at("top.flac").rev(30).build(),
           aTrack("g1").by("Anna").on("Guests").number(1).rev(31).build(),
           aTrack("g2").by("Bert").on("Guests").number(2).rev(32).build());
}

QByteArray titles(OpenDatabase& db, const std::vector<qint64>& keys) {
    std::string all;
    const std::vector<core::store::Key> wanted(keys.begin(), keys.end());
    for (const auto& row : must(core::store::albumRows(db.reader(), wanted)))
        all += (all.empty() ? "" : " ") + row.title;
    return QByteArray::fromStdString(all);
}

template <class Subject, class Act>
bool afterwards(Subject& subject, Act act) {
    QSignalSpy ready(&subject, &Subject::ready);
    act();
    return ready.count() > 0 || ready.wait(20000);
}

} // namespace

class tst_Presenters : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void home_beforeAnythingWasPlayed_hasWhatIsNewOnly() {
        OpenDatabase db;
        fill(db);
        QueryThread queries(*db, m_clock);
        HomePresenter home(queries);
        QVERIFY(!home.isReady());
        QVERIFY(afterwards(home, [&] { home.reload(); }));
        QCOMPARE(titles(db, home.view().added), QByteArray("Few One Guests Long"));
        QVERIFY(home.view().continued.empty() && home.view().recentlyPlayed.empty() && home.view().mostPlayed.empty());
        QVERIFY(home.view().likedTracks.empty() && home.view().likedAlbums.empty());
    }
    void home_continuesWhatWasNotHeardToItsEnd() {
        OpenDatabase db;
        fill(db);
        played(db, "l3", 1, 10);
        played(db, "f1", 5, 20);
        played(db, "f4", 1, 30); // The last one.
        QueryThread queries(*db, m_clock);
        HomePresenter home(queries);
        QVERIFY(afterwards(home, [&] { home.reload(); }));
        QCOMPARE(titles(db, home.view().continued), QByteArray("Long"));
        QCOMPARE(titles(db, home.view().recentlyPlayed), QByteArray("Few Long"));
        QCOMPARE(home.view().mostPlayed.size(), std::size_t(3));
    }
    void home_ofAnEmptyReplica_isEmpty() {
        OpenDatabase db;
        QueryThread queries(*db, m_clock);
        HomePresenter home(queries);
        QVERIFY(afterwards(home, [&] { home.reload(); }));
        QVERIFY(home.view().isEmpty());
    }
    void artist_hasReleasesByType_newestFirst() {
        OpenDatabase db;
        fill(db);
        QueryThread queries(*db, m_clock);
        ArtistPresenter artist(queries);
        const qint64 anna = must(core::store::keyOf(db.reader(), 0, idNamed<core::ArtistId>("Anna")));
        QVERIFY(afterwards(artist, [&] { artist.show(anna); }));
        const ArtistView& view = artist.view();
        QCOMPARE(view.artist.name, QStringLiteral("Anna"));
        QCOMPARE(titles(db, view.albums), QByteArray("Long"));
        QCOMPARE(titles(db, view.eps), QByteArray("One Few"));
        QCOMPARE(titles(db, view.appearsOn), QByteArray("Guests"));
        QCOMPARE(view.trackCount, 13);
        QCOMPARE(view.tracks.size(), std::size_t(5));
        QVERIFY(!view.areMostPlayed);
    }
    void artist_whoWasPlayed_hasTheMostPlayedTracks() {
        OpenDatabase db;
        fill(db);
        played(db, "o1", 2, 10);
        QueryThread queries(*db, m_clock);
        ArtistPresenter artist(queries);
        const qint64 anna = must(core::store::keyOf(db.reader(), 0, idNamed<core::ArtistId>("Anna")));
        QVERIFY(afterwards(artist, [&] { artist.show(anna); }));
        QVERIFY(artist.view().areMostPlayed);
        QCOMPARE(artist.view().tracks.size(), std::size_t(1));
    }
    void artist_thatHasGone_hasNoKey() {
        OpenDatabase db;
        QueryThread queries(*db, m_clock);
        ArtistPresenter artist(queries);
        QVERIFY(afterwards(artist, [&] { artist.show(4711); }));
        QCOMPARE(artist.view().artist.key, qint64(0));
    }
    void releaseTypes_byTracksAndLength() {
        QVERIFY(releaseType(2, 8min) == ReleaseType::Single);
        QVERIFY(releaseType(3, 31min) == ReleaseType::Album);
        QVERIFY(releaseType(5, 20min) == ReleaseType::Ep);
        QVERIFY(releaseType(7, 20min) == ReleaseType::Album);
    }
    void facets_areReadWhole_andFilterByName() {
        OpenDatabase db;
        fill(db);
        QueryThread queries(*db, m_clock);
        FacetListModel genres(FacetListModel::Facet::Genres, queries);
        QVERIFY(afterwards(genres, [&] { genres.reload(); }));
        QCOMPARE(genres.rowCount(), 2);
        QCOMPARE(genres.at(0).name, QStringLiteral("Jazz"));
        genres.setFilterText(QStringLiteral("PO"));
        QCOMPARE(genres.rowCount(), 1);
        QCOMPARE(genres.at(0).name, QStringLiteral("Pop"));
        FacetListModel decades(FacetListModel::Facet::Decades, queries);
        QVERIFY(afterwards(decades, [&] { decades.reload(); }));
        QCOMPARE(decades.rowCount(), 2);
        QCOMPARE(decades.at(0).key, qint64(2000));
        QCOMPARE(decades.at(0).name, QStringLiteral("2000s"));
    }
    void folders_beginWithTheRoots_andGoDown() {
        OpenDatabase db;
        fill(db);
        QueryThread queries(*db, m_clock);
        FolderListModel folders(queries);
        QVERIFY(afterwards(folders, [&] { folders.show(std::nullopt); }));
        QCOMPARE(folders.rowCount(), 1);
        QCOMPARE(folders.at(0).name, QStringLiteral("/music"));
        QVERIFY(folders.tracks().empty());
        const FolderPlace root = folders.at(0).place;
        QVERIFY(afterwards(folders, [&] { folders.show(root); }));
        QCOMPARE(folders.rowCount(), 1);
        QCOMPARE(folders.at(0).name, QStringLiteral("Anna"));
        QCOMPARE(folders.tracks().size(), std::size_t(1));
        QCOMPARE(folders.rootName(root.root), QStringLiteral("/music"));
        QVERIFY(afterwards(folders, [&] { folders.show(FolderPlace{root.root, core::FilePath("gone")}); }));
        QCOMPARE(folders.rowCount(), 0);
    }

    void oneSource_isAllThatIsCounted() {
        OpenDatabase db;
        fill(db); // In source 0.
        const std::vector<core::FeedRecord> records{aLibrary("Other", 1),
                                                    anArtist("Carl", 2),
                                                    anAlbum("Far").by("Carl").from("1985").rev(3).build(),
                                                    anAlbum("Near").by("Carl").from("1999").rev(4).build(),
                                                    aTrack("x1").by("Carl").on("Far").genre("Jazz").rev(5).build(),
                                                    aTrack("x2").by("Carl").on("Near").genre("Jazz").rev(6).build()};
        db.write([&](core::store::WriteTransaction& tx) -> core::Result<void> {
            LINNET_TRY_VOID(test::applyIndexed(tx, 2, 0, records));
            return core::store::putSetting(tx, {kShownSourceSetting, "2"});
        });
        played(db, "l3", 1, 10);
        QueryThread queries(*db, m_clock);
        HomePresenter home(queries);
        QVERIFY(afterwards(home, [&] { home.reload(); }));
        QCOMPARE(home.view().added.size(), std::size_t(2));
        QVERIFY(home.view().recentlyPlayed.empty() && home.view().mostPlayed.empty());
        FacetListModel genres(FacetListModel::Facet::Genres, queries);
        QVERIFY(afterwards(genres, [&] { genres.reload(); }));
        QCOMPARE(genres.rowCount(), 1);
        QCOMPARE(genres.at(0).detail, QStringLiteral("2 tracks"));
        FacetListModel decades(FacetListModel::Facet::Decades, queries);
        QVERIFY(afterwards(decades, [&] { decades.reload(); }));
        QCOMPARE(decades.rowCount(), 2);
        FolderListModel folders(queries);
        QVERIFY(afterwards(folders, [&] { folders.show(std::nullopt); }));
        QCOMPARE(folders.rowCount(), 0);
        QVERIFY(afterwards(folders, [&] { folders.show(FolderPlace{idNamed<core::RootId>("root"), {}}); }));
        QVERIFY(folders.rowCount() == 0 && folders.tracks().empty());
        db.execute(("INSERT INTO annotation(source, user_id, kind, target, rev, hidden) VALUES(2, 0, 1, x'" +
                    idNamed<core::AlbumId>("Far").hex() + "', 1, 1)")
                       .c_str());
        QVERIFY(afterwards(genres, [&] { genres.reload(); }));
        QCOMPARE(genres.at(0).detail, QStringLiteral("1 tracks"));
        QVERIFY(afterwards(decades, [&] { decades.reload(); }));
        QCOMPARE(decades.rowCount(), 1);
        QCOMPARE(decades.at(0).name, QStringLiteral("1990s"));
    }

private:
    core::SystemClock m_clock;
};

QTEST_MAIN(tst_Presenters)
#include "tst_Presenters.moc"
