// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAccessible>
#include <QTest>

#include "app/models/AlbumListModel.h"
#include "app/views/CoverGridView.h"
#include "app/views/LyricsView.h"
#include "app/widgets/CoverTile.h"
#include "app/window/LyricsPane.h"
#include "app/window/NowPlayingBar.h"
#include "app/window/NowPlayingView.h"
#include "tests/app/window/WindowFixture.h"

using namespace linnet;
using namespace linnet::app;
using linnet::test::WindowFixture;
using std::chrono::milliseconds;

class tst_LyricsWindow : public QObject {
    Q_OBJECT

    static core::Result<core::lyrics::Lyrics> synced(const QueueItem&) {
        return core::lyrics::parseLyrics("[00:01.00]One\n[00:02.00]Two\n[00:03.00]Three");
    }
    static void play(WindowFixture& fixture) {
        auto* grid = fixture.window().findChild<AlbumGridView*>();
        QTRY_VERIFY(grid->model()->rowCount() > 0);
        fixture.playback().playAlbum(grid->model()->index(0, 0).data(static_cast<int>(AlbumRole::Key)).toLongLong());
        QTRY_VERIFY(fixture.engine.loaded.has_value());
        fixture.engine.start();
        QTRY_VERIFY(fixture.playback().current().has_value());
    }
    static void showAt(WindowFixture& fixture, milliseconds position) {
        fixture.engine.hear(position);
        Q_EMIT fixture.playback().positionChanged();
    }
    static LyricsView& panel(WindowFixture& fixture) {
        fixture.window().showLyrics(true);
        return *fixture.window().findChild<LyricsView*>();
    }
    static void activate(MainWindow& window) {
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
    }

private Q_SLOTS:
    void keys_openAndCloseThePanel_andChangeItsTab() {
        WindowFixture fixture;
        fixture.fillLibrary();
        MainWindow& window = fixture.open();
        activate(window);
        QTest::keyClick(&window, Qt::Key_Y, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(window.isPanelShown());
        QVERIFY(window.findChild<LyricsPane*>()->isVisible());
        QTest::keyClick(&window, Qt::Key_Q, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(window.isPanelShown());
        QVERIFY(!window.findChild<LyricsPane*>()->isVisible());
        QTest::keyClick(&window, Qt::Key_Q, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(!window.isPanelShown());
    }
    void tab_isRemembered() {
        WindowFixture fixture;
        fixture.fillLibrary();
        fixture.open().showLyrics(true);
        fixture.close();
        fixture.open();
        QVERIFY(fixture.window().findChild<SidePanel*>()->tab() == SidePanel::Tab::Lyrics);
    }
    void hidden_asksForNothing() {
        WindowFixture fixture;
        fixture.lyrics.words = synced;
        fixture.fillLibrary();
        fixture.open();
        play(fixture);
        QCOMPARE(fixture.lyrics.asked, 0);
        panel(fixture);
        QCOMPARE(fixture.lyrics.asked, 1);
    }
    void synced_followsWhatIsSung() {
        WindowFixture fixture;
        fixture.lyrics.words = synced;
        fixture.fillLibrary();
        fixture.open();
        play(fixture);
        LyricsView& view = panel(fixture);
        QTRY_COMPARE(view.model()->rowCount(), 3);
        showAt(fixture, milliseconds(500));
        QCOMPARE(view.lyrics().currentLine(), -1);
        showAt(fixture, milliseconds(2000));
        QCOMPARE(view.lyrics().currentLine(), 1);
        showAt(fixture, milliseconds(9000));
        QCOMPARE(view.lyrics().currentLine(), 2);
    }
    void click_andEnter_playFromTheLine() {
        WindowFixture fixture;
        fixture.lyrics.words = synced;
        fixture.fillLibrary();
        fixture.open();
        play(fixture);
        LyricsView& view = panel(fixture);
        QTRY_COMPARE(view.model()->rowCount(), 3);
        QTRY_VERIFY(view.visualRect(view.model()->index(2, 0)).height() > 0);
        QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, view.visualRect(view.model()->index(2, 0)).center());
        QCOMPARE(fixture.playback().position(), milliseconds(3000));
        view.setCurrentIndex(view.model()->index(1, 0));
        QTest::keyClick(&view, Qt::Key_Return);
        QCOMPARE(fixture.playback().position(), milliseconds(2000));
    }
    void plain_doesNotSeek() {
        WindowFixture fixture;
        fixture.lyrics.words = [](const QueueItem&) { return core::lyrics::parseLyrics("One\nTwo"); };
        fixture.fillLibrary();
        fixture.open();
        play(fixture);
        LyricsView& view = panel(fixture);
        QTRY_COMPARE(view.model()->rowCount(), 2);
        showAt(fixture, milliseconds(700));
        view.setCurrentIndex(view.model()->index(1, 0));
        QTest::keyClick(&view, Qt::Key_Return);
        QCOMPARE(fixture.playback().position(), milliseconds(700));
        QCOMPARE(view.lyrics().currentLine(), -1);
    }
    void nextTrack_bringsItsOwnWords_lateAnswersAreDropped() {
        WindowFixture fixture;
        fixture.lyrics.words = [](const QueueItem& item) {
            return core::lyrics::parseLyrics(item.title.toStdString());
        };
        fixture.fillLibrary();
        fixture.open();
        play(fixture);
        LyricsView& view = panel(fixture);
        fixture.playback().next(); // The first answer is still on its way.
        QTRY_VERIFY(fixture.playback().current()->title == QStringLiteral("Tidal Room I"));
        QTRY_COMPARE(view.model()->index(0, 0).data().toString(), QStringLiteral("Tidal Room I"));
    }
    void none_andAway_saySo() {
        WindowFixture fixture;
        fixture.lyrics.words = [](const QueueItem&) { return core::lyrics::Lyrics(); };
        fixture.fillLibrary();
        fixture.open();
        play(fixture);
        LyricsView& view = panel(fixture);
        QTRY_VERIFY(view.lyrics().state() == LyricsModel::State::None);
        QVERIFY(!view.isVisible());
        fixture.lyrics.words = [](const QueueItem&) { return core::failure(core::Errc::Offline, "away"); };
        fixture.playback().next();
        QTRY_VERIFY(view.lyrics().state() == LyricsModel::State::Away);
    }
    void lines_areReadOut() {
        WindowFixture fixture;
        fixture.lyrics.words = synced;
        fixture.fillLibrary();
        fixture.open();
        play(fixture);
        LyricsView& view = panel(fixture);
        QTRY_COMPARE(view.model()->rowCount(), 3);
        QAccessibleInterface* list = QAccessible::queryAccessibleInterface(&view);
        QCOMPARE(list->text(QAccessible::Name), QStringLiteral("Lyrics"));
        QCOMPARE(list->child(1)->text(QAccessible::Name), QStringLiteral("Two"));
    }
    void cover_opensWhatPlaysInLarge_escClosesIt() {
        WindowFixture fixture;
        fixture.fillLibrary();
        MainWindow& window = fixture.open();
        activate(window);
        play(fixture);
        QTest::mouseClick(window.findChild<NowPlayingBar*>()->findChild<CoverTile*>(), Qt::LeftButton);
        QPointer<NowPlayingView> large = window.findChild<NowPlayingView*>();
        QVERIFY(large != nullptr && large->isVisible());
        QVERIFY(!window.isFullScreen());
        QCOMPARE(large->height(), window.height() - kBarHeight);
        QTest::keyClick(large, Qt::Key_Escape);
        QTRY_VERIFY(large == nullptr);
    }
    void f11_fillsTheScreen_andComesBack() {
        WindowFixture fixture;
        fixture.fillLibrary();
        MainWindow& window = fixture.open();
        activate(window);
        window.actions().trigger(ActionId::NowPlaying);
        QVERIFY(window.isFullScreen());
        QPointer<NowPlayingView> large = window.findChild<NowPlayingView*>();
        QVERIFY(large != nullptr);
        window.actions().trigger(ActionId::NowPlaying);
        QVERIFY(!window.isFullScreen());
        QTRY_VERIFY(large == nullptr);
    }
    void goingSomewhere_closesIt() {
        WindowFixture fixture;
        fixture.fillLibrary();
        MainWindow& window = fixture.open();
        window.actions().trigger(ActionId::NowPlaying);
        QPointer<NowPlayingView> large = window.findChild<NowPlayingView*>();
        window.actions().trigger(ActionId::Tracks);
        QTRY_VERIFY(large == nullptr);
        QVERIFY(!window.isFullScreen());
    }
};

QTEST_MAIN(tst_LyricsWindow)
#include "tst_LyricsWindow.moc"
