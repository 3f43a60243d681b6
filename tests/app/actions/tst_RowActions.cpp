// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAction>
#include <QMenu>
#include <QTest>

#include "app/actions/RowActions.h"

using namespace linnet::app;

class tst_RowActions : public QObject {
    Q_OBJECT

    static QStringList textsOf(const RowActions& rows, const Chosen& chosen) {
        QMenu menu;
        rows.fill(menu, chosen);
        QStringList texts;
        for (const QAction* action : menu.actions())
            texts << (action->isSeparator() ? QStringLiteral("-") : action->text().section(QLatin1Char('\t'), 0, 0));
        return texts;
    }
    static constexpr auto kTracks = Chosen::Kind::Tracks;
    static constexpr auto kAlbums = Chosen::Kind::Albums;

private Q_SLOTS:
    void menu_isInTheOrderOfTheTable_withALineBetweenGroups() {
        RowActions rows;
        const auto nothing = [](const Chosen&) {};
        rows.offer({kTracks}, ActionId::Remove, nothing);
        rows.offer({kTracks, kAlbums}, ActionId::GoToArtist, nothing);
        rows.offer({kTracks}, ActionId::PlayNext, nothing);
        rows.offer({kTracks}, ActionId::Play, nothing);
        QCOMPARE(
            textsOf(rows, {.kind = kTracks, .keys = {1}}),
            (QStringList{actionRow(ActionId::Play).text, actionRow(ActionId::PlayNext).text, QStringLiteral("-"),
                         actionRow(ActionId::GoToArtist).text, QStringLiteral("-"), actionRow(ActionId::Remove).text}));
        QCOMPARE(textsOf(rows, {.kind = kAlbums, .keys = {1}}), QStringList{actionRow(ActionId::GoToArtist).text});
    }
    void run_getsWhatWasChosen_andNothingWithoutRows() {
        RowActions rows;
        std::vector<qint64> got;
        rows.offer({kTracks}, ActionId::Remove, [&](const Chosen& chosen) { got = chosen.keys; });
        rows.run(ActionId::Remove, {.kind = kTracks, .keys = {}});
        rows.run(ActionId::Remove, {.kind = kAlbums, .keys = {3}});
        QVERIFY(got.empty());
        rows.run(ActionId::Remove, {.kind = kTracks, .keys = {7, 5}});
        QCOMPARE(got, (std::vector<qint64>{7, 5}));
    }
    void offer_thatDoesNotFit_isNeitherShownNorRun() {
        RowActions rows;
        int runs = 0;
        rows.offer({kTracks}, ActionId::GoToAlbum,
                   {.run = [&](const Chosen&) { ++runs; },
                    .text = QStringLiteral("To its album"),
                    .fits = [](const Chosen& chosen) { return chosen.keys.front() == 1; }});
        QCOMPARE(textsOf(rows, {.kind = kTracks, .keys = {1}}), QStringList{QStringLiteral("To its album")});
        QVERIFY(textsOf(rows, {.kind = kTracks, .keys = {2}}).isEmpty());
        rows.run(ActionId::GoToAlbum, {.kind = kTracks, .keys = {2}});
        QCOMPARE(runs, 0);
        rows.run(ActionId::GoToAlbum, {.kind = kTracks, .keys = {1}});
        QCOMPARE(runs, 1);
    }
    void offer_withAMenu_isFilledWhenShown() {
        RowActions rows;
        rows.offer({kTracks}, ActionId::PlayLast, {.run = {}, .fill = [](QMenu& menu, const Chosen& chosen) {
                                                       menu.addAction(QString::number(chosen.keys.front()));
                                                   }});
        QMenu menu;
        rows.fill(menu, {.kind = kTracks, .keys = {42}});
        QCOMPARE(menu.actions().size(), 1);
        QVERIFY(menu.actions().constFirst()->menu() != nullptr);
        QCOMPARE(menu.actions().constFirst()->menu()->actions().constFirst()->text(), QStringLiteral("42"));
    }
    void coversShowEnterBesideOpen() {
        RowActions rows;
        const auto nothing = [](const Chosen&) {};
        rows.offer({kAlbums}, ActionId::Play, nothing);
        rows.offer({kAlbums}, ActionId::Open, nothing);
        QMenu menu;
        rows.fill(menu, {.kind = kAlbums, .keys = {1}});
        QVERIFY(!menu.actions().constFirst()->text().contains(QLatin1Char('\t')));
        QVERIFY(menu.actions().constLast()->text().endsWith(QLatin1Char('\t') + keysOf(ActionId::Play)));
    }
};

QTEST_MAIN(tst_RowActions)
#include "tst_RowActions.moc"
