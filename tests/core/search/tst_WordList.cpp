// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <random>

#include "core/search/EditDistance.h"
#include "core/search/WordList.h"

using namespace linnet::core::search;

namespace {

WordList listOf(const std::vector<std::string>& words) {
    std::vector<std::pair<std::string, std::int64_t>> counted;
    for (const std::string& word : words)
        counted.emplace_back(word, 1);
    return WordList(std::move(counted));
}

using Words = std::vector<std::string>;

} // namespace

class tst_WordList : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void editDistance_table_data() {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("meant");
        QTest::addColumn<bool>("isBeginning");
        QTest::addColumn<int>("distance");
        const auto row = [](const char* typed, const char* meant, bool isBeginning, int distance) {
            QTest::newRow(qPrintable(
                QStringLiteral("%1 %2 %3").arg(QString::fromUtf8(typed), QString::fromUtf8(meant)).arg(isBeginning)))
                << QString::fromUtf8(typed) << QString::fromUtf8(meant) << isBeginning << distance;
        };
        row("abc", "abc", false, 0);
        row("abc", "abcd", false, 1);
        row("abcd", "abc", false, 1);
        row("abd", "abc", false, 1);
        row("acb", "abc", false, 1);
        row("cab", "abc", false, 2);
        row("ca", "abc", false, 3);
        row("", "abc", false, 3);
        row("abc", "", false, 3);
        row("xyz", "abcdefgh", false, 4); // More than three are not counted.
        row("raidoh", "radiohead", true, 1);
        row("rad", "radiohead", true, 0);
        row("rxd", "radiohead", true, 1);
        row("дождь", "дожди", false, 1);
    }
    void editDistance_table() {
        QFETCH(QString, typed);
        QFETCH(QString, meant);
        QFETCH(bool, isBeginning);
        QFETCH(int, distance);
        const Typed mode = isBeginning ? Typed::Beginning : Typed::Word;
        QCOMPARE(editDistance(typed.toStdU32String(), meant.toStdU32String(), mode, 3).distance, distance);
    }
    void editDistance_longTextsAreFar() {
        const std::u32string longText(1000, U'a');
        QCOMPARE(editDistance(longText, longText, Typed::Word, 2).distance, 3);
        QCOMPARE(editDistance(U"a", longText, Typed::Word, 2).distance, 3);
        QCOMPARE(editDistance(U"aaa", longText, Typed::Beginning, 2).distance, 0);
    }
    void has_knowsWordsAndBeginnings() {
        const WordList words = listOf({"beta", "alpha", "alphabet"});
        QVERIFY(words.has("alpha", Typed::Word));
        QVERIFY(!words.has("alp", Typed::Word));
        QVERIFY(words.has("alp", Typed::Beginning));
        QVERIFY(!words.has("gamma", Typed::Beginning));
        QVERIFY(!listOf({}).has("a", Typed::Beginning));
    }
    void near_givesNearestThenMostUsed() {
        const WordList words({{"road", 5}, {"rod", 1}, {"rood", 9}, {"brood", 100}, {"raod", 1}});
        QCOMPARE(words.near("roed", Typed::Word, 3), (Words{"rood", "road", "rod"}));
    }
    void near_keepsFirstLettersFirst() {
        const WordList words({{"gandalf", 100}, {"randale", 1}});
        QCOMPARE(words.near("randalf", Typed::Word, 1), Words{"randale"});
    }
    void near_beginningsAreNotLengthened() {
        const WordList words({{"radiohead", 50}, {"radio", 10}, {"radish", 3}});
        QCOMPARE(words.near("radoi", Typed::Beginning, 1), Words{"radio"});
        QCOMPARE(words.near("raidoh", Typed::Beginning, 1), Words{"radioh"});
    }
    void near_leavesShortWordsAlone() { QVERIFY(listOf({"ab", "abc"}).near("ac", Typed::Word, 5).empty()); }
    void counts_ofRepeatedWordsAreAdded() {
        const WordList words({{"rood", 2}, {"road", 3}, {"rood", 2}});
        QCOMPARE(words.size(), std::size_t(2));
        QCOMPARE(words.near("roud", Typed::Word, 1), Words{"rood"});
    }
    void hugeWords_areLeftOut() {
        const WordList words = listOf({std::string(1000, 'a'), "b"});
        QCOMPARE(words.size(), std::size_t(1));
        QVERIFY(words.near(std::string(1000, 'a'), Typed::Beginning, 3).empty());
    }
    void near_findsEveryWordOneEditAway() {
        std::mt19937 random(7);
        const auto letter = [&] { return static_cast<char>('a' + random() % 26); };
        Words words;
        for (int i = 0; i < 300; ++i) {
            std::string word;
            for (std::size_t size = 5 + random() % 8; word.size() < size;)
                word.push_back(letter());
            words.push_back(word);
        }
        const WordList list = listOf(words);
        for (const std::string& word : words) {
            std::string typed = word;
            const std::size_t at = 1 + random() % (word.size() - 2);
            switch (random() % 4) {
            case 0:
                typed[at] = letter();
                break;
            case 1:
                typed.erase(at, 1);
                break;
            case 2:
                typed.insert(at, 1, letter());
                break;
            default:
                std::swap(typed[at], typed[at + 1]);
                break;
            }
            if (typed == word) continue;
            const Words near = list.near(typed, Typed::Word, 100);
            QVERIFY2(std::find(near.begin(), near.end(), word) != near.end(), (typed + " for " + word).c_str());
        }
    }
};

QTEST_APPLESS_MAIN(tst_WordList)
#include "tst_WordList.moc"
