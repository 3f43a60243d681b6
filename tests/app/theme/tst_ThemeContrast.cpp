// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "app/theme/Color.h"
#include "app/theme/Theme.h"
#include "app/window/ContentArea.h"

using namespace linnet::app;

Q_DECLARE_METATYPE(const linnet::app::Theme*)

class tst_ThemeContrast : public QObject {
    Q_OBJECT

    static void addThemes() {
        QTest::addColumn<const Theme*>("theme");
        QTest::newRow("dark") << &darkTheme();
        QTest::newRow("light") << &lightTheme();
        QTest::newRow("dark, high contrast") << &highContrastDarkTheme();
        QTest::newRow("light, high contrast") << &highContrastLightTheme();
    }
    static void check(const QColor& ink, const QColor& ground, const char* what, double least = kTextContrast) {
        const double ratio = contrast(ink, ground);
        QVERIFY2(ratio >= least, qPrintable(QStringLiteral("%1: %2").arg(QLatin1String(what)).arg(ratio)));
    }

private Q_SLOTS:
    void contrast_ofBlackAndWhite_is21() {
        QCOMPARE(qRound(contrast(Qt::black, Qt::white)), 21);
        QCOMPARE(contrast(Qt::red, Qt::red), 1.0);
    }
    void inks_onPlainSurfaces_canBeRead_data() { addThemes(); }
    void inks_onPlainSurfaces_canBeRead() {
        QFETCH(const Theme*, theme);
        const Theme& t = *theme;
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
    void highContrast_reachesSevenToOne_andLinesThree_data() { addThemes(); }
    void highContrast_reachesSevenToOne_andLinesThree() {
        QFETCH(const Theme*, theme);
        const Theme& t = *theme;
        if (!t.isHighContrast) return;
        for (const QColor& ground : {t.content, t.sidebar, t.surface, t.raised}) {
            for (const QColor& ink : {t.text, t.secondary, t.tertiary, t.accent, t.error, t.ok})
                check(ink, ground, "ink", 7.0);
            check(t.border, ground, "line", 3.0);
        }
        check(t.onAccent, t.accent, "on accent", 7.0);
    }
    void inks_onHoveredAndSelectedRows_canBeRead_data() { addThemes(); }
    void inks_onHoveredAndSelectedRows_canBeRead() {
        QFETCH(const Theme*, theme);
        const Theme& t = *theme;
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
        QFETCH(const Theme*, theme);
        const Theme& t = *theme;
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
