// SPDX-License-Identifier: GPL-3.0-or-later
#include <QMenu>
#include <QScrollBar>
#include <QTest>

#include "app/actions/Actions.h"
#include "app/os/DesktopNotifications.h"
#include "app/os/TrackNotifier.h"
#include "app/os/Tray.h"
#include "app/views/CoverGridView.h"
#include "tests/app/window/WindowFixture.h"

using namespace linnet;
using namespace linnet::app;
using linnet::test::WindowFixture;

class tst_Desktop : public QObject {
    Q_OBJECT

    struct Notes {
        WindowFixture fixture;
        bool isInFront = false;
        QStringList told;
        TrackNotifier notifier{
            {.playback = fixture.playback(),
             .covers = fixture.services().covers,
             .settings = fixture.services().settings,
             .isInFront = [this] { return isInFront; },
             .tell = [this](const TrackNotice& notice) { told << notice.title + QLatin1Char('|') + notice.line; }}};
        Notes() { fixture.fillLibrary(); }
        void play() {
            fixture.playback().playTracks({1, 2, 3}, 0, QStringLiteral("test"));
            QTRY_VERIFY(fixture.engine.loaded.has_value());
            fixture.engine.start();
            QTRY_VERIFY(fixture.playback().isPlaying());
        }
    };
    static void wantTray(WindowFixture& fixture, bool closes) {
        fixture.services().settings.setFlag(QString::fromUtf16(setting::kTray), true);
        fixture.services().settings.setFlag(QString::fromUtf16(setting::kCloseToTray), closes);
    }

private Q_SLOTS:
    void track_thatBegins_isTold_once() {
        Notes notes;
        notes.play();
        QCOMPARE(notes.told.size(), 1);
        QVERIFY(notes.told.front().contains(QStringLiteral(" · ")));
        notes.fixture.playback().pause();
        notes.fixture.playback().play();
        QCOMPARE(notes.told.size(), 1);
        notes.fixture.playback().next();
        QTRY_COMPARE(notes.told.size(), 2);
    }
    void window_inFront_needsNoNotice() {
        Notes notes;
        notes.isInFront = true;
        notes.play();
        QVERIFY(notes.told.isEmpty());
        notes.isInFront = false; // What plays is known: it was seen to begin.
        notes.fixture.playback().pause();
        notes.fixture.playback().play();
        QVERIFY(notes.told.isEmpty());
    }
    void turnedOff_tellsNothing() {
        Notes notes;
        notes.fixture.services().settings.setFlag(QString::fromUtf16(setting::kNotifications), false);
        notes.play();
        QVERIFY(notes.told.isEmpty());
    }
    void notification_isAsTheSpecificationWants() {
        const QVariantList arguments =
            notifyArguments({QStringLiteral("A <b> & c"), QStringLiteral("<i>x</i>"), QStringLiteral("/a b.jpg")}, 7);
        QCOMPARE(arguments.size(), 8);
        QCOMPARE(arguments[1].userType(), int(QMetaType::UInt));
        QCOMPARE(arguments[3].toString(), QStringLiteral("A <b> & c"));
        QCOMPARE(arguments[4].toString(), QStringLiteral("&lt;i&gt;x&lt;/i&gt;"));
        QCOMPARE(arguments[6].toMap().value(QStringLiteral("image-path")).toString(),
                 QStringLiteral("file:///a%20b.jpg"));
        QCOMPARE(arguments[7].userType(), int(QMetaType::Int));
    }
    void tray_isOffAtFirst_andComesLate() {
        WindowFixture fixture;
        MainWindow& window = fixture.open();
        bool isAvailable = false;
        Tray tray({.actions = window.actions(),
                   .playback = fixture.playback(),
                   .settings = fixture.services().settings,
                   .isAvailable = [&] { return isAvailable; }});
        QVERIFY(!tray.isThere());
        wantTray(fixture, false);
        QVERIFY(!tray.isThere());
        isAvailable = true;
        tray.onTrayCame();
        QVERIFY(tray.isThere());
        fixture.services().settings.setFlag(QString::fromUtf16(setting::kTray), false);
        QVERIFY(!tray.isThere());
        QVERIFY(tray.menu().actions().contains(&window.actions().action(ActionId::Quit)));
    }
    void closing_hidesOnlyWhereTheTrayCanBringItBack() {
        WindowFixture fixture;
        MainWindow& window = fixture.open();
        bool isThere = false;
        window.setTray([&] { return isThere; });
        wantTray(fixture, true);
        QVERIFY(window.close());
        QVERIFY(!window.isVisible());
        window.QWidget::show();
        isThere = true;
        QVERIFY(!window.close()); // Hidden, not closed.
        QVERIFY(!window.isVisible());
        window.QWidget::show();
        fixture.services().settings.setFlag(QString::fromUtf16(setting::kCloseToTray), false);
        QVERIFY(window.close());
    }
    void leaving_closesWhateverTheTraySays() {
        WindowFixture fixture;
        MainWindow& window = fixture.open();
        window.setTray([] { return true; });
        wantTray(fixture, true);
        window.actions().trigger(ActionId::Quit);
        QVERIFY(!window.isVisible());
        window.QWidget::show();
        QVERIFY(window.close());
    }
    void page_isScrolledAsItWas() {
        WindowFixture fixture;
        fixture.fillLibrary();
        const auto bar = [&] { return fixture.window().findChild<AlbumGridView*>()->verticalScrollBar(); };
        fixture.open({900, 560});
        QTRY_VERIFY(bar()->maximum() > 200);
        bar()->setValue(180);
        fixture.window().close();
        fixture.close();
        fixture.open({900, 560});
        QTRY_COMPARE(bar()->value(), 180);
    }
};

QTEST_MAIN(tst_Desktop)
#include "tst_Desktop.moc"
