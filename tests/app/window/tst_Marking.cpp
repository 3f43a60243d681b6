// SPDX-License-Identifier: GPL-3.0-or-later
// Liking, rating, hiding and taking it back, in the window.
#include <QAction>
#include <QMenu>
#include <QTest>

#include "app/models/MarkRole.h"
#include "app/models/PlaylistModel.h"
#include "app/models/TrackListModel.h"
#include "app/pages/AlbumPage.h"
#include "app/views/PlaylistView.h"
#include "app/views/TrackListView.h"
#include "app/widgets/IconButton.h"
#include "app/widgets/Toast.h"
#include "core/store/CatalogReader.h"
#include "tests/app/window/WindowFixture.h"

using namespace linnet;
using namespace linnet::app;
using linnet::test::WindowFixture;

class tst_Marking : public QObject {
    Q_OBJECT

    /// The rows of the album "Tidal Rooms".
    static TrackListView& openAlbum(WindowFixture& fixture) {
        fixture.fillLibrary();
        MainWindow& window = fixture.open();
        const auto key =
            test::must(core::store::keyOf(fixture.reader(), 1, test::idNamed<core::AlbumId>("Tidal Rooms")));
        window.navigator().go({PageId::Album, key, {}});
        auto* list = window.findChild<AlbumPage*>()->findChild<TrackListView*>();
        [&] { QTRY_VERIFY(list->model()->index(0, 0).data(static_cast<int>(TrackRole::Title)).isValid()); }();
        list->setFocus();
        return *list;
    }
    static QVariant mark(const TrackListView& list, int row, MarkRole role) {
        return list.model()->index(row, 0).data(static_cast<int>(role));
    }
    static QString said(const MainWindow& window) { return window.findChild<Toast*>()->sentence(); }

private Q_SLOTS:
    void chosenRows_areLikedTogether_andUndone() {
        WindowFixture fixture;
        TrackListView& list = openAlbum(fixture);
        list.setCurrentIndex(list.model()->index(0, 0));
        QTest::keyClick(&list, Qt::Key_Down, Qt::ShiftModifier);
        QTest::keyClick(&list, Qt::Key_L, Qt::ControlModifier);
        QTRY_VERIFY(mark(list, 0, MarkRole::Liked).toBool());
        QVERIFY(mark(list, 1, MarkRole::Liked).toBool());
        QVERIFY(!mark(list, 2, MarkRole::Liked).toBool());
        QTRY_VERIFY(said(fixture.window()).startsWith(QStringLiteral("2 tracks")));
        QVERIFY(fixture.window().actions().action(ActionId::Undo).isEnabled());
        fixture.window().actions().trigger(ActionId::Undo);
        QTRY_VERIFY(!mark(list, 0, MarkRole::Liked).toBool());
        fixture.window().actions().trigger(ActionId::Redo);
        QTRY_VERIFY(mark(list, 1, MarkRole::Liked).toBool());
    }
    void playlist_takesTheCoverOfATrack_andGivesItBack() {
        WindowFixture fixture;
        fixture.fillLibrary();
        fixture.fillPlaylists();
        MainWindow& window = fixture.open();
        const auto kitchen = [&] {
            return fixture.playlists().find(test::idNamed<core::PlaylistId>("Sunday kitchen"));
        };
        QTRY_VERIFY(kitchen() != nullptr);
        window.navigator().go({PageId::Playlist, kitchen()->key, {}});
        auto* list = window.findChild<PlaylistView*>();
        auto& model = *static_cast<PlaylistModel*>(list->model());
        QTRY_COMPARE(model.facts().art.size(), std::size_t(4));
        const auto third = model.facts().art[2].id;
        list->setCurrentIndex(model.index(2, 0));
        list->act(ActionId::UseAsCover);
        QTRY_COMPARE(model.facts().art.size(), std::size_t(1));
        QVERIFY(model.facts().art.front().id == third);
        QVERIFY(kitchen()->cover == third);
        QCOMPARE(said(window), QStringLiteral("“Sunday kitchen” has a cover of its own now."));
        window.actions().trigger(ActionId::Undo);
        QTRY_COMPARE(model.facts().art.size(), std::size_t(4));
        window.actions().trigger(ActionId::Redo);
        QTRY_COMPARE(model.facts().art.size(), std::size_t(1));
        window.rows().run(ActionId::ClearCover, {.kind = Chosen::Kind::Playlists, .keys = {kitchen()->key}});
        QTRY_COMPARE(model.facts().art.size(), std::size_t(4));
        QVERIFY(kitchen()->cover.isNull());
    }
    void keys_rate() {
        WindowFixture fixture;
        TrackListView& list = openAlbum(fixture);
        list.setCurrentIndex(list.model()->index(3, 0));
        QTest::keyClick(&list, Qt::Key_4, Qt::AltModifier);
        QTRY_COMPARE(mark(list, 3, MarkRole::Rating).toInt(), 8);
        QTest::keyClick(&list, Qt::Key_0, Qt::AltModifier);
        QTRY_COMPARE(mark(list, 3, MarkRole::Rating).toInt(), 0);
    }
    void hiddenTracks_leaveTheList_andComeBack() {
        WindowFixture fixture;
        TrackListView& list = openAlbum(fixture);
        QObject::connect(&fixture.services().edits, &Edits::changed, &fixture.library, [&](const Edited& edited) {
            if (edited.areListsStale) Q_EMIT fixture.library.catalogueChanged();
        });
        list.setCurrentIndex(list.model()->index(0, 0));
        list.act(ActionId::Hide);
        QTRY_COMPARE(list.model()->rowCount(), 8);
        fixture.window().actions().trigger(ActionId::Undo);
        QTRY_COMPARE(list.model()->rowCount(), 9);
    }
    void withoutAListAtTheKeyboard_thePlayingTrackIsMeant() {
        WindowFixture fixture;
        TrackListView& list = openAlbum(fixture);
        list.setCurrentIndex(list.model()->index(2, 0));
        list.act(ActionId::Play);
        QTRY_VERIFY(fixture.playback().current().has_value());
        fixture.window().setFocus();
        fixture.window().actions().trigger(ActionId::Like);
        QTRY_VERIFY(mark(list, 2, MarkRole::Liked).toBool());
        QTRY_VERIFY([&] {
            for (auto* button : fixture.window().findChildren<IconButton*>())
                if (button->isVisible() && button->isChecked() && button->accessibleName() == QStringLiteral("Liked"))
                    return true;
            return false;
        }());
    }
    void whatTheMenuSays_dependsOnWhatIsChosen() {
        const auto texts = [](const QMenu& menu) {
            QStringList words;
            for (const QAction* action : menu.actions())
                words << action->text().section(QLatin1Char('\t'), 0, 0);
            return words;
        };
        WindowFixture fixture;
        openAlbum(fixture);
        QMenu like;
        fixture.window().rows().fill(like, {.kind = Chosen::Kind::Tracks, .keys = {1}});
        QVERIFY(texts(like).contains(QStringLiteral("Like")));
        QVERIFY(texts(like).contains(QStringLiteral("Rating")));
        QVERIFY(!texts(like).contains(QStringLiteral("One star"))); // In the submenu.
        QMenu unlike;
        fixture.window().rows().fill(unlike,
                                     {.kind = Chosen::Kind::Artists, .keys = {1}, .isLiked = true, .isFollowed = true});
        QVERIFY(texts(unlike).contains(QStringLiteral("Take back the like")));
        QVERIFY(texts(unlike).contains(QStringLiteral("Unfollow")));
    }
};

QTEST_MAIN(tst_Marking)
#include "tst_Marking.moc"
