// SPDX-License-Identifier: GPL-3.0-or-later
// Home, artists, tracks, genres and folders in the real window over a real replica.
#include <QAbstractButton>
#include <QAccessible>
#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QMouseEvent>
#include <QTest>

#include "app/actions/Actions.h"
#include "app/navigation/FolderPlace.h"
#include "app/pages/AlbumsPage.h"
#include "app/pages/ArtistPage.h"
#include "app/pages/FacetPages.h"
#include "app/pages/FoldersPage.h"
#include "app/pages/HomePage.h"
#include "app/pages/TracksPage.h"
#include "app/views/CoverGridView.h"
#include "app/views/FacetGridView.h"
#include "app/views/FolderListView.h"
#include "app/views/Shelf.h"
#include "app/views/TrackListView.h"
#include "app/views/TrackTableHeads.h"
#include "app/views/TrackTableView.h"
#include "app/widgets/EmptyState.h"
#include "app/widgets/SearchField.h"
#include "core/store/CatalogReader.h"
#include "tests/app/window/WindowFixture.h"

using namespace linnet;
using namespace linnet::app;
using linnet::test::WindowFixture;

namespace {

template <class PageType>
PageType& pageOf(WindowFixture& fixture) {
    return *fixture.window().findChild<PageType*>();
}

qint64 keyOfArtist(WindowFixture& fixture, const char* name) {
    return core::store::keyOf(fixture.reader(), 1, test::idNamed<core::ArtistId>(name)).value_or(0);
}

QString titleAt(const QAbstractItemView& view, int row) {
    const QModelIndex index = view.model()->index(row, 0);
    const bool isHere = QTest::qWaitFor([&] { return index.data().isValid(); });
    return isHere ? index.data().toString() : QString();
}

QAbstractButton& headOfColumn(const TrackTableHeads& heads, TrackColumn column) {
    for (auto* head : heads.findChildren<QAbstractButton*>())
        if (head->accessibleName() == headOf(column)) return *head;
    qFatal("a column has no head");
}

/// From the middle of its head to the left end of the other one's.
void dragHead(const TrackTableHeads& heads, TrackColumn column, TrackColumn before) {
    QAbstractButton& head = headOfColumn(heads, column);
    const QAbstractButton& other = headOfColumn(heads, before);
    const QPoint from = head.rect().center();
    const QPoint to = head.mapFromGlobal(other.mapToGlobal(QPoint(4, other.height() / 2)));
    const auto send = [&head](QEvent::Type type, QPoint place, Qt::MouseButtons held) {
        const auto button = type == QEvent::MouseMove ? Qt::NoButton : Qt::LeftButton;
        QMouseEvent event(type, place, head.mapToGlobal(place), button, held, Qt::NoModifier);
        QCoreApplication::sendEvent(&head, &event);
    };
    send(QEvent::MouseButtonPress, from, Qt::LeftButton);
    send(QEvent::MouseMove, to, Qt::LeftButton);
    send(QEvent::MouseButtonRelease, to, Qt::NoButton);
}

} // namespace

class tst_CataloguePages : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void start_isWhereOneLeft() {
        WindowFixture fixture;
        fixture.fillLibrary();
        fixture.services().settings.remove(QString::fromUtf16(setting::kPlace));
        fixture.open();
        QVERIFY(fixture.window().navigator().current().page == PageId::Home);
        const Place artist{PageId::Artist, keyOfArtist(fixture, "Tideline"), QStringLiteral("Tideline")};
        fixture.window().navigator().go(artist);
        fixture.window().navigator().go({PageId::Settings, 0, {}}); // Nobody means to come back to these.
        fixture.close();
        QVERIFY(fixture.open().navigator().current() == artist);
    }
    void home_showsWhatIsNew_andHidesRowsWithoutAnything() {
        WindowFixture fixture;
        fixture.fillLibrary();
        fixture.startAt({});
        fixture.open();
        auto& page = pageOf<HomePage>(fixture);
        const auto shelves = page.findChildren<Shelf*>();
        QTRY_COMPARE(std::count_if(shelves.begin(), shelves.end(), [](Shelf* shelf) { return shelf->isVisible(); }), 1);
        auto* view = qobject_cast<AlbumGridView*>(page.mainFocus());
        QVERIFY(view != nullptr);
        QCOMPARE(titleAt(*view, 0), QStringLiteral("Tidal Rooms"));
        // The keyboard goes along the shelf and moves it; Enter opens.
        view->setFocus();
        view->setCurrentIndex(view->model()->index(0, 0));
        for (int i = 0; i < 9; ++i)
            QTest::keyClick(view, Qt::Key_Right);
        QCOMPARE(view->currentIndex().row(), 9);
        QVERIFY(view->sidewaysOffset() > 0);
        QTRY_VERIFY(view->viewport()->rect().contains(view->visualRect(view->currentIndex())));
        QTest::keyClick(view, Qt::Key_Return);
        QVERIFY(fixture.window().navigator().current().page == PageId::Album);
    }
    void home_withoutMusic_saysWhatToDo() {
        WindowFixture fixture;
        fixture.startAt({});
        fixture.open();
        QTRY_VERIFY(pageOf<HomePage>(fixture).findChild<EmptyState*>()->isVisible());
    }
    void tracks_typingFilters_andTheFilterIsLeftByEscape() {
        WindowFixture fixture;
        fixture.fillLibrary();
        fixture.startAt({PageId::Tracks, 0, {}});
        fixture.open();
        auto& page = pageOf<TracksPage>(fixture);
        auto* table = page.findChild<TrackTableView*>();
        QTRY_COMPARE(table->model()->rowCount(), 144);
        table->setFocus();
        QTest::keyClicks(table, QStringLiteral("u"));
        auto* field = page.findChild<SearchField*>();
        QVERIFY(field->isVisible());
        QTest::keyClicks(field, QStringLiteral("ndertow"));
        QCOMPARE(field->text(), QStringLiteral("undertow"));
        QTRY_COMPARE(table->model()->rowCount(), 16);
        QTest::keyClicks(field, QStringLiteral("xyz"));
        QTRY_VERIFY(page.findChild<EmptyState*>()->isVisible());
        QTest::keyClick(field, Qt::Key_Escape);
        QTRY_COMPARE(table->model()->rowCount(), 144);
        QVERIFY(!field->isVisible());
        fixture.window().actions().trigger(ActionId::Filter);
        QVERIFY(field->isVisible());
    }
    void tracks_orderColumnsAndDensity_areRemembered() {
        WindowFixture fixture;
        fixture.fillLibrary();
        fixture.startAt({PageId::Tracks, 0, {}});
        fixture.open();
        auto* table = pageOf<TracksPage>(fixture).findChild<TrackTableView*>();
        auto* heads = pageOf<TracksPage>(fixture).findChild<TrackTableHeads*>();
        QTRY_COMPARE(table->model()->rowCount(), 144);
        headOfColumn(*heads, TrackColumn::Title).click();
        QTRY_COMPARE(titleAt(*table, 0), QStringLiteral("Everything the Sea Returned"));
        TrackColumns columns = table->columns();
        columns.setShown(TrackColumn::Genre, true);
        table->setColumns(columns);
        dragHead(*heads, TrackColumn::Artist, TrackColumn::Title);
        QVERIFY(table->places()[1].column == TrackColumn::Artist);
        fixture.services().settings.setNumber(QString::fromUtf16(setting::kTrackDensity), 2);
        fixture.close();
        fixture.open();
        auto* again = pageOf<TracksPage>(fixture).findChild<TrackTableView*>();
        QTRY_COMPARE(again->model()->rowCount(), 144);
        QCOMPARE(titleAt(*again, 0), QStringLiteral("Everything the Sea Returned"));
        QVERIFY(again->columns().isShown(TrackColumn::Genre));
        QVERIFY(again->places()[1].column == TrackColumn::Artist);
        QVERIFY(again->density() == Density::Dense);
        QCOMPARE(again->geometryOfTiles().tile.height(), 28);
    }
    void tracks_severalChosen_areQueuedTogether() {
        WindowFixture fixture;
        fixture.fillLibrary();
        fixture.startAt({PageId::Tracks, 0, {}});
        fixture.open();
        auto* table = pageOf<TracksPage>(fixture).findChild<TrackTableView*>();
        QTRY_COMPARE(table->model()->rowCount(), 144);
        table->setCurrentIndex(table->model()->index(0, 0));
        QTest::keyClick(table, Qt::Key_Down, Qt::ShiftModifier);
        QTest::keyClick(table, Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(table->chosenRows().size(), 3);
        QTest::keyClick(table, Qt::Key_Return, Qt::ShiftModifier);
        QTRY_COMPARE(fixture.playback().byHand().size() + (fixture.playback().current() ? 1 : 0), std::size_t(3));
    }
    void tracks_areAListForScreenReaders() {
        WindowFixture fixture;
        fixture.fillLibrary();
        fixture.startAt({PageId::Tracks, 0, {}});
        fixture.open();
        auto* table = pageOf<TracksPage>(fixture).findChild<TrackTableView*>();
        QTRY_COMPARE(table->model()->rowCount(), 144);
        const QString first = titleAt(*table, 0);
        QAccessibleInterface* list = QAccessible::queryAccessibleInterface(table);
        QVERIFY(list != nullptr);
        QCOMPARE(list->childCount(), 144);
        QVERIFY(list->child(0)->text(QAccessible::Name).contains(first));
    }
    void artist_showsTracksAndReleases_andLeadsToAllTracks() {
        WindowFixture fixture;
        fixture.fillLibrary();
        fixture.open();
        fixture.window().navigator().go({PageId::Artist, keyOfArtist(fixture, "Tideline"), QStringLiteral("Tideline")});
        auto& page = pageOf<ArtistPage>(fixture);
        auto* list = page.findChild<TrackListView*>();
        QTRY_COMPARE(list->model()->rowCount(), 5);
        int albums = 0;
        for (auto* grid : page.findChildren<AlbumGridView*>())
            if (grid->isVisible()) albums += grid->model()->rowCount();
        QCOMPARE(albums, 2);
        for (auto* button : page.findChildren<QAbstractButton*>())
            if (button->text() == QStringLiteral("Show all tracks")) button->click();
        QVERIFY(fixture.window().navigator().current().page == PageId::ArtistTracks);
        auto* table = pageOf<TracksPage>(fixture).findChild<TrackTableView*>();
        QTRY_COMPARE(table->model()->rowCount(), 18);
    }
    void artist_thatHasGone_saysSo() {
        WindowFixture fixture;
        fixture.startAt({PageId::Artist, 4711, QStringLiteral("Nobody")});
        fixture.open();
        QTRY_VERIFY(pageOf<ArtistPage>(fixture).findChild<EmptyState*>()->isVisible());
    }
    void genres_leadToTheirAlbumsAndTracks() {
        WindowFixture fixture;
        fixture.fillLibrary();
        fixture.startAt({PageId::Genres, 0, {}});
        fixture.open();
        auto* grid = qobject_cast<FacetGridView*>(pageOf<GenresPage>(fixture).mainFocus());
        QTRY_VERIFY(
            (grid = qobject_cast<FacetGridView*>(pageOf<GenresPage>(fixture).mainFocus()))->model()->rowCount() == 4);
        grid->setCurrentIndex(grid->model()->index(0, 0));
        QTest::keyClick(grid, Qt::Key_Return);
        QVERIFY(fixture.window().navigator().current().page == PageId::Genre);
        QCOMPARE(fixture.window().navigator().current().text, QStringLiteral("Ambient"));
        auto& page = pageOf<FacetPage>(fixture);
        QTRY_COMPARE(page.findChild<TrackTableView*>()->model()->rowCount(), 36);
        QTRY_COMPARE(page.findChild<AlbumGridView*>()->model()->rowCount(), 4);
    }
    void decade_hasItsAlbums() {
        WindowFixture fixture;
        fixture.fillLibrary();
        fixture.startAt({PageId::Decade, 2020, {}});
        fixture.open();
        QTRY_COMPARE(pageOf<FacetPage>(fixture).findChild<AlbumGridView*>()->model()->rowCount(), 7);
        QTRY_COMPARE(pageOf<FacetPage>(fixture).findChild<TrackTableView*>()->model()->rowCount(), 63);
    }
    void folders_goDown_andPlayWhatIsBelow() {
        WindowFixture fixture;
        fixture.fillLibrary();
        fixture.startAt({PageId::Folders, 0, {}});
        fixture.open();
        auto& page = pageOf<FoldersPage>(fixture);
        auto* folders = page.findChild<FolderListView*>();
        QTRY_COMPARE(folders->model()->rowCount(), 1);
        folders->setCurrentIndex(folders->model()->index(0, 0));
        QTest::keyClick(folders, Qt::Key_Return);
        QTRY_COMPARE(folders->model()->rowCount(), 13); // Artists.
        const FolderPlace album{test::idNamed<core::RootId>("root"), core::FilePath("Tideline/Tidal Rooms")};
        fixture.window().navigator().go({PageId::Folders, 0, toText(album)});
        QTRY_COMPARE(page.findChild<TrackListView*>()->model()->rowCount(), 9);
        fixture.window().navigator().back();
        QTRY_COMPARE(folders->model()->rowCount(), 13);
        folders->setCurrentIndex(folders->model()->index(0, 0));
        folders->act(ActionId::Play);
        QTRY_VERIFY(fixture.playback().current().has_value());
    }
    void folders_ofAnotherServer_areLeftOutWithASentence() {
        WindowFixture fixture;
        SourceView box;
        box.source = 7;
        box.name = QStringLiteral("Box");
        fixture.library.view.sources = {box};
        fixture.fillLibrary();
        fixture.startAt({PageId::Folders, 0, {}});
        fixture.open();
        const auto labels = [&] {
            QString all;
            for (auto* label : pageOf<FoldersPage>(fixture).findChildren<QLabel*>())
                if (label->isVisible()) all += label->text();
            return all;
        };
        QTRY_VERIFY(labels().contains(QStringLiteral("Box: that server does not tell")));
    }
    void greeting_followsTheDay() {
        QCOMPARE(greetingAt(QTime(8, 0)), QStringLiteral("Good morning"));
        QCOMPARE(greetingAt(QTime(12, 0)), QStringLiteral("Good afternoon"));
        QCOMPARE(greetingAt(QTime(23, 0)), QStringLiteral("Good evening"));
        QCOMPARE(greetingAt(QTime(2, 0)), QStringLiteral("Good evening"));
    }
};

QTEST_MAIN(tst_CataloguePages)
#include "tst_CataloguePages.moc"
