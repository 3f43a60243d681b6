// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "app/views/TileGeometry.h"

using linnet::app::TileGeometry;

namespace {

TileGeometry grid(int count, int width = 1048) {
    TileGeometry g;
    g.count = count;
    g.width = width;
    g.leading = 94;
    g.margins = {24, 0, 24, 24};
    g.tile = {176, 221};
    g.gapX = 20;
    g.gapY = 20;
    return g;
}

TileGeometry list(int count) {
    TileGeometry g = grid(count);
    g.isList = true;
    g.tile.setHeight(44);
    g.gapY = 0;
    return g;
}

} // namespace

class tst_TileGeometry : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void columns_followTheWidth() {
        QCOMPARE(grid(10).columns(), 5);
        QCOMPARE(grid(10, 700).columns(), 3);
        QCOMPARE(grid(10, 100).columns(), 1);
        QCOMPARE(list(10).columns(), 1);
    }
    void rectAndIndexAt_agree_data() {
        QTest::addColumn<bool>("isList");
        QTest::newRow("grid") << false;
        QTest::newRow("list") << true;
    }
    void rectAndIndexAt_agree() {
        QFETCH(bool, isList);
        const TileGeometry g = isList ? list(23) : grid(23);
        for (int i = 0; i < g.count; ++i) {
            QCOMPARE(g.indexAt(g.rect(i).topLeft()), i);
            QCOMPARE(g.indexAt(g.rect(i).center()), i);
            QCOMPARE(g.indexAt(g.rect(i).bottomRight()), i);
        }
    }
    void indexAt_inGapsAndOutside_isNone() {
        const TileGeometry g = grid(7);
        QCOMPARE(g.indexAt({10, 10}), -1);
        QCOMPARE(g.indexAt({24 + 176 + 5, 100}), -1);
        QCOMPARE(g.indexAt(g.rect(1).bottomLeft() + QPoint(0, 5)), -1);
        QCOMPARE(g.indexAt(g.rect(6).center() + QPoint(196, 0)), -1);
        QCOMPARE(g.indexAt({500, 100000}), -1);
    }
    void height_endsBelowTheLastTile() {
        const TileGeometry g = grid(11);
        QCOMPARE(g.height(), g.rect(10).bottom() + 1 + 24);
        QCOMPARE(grid(0).height(), 94 + 24);
    }
    void between_holdsExactlyWhatIsVisible() {
        const TileGeometry g = grid(1000);
        const int top = 5000;
        const int bottom = 5700;
        const auto span = g.between(top, bottom);
        for (int i = 0; i < g.count; ++i) {
            const QRect r = g.rect(i);
            if (r.bottom() >= top && r.top() < bottom) QVERIFY(i >= span.begin && i < span.end);
        }
        QVERIFY(span.end - span.begin <= 5 * 5);
    }
    void hugeCounts_stayExact() {
        const TileGeometry g = list(10'000'000);
        QCOMPARE(g.rect(9'999'999).top(), 94 + 9'999'999 * 44);
        QCOMPARE(g.indexAt(g.rect(9'999'999).center()), 9'999'999);
        QVERIFY(g.height() > 0);
    }
    void stepRows_staysInside() {
        const TileGeometry g = grid(12); // rows of 5, 5, 2
        QCOMPARE(g.stepRows(0, 1), 5);
        QCOMPARE(g.stepRows(8, 1), 11); // nothing straight below: the last one
        QCOMPARE(g.stepRows(11, 1), 11);
        QCOMPARE(g.stepRows(3, -1), 3);
        QCOMPARE(g.stepRows(11, -9), 1);
        QCOMPARE(grid(0).stepRows(0, 1), -1);
    }
    void sideways_isOneRowThatMoves() {
        TileGeometry g = grid(40);
        g.isSideways = true;
        QCOMPARE(g.rows(), 1);
        const int pitch = g.tile.width() + g.gapX;
        QCOMPARE(g.rect(39).left(), g.margins.left() + 39 * pitch);
        QCOMPARE(g.mostOffsetX(), g.margins.left() + 40 * pitch - g.gapX + g.margins.right() - g.width);
        g.offsetX = 10 * pitch;
        QCOMPARE(g.rect(10).left(), g.margins.left());
        QCOMPARE(g.indexAt(g.rect(12).center()), 12);
        QCOMPARE(g.stepRows(12, 1), 12);
        const auto span = g.between(0, 1000);
        QVERIFY(span.begin <= 10 && span.begin >= 8);
        for (int i = 0; i < g.count; ++i)
            if (g.rect(i).right() >= 0 && g.rect(i).left() < g.width) QVERIFY(i >= span.begin && i < span.end);
        g.count = 1;
        QCOMPARE(g.mostOffsetX(), 0);
    }
};

QTEST_APPLESS_MAIN(tst_TileGeometry)
#include "tst_TileGeometry.moc"
