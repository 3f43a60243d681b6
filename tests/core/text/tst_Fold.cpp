// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "core/text/Fold.h"
#include "core/text/Utf8.h"

using namespace linnet::core::text;

namespace {

std::string repeated(const std::string& part, std::size_t times) {
    std::string out;
    out.reserve(part.size() * times);
    for (std::size_t i = 0; i < times; ++i)
        out += part;
    return out;
}

} // namespace

class tst_Fold : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fold_table_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char* name, const char* text, const char* expected) {
            QTest::newRow(name) << QByteArray(text) << QByteArray(expected);
        };
        row("empty", "", "");
        row("blanks", " \t\n ", "");
        row("ascii", "Hello, World!", "hello world");
        row("spaces", "  A   b ", "a b");
        row("accents", "Café Déjà Vu", "cafe deja vu");
        row("letters", "Ø ø Ł ł ß Æ æ Œ œ Đ đ Ð ð Þ þ ı", "o o l l ss ae ae oe oe d d d d th th i");
        row("capital sharp s", "GROẞ", "gross");
        row("dotted I", "İstanbul", "istanbul");
        row("combining", "e\u0301\u0323", "e");
        row("bands", "Sigur Rós – Ágætis byrjun", "sigur ros agaetis byrjun");
        row("apostrophe", "Don’t Don't Donʼt", "dont dont dont");
        row("ampersand", "Simon&Garfunkel", "simon and garfunkel");
        row("ampersand beside accent", "É&É", "e and e");
        row("dots", "R.E.M.", "r e m");
        row("slash", "AC/DC", "ac dc");
        row("greek", "Ὀδυσσεύς ΟΔΟΣ", "οδυσσευσ οδοσ");
        row("cyrillic", "Ёлка Йод МИР", "елка иод мир");
        row("full width", "ＡＢＣ　１２", "abc 12");
        row("ligature", "ﬁn", "fin");
        row("math letters", "𝐀𝐛", "ab");
        row("superscript", "E=mc²", "e mc2");
        row("kana keep their voice", "ガ が", "ガ が");
        row("half width kana", "ｶﾞ", "ガ");
        row("hangul", "한국", "한국");
        row("decomposed hangul", "\u1112\u1161\u11AB", "한");
        row("han", "雨の庭", "雨の庭");
        row("devanagari keeps vowels", "हिन्दी", "हिन्दी");
        row("arabic vowels", "مُحَمَّد", "محمد");
        row("hebrew points", "שָׁלוֹם", "שלום");
        row("emoji beside words", "Love ❤️ you", "love you");
        row("emoji alone", "🎵", "🎵");
        row("punctuation alone", "!!!", "");
        row("joiners", "zero\u200Bwidth soft\u00ADhyphen", "zerowidth softhyphen");
        row("invalid", "a\xff\xfe b\xc3", "a b");
        row("overlong",
            "a\xc0\xaf"
            "b",
            "a b");
        row("surrogate",
            "a\xed\xa0\x80"
            "b",
            "a b");
        row("mark first", "\u0301a", "a");
        row("indic mark first", "\u093Fक", "क");
    }
    void fold_table() {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, expected);
        const std::string once = fold(text.toStdString());
        QCOMPARE(QByteArray::fromStdString(once), expected);
        QCOMPARE(fold(once), once);
    }
    void fold_nul_isASpace() { QCOMPARE(fold(std::string_view("a\0b", 3)), std::string("a b")); }

    void sortKey_table_data() {
        QTest::addColumn<QByteArray>("smaller");
        QTest::addColumn<QByteArray>("larger");
        const auto row = [](const char* smaller, const char* larger) {
            QTest::newRow(smaller) << QByteArray(smaller) << QByteArray(larger);
        };
        row("Track 2", "Track 10");
        row("2", "10");
        row("007", "8");
        row("The Beatles", "Beck");
        row("Die Ärzte", "Bach");
        row("An Apple", "Apple Pie");
        row("Los Lobos", "Loz");
        row("Ångström", "Anna");
        row("zebra", "Ωmega");
    }
    void sortKey_table() {
        QFETCH(QByteArray, smaller);
        QFETCH(QByteArray, larger);
        QVERIFY(sortKey(smaller.toStdString()) < sortKey(larger.toStdString()));
    }
    void sortKey_keepsWhatOnlyLooksLikeAnArticle() {
        QCOMPARE(sortKey("A-ha"), std::string("a ha"));
        QCOMPARE(sortKey("The"), std::string("the"));
        QCOMPARE(sortKey("The !!!"), std::string("the"));
        QCOMPARE(sortKey("Therapy?"), std::string("therapy"));
    }
    void sortKey_isEmptyOnlyForBlanks() {
        QCOMPARE(sortKey(" \t"), std::string());
        QVERIFY(!sortKey("!!!").empty());
        QVERIFY(!sortKey("\xff").empty());
    }

    void matchKey_joinsWhatPeopleTakeForTheSame() {
        QCOMPARE(matchKey("AC/DC"), matchKey("acdc"));
        QCOMPARE(matchKey("R.E.M."), matchKey("REM"));
        QCOMPARE(matchKey("  Björk "), matchKey("bjork"));
        QCOMPARE(matchKey("Simon & Garfunkel"), matchKey("Simon and Garfunkel"));
    }
    void matchKey_keepsOthersApart() {
        QVERIFY(matchKey("!!!") != matchKey("???"));
        QVERIFY(matchKey("ガガ") != matchKey("カカ"));
        QVERIFY(matchKey("🎵") != matchKey("🎶"));
        QVERIFY(!matchKey("\xff").empty());
        QVERIFY(matchKey(" ").empty());
    }

    void sanitise_table_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char* name, const char* text, const char* expected) {
            QTest::newRow(name) << QByteArray(text) << QByteArray(expected);
        };
        row("empty", "", "");
        row("ascii", "Plain Title", "Plain Title");
        row("trims", " \t a \u3000\u00A0", "a");
        row("inner breaks", "a\r\nb\tc", "a  b c");
        row("controls",
            "a\x01\x7f\u0085"
            "b\x1b[31m",
            "a b[31m");
        row("composes", "e\u0301", "é");
        row("hangul composes", "\u1112\u1161\u11AB", "한");
        row("overrides", "abc\u202Egnp.exe\u2066", "abcgnp.exe");
        row("byte order mark", "\uFEFFtitle", "title");
        row("joiners stay", "👨\u200D👩", "👨\u200D👩");
        row("invalid",
            "a\xff"
            "b",
            "a\uFFFD"
            "b");
        row("cut off", "a\xe2\x82", "a\uFFFD\uFFFD");
    }
    void sanitise_table() {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, expected);
        const std::string once = sanitise(text.toStdString());
        QCOMPARE(QByteArray::fromStdString(once), expected);
        QCOMPARE(sanitise(once), once);
    }

    void displayText_showsEveryByte() {
        QCOMPARE(displayText("plain/é.flac"), std::string("plain/é.flac"));
        QCOMPARE(displayText("a\xff"
                             "b\n\x1b"),
                 std::string("a\\xffb\\x0a\\x1b"));
        QCOMPARE(displayText("e\u0301"), std::string("é"));
        QCOMPARE(displayText("x\u202Ey"), std::string("x\\xe2\\x80\\xaey"));
        QCOMPARE(displayText(" a "), std::string(" a "));
    }

    void hugeTexts_stayLinear_data() {
        QTest::addColumn<QByteArray>("text");
        const auto row = [](const char* name, const std::string& part, std::size_t size = 128 << 10) {
            QTest::newRow(name) << QByteArray::fromStdString(repeated(part, size / part.size()));
        };
        row("ascii", "abc ", 1 << 20);
        row("digits", "1 ");
        row("accents", "é");
        row("alternating marks", "\u0301\u0323", 256 << 10);
        row("indic marks", "\u093C\u094D");
        row("longest decomposition", "\uFDFA", 32 << 10);
        row("invalid", "\xff");
        row("hangul", "한");
    }
    void hugeTexts_stayLinear() { // Anything quadratic would run into the test's time limit.
        QFETCH(QByteArray, text);
        const std::string input = text.toStdString();
        QVERIFY(isValidUtf8(fold(input)));
        QVERIFY(isValidUtf8(sanitise("a" + input)));
        QVERIFY(isValidUtf8(displayText("a" + input)));
        QVERIFY(isValidUtf8(sortKey(input)));
        QVERIFY(isValidUtf8(matchKey(input)));
    }

    void everyCodePoint_givesValidText() {
        std::string all;
        for (char32_t c = 1; c < 0x20000; ++c)
            if (c < 0xD800 || c > 0xDFFF) appendUtf8(c, all);
        QVERIFY(isValidUtf8(all));
        const std::string folded = fold(all);
        QVERIFY(isValidUtf8(folded));
        QCOMPARE(fold(folded), folded);
        QVERIFY(isValidUtf8(sanitise(all)));
    }
};

QTEST_APPLESS_MAIN(tst_Fold)
#include "tst_Fold.moc"
