// SPDX-License-Identifier: GPL-3.0-or-later
// Downloads, servers that are away and what settings say of servers, in the real window.
#include <QAbstractButton>
#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QTest>

#include "app/actions/RowActions.h"
#include "app/items/ShownMusic.h"
#include "app/models/TrackListModel.h"
#include "app/pages/AlbumPage.h"
#include "app/pages/DownloadActions.h"
#include "app/pages/DownloadsPage.h"
#include "app/views/CoverGridView.h"
#include "app/views/KeptListView.h"
#include "app/views/PlaylistNavView.h"
#include "app/views/TrackListView.h"
#include "app/widgets/EmptyState.h"
#include "core/store/CatalogReader.h"
#include "tests/app/window/WindowFixture.h"

using namespace linnet;
using namespace linnet::app;
using linnet::test::WindowFixture;

namespace {

qint64 keyOfAlbum(WindowFixture& fixture, const char* title) {
    return core::store::keyOf(fixture.reader(), 1, test::idNamed<core::AlbumId>(title)).value_or(0);
}

core::TrackId trackId(const char* album, std::size_t at) {
    return test::idNamed<core::TrackId>(std::string(album) + test::kTitles[at]);
}

qint64 keyOfTrack(WindowFixture& fixture, std::size_t at) {
    return core::store::keyOf(fixture.reader(), 1, trackId("Tidal Rooms", at)).value_or(0);
}

KeptView keptAlbum(WindowFixture& fixture, const char* title) {
    return {.rule = 7,
            .target = {.source = 1, .kind = Offline::Kind::Album, .id = test::idNamed<core::AlbumId>(title).bytes},
            .key = keyOfAlbum(fixture, title),
            .title = QString::fromUtf8(title),
            .line = QStringLiteral("Album"),
            .sentence = QStringLiteral("5 of 9 tracks"),
            .share = 0.5};
}

QAbstractButton* buttonNamed(QWidget& among, const QString& name) {
    for (auto* button : among.findChildren<QAbstractButton*>())
        if (button->accessibleName() == name && button->isVisible()) return button;
    return nullptr;
}

QAction* actionOf(QMenu& menu, ActionId id) {
    for (QAction* action : menu.actions())
        if (action->text().section(QLatin1Char('\t'), 0, 0) == actionRow(id).text) return action;
    return nullptr;
}

QMenu* openMenu() {
    for (QWidget* widget : QApplication::topLevelWidgets())
        if (auto* menu = qobject_cast<QMenu*>(widget); menu != nullptr && menu->isVisible()) return menu;
    return nullptr;
}

} // namespace

class tst_Offline : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void downloads_areAPageOfTheirOwn_withKeysAndARow() {
        WindowFixture fixture;
        MainWindow& window = fixture.open();
        window.actions().trigger(ActionId::Downloads);
        QVERIFY(window.navigator().current().page == PageId::Downloads);
        QCOMPARE(keysOf(ActionId::Downloads), QKeySequence(Qt::CTRL | Qt::Key_7).toString(QKeySequence::NativeText));
        QVERIFY(buttonNamed(window, QStringLiteral("Downloads")) != nullptr);
        auto* empty = window.findChild<DownloadsPage*>()->findChild<EmptyState*>();
        QVERIFY(empty->isVisible());
        auto* button = empty->findChild<QAbstractButton*>();
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(window.navigator().current().text, QStringLiteral("servers")); // There is none yet.
    }
    void kept_canBePausedRemovedAndOpened() {
        WindowFixture fixture;
        fixture.fillLibrary();
        fixture.offline.hasServer = true;
        MainWindow& window = fixture.open();
        window.navigator().go({PageId::Downloads, 0, {}});
        DownloadsView view;
        view.kept = {keptAlbum(fixture, "Moss")};
        view.sentence = QStringLiteral("Downloading");
        view.hasMore = true;
        fixture.offline.show(view);
        auto* list = window.findChild<KeptListView*>();
        QCOMPARE(list->model()->rowCount(), 1);
        const QModelIndex row = list->model()->index(0, 0);
        QCOMPARE(row.data(Qt::AccessibleDescriptionRole).toString(), QStringLiteral("5 of 9 tracks"));
        list->setCurrentIndex(row);
        list->act(ActionId::PauseDownload);
        QCOMPARE(fixture.offline.paused, std::vector<qint64>{7});
        list->act(ActionId::ResumeDownload); // It is not paused.
        QVERIFY(fixture.offline.resumed.empty());
        QTest::keyClick(list, Qt::Key_Delete);
        QCOMPARE(fixture.offline.removed, std::vector<qint64>{7});
        QAbstractButton* undo = buttonNamed(window, QStringLiteral("Undo"));
        QVERIFY(undo != nullptr);
        QTest::mouseClick(undo, Qt::LeftButton);
        QCOMPARE(fixture.offline.again, std::vector<Offline::Target>{view.kept[0].target});
        QAbstractButton* pause = buttonNamed(window, QStringLiteral("Pause the downloads"));
        QVERIFY(pause != nullptr);
        QTest::mouseClick(pause, Qt::LeftButton);
        QVERIFY(fixture.offline.shown.isPaused);
        QVERIFY(buttonNamed(window, QStringLiteral("Resume the downloads")) != nullptr);
        list->setCurrentIndex(list->model()->index(0, 0));
        QTest::keyClick(list, Qt::Key_Return);
        QVERIFY(window.navigator().current() == (Place{PageId::Album, keyOfAlbum(fixture, "Moss"), {}}));
    }
    void problems_areShown_andTriedAgain() {
        WindowFixture fixture;
        MainWindow& window = fixture.open();
        window.navigator().go({PageId::Downloads, 0, {}});
        fixture.offline.show({.kept = {{.rule = 1, .title = QStringLiteral("Moss")}},
                              .problems = {QStringLiteral("“Neap” could not be downloaded.")}});
        QAbstractButton* retry = buttonNamed(window, QStringLiteral("Try again"));
        QVERIFY(retry != nullptr);
        QTest::mouseClick(retry, Qt::LeftButton);
        QCOMPARE(fixture.offline.retries, 1);
    }
    void menus_offerWhatFits() {
        WindowFixture fixture;
        fixture.fillLibrary();
        fixture.open();
        RowActions& rows = fixture.window().rows();
        const Chosen album{.kind = Chosen::Kind::Albums, .keys = {keyOfAlbum(fixture, "Moss")}};
        const auto has = [&](ActionId id) {
            QMenu menu;
            rows.fill(menu, album);
            return actionOf(menu, id) != nullptr;
        };
        QVERIFY(!has(ActionId::Download)); // All music is on this computer.
        fixture.offline.hasServer = true;
        QVERIFY(has(ActionId::Download));
        QVERIFY(!has(ActionId::RemoveDownload));
        rows.run(ActionId::Download, album);
        QVERIFY(fixture.offline.asked.kind == Offline::Kind::Album);
        QCOMPARE(fixture.offline.asked.keys, album.keys);
        fixture.offline.show({.kept = {keptAlbum(fixture, "Moss")}});
        QVERIFY(!has(ActionId::Download));
        QVERIFY(has(ActionId::RemoveDownload));
        rows.run(ActionId::RemoveDownload, album);
        QCOMPARE(fixture.offline.removed, std::vector<qint64>{7});
    }
    void albumPage_hasAButton_thatSaysHowItIs() {
        WindowFixture fixture;
        fixture.fillLibrary();
        fixture.offline.hasServer = true;
        MainWindow& window = fixture.open();
        window.navigator().go({PageId::Album, keyOfAlbum(fixture, "Moss"), {}});
        QTRY_VERIFY(buttonNamed(window, QStringLiteral("Download this album")) != nullptr);
        QTest::mouseClick(buttonNamed(window, QStringLiteral("Download this album")), Qt::LeftButton);
        QCOMPARE(fixture.offline.asked.keys, std::vector<qint64>{keyOfAlbum(fixture, "Moss")});
        KeptView kept = keptAlbum(fixture, "Moss");
        kept.isComplete = true;
        fixture.offline.show({.kept = {kept}});
        QAbstractButton* button = buttonNamed(window, QStringLiteral("Downloaded. Remove the download of this album"));
        QVERIFY(button != nullptr);
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(fixture.offline.removed, std::vector<qint64>{7});
    }
    void away_greysWhatIsNotHere_andSaysSo() {
        WindowFixture fixture;
        fixture.fillLibrary(WindowFixture::Files::OnServer);
        fixture.keepHere({trackId("Tidal Rooms", 0)});
        fixture.open();
        fixture.window().navigator().go({PageId::Album, keyOfAlbum(fixture, "Tidal Rooms"), {}});
        auto* list = fixture.window().findChild<AlbumPage*>()->findChild<TrackListView*>();
        const auto value = [&](int row, int role) { return list->model()->index(row, 0).data(role); };
        const int available = static_cast<int>(TrackRole::Available);
        QTRY_VERIFY(value(1, available).isValid());
        QVERIFY(value(1, available).toBool()); // Its server is there.
        QVERIFY(value(1, Qt::AccessibleDescriptionRole).toString().isEmpty());
        fixture.loseServer();
        QTRY_VERIFY(value(1, available).isValid() && !value(1, available).toBool());
        QVERIFY(value(1, Qt::AccessibleDescriptionRole).toString().contains(QStringLiteral("its server is away")));
        QVERIFY(value(0, available).toBool());
        QVERIFY(value(7, Qt::AccessibleDescriptionRole).toString().contains(QStringLiteral("file")));
    }
    void away_playing_saysWhy_andPlaysWhatIsHere() {
        WindowFixture fixture;
        fixture.fillLibrary(WindowFixture::Files::OnServer);
        fixture.keepHere({trackId("Tidal Rooms", 2)});
        fixture.loseServer();
        QSignalSpy failed(&fixture.playback(), &Playback::failed);
        fixture.playback().playTracks({keyOfTrack(fixture, 1)}, 0, QString());
        QVERIFY(failed.wait());
        QVERIFY(failed.first().first().toString().contains(QStringLiteral("“Tidal Room I” is on")));
        fixture.playback().playAlbum(keyOfAlbum(fixture, "Tidal Rooms"), keyOfTrack(fixture, 3));
        QVERIFY(failed.wait());
        QVERIFY(!fixture.playback().current());
        fixture.playback().playAlbum(keyOfAlbum(fixture, "Tidal Rooms")); // All of it: what is here.
        QTRY_VERIFY(fixture.playback().current().has_value());
        QCOMPARE(fixture.playback().current()->title, QStringLiteral("What the Buoys Said"));
    }
    void severalSources_canBeLookedAtAlone() {
        WindowFixture fixture;
        fixture.fillLibrary();
        fixture.fillPlaylists();
        MainWindow& window = fixture.open();
        QVERIFY(buttonNamed(window, QStringLiteral("Music shown: All music")) == nullptr); // There is one only.
        fixture.library.view.sources = {{.source = 1, .name = QStringLiteral("This computer"), .isBundled = true},
                                        {.source = 2, .name = QStringLiteral("Box")}};
        Q_EMIT fixture.library.sourcesChanged();
        QAbstractButton* choose = buttonNamed(window, QStringLiteral("Music shown: All music"));
        QVERIFY(choose != nullptr);
        QTest::mouseClick(choose, Qt::LeftButton);
        QMenu* menu = openMenu();
        QVERIFY(menu != nullptr);
        menu->actions().last()->trigger();
        menu->close();
        QCOMPARE(fixture.library.shown, 2);
        QCOMPARE(choose->text(), QStringLiteral("Only Box"));
        QCOMPARE(window.findChild<PlaylistNavView*>()->model()->rowCount(), 0); // They are the other server's.
        auto* albums = window.findChild<AlbumGridView*>();
        QTRY_COMPARE(albums->model()->rowCount(), 16);
        fixture.keepSetting(kShownSourceSetting, "2");
        QTRY_COMPARE(albums->model()->rowCount(), 0);
        QTRY_VERIFY(buttonNamed(window, QStringLiteral("Show all music")) != nullptr);
        QTest::mouseClick(buttonNamed(window, QStringLiteral("Show all music")), Qt::LeftButton);
        QCOMPARE(fixture.library.shown, 0);
        QTRY_VERIFY(window.findChild<PlaylistNavView*>()->model()->rowCount() > 0);
        fixture.keepSetting(kShownSourceSetting, "1");
        QTRY_COMPARE(albums->model()->rowCount(), 16);
    }
    void logOut_asksAboutTheDownloads_andNobodyIsAskedForNothing() {
        WindowFixture fixture;
        fixture.library.view.sources = {{.source = 1, .name = QStringLiteral("Box"), .link = Link::Online}};
        MainWindow& window = fixture.open();
        window.navigator().go({PageId::Settings, 0, QStringLiteral("servers")});
        QTest::mouseClick(buttonNamed(window, QStringLiteral("Log out of Box")), Qt::LeftButton);
        QCOMPARE(fixture.library.removed, 1); // Nothing was downloaded.
        fixture.offline.show({.kept = {{.rule = 1, .target = {.source = 1}, .tracksHere = 12}}});
        QTest::mouseClick(buttonNamed(window, QStringLiteral("Log out of Box")), Qt::LeftButton);
        QMenu* menu = openMenu();
        QVERIFY(menu != nullptr);
        QCOMPARE(fixture.library.loggedOut, 0);
        QVERIFY(menu->actions().first()->text().contains(QStringLiteral("12")));
        menu->actions().first()->trigger();
        QCOMPARE(fixture.library.loggedOut, 1);
        menu->close();
    }
    void servers_tellTheirAddresses_andWhoIsSignedIn() {
        WindowFixture fixture;
        SourceView box{.source = 1, .name = QStringLiteral("Box"), .link = Link::Online};
        box.address = QUrl(QStringLiteral("http://box:4747"));
        box.otherAddresses = {QStringLiteral("https://music.example.org")};
        box.sentence = QStringLiteral("Synced just now");
        box.account = QStringLiteral("nina");
        fixture.library.view.sources = {box};
        MainWindow& window = fixture.open();
        window.navigator().go({PageId::Settings, 0, QStringLiteral("servers")});
        const auto isSaid = [&](const QString& words) {
            const auto labels = window.findChildren<QLabel*>();
            return std::any_of(labels.begin(), labels.end(),
                               [&](const QLabel* label) { return label->isVisible() && label->text() == words; });
        };
        QVERIFY(isSaid(QStringLiteral("box:4747 · music.example.org · signed in as nina · Synced just now")));
        fixture.library.view.sources[0].link = Link::NeedsLogin;
        fixture.library.view.sources[0].sentence = QStringLiteral("Please sign in.");
        Q_EMIT fixture.library.sourcesChanged();
        QVERIFY(isSaid(QStringLiteral("box:4747 · music.example.org · Please sign in.")));
    }
    void otherAddresses_areChecked_andKept() {
        WindowFixture fixture;
        fixture.library.view.sources = {{.source = 1, .name = QStringLiteral("Box"), .link = Link::Online}};
        MainWindow& window = fixture.open();
        window.navigator().go({PageId::Settings, 0, QStringLiteral("servers")});
        QTest::mouseClick(buttonNamed(window, QStringLiteral("Addresses of Box")), Qt::LeftButton);
        QLineEdit* edit = nullptr;
        for (auto* one : window.findChildren<QLineEdit*>())
            if (one->accessibleName() == QStringLiteral("Addresses of Box away from home")) edit = one;
        QVERIFY(edit != nullptr && edit->isVisible());
        edit->setText(QStringLiteral("two words"));
        QTest::keyClick(edit, Qt::Key_Return);
        QVERIFY(fixture.library.otherAddresses.isEmpty());
        edit->setText(QStringLiteral("music.example.org, https://10.0.0.7:4747/"));
        QTest::keyClick(edit, Qt::Key_Return);
        QCOMPARE(fixture.library.otherAddresses,
                 (QStringList{QStringLiteral("http://music.example.org"), QStringLiteral("https://10.0.0.7:4747")}));
        QVERIFY(!edit->isVisible());
    }
};

QTEST_MAIN(tst_Offline)
#include "tst_Offline.moc"
