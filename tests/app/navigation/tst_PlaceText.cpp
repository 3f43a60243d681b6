// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "app/navigation/FolderPlace.h"
#include "app/navigation/PlaceText.h"
#include "tests/support/CatalogBuilder.h"

using namespace linnet;
using namespace linnet::app;

class tst_PlaceText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void places_comeBackFromTheirText_data() {
        QTest::addColumn<Place>("place");
        QTest::newRow("home") << Place{};
        QTest::newRow("album") << Place{PageId::Album, 4711, {}};
        QTest::newRow("artist") << Place{PageId::Artist, 5, QStringLiteral("Søndre %1 Kai  two")};
        QTest::newRow("tracks of artist") << Place{PageId::ArtistTracks, 5, QStringLiteral("%2")};
        QTest::newRow("decade") << Place{PageId::Decade, 1990, {}};
        QTest::newRow("folder") << Place{PageId::Folders, 0, QStringLiteral("ab/c%20d")};
    }
    void places_comeBackFromTheirText() {
        QFETCH(Place, place);
        const auto again = placeFrom(toText(place));
        QVERIFY(again.has_value());
        QVERIFY(*again == place);
    }
    void placesOfTheMoment_areNotKept() {
        for (const PageId page : {PageId::Search, PageId::Settings, PageId::FirstStart})
            QCOMPARE(toText(Place{page, 0, QStringLiteral("x")}), QString());
    }
    void otherText_isNoPlace_data() {
        QTest::addColumn<QString>("text");
        QTest::newRow("nothing") << QString();
        QTest::newRow("unknown page") << QStringLiteral("cellar 0 ");
        QTest::newRow("no key") << QStringLiteral("album x ");
        QTest::newRow("name only") << QStringLiteral("album");
    }
    void otherText_isNoPlace() {
        QFETCH(QString, text);
        QVERIFY(!placeFrom(text));
    }
    void folders_keepEveryByte() {
        const FolderPlace odd{test::idNamed<core::RootId>("root"), core::FilePath("A b/\xFF%/ü")};
        const auto again = folderFrom(toText(odd));
        QVERIFY(again.has_value());
        QVERIFY(*again == odd);
        const FolderPlace root{odd.root, {}};
        QVERIFY(folderFrom(toText(root)) == root);
        QVERIFY(!folderFrom(QString()));
        QVERIFY(!folderFrom(QStringLiteral("no id/a")));
    }
};

QTEST_APPLESS_MAIN(tst_PlaceText)
#include "tst_PlaceText.moc"
