// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "app/theme/Color.h"
#include "app/theme/Theme.h"
#include "app/window/ContentArea.h"

using namespace linnet::app;

class tst_ThemeContrast : public QObject {
    Q_OBJECT

    static void addThemes() {
        QTest::addColumn<bool>("isDark");
        QTest::newRow("dark") << true;
        QTest::newRow("light") << false;
    }
    static const Theme& theme(bool isDark) { return isDark ? darkTheme() : lightTheme(); }
    static void check(const QColor& ink, const QColor& ground, const char* what) {
        const double ratio = contrast(ink, ground);
        QVERIFY2(ratio >= kTextContrast, qPrintable(QStringLiteral("%1: %2").arg(QLatin1String(what)).arg(ratio)));
    }

private Q_SLOTS:
    void contrast_ofBlackAndWhite_is21() {
        QCOMPARE(qRound(contrast(Qt::black, Qt::white)), 21);
        QCOMPARE(contrast(Qt::red, Qt::red), 1.0);
    }
    void inks_onPlainSurfaces_canBeRead_data() { addThemes(); }
    void inks_onPlainSurfaces_canBeRead() {
        QFETCH(bool, isDark);
        const Theme& t = theme(isDark);
        for (const QColor& ground : {t.content, t.sidebar, t.surface, t.raised}) {
            check(t.text, ground, "text");
            check(t.secondary, ground, "secondary");
            check(t.tertiary, ground, "tertiary");
            check(t.accent, ground, "accent");
            check(t.error, ground, "error");
            check(t.ok, ground, "ok");
        }
        check(t.onAccent, t.accent, "on accent");
        check(t.onKnob, t.knob, "on knob");
    }
    void inks_onHoveredAndSelectedRows_canBeRead_data() { addThemes(); }
    void inks_onHoveredAndSelectedRows_canBeRead() {
        QFETCH(bool, isDark);
        const Theme& t = theme(isDark);
        for (const QColor& base : {t.content, t.sidebar, t.surface, t.raised})
            for (const QColor& veil : {t.hover, t.pressed, t.selected}) {
                const QColor ground = laidOver(base, veil);
                check(t.text, ground, "text");
                check(t.secondary, ground, "secondary");
                check(legibleOn(t.accent, ground), ground, "accent of the playing row");
                const QColor both = laidOver(ground, t.hover);
                check(t.text, both, "text, hovered too");
                check(legibleOn(t.accent, both), both, "accent, hovered too");
            }
    }
    void heroGround_ofAnyAccent_letsTextBeRead_data() { addThemes(); }
    void heroGround_ofAnyAccent_letsTextBeRead() {
        QFETCH(bool, isDark);
        const Theme& t = theme(isDark);
        for (int hue = 0; hue < 360; hue += 15)
            for (const int value : {20, 120, 255}) {
                const QColor ground = heroGround(QColor::fromHsv(hue, 200, value), t);
                check(t.text, ground, "title");
                check(t.secondary, ground, "facts");
            }
    }
    void legibleOn_keepsWhatIsLegible() {
        const QColor blue(0x2B, 0x5F, 0xD9);
        QCOMPARE(legibleOn(blue, Qt::white), blue);
        QVERIFY(contrast(legibleOn(Qt::yellow, Qt::white), Qt::white) >= kTextContrast);
    }
};

QTEST_APPLESS_MAIN(tst_ThemeContrast)
#include "tst_ThemeContrast.moc"
