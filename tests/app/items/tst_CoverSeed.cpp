// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "app/items/CoverSeed.h"
#include "app/items/Items.h"
#include "tests/support/CatalogBuilder.h"

using namespace linnet;
using namespace linnet::app;

class tst_CoverSeed : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anAlbum_itsTracksAndItsQueueEntries_shareOnePicture() {
        const auto id = test::idNamed<core::AlbumId>("Night Drive");
        AlbumItem album;
        album.id = id;
        album.title = QStringLiteral("Night Drive");
        album.artist = QStringLiteral("Various Artists");
        TrackItem track;
        track.album = id;
        track.title = QStringLiteral("Lamps");
        track.artist = QStringLiteral("Anna");
        QueueItem entry;
        entry.album = id;
        entry.title = QStringLiteral("Wires");
        entry.artist = QStringLiteral("Bert");
        QVERIFY(!coverSeed(album).isEmpty());
        QCOMPARE(coverSeed(track), coverSeed(album));
        QCOMPARE(coverSeed(entry), coverSeed(album));
        album.id = test::idNamed<core::AlbumId>("Day Drive");
        QVERIFY(coverSeed(track) != coverSeed(album));
    }
    void withoutAnAlbum_theTrackHasOneOfItsOwn() {
        TrackItem track;
        track.title = QStringLiteral("Lamps");
        track.artist = QStringLiteral("Anna");
        QueueItem entry;
        entry.title = track.title;
        entry.artist = track.artist;
        QVERIFY(!coverSeed(track).isEmpty());
        QCOMPARE(coverSeed(entry), coverSeed(track));
    }
};

QTEST_APPLESS_MAIN(tst_CoverSeed)
#include "tst_CoverSeed.moc"
