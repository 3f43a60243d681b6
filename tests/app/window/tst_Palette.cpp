// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAccessible>
#include <QLineEdit>
#include <QMenu>
#include <QTest>

#include <algorithm>

#include "app/pages/SettingsSections.h"
#include "app/palette/CommandPalette.h"
#include "app/views/CoverGridView.h"
#include "tests/app/window/WindowFixture.h"

using namespace linnet;
using namespace linnet::app;
using linnet::test::WindowFixture;

class tst_Palette : public QObject {
    Q_OBJECT

    static CommandPalette& opened(WindowFixture& fixture) {
        fixture.window().activateWindow();
        [&] { QVERIFY(QTest::qWaitForWindowActive(&fixture.window())); }();
        QTest::keyClick(&fixture.window(), Qt::Key_K, Qt::ControlModifier);
        return *fixture.window().findChild<CommandPalette*>();
    }
    static bool has(const CommandPalette& palette, PaletteRow::Kind kind, const QString& text) {
        for (int row = 0; row < palette.model().rowCount(); ++row)
            if (palette.model().at(row).kind == kind && palette.model().at(row).text == text) return true;
        return false;
    }
    static bool hasAction(const QMenu& menu, const QAction& action) {
        const QList<QAction*> entries = menu.actions();
        return std::any_of(entries.begin(), entries.end(), [&](const QAction* entry) {
            return entry == &action || (entry->menu() != nullptr && hasAction(*entry->menu(), action));
        });
    }
    static bool isOnShortcutPage(MainWindow& window, const ActionRow& action) {
        auto* section = window.findChild<ShortcutsSection*>();
        return std::any_of(section->rows().begin(), section->rows().end(), [&](const SettingsRow* row) {
            const bool isPlay = action.id == ActionId::Play; // Its row says what Enter does on an album, too.
            return row->searchText().startsWith(isPlay ? QStringLiteral("Play, or open") : action.text);
        });
    }

private Q_SLOTS:
    void everyAction_isInAMenu_inThePalette_andOnTheShortcutPage() {
        WindowFixture fixture;
        fixture.fillLibrary();
        MainWindow& window = fixture.open();
        window.navigator().go({PageId::Settings, 0, QStringLiteral("shortcuts")});
        QMenu menu;
        window.actions().fill(menu);
        CommandPalette& palette = opened(fixture);
        palette.open(QStringLiteral(">"));
        using Kind = Chosen::Kind;
        for (const ActionRow& row : actionTable()) {
            const QAction& action = window.actions().action(row.id);
            bool inMenu = hasAction(menu, action);
            for (const Kind kind :
                 {Kind::Tracks, Kind::Albums, Kind::Artists, Kind::QueueEntries, Kind::Kept, Kind::Playlists})
                inMenu = inMenu || window.rows().can(row.id, kind);
            QVERIFY2(inMenu, qPrintable(row.text + QStringLiteral(" is in no menu")));
            if (row.id != ActionId::Palette)
                QVERIFY2(has(palette, PaletteRow::Kind::Action, action.text()),
                         qPrintable(row.text + QStringLiteral(" is not in the palette")));
            QVERIFY2(isOnShortcutPage(window, row), qPrintable(row.text + QStringLiteral(" is on no page")));
        }
    }
    void controlK_opens_escGivesTheKeyboardBack() {
        WindowFixture fixture;
        fixture.fillLibrary();
        fixture.open();
        auto* grid = fixture.window().findChild<AlbumGridView*>();
        QTRY_VERIFY(grid->model()->rowCount() > 0);
        grid->setFocus();
        CommandPalette& palette = opened(fixture);
        QVERIFY(palette.isVisible());
        QCOMPARE(QApplication::focusWidget(), &palette.field());
        QTest::keyClick(&palette.field(), Qt::Key_Escape);
        QVERIFY(!palette.isVisible());
        QCOMPARE(QApplication::focusWidget(), grid);
    }
    void typing_findsMusic_enterPlaysIt() {
        WindowFixture fixture;
        fixture.fillLibrary();
        fixture.open();
        CommandPalette& palette = opened(fixture);
        QTest::keyClicks(&palette.field(), QStringLiteral("undertow"));
        QTRY_VERIFY(has(palette, PaletteRow::Kind::Track, QStringLiteral("Undertow")));
        QTest::keyClick(&palette.field(), Qt::Key_Return);
        QVERIFY(!palette.isVisible());
        QTRY_VERIFY(fixture.playback().current().has_value());
        QCOMPARE(fixture.playback().current()->title, QStringLiteral("Undertow"));
    }
    void album_opens_andShiftEnterQueuesIt() {
        WindowFixture fixture;
        fixture.fillLibrary();
        MainWindow& window = fixture.open();
        CommandPalette& palette = opened(fixture);
        QTest::keyClicks(&palette.field(), QStringLiteral("glass arcade"));
        QTRY_VERIFY(has(palette, PaletteRow::Kind::Album, QStringLiteral("Glass Arcade")));
        while (palette.field().accessibleDescription() != QStringLiteral("Glass Arcade by Neon Meridian"))
            QTest::keyClick(&palette.field(), Qt::Key_Down);
        QTest::keyClick(&palette.field(), Qt::Key_Return);
        QVERIFY(window.navigator().current().page == PageId::Album);
        palette.open(QStringLiteral("glass arcade"));
        QTRY_VERIFY(has(palette, PaletteRow::Kind::Album, QStringLiteral("Glass Arcade")));
        while (palette.field().accessibleDescription() != QStringLiteral("Glass Arcade by Neon Meridian"))
            QTest::keyClick(&palette.field(), Qt::Key_Down);
        QTest::keyClick(&palette.field(), Qt::Key_Return, Qt::ShiftModifier);
        QTRY_VERIFY(fixture.playback().current().has_value() || !fixture.playback().byHand().empty());
    }
    void command_runs_alsoFromTheKeyboardAlone() {
        WindowFixture fixture;
        fixture.fillLibrary();
        MainWindow& window = fixture.open();
        CommandPalette& palette = opened(fixture);
        QTest::keyClicks(&palette.field(), QStringLiteral(">shuf"));
        QTest::keyClick(&palette.field(), Qt::Key_Return);
        QTRY_VERIFY(fixture.playback().isShuffled());
        palette.open();
        QTest::keyClicks(&palette.field(), QStringLiteral("artists"));
        QTest::keyClick(&palette.field(), Qt::Key_Return);
        QVERIFY(window.navigator().current().page == PageId::Artists);
    }
    void commandOfRows_actsOnTheListThatHadTheKeyboard() {
        WindowFixture fixture;
        fixture.fillLibrary();
        MainWindow& window = fixture.open();
        auto* grid = window.findChild<AlbumGridView*>();
        QTRY_VERIFY(grid->model()->rowCount() > 0);
        grid->setFocus();
        grid->setCurrentIndex(grid->model()->index(0, 0));
        CommandPalette& palette = opened(fixture);
        QTest::keyClicks(&palette.field(), QStringLiteral(">add to queue"));
        QTest::keyClick(&palette.field(), Qt::Key_Return);
        QTRY_VERIFY(!fixture.playback().byHand().empty() || fixture.playback().current().has_value());
    }
    void headingsAndGreyedActions_areSteppedOver() {
        WindowFixture fixture;
        fixture.open();
        CommandPalette& palette = opened(fixture);
        palette.open(QStringLiteral(">"));
        for (int i = 0; i < palette.model().rowCount(); ++i) {
            const QString chosen = palette.field().accessibleDescription();
            QVERIFY(chosen != actionRow(ActionId::TogglePlay).text); // Nothing plays.
            QVERIFY(!has(palette, PaletteRow::Kind::Heading, chosen));
            QTest::keyClick(&palette.field(), Qt::Key_Down);
        }
    }
    void results_areReadOut() {
        WindowFixture fixture;
        fixture.fillLibrary();
        fixture.open();
        CommandPalette& palette = opened(fixture);
        QTest::keyClicks(&palette.field(), QStringLiteral("albums"));
        QAccessibleInterface* field = QAccessible::queryAccessibleInterface(&palette.field());
        QCOMPARE(field->text(QAccessible::Description), actionRow(ActionId::Albums).text);
    }
    void resizing_keepsThePanelInside() {
        WindowFixture fixture;
        fixture.open();
        CommandPalette& palette = opened(fixture);
        palette.open(QStringLiteral(">"));
        fixture.window().resize(760, 520);
        QTRY_COMPARE(palette.size(), fixture.window().size());
        for (const QWidget* part : palette.findChildren<QWidget*>(Qt::FindDirectChildrenOnly))
            QVERIFY(palette.rect().contains(part->geometry()));
    }
};

QTEST_MAIN(tst_Palette)
#include "tst_Palette.moc"
