// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "app/palette/PaletteRows.h"

using namespace linnet::app;

class tst_PaletteRows : public QObject {
    Q_OBJECT

    static PaletteSources everything() {
        PaletteSources sources;
        for (const ActionRow& row : actionTable())
            sources.commands.push_back({row.id, row.text, true});
        sources.places.push_back({.place = {PageId::Settings, 0, QStringLiteral("appearance")},
                                  .text = QStringLiteral("Appearance"),
                                  .detail = QStringLiteral("Settings")});
        return sources;
    }
    static SearchView undertow() {
        SearchView found{.text = QStringLiteral("undertow")};
        for (int i = 0; i < 9; ++i) {
            TrackItem track;
            track.key = 100 + i;
            track.title = QStringLiteral("Undertow %1").arg(i);
            found.tracks.push_back(track);
        }
        AlbumItem album;
        album.key = 7;
        album.title = QStringLiteral("Under Two Moons");
        found.albums.push_back(album);
        return found;
    }
    static QStringList texts(const std::vector<PaletteRow>& rows, PaletteRow::Kind kind) {
        QStringList result;
        for (const PaletteRow& row : rows)
            if (row.kind == kind) result << row.text;
        return result;
    }
    using Kind = PaletteRow::Kind;

private Q_SLOTS:
    void nothingTyped_listsTheWholeOfWhereOneCanGo() {
        const auto rows = paletteRows({}, everything(), {});
        QVERIFY(rows.front().kind == Kind::Heading);
        QVERIFY(texts(rows, Kind::Action).contains(actionRow(ActionId::Albums).text));
        QVERIFY(!texts(rows, Kind::Action).contains(actionRow(ActionId::Mute).text));
    }
    void page_whoseNameIsTyped_goesBeforeMusic() {
        const auto rows = paletteRows(QStringLiteral("albu"), everything(), undertow());
        QVERIFY(rows[1].action == ActionId::Albums);
        QVERIFY(paletteRows(QStringLiteral("undertow"), everything(), undertow())[1].kind == Kind::Track);
    }
    void music_isCutShort_andTellsWhatWasMended() {
        SearchView found = undertow();
        found.corrected = QStringLiteral("undertow");
        const auto rows = paletteRows(QStringLiteral("undertwo"), everything(), found);
        QCOMPARE(texts(rows, Kind::Track).size(), 4);
        QCOMPARE(texts(rows, Kind::Album).size(), 1);
        QVERIFY(rows.front().text.contains(QStringLiteral("“undertow”")));
    }
    void bestMatch_bringsItsKindToTheTop() {
        SearchView found = undertow();
        found.best = found.albums.front();
        QVERIFY(paletteRows(QStringLiteral("under"), everything(), found)[1].kind == Kind::Album);
    }
    void settings_areFoundByTheirSection() {
        const auto rows = paletteRows(QStringLiteral("appear"), everything(), {});
        QVERIFY(rows[1].place.has_value());
        QCOMPARE(rows[1].place->text, QStringLiteral("appearance"));
    }
    void lastRow_leadsToAllResults() {
        const auto rows = paletteRows(QStringLiteral(" tidal "), everything(), {});
        QVERIFY(rows.back().place == (Place{PageId::Search, 0, QStringLiteral("tidal")}));
    }
    void greaterThan_listsEveryCommand_andNoMusic() {
        const auto rows = paletteRows(QStringLiteral(" >"), everything(), undertow());
        QCOMPARE(texts(rows, Kind::Action).size(), static_cast<qsizetype>(actionTable().size()));
        QVERIFY(texts(rows, Kind::Track).isEmpty());
        QVERIFY(musicIn(QStringLiteral(" > mute")).isEmpty());
    }
    void greaterThan_findsByLetters_bestFirst() {
        const auto rows = paletteRows(QStringLiteral(">plnx"), everything(), {});
        QVERIFY(rows[1].action == ActionId::PlayNext);
    }
    void words_ofTheMoment_areWhatIsFoundAndShown() {
        PaletteSources sources;
        sources.commands.push_back({ActionId::Mute, QStringLiteral("Undo: removed 14 tracks"), false});
        const auto rows = paletteRows(QStringLiteral(">removed"), sources, {});
        QCOMPARE(rows[1].text, QStringLiteral("Undo: removed 14 tracks"));
        QVERIFY(!rows[1].isEnabled);
    }
};

QTEST_APPLESS_MAIN(tst_PaletteRows)
#include "tst_PaletteRows.moc"
