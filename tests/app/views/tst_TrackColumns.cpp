// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "app/views/TrackColumns.h"
#include "app/views/TrackTableView.h"

using namespace linnet::app;

namespace {

QString heads(const std::vector<TrackColumns::Place>& places) {
    QStringList words;
    for (const auto& place : places)
        words << QStringLiteral("%1@%2+%3").arg(headOf(place.column)).arg(place.left).arg(place.width);
    return words.join(QLatin1Char(' '));
}

int widthOf(const TrackColumns& columns, TrackColumn column, int room) {
    for (const auto& place : columns.places(room))
        if (place.column == column) return place.width;
    return 0;
}

} // namespace

class tst_TrackColumns : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void asAtFirst_theyFillTheRow() {
        QCOMPARE(heads(TrackColumns().places(1000)),
                 QStringLiteral("#@0+40 Title@40+309 Artist@349+238 Album@587+237 Added@824+108 Length@932+68"));
    }
    void narrowRows_leaveOutWhatMattersLess() {
        QCOMPARE(heads(TrackColumns().places(340)), QStringLiteral("#@0+40 Title@40+131 Artist@171+101 Length@272+68"));
        QCOMPARE(heads(TrackColumns().places(180)), QStringLiteral("Title@0+112 Length@112+68"));
    }
    void largerText_widensFixedColumns() {
        const auto places = TrackColumns().places(1000, 1.5);
        QCOMPARE(places.back().width, 102);
        QCOMPARE(places.back().left + places.back().width, 1000);
    }
    void dragging_takesFromTheNextFlexibleColumn() {
        TrackColumns columns;
        columns.resize(TrackColumn::Title, 50, 1000);
        QCOMPARE(widthOf(columns, TrackColumn::Title, 1000), 359);
        QCOMPARE(widthOf(columns, TrackColumn::Artist, 1000), 188);
        QCOMPARE(widthOf(columns, TrackColumn::Album, 1000), 237);
        columns.resize(TrackColumn::Title, 5000, 1000); // Never to nothing.
        QCOMPARE(widthOf(columns, TrackColumn::Artist, 1000), 110);
        columns.resize(TrackColumn::Added, 30, 1000);
        QCOMPARE(widthOf(columns, TrackColumn::Added, 1000), 138);
    }
    void settingsText_bringsThemBack() {
        TrackColumns columns;
        columns.setShown(TrackColumn::Genre, true);
        columns.setShown(TrackColumn::Album, false);
        columns.setShown(TrackColumn::Title, false); // Cannot go.
        columns.resize(TrackColumn::Added, 12, 1000);
        QVERIFY(columns.isShown(TrackColumn::Title));
        QVERIFY(TrackColumns::fromText(columns.toText()) == columns);
    }
    void moved_standElsewhere_alsoAfterARestart() {
        TrackColumns columns;
        columns.move(TrackColumn::Length, TrackColumn::Number);
        columns.move(TrackColumn::Artist, std::nullopt);
        QVERIFY(heads(columns.places(1000)).startsWith(QStringLiteral("Length@0+68 #@68+40 Title@108")));
        QVERIFY(columns.places(1000).back().column == TrackColumn::Artist);
        QVERIFY(TrackColumns::fromText(columns.toText()) == columns);
        columns.move(TrackColumn::Artist, TrackColumn::Artist); // Onto itself: nothing.
        columns.move(TrackColumn::Artist, TrackColumn::Album);
        columns.move(TrackColumn::Length, std::nullopt);
        QVERIFY(columns == TrackColumns());
        // One that an older version did not know stays beside its neighbours.
        const auto old = TrackColumns::fromText(QStringLiteral("album:237:1 title:309:1 artist:238:1 length:68:1"));
        QVERIFY(heads(old.places(1000)).startsWith(QStringLiteral("#@0+40 Album@40")));
    }
    void damagedText_isAsAtFirst() {
        for (const char* text : {"", "artist", "artist:x:1", "artist:-5:1", "cellar:100:1", "artist:99999999:1 :::"})
            QVERIFY(TrackColumns::fromText(QString::fromLatin1(text)) == TrackColumns());
    }
    void ago_isSaidInTheLargestUnit() {
        constexpr qint64 kNow = 1'700'000'000'000;
        constexpr qint64 kMinute = 60'000;
        QCOMPARE(agoText(0, kNow), QString());
        QCOMPARE(agoText(kNow - 5'000, kNow), QStringLiteral("just now"));
        QVERIFY(agoText(kNow - 5 * kMinute, kNow).startsWith(QStringLiteral("5 min")));
        QVERIFY(agoText(kNow - 3 * 60 * kMinute, kNow).startsWith(QStringLiteral("3 hour")));
        QVERIFY(agoText(kNow - 30 * 24 * 60 * kMinute, kNow).startsWith(QStringLiteral("30 day")));
        QVERIFY(!agoText(kNow - 40 * 24 * 60 * kMinute, kNow).contains(QStringLiteral("ago")));
    }
};

QTEST_MAIN(tst_TrackColumns)
#include "tst_TrackColumns.moc"
