// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSlider>
#include <QAccessible>
#include <QAction>
#include <QLineEdit>
#include <QScrollBar>
#include <QSvgRenderer>
#include <QTest>

#include "app/models/AlbumListModel.h"
#include "app/models/TrackListModel.h"
#include "app/pages/AlbumPage.h"
#include "app/pages/ServerForm.h"
#include "app/pages/SettingsPage.h"
#include "app/views/CoverGridView.h"
#include "app/views/QueueView.h"
#include "app/views/TrackListView.h"
#include "app/widgets/NavRow.h"
#include "tests/app/window/WindowFixture.h"

using namespace linnet;
using namespace linnet::app;
using linnet::test::WindowFixture;

class tst_MainWindow : public QObject {
    Q_OBJECT

    static QString nameOf(QWidget* widget) {
        QAccessibleInterface* face = QAccessible::queryAccessibleInterface(widget);
        return face != nullptr ? face->text(QAccessible::Name) : QString();
    }
    static AlbumGridView& grid(WindowFixture& fixture) {
        auto* view = fixture.window().findChild<AlbumGridView*>();
        [&] { QTRY_VERIFY(view->model()->index(0, 0).data(static_cast<int>(AlbumRole::Title)).isValid()); }();
        return *view;
    }
    static TrackListView& albumTracks(WindowFixture& fixture) {
        auto* list = fixture.window().findChild<AlbumPage*>()->findChild<TrackListView*>();
        [&] { QTRY_VERIFY(list->model()->index(0, 0).data(static_cast<int>(TrackRole::Title)).isValid()); }();
        return *list;
    }

private Q_SLOTS:
    void icons_allExistAndParse() {
        for (int i = 0; i <= static_cast<int>(Icon::Last_); ++i) {
            const QString path = iconPath(static_cast<Icon>(i));
            QVERIFY2(QSvgRenderer(path).isValid(), qPrintable(path));
        }
    }
    void everyControl_hasAName() {
        WindowFixture fixture;
        fixture.fillLibrary();
        MainWindow& window = fixture.open();
        window.showQueue(true);
        for (int page = 0; page <= static_cast<int>(PageId::Settings); ++page)
            window.navigator().go({static_cast<PageId>(page), 1, QStringLiteral("tidal")});
        int controls = 0;
        for (QWidget* widget : window.findChildren<QWidget*>()) {
            const bool isControl = qobject_cast<QAbstractButton*>(widget) || qobject_cast<QLineEdit*>(widget) ||
                                   qobject_cast<QAbstractItemView*>(widget) ||
                                   (qobject_cast<QAbstractSlider*>(widget) && !qobject_cast<QScrollBar*>(widget));
            if (!isControl || widget->isHidden()) continue;
            ++controls;
            QVERIFY2(!nameOf(widget).trimmed().isEmpty(),
                     qPrintable(QString::fromLatin1(widget->metaObject()->className()) + QStringLiteral(" in ") +
                                QString::fromLatin1(widget->parent()->metaObject()->className())));
        }
        QVERIFY(controls > 40);
    }
    void grid_isAListOfAlbumsForScreenReaders() {
        WindowFixture fixture;
        fixture.fillLibrary();
        fixture.open();
        QAccessibleInterface* list = QAccessible::queryAccessibleInterface(&grid(fixture));
        QVERIFY(list != nullptr);
        QCOMPARE(list->childCount(), 16);
        QVERIFY(list->child(0)->text(QAccessible::Name).contains(QStringLiteral("Tidal Rooms")));
    }
    void grid_arrowsMove_andEnterOpens() {
        WindowFixture fixture;
        fixture.fillLibrary();
        MainWindow& window = fixture.open();
        AlbumGridView& view = grid(fixture);
        view.setFocus();
        view.setCurrentIndex(view.model()->index(0, 0));
        QTest::keyClick(&view, Qt::Key_Right);
        QCOMPARE(view.currentIndex().row(), 1);
        QTest::keyClick(&view, Qt::Key_Down);
        QCOMPARE(view.currentIndex().row(), 1 + view.geometryOfTiles().columns());
        QTest::keyClick(&view, Qt::Key_Return);
        QVERIFY(window.navigator().current().page == PageId::Album);
        QTest::keyClick(&window, Qt::Key_Left, Qt::AltModifier);
        QVERIFY(window.navigator().current().page == PageId::Albums);
    }
    void start_keyboardIsInThePage_unseenUntilUsed() {
        WindowFixture fixture;
        fixture.fillLibrary();
        MainWindow& window = fixture.open();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        AlbumGridView& view = grid(fixture);
        QCOMPARE(QApplication::focusWidget(), &view);
        QVERIFY(!view.showsKeyboard());
        QTest::keyClick(&view, Qt::Key_Right);
        QVERIFY(view.showsKeyboard());
        QTest::keyClick(&view, Qt::Key_Return);
        QVERIFY(albumTracks(fixture).showsKeyboard());
    }
    void grid_controlAndShiftEnter_queue() {
        WindowFixture fixture;
        fixture.fillLibrary();
        fixture.open();
        AlbumGridView& view = grid(fixture);
        view.setCurrentIndex(view.model()->index(2, 0));
        QTest::keyClick(&view, Qt::Key_Return, Qt::ShiftModifier);
        QTRY_VERIFY(!fixture.playback().byHand().empty() || fixture.playback().current().has_value());
    }
    void trackList_enterPlaysFromThere_andItsRestFollows() {
        WindowFixture fixture;
        fixture.fillLibrary();
        MainWindow& window = fixture.open();
        AlbumGridView& view = grid(fixture);
        window.navigator().go(
            {PageId::Album, view.model()->index(0, 0).data(static_cast<int>(AlbumRole::Key)).toLongLong(), {}});
        TrackListView& list = albumTracks(fixture);
        list.setCurrentIndex(list.model()->index(2, 0));
        QTest::keyClick(&list, Qt::Key_Return);
        QTRY_VERIFY(fixture.playback().current().has_value());
        QCOMPARE(fixture.playback().current()->title, QStringLiteral("What the Buoys Said"));
        QTRY_VERIFY(!fixture.playback().fromSource().empty());
        list.setCurrentIndex(list.model()->index(0, 0));
        QTest::keyClick(&list, Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(fixture.playback().byHand().size(), std::size_t(1));
        QCOMPARE(fixture.playback().byHand().front().title, QStringLiteral("Harbour Lights, Leaving"));
    }
    void queue_deleteRemoves_andAltArrowsMove() {
        WindowFixture fixture;
        fixture.fillLibrary();
        MainWindow& window = fixture.open();
        fixture.playback().playAlbum(
            grid(fixture).model()->index(0, 0).data(static_cast<int>(AlbumRole::Key)).toLongLong());
        window.showQueue(true);
        auto* queue = window.findChild<QueueView*>();
        QTRY_VERIFY(fixture.playback().fromSource().size() > 3);
        QTRY_VERIFY(queue->model()->rowCount() > 4);
        const auto before = fixture.playback().fromSource();
        queue->setCurrentIndex(queue->model()->index(1, 0));
        QTest::keyClick(queue, Qt::Key_Down, Qt::AltModifier);
        QTRY_COMPARE(fixture.playback().fromSource()[1].item, before[0].item);
        queue->setCurrentIndex(queue->model()->index(1, 0));
        QTest::keyClick(queue, Qt::Key_Delete);
        QTRY_COMPARE(fixture.playback().fromSource().size(), before.size() - 1);
    }
    void queue_tellsAScreenReaderItsSections_andHowToClear() {
        WindowFixture fixture;
        fixture.fillLibrary();
        MainWindow& window = fixture.open();
        const auto albumKey = [&](int row) {
            return grid(fixture).model()->index(row, 0).data(static_cast<int>(AlbumRole::Key)).toLongLong();
        };
        fixture.playback().playAlbum(albumKey(0));
        window.showQueue(true);
        auto* queue = window.findChild<QueueView*>();
        QTRY_VERIFY(queue->model()->rowCount() > 4);
        fixture.playback().queueAlbum(albumKey(1), Playback::Where::Next);
        QTRY_VERIFY(!fixture.playback().byHand().empty());
        QAccessibleInterface* list = QAccessible::queryAccessibleInterface(queue);
        QCOMPARE(list->child(0)->text(QAccessible::Description), QStringLiteral("Now playing"));
        QCOMPARE(list->child(1)->text(QAccessible::Description), QStringLiteral("Next in queue"));
        QCOMPARE(list->child(list->childCount() - 1)->text(QAccessible::Description),
                 QStringLiteral("Next from Tidal Rooms"));
        QAccessibleInterface* panel = QAccessible::queryAccessibleInterface(queue->parentWidget());
        QAccessibleInterface* clear = nullptr;
        for (int i = 0; i < panel->childCount(); ++i)
            if (panel->child(i)->text(QAccessible::Name) == QLatin1String("Clear")) clear = panel->child(i);
        QVERIFY(clear != nullptr && !clear->state().invisible);
        clear->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
        QTRY_VERIFY(fixture.playback().byHand().empty());
        QTRY_VERIFY(clear->state().invisible);
    }
    void settingsKeys_inTheSearchField_bringTheKeyboardToTheSettings() {
        WindowFixture fixture;
        fixture.fillLibrary();
        MainWindow& window = fixture.open();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        window.actions().trigger(ActionId::Search);
        auto* search = qobject_cast<QLineEdit*>(QApplication::focusWidget());
        QVERIFY(search != nullptr);
        QTest::keyClicks(search, QStringLiteral("tidal"));
        QCOMPARE(QApplication::focusWidget(), search); // Who types stays.
        QTest::keyClick(search, Qt::Key_Comma, Qt::ControlModifier);
        QVERIFY(window.navigator().current().page == PageId::Settings);
        QVERIFY(QApplication::focusWidget() != search);
        QVERIFY(window.findChild<SettingsPage*>()->isAncestorOf(QApplication::focusWidget()));
    }
    void seekKeys_inATextField_belongToTheText() {
        WindowFixture fixture;
        MainWindow& window = fixture.open();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        const double volume = fixture.playback().volume();
        fixture.playback().setVolume(0.5);
        window.actions().trigger(ActionId::Search);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Up, Qt::ControlModifier);
        QCOMPARE(fixture.playback().volume(), 0.5);
        window.actions().trigger(ActionId::VolumeUp); // From a menu it is meant.
        QCOMPARE(fixture.playback().volume(), 0.55);
        fixture.playback().setVolume(volume);
    }
    void paletteActsOnTheListThatHadTheKeyboard() {
        WindowFixture fixture;
        fixture.fillLibrary();
        MainWindow& window = fixture.open();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        AlbumGridView& view = grid(fixture);
        view.setFocus();
        view.setCurrentIndex(view.model()->index(0, 0));
        window.actions().trigger(ActionId::Search); // The keyboard is elsewhere now.
        QVERIFY(window.actions().action(ActionId::PlayLast).isEnabled());
        window.actions().trigger(ActionId::PlayLast);
        QTRY_VERIFY(!fixture.playback().byHand().empty() || fixture.playback().current().has_value());
    }
    void f6_goesThroughTheRegions() {
        WindowFixture fixture;
        fixture.fillLibrary();
        MainWindow& window = fixture.open();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QSet<QWidget*> seen;
        for (int i = 0; i < 4; ++i) {
            window.actions().trigger(ActionId::NextRegion);
            seen << QApplication::focusWidget();
        }
        QCOMPARE(seen.size(), 4);
    }
    void knownServer_signsInWithoutASecondOne() {
        WindowFixture fixture;
        SourceView box;
        box.source = 7;
        box.name = QStringLiteral("Box");
        box.address = QUrl(QStringLiteral("http://box:4747"));
        box.link = Link::NeedsLogin;
        box.account = QStringLiteral("ada");
        fixture.library.view.sources = {box};
        MainWindow& window = fixture.open();
        Q_EMIT fixture.library.signInWanted(7);
        auto* form = window.findChild<ServerForm*>();
        QVERIFY(form != nullptr && form->isVisible());
        const auto fields = form->findChildren<QLineEdit*>();
        QVERIFY(!fields[0]->isVisible()); // The address is known.
        QCOMPARE(fields[1]->text(), QStringLiteral("ada"));
        fields[2]->setText(QStringLiteral("secret"));
        QTest::keyClick(fields[2], Qt::Key_Return);
        QCOMPARE(fixture.library.loggedIn, qint64(7));
        QVERIFY(!fixture.library.isConnectAsked);
    }
    void newServer_asksForItsCode_andKeepsWhatWasTyped() {
        WindowFixture fixture;
        fixture.library.needsSetupCode = true;
        MainWindow& window = fixture.open();
        window.navigator().go({PageId::Settings, 0, QStringLiteral("servers")});
        auto* form = window.findChild<ServerForm*>();
        form->show();
        form->askForAddress();
        const auto fields = form->findChildren<QLineEdit*>();
        QVERIFY(!fields[3]->isVisible());
        fields[0]->setText(QStringLiteral("box:4747"));
        fields[1]->setText(QStringLiteral("ada"));
        fields[2]->setText(QStringLiteral("secret"));
        QTest::keyClick(fields[2], Qt::Key_Return);
        QVERIFY(fields[3]->isVisible());
        fields[3]->setText(QStringLiteral(" ABCD-2345 "));
        QTest::keyClick(fields[3], Qt::Key_Return);
        QCOMPARE(fixture.library.signedInAs.setupCode, QStringLiteral("ABCD-2345"));
        QCOMPARE(fixture.library.signedInAs.name, QStringLiteral("ada"));
        QCOMPARE(fixture.library.signedInAs.password, QStringLiteral("secret"));
        QVERIFY(!fields[3]->isVisible() && fields[2]->text().isEmpty());
    }
    void serverRows_keepTheKeyboardWhenTheirStateChanges() {
        WindowFixture fixture;
        SourceView box;
        box.source = 7;
        box.name = QStringLiteral("Box");
        box.link = Link::Online;
        fixture.library.view.sources = {box};
        MainWindow& window = fixture.open();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        window.navigator().go({PageId::Settings, 0, QStringLiteral("servers")});
        const auto named = [&](const QString& name) {
            QAbstractButton* found = nullptr;
            for (auto* button : window.findChildren<QAbstractButton*>())
                if (button->accessibleName() == name && button->isVisible()) found = button;
            return found;
        };
        QAbstractButton* away = named(QStringLiteral("Log out of Box"));
        QVERIFY(away != nullptr);
        away->setFocus();
        box.link = Link::NeedsLogin;
        fixture.library.view.sources = {box};
        Q_EMIT fixture.library.connectionChanged();
        QCOMPARE(QApplication::focusWidget(), away);
        QVERIFY(named(QStringLiteral("Sign in to Box")) != nullptr);
        fixture.library.view.sources = {};
        Q_EMIT fixture.library.sourcesChanged();
        QVERIFY(named(QStringLiteral("Remove Box")) == nullptr);
    }
    void narrowWindow_hasARailAndAnOverlay() {
        WindowFixture fixture;
        MainWindow& window = fixture.open({860, 600});
        QVERIFY(window.findChild<NavRow*>()->isRail());
        window.resize(1280, 800);
        QTRY_VERIFY(!window.findChild<NavRow*>()->isRail());
    }
};

QTEST_MAIN(tst_MainWindow)
#include "tst_MainWindow.moc"
