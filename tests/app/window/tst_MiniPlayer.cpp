// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractButton>
#include <QTest>

#include "app/widgets/CoverTile.h"
#include "app/widgets/SeekBar.h"
#include "app/window/MiniPlayer.h"
#include "tests/app/window/WindowFixture.h"

using namespace linnet;
using namespace linnet::app;
using linnet::test::WindowFixture;

class tst_MiniPlayer : public QObject {
    Q_OBJECT

    static MiniPlayer* found() {
        for (QWidget* widget : QApplication::topLevelWidgets())
            if (auto* mini = qobject_cast<MiniPlayer*>(widget); mini != nullptr && mini->isVisible()) return mini;
        return nullptr;
    }
    static MiniPlayer& opened(WindowFixture& fixture) {
        fixture.window().actions().trigger(ActionId::MiniPlayer);
        return *found();
    }
    static QAbstractButton* namedButton(const QWidget& parent, const QString& name) {
        for (auto* button : parent.findChildren<QAbstractButton*>())
            if (button->accessibleName() == name) return button;
        return nullptr;
    }

private Q_SLOTS:
    void keys_changeBetweenLargeAndSmall() {
        WindowFixture fixture;
        MainWindow& window = fixture.open();
        QPointer<MiniPlayer> mini = &opened(fixture);
        QVERIFY(!window.isVisible());
        QCOMPARE(mini->size(), QSize(320, 96));
        mini->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(mini));
        QTest::keyClick(mini, Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(window.isVisible());
        QTRY_VERIFY(mini == nullptr);
    }
    void closing_bringsTheLargeWindowBack() {
        WindowFixture fixture;
        MainWindow& window = fixture.open();
        QPointer<MiniPlayer> mini = &opened(fixture);
        mini->close();
        QTRY_VERIFY(window.isVisible());
        QTRY_VERIFY(mini == nullptr);
    }
    void window_raisedFromOutside_takesOver() {
        WindowFixture fixture;
        MainWindow& window = fixture.open();
        QPointer<MiniPlayer> mini = &opened(fixture);
        window.QWidget::show();
        QTRY_VERIFY(mini == nullptr);
    }
    void shapeAndOnTop_areRemembered() {
        WindowFixture fixture;
        fixture.open();
        {
            MiniPlayer& mini = opened(fixture);
            QVERIFY(!mini.isOnTop());
            QTest::mouseClick(mini.findChild<CoverTile*>(), Qt::LeftButton);
            mini.setShape(MiniPlayer::Shape::Cover);
            mini.setOnTop(true);
            QVERIFY(mini.isVisible());
            QCOMPARE(mini.size(), QSize(320, 400));
            QVERIFY(mini.findChild<SeekBar*>()->isVisible());
            mini.close();
        }
        QTRY_VERIFY(fixture.window().isVisible());
        QVERIFY(found() == nullptr);
        MiniPlayer& again = opened(fixture);
        QVERIFY(again.shape() == MiniPlayer::Shape::Cover);
        QVERIFY(again.isOnTop());
    }
    void controls_haveNamesAndLieInside() {
        WindowFixture fixture;
        fixture.open();
        MiniPlayer& mini = opened(fixture);
        for (const auto shape : {MiniPlayer::Shape::Bar, MiniPlayer::Shape::Cover}) {
            mini.setShape(shape);
            for (const auto* button : mini.findChildren<QAbstractButton*>()) {
                QVERIFY(!button->accessibleName().isEmpty());
                QVERIFY(mini.rect().contains(button->geometry()));
            }
        }
    }
    void space_pausesHere_too() {
        WindowFixture fixture;
        fixture.fillLibrary();
        fixture.open();
        MiniPlayer& mini = opened(fixture);
        fixture.playback().playTracks({1, 2}, 0, QStringLiteral("test"));
        QTRY_VERIFY(fixture.engine.loaded.has_value());
        fixture.engine.start();
        QTRY_VERIFY(fixture.playback().isPlaying());
        mini.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&mini));
        mini.setFocus();
        QTest::keyClick(&mini, Qt::Key_Space);
        QTRY_VERIFY(!fixture.playback().isPlaying());
    }
    void theHeart_likesWhatPlays() {
        WindowFixture fixture;
        fixture.fillLibrary();
        fixture.open();
        MiniPlayer& mini = opened(fixture);
        auto* heart = namedButton(mini, QStringLiteral("Like"));
        QVERIFY(heart != nullptr && !heart->isVisible());
        fixture.playback().playTracks({1, 2}, 0, QStringLiteral("test"));
        QTRY_VERIFY(heart->isVisible());
        heart->click();
        QTRY_VERIFY(heart->isChecked());
        QCOMPARE(heart->accessibleName(), QStringLiteral("Liked"));
    }
    void nextHeldDown_runsThroughTheTrack() {
        WindowFixture fixture;
        fixture.fillLibrary();
        fixture.open();
        MiniPlayer& mini = opened(fixture);
        fixture.playback().playTracks({1, 2}, 0, QStringLiteral("test"));
        QTRY_VERIFY(fixture.engine.loaded.has_value());
        fixture.engine.start();
        const auto first = fixture.playback().current()->title;
        auto* next = namedButton(mini, QStringLiteral("Next track"));
        QTest::mousePress(next, Qt::LeftButton);
        QTRY_VERIFY(fixture.playback().position() >= Millis(4000));
        QTest::mouseRelease(next, Qt::LeftButton);
        QCOMPARE(fixture.playback().current()->title, first);
        QTest::mouseClick(next, Qt::LeftButton);
        QTRY_VERIFY(fixture.playback().current()->title != first);
    }
    void nextByItsKeys_skipsOnReleaseAndScansWhileHeld() {
        WindowFixture fixture;
        fixture.fillLibrary();
        MainWindow& window = fixture.open();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        fixture.playback().playTracks({1, 2}, 0, QStringLiteral("test"));
        QTRY_VERIFY(fixture.engine.loaded.has_value());
        fixture.engine.start();
        const auto first = fixture.playback().current()->title;
        QTest::keyPress(&window, Qt::Key_Right, Qt::ControlModifier);
        QTRY_VERIFY(fixture.playback().position() >= Millis(2000));
        QTest::keyRelease(&window, Qt::Key_Right, Qt::ControlModifier);
        QCOMPARE(fixture.playback().current()->title, first);
        QTest::keyClick(&window, Qt::Key_Right, Qt::ControlModifier);
        QTRY_VERIFY(fixture.playback().current()->title != first);
    }
};

QTEST_MAIN(tst_MiniPlayer)
#include "tst_MiniPlayer.moc"
