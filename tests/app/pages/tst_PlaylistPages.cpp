// SPDX-License-Identifier: GPL-3.0-or-later
// Playlists in the real window over a real replica: the sidebar, their pages, the trash, rules, files.
#include <QAccessible>
#include <QApplication>
#include <QDir>
#include <QDragMoveEvent>
#include <QDropEvent>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QTemporaryDir>
#include <QTest>

#include "app/actions/RowsMime.h"
#include "app/models/TrackListModel.h"
#include "app/pages/HistoryPage.h"
#include "app/pages/PlaylistFileActions.h"
#include "app/pages/PlaylistPage.h"
#include "app/pages/RuleRow.h"
#include "app/pages/SearchPage.h"
#include "app/pages/SmartRulesPage.h"
#include "app/pages/TrashPage.h"
#include "app/palette/CommandPalette.h"
#include "app/views/LineListView.h"
#include "app/views/PlaylistNavView.h"
#include "app/views/PlaylistView.h"
#include "app/widgets/EmptyState.h"
#include "app/widgets/PillButton.h"
#include "app/widgets/Toast.h"
#include "core/store/CatalogReader.h"
#include "tests/app/window/WindowFixture.h"

using namespace linnet;
using namespace linnet::app;
using linnet::test::WindowFixture;

namespace {

class Opened : public WindowFixture {
public:
    Opened() {
        fillLibrary();
        fillPlaylists();
        open();
        nav = window().findChild<PlaylistNavView*>();
    }
    qint64 key(const char* name) {
        const auto id = test::idNamed<core::PlaylistId>(name);
        return QTest::qWaitFor([&] { return playlists().find(id) != nullptr; }) ? playlists().find(id)->key : 0;
    }
    PlaylistView& show(const char* name) {
        window().navigator().go({PageId::Playlist, key(name), {}});
        auto& list = *window().findChild<PlaylistView*>();
        const bool isHere =
            QTest::qWaitFor([&] { return list.model()->rowCount() > 0 && list.model()->index(0, 0).data().isValid(); });
        if (!isHere) qWarning("the playlist stays empty");
        return list;
    }
    QStringList lines() const {
        QStringList titles;
        for (int row = 0; row < nav->model()->rowCount(); ++row)
            titles << nav->model()->index(row, 0).data().toString();
        return titles;
    }
    QString toast() { return window().findChild<Toast*>()->sentence(); }
    void pressUndo() { window().findChild<Toast*>()->findChild<PillButton*>()->click(); }
    qint64 track(std::size_t album) {
        const std::string name = std::string(test::kAlbums[album].title) + test::kTitles[0];
        return core::store::keyOf(reader(), 1, test::idNamed<core::TrackId>(name)).value_or(0);
    }

    PlaylistNavView* nav = nullptr;
};

QStringList words(std::initializer_list<const char*> all) {
    QStringList words;
    for (const char* one : all)
        words << QString::fromUtf8(one);
    return words;
}

QStringList titles(const QAbstractItemView& view) {
    QStringList all;
    for (int row = 0; row < view.model()->rowCount(); ++row)
        all << view.model()->index(row, 0).data().toString();
    return all;
}

void choose(QAbstractItemView& view, int from, int to) {
    view.setFocus();
    view.setCurrentIndex(view.model()->index(from, 0));
    view.selectionModel()->select(QItemSelection(view.model()->index(from, 0), view.model()->index(to, 0)),
                                  QItemSelectionModel::ClearAndSelect);
}

void dropOn(QAbstractItemView& view, const QPoint& place, const Chosen& rows) {
    RowsMime mime(rows);
    QDragEnterEvent enter(place, Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(view.viewport(), &enter);
    QDragMoveEvent move(place, Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(view.viewport(), &move);
    QDropEvent drop(place, Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(view.viewport(), &drop);
}

} // namespace

class tst_PlaylistPages : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sidebar_showsThemByName_foldersWithWhatTheyHold() {
        Opened fixture;
        QTRY_COMPARE(fixture.lines(),
                     words({"Family table", "Loved, not lately", "Sunday kitchen", "Trips", "Road to the coast"}));
        const QModelIndex shared = fixture.nav->model()->index(0, 0);
        QCOMPARE(shared.data(Qt::AccessibleTextRole).toString(), QStringLiteral("Family table, Family"));
        Q_EMIT fixture.nav->opened(fixture.key("Trips"));
        QTRY_COMPARE(fixture.lines().size(), 4);
    }
    void page_showsItems_andSaysWhyOneCannotBePlayed() {
        Opened fixture;
        PlaylistView& list = fixture.show("Sunday kitchen");
        QCOMPARE(list.model()->rowCount(), 10);
        const QString missing = list.model()->index(7, 0).data(Qt::AccessibleTextRole).toString();
        QVERIFY2(missing.endsWith(QStringLiteral("file is missing")), qPrintable(missing));
        const QString unknown = list.model()->index(9, 0).data(Qt::AccessibleTextRole).toString();
        QCOMPARE(unknown, QStringLiteral("Unknown track, not in your libraries"));
    }
    void del_takesChosenItemsOut_andUndoBringsThemBack() {
        Opened fixture;
        PlaylistView& list = fixture.show("Sunday kitchen");
        const QStringList before = titles(list);
        choose(list, 2, 4);
        QTest::keyClick(&list, Qt::Key_Delete);
        QTRY_COMPARE(list.model()->rowCount(), 7);
        QTRY_COMPARE(fixture.toast(), QStringLiteral("3 tracks removed from “Sunday kitchen”."));
        fixture.pressUndo();
        QTRY_COMPARE(titles(list), before);
    }
    void unknownItem_canBeTakenOut() {
        Opened fixture;
        PlaylistView& list = fixture.show("Sunday kitchen");
        choose(list, 9, 9);
        QTest::keyClick(&list, Qt::Key_Delete);
        QTRY_COMPARE(list.model()->rowCount(), 9);
    }
    void altArrows_moveChosenItemsTogether_andKeepThemChosen() {
        Opened fixture;
        PlaylistView& list = fixture.show("Sunday kitchen");
        QStringList wanted = titles(list);
        wanted.move(1, 3);
        choose(list, 2, 3);
        QTest::keyClick(&list, Qt::Key_Up, Qt::AltModifier);
        QTRY_COMPARE(titles(list), wanted);
        QTRY_COMPARE(list.chosenRows().size(), 2);
        QCOMPARE(list.chosenRows().first().row(), 1);
        QTest::keyClick(&list, Qt::Key_Down, Qt::AltModifier);
        wanted.move(3, 1);
        QTRY_COMPARE(titles(list), wanted);
    }
    void drop_putsItemsOfThePageToAnotherPlace() {
        Opened fixture;
        PlaylistView& list = fixture.show("Sunday kitchen");
        QStringList wanted = titles(list);
        wanted.move(0, 2);
        Chosen dragged{.kind = Chosen::Kind::Tracks, .playlist = fixture.key("Sunday kitchen")};
        dragged.items = {static_cast<PlaylistModel*>(list.model())->keyAt(0)};
        dragged.keys = {list.model()->index(0, 0).data(static_cast<int>(TrackRole::Key)).toLongLong()};
        dropOn(list, list.visualRect(list.model()->index(3, 0)).topLeft() + QPoint(5, 4), dragged);
        QTRY_COMPARE(titles(list), wanted);
    }
    void drop_fromElsewhere_putsTracksBetweenRows() {
        Opened fixture;
        PlaylistView& list = fixture.show("Sunday kitchen");
        dropOn(list, list.visualRect(list.model()->index(1, 0)).topLeft() + QPoint(5, 4),
               {.kind = Chosen::Kind::Tracks, .keys = {fixture.track(12)}});
        QTRY_COMPARE(list.model()->rowCount(), 11);
        QTRY_COMPARE(list.model()->index(1, 0).data(static_cast<int>(TrackRole::AlbumTitle)).toString(),
                     QStringLiteral("Afterglow Engine"));
    }
    void drop_onThePlaylistOfAnother_isNotTaken() {
        Opened fixture;
        QTRY_VERIFY(fixture.key("Family table") != 0);
        QTRY_VERIFY(fixture.nav->model()->rowCount() == 5);
        const QRect shared = fixture.nav->visualRect(fixture.nav->model()->index(0, 0));
        dropOn(*fixture.nav, shared.center(), {.kind = Chosen::Kind::Tracks, .keys = {fixture.track(1)}});
        const QRect kitchen = fixture.nav->visualRect(fixture.nav->model()->index(2, 0));
        dropOn(*fixture.nav, kitchen.center(), {.kind = Chosen::Kind::Tracks, .keys = {fixture.track(1)}});
        QTRY_COMPARE(fixture.toast(), QStringLiteral("1 tracks added to “Sunday kitchen”."));
    }
    void newPlaylist_opens_andItsNameIsTypedInPlace() {
        Opened fixture;
        QTRY_COMPARE(fixture.nav->model()->rowCount(), 5);
        SourceView here;
        here.source = 1;
        here.isBundled = true;
        fixture.library.view.sources = {here};
        fixture.window().actions().trigger(ActionId::NewPlaylist);
        auto* field = fixture.window().findChild<QLineEdit*>(QStringLiteral("playlistName"));
        QVERIFY(field != nullptr);
        QTRY_VERIFY(field->isVisible());
        QCOMPARE(field->text(), QStringLiteral("New playlist"));
        QVERIFY(!field->accessibleName().isEmpty());
        field->setText(QStringLiteral("Rainy days"));
        QTest::keyClick(field, Qt::Key_Return);
        QTRY_VERIFY(fixture.lines().contains(QStringLiteral("Rainy days")));
        QCOMPARE(fixture.window().navigator().current().page, PageId::Playlist);
        QVERIFY(fixture.window().findChild<PlaylistPage*>()->findChild<EmptyState*>()->isVisible());
    }
    void escape_leavesTheNameAsItWas() {
        Opened fixture;
        const qint64 kitchen = fixture.key("Sunday kitchen");
        QTRY_COMPARE(fixture.nav->model()->rowCount(), 5);
        fixture.nav->rename(kitchen);
        auto* field = fixture.window().findChild<QLineEdit*>(QStringLiteral("playlistName"));
        field->setText(QStringLiteral("x"));
        QTest::keyClick(field, Qt::Key_Escape);
        QVERIFY(!field->isVisible());
        QCOMPARE(fixture.playlists().find(kitchen)->name, QStringLiteral("Sunday kitchen"));
    }
    void deleted_goesToTheTrash_andComesBackFromIt() {
        Opened fixture;
        const qint64 kitchen = fixture.key("Sunday kitchen");
        fixture.playlists().moveToTrash(kitchen);
        QTRY_COMPARE(fixture.lines().contains(QStringLiteral("Sunday kitchen")), false);
        fixture.window().navigator().go({PageId::Trash, 0, {}});
        auto* list = fixture.window().findChild<TrashPage*>()->findChild<LineListView*>();
        QTRY_COMPARE(list->model()->rowCount(), 2);
        fixture.window().navigator().go({PageId::Playlist, kitchen, {}});
        auto* empty = fixture.window().findChild<PlaylistPage*>()->findChild<EmptyState*>();
        QTRY_VERIFY(empty->isVisible());
        Q_EMIT empty->actionChosen();
        QTRY_VERIFY(fixture.lines().contains(QStringLiteral("Sunday kitchen")));
        QTRY_VERIFY(!empty->isVisible());
    }
    void aFolderInTheTrash_leavesWhatItHoldsWhereItWas() {
        Opened fixture;
        fixture.playlists().moveToTrash(fixture.key("Trips"));
        QTRY_COMPARE(fixture.lines(),
                     words({"Family table", "Loved, not lately", "Road to the coast", "Sunday kitchen"}));
    }
    void addToPlaylist_listsThoseThatCanBeChanged() {
        Opened fixture;
        QTRY_COMPARE(fixture.nav->model()->rowCount(), 5);
        fixture.show("Sunday kitchen");
        auto& list = *fixture.window().findChild<PlaylistView*>();
        Q_EMIT list.menuWanted({list.model()->index(0, 0)}, QPoint());
        auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        QVERIFY(menu != nullptr);
        const QMenu* adding = nullptr;
        for (QMenu* sub : menu->findChildren<QMenu*>())
            if (sub->title() == actionRow(ActionId::AddToPlaylist).text) adding = sub;
        QVERIFY(adding != nullptr);
        QStringList offered;
        for (const QAction* action : adding->actions())
            if (!action->isSeparator()) offered << action->text();
        menu->close();
        QCOMPARE(offered, words({"New playlist", "Road to the coast", "Sunday kitchen"}));
    }
    void rules_areCountedWhileTheyChange_andSaved() {
        Opened fixture;
        const qint64 smart = fixture.key("Loved, not lately");
        fixture.window().navigator().go({PageId::SmartRules, smart, {}});
        auto* page = fixture.window().findChild<SmartRulesPage*>();
        const auto says = [page](const QString& words) {
            for (const QLabel* label : page->findChildren<QLabel*>())
                if (label->text() == words) return true;
            return false;
        };
        QTRY_VERIFY(says(QStringLiteral("144 tracks fit")));
        const auto button = [page](const QString& words) {
            for (auto* one : page->findChildren<PillButton*>())
                if (one->text() == words) return one;
            return static_cast<PillButton*>(nullptr);
        };
        button(QStringLiteral("Add a rule"))->click();
        auto* row = page->findChild<RuleRow*>();
        QVERIFY(row != nullptr);
        QTest::keyClicks(row->findChild<QLineEdit*>(), QStringLiteral("Jazz"));
        QTRY_VERIFY(says(QStringLiteral("36 tracks fit")));
        button(QStringLiteral("Save"))->click();
        auto* list = fixture.window().findChild<PlaylistView*>();
        QTRY_VERIFY(list != nullptr && list->isVisible());
        QTRY_COMPARE(list->model()->rowCount(), 36);
    }
    void export_andImport_giveTheSameTracks() {
        Opened fixture;
        const QString file = QDir(m_folder.path()).filePath(QStringLiteral("kitchen.m3u8"));
        PlaylistView& list = fixture.show("Sunday kitchen");
        const QStringList all = titles(list);
        auto* files = fixture.window().findChild<PlaylistFileActions*>();
        files->exportTo(*fixture.playlists().find(fixture.key("Sunday kitchen")), file);
        QTRY_COMPARE(fixture.toast(), QStringLiteral("9 tracks exported."));
        files->importFiles({file});
        QTRY_VERIFY(fixture.lines().contains(QStringLiteral("Sunday kitchen 2")) ||
                    fixture.lines().contains(QStringLiteral("kitchen")));
        QTRY_COMPARE(list.model()->rowCount(), 9);
        QTRY_COMPARE(titles(list), all.mid(0, 9));
    }
    void importOfWhatIsNoPlaylist_isSaidInASentence() {
        Opened fixture;
        const QString file = QDir(m_folder.path()).filePath(QStringLiteral("odd.xspf"));
        QFile odd(file);
        QVERIFY(odd.open(QIODevice::WriteOnly));
        odd.write("<playlist><nothing/></playlist>");
        odd.close();
        fixture.window().findChild<PlaylistFileActions*>()->importFiles({file});
        QTRY_VERIFY(fixture.toast().startsWith(QStringLiteral("“odd” cannot be imported")));
    }
    void history_bringsBackAnEarlierState_asAChangeThatCanBeUndone() {
        Opened fixture;
        PlaylistView& list = fixture.show("Sunday kitchen");
        const QStringList before = titles(list);
        const std::string address =
            "/api/v1/playlists/" + test::idNamed<core::PlaylistId>("Sunday kitchen").hex() + "/versions";
        const core::UnixMillis then(std::chrono::milliseconds(1'600'000'000'000));
        core::wire::Page<core::wire::VersionSummary> page;
        page.items.push_back({then, "Kitchen", 2});
        core::wire::encode(page, fixture.replies[address]);
        core::wire::PlaylistVersion version{then, "Kitchen", {}};
        for (const std::size_t i : {std::size_t{1}, std::size_t{0}})
            version.tracks.push_back(
                test::idNamed<core::TrackId>(std::string(test::kAlbums[i].title) + test::kTitles[i]));
        core::wire::encode(version, fixture.replies[address + "/1600000000000"]);
        fixture.window().navigator().go({PageId::PlaylistHistory, fixture.key("Sunday kitchen"), {}});
        auto* versions = fixture.window().findChild<HistoryPage*>()->findChild<LineListView*>();
        QTRY_COMPARE(versions->model()->rowCount(), 1);
        Q_EMIT versions->acted(ActionId::Open, {versions->model()->index(0, 0)});
        QTRY_COMPARE(titles(list), (QStringList{before[1], before[0]}));
        fixture.pressUndo();
        QTRY_COMPARE(titles(list), before);
    }
    void history_whileTheServerIsAway_saysSo() {
        Opened fixture;
        fixture.window().navigator().go({PageId::PlaylistHistory, fixture.key("Sunday kitchen"), {}});
        auto* empty = fixture.window().findChild<HistoryPage*>()->findChild<EmptyState*>();
        QTRY_VERIFY(empty->isVisible());
    }
    void itsButton_keepsItHere() {
        Opened fixture;
        fixture.offline.hasServer = true;
        fixture.show("Sunday kitchen");
        fixture.offline.show({});
        auto* page = fixture.window().findChild<PlaylistPage*>();
        const auto press = [page](const QString& name) {
            for (auto* button : page->findChildren<QAbstractButton*>())
                if (button->accessibleName() == name && button->isVisible()) return button->click(), true;
            return false;
        };
        QVERIFY(press(QStringLiteral("Download this playlist")));
        QVERIFY(fixture.offline.asked.kind == Offline::Kind::Playlist);
        QCOMPARE(fixture.offline.asked.keys, std::vector{fixture.key("Sunday kitchen")});
        KeptView kept{.rule = 4, .target = {.kind = Offline::Kind::Playlist}, .key = fixture.key("Sunday kitchen")};
        kept.isComplete = true;
        fixture.offline.show({.kept = {kept}});
        QVERIFY(press(QStringLiteral("Downloaded. Remove the download of this playlist")));
        QCOMPARE(fixture.offline.removed, std::vector<qint64>{4});
    }
    void search_findsThem_aClickOpens() {
        Opened fixture;
        fixture.window().navigator().go({PageId::Search, 0, QStringLiteral("coast ro")});
        auto* found = fixture.window().findChild<SearchPage*>()->findChild<LineListView*>();
        QTRY_COMPARE(titles(*found), QStringList{QStringLiteral("Road to the coast")});
        QTRY_VERIFY(found->isVisible());
        QTest::mouseClick(found->viewport(), Qt::LeftButton, {},
                          found->visualRect(found->model()->index(0, 0)).center());
        QCOMPARE(fixture.window().navigator().current(),
                 (Place{PageId::Playlist, fixture.key("Road to the coast"), {}}));
    }
    void palette_goesToThem() {
        Opened fixture;
        (void)fixture.key("Sunday kitchen");
        fixture.window().actions().trigger(ActionId::Palette);
        auto* palette = fixture.window().findChild<CommandPalette*>();
        palette->open(QStringLiteral("sunday"));
        QTest::keyClick(&palette->field(), Qt::Key_Return);
        QCOMPARE(fixture.window().navigator().current(), (Place{PageId::Playlist, fixture.key("Sunday kitchen"), {}}));
    }
    void controls_haveNames() {
        Opened fixture;
        fixture.show("Sunday kitchen");
        fixture.window().navigator().go({PageId::SmartRules, fixture.key("Loved, not lately"), {}});
        for (const QWidget* widget : fixture.window().findChildren<QWidget*>()) {
            if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible()) continue;
            QAccessibleInterface* accessible = QAccessible::queryAccessibleInterface(const_cast<QWidget*>(widget));
            QVERIFY(accessible != nullptr);
            const bool isNamed = !accessible->text(QAccessible::Name).isEmpty();
            QVERIFY2(isNamed || qobject_cast<const QAbstractScrollArea*>(widget) != nullptr,
                     widget->metaObject()->className());
        }
    }

private:
    QTemporaryDir m_folder;
};

QTEST_MAIN(tst_PlaylistPages)
#include "tst_PlaylistPages.moc"
