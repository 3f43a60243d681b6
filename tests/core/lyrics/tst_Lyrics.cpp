// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <random>

#include "core/lyrics/Lyrics.h"
#include "core/text/Utf8.h"
#include "core/wire/LyricsReply.h"

using namespace linnet::core;
using namespace linnet::core::lyrics;
using std::chrono::milliseconds;

class tst_Lyrics : public QObject {
    Q_OBJECT

    static QByteArray shown(const Lyrics& words) {
        QByteArray text;
        for (const LyricLine& line : words.lines)
            text += (line.at ? QByteArray::number(static_cast<qlonglong>(line.at->count())) + ' ' : QByteArray()) +
                    QByteArray::fromStdString(line.text) + '\n';
        return text;
    }

private Q_SLOTS:
    void parse_data() {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QByteArray>("lines");
        const auto row = [](const char* name, const QByteArray& file, const char* lines) {
            QTest::newRow(name) << file << QByteArray(lines);
        };
        row("plain", "\r\n One \r\n\r\nTwo\n\n", "One\n\nTwo\n");
        row("synced", "[ti:T]\n[00:01.50]One\n[01:02.3]Two\n[00:03]Three", "1500 One\n3000 Three\n62300 Two\n");
        row("thousandths and colons", "[00:01.505]One\n[00:02:50]Two", "1505 One\n2500 Two\n");
        row("a refrain", "[00:10.00][00:30.00]Again\n[00:20.00]Between", "10000 Again\n20000 Between\n30000 Again\n");
        row("sooner", "[offset:+500]\n[00:01.00]One", "500 One\n");
        row("later", "[00:01.00]One\n[offset:-500]", "1500 One\n");
        row("never before the start", "[offset:99999]\n[00:01.00]One", "0 One\n");
        row("words with moments", "[00:01.00]<00:01.00>One <00:01.50>two", "1000 One two\n");
        row("other angles stay", "[00:01.00]I <3 you <now>", "1000 I <3 you <now>\n");
        row("a pause", "[00:01.00]One\n[00:02.00]\n[00:03.00]Two\n[00:04.00]", "1000 One\n2000 \n3000 Two\n");
        row("no moment, left out", "by somebody\n[00:01.00]One", "1000 One\n");
        row("no moments at all", "[Chorus]\nOne", "[Chorus]\nOne\n");
        row("seconds beyond", "[00:61.00]One", "[00:61.00]One\n");
        row("an endless number", "[99999999999999999999:00]One", "[99999999999999999999:00]One\n");
        row("byte order mark", "\xEF\xBB\xBF[00:01.00]One", "1000 One\n");
        row("UTF-16", QByteArray("\xFF\xFEO\0n\0e\0", 8), "One\n");
        row("UTF-16, big end first", QByteArray("\xFE\xFF\0O\0n\0e", 8), "One\n");
        row("Latin-1", "caf\xE9", "caf\xC3\xA9\n");
        row("control characters",
            QByteArray("O\0n\x1b"
                       "e",
                       5),
            "One\n");
        row("nothing", "", "");
        row("only blanks", " \n\t\n", "");
    }
    void parse() {
        QFETCH(QByteArray, file);
        QTEST(shown(parseLyrics(file.toStdString())), "lines");
    }
    void hostile_isBounded() {
        const Lyrics many = parseLyrics(QByteArray("[00:01.00]a\n").repeated(50'000).toStdString());
        QCOMPARE(many.lines.size(), kMaxLines);
        const Lyrics stamps = parseLyrics(QByteArray("[00:01.00]").repeated(20'000).toStdString() + "a");
        QVERIFY(stamps.lines.size() <= kMaxLines);
        const Lyrics wide = parseLyrics(std::string(std::size_t{1} << 20, 'x'));
        QCOMPARE(wide.lines.front().text.size(), kMaxLineBytes);
        // Cut in the middle of a character: still UTF-8.
        std::string cut(kMaxLyricsBytes - 1, 'x');
        cut += "\xC3\xA9";
        QVERIFY(text::isValidUtf8(parseLyrics(cut).lines.front().text));
    }
    void anyBytes_giveValidLinesInOrder() {
        std::mt19937 random(7);
        const std::string_view pieces[] = {"[",    "]",    ":",       ".", "00",         "59",
                                           "9999", "\n",   "\r",      "<", ">",          "a",
                                           "\xFF", "\xC3", "offset:", "-", "[00:01.00]", std::string_view("\0", 1)};
        for (int round = 0; round < 2000; ++round) {
            std::string file;
            for (int i = 0; i < 40; ++i)
                file += pieces[random() % std::size(pieces)];
            const Lyrics words = parseLyrics(file);
            for (std::size_t i = 0; i < words.lines.size(); ++i) {
                QVERIFY(text::isValidUtf8(words.lines[i].text));
                QCOMPARE(words.lines[i].at.has_value(), words.isSynced());
                if (words.isSynced() && i > 0) QVERIFY(*words.lines[i - 1].at <= *words.lines[i].at);
            }
            QVERIFY(wire::decode<Lyrics>(wire::encoded(words)) == words);
        }
    }
    void better_isTheSyncedOne_elseTheFirst() {
        const Lyrics plain{{{std::nullopt, "One"}}};
        const Lyrics synced{{{milliseconds(1), "One"}}};
        QVERIFY(better(plain, synced) == synced);
        QVERIFY(better(synced, plain) == synced);
        QVERIFY(better({}, plain) == plain);
        QVERIFY(better(plain, Lyrics{{{std::nullopt, "Two"}}}) == plain);
    }
    void wire_ofAnotherMind_isTidied() {
        const auto words = wire::decode<Lyrics>(
            R"({"synced":true,"lines":[{"at_ms":5000,"text":"Two"},{"at_ms":1000,"text":"One"}],"more":1})");
        QVERIFY(words);
        QCOMPARE(shown(*words), QByteArray("1000 One\n5000 Two\n"));
        const auto mixed = wire::decode<Lyrics>(R"({"synced":true,"lines":[{"at_ms":5,"text":"a"},{"text":"b"}]})");
        QVERIFY(mixed && !mixed->isSynced());
        QVERIFY(!wire::decode<Lyrics>(R"({"lines":[{"at_ms":-1,"text":"a"}]})"));
        QVERIFY(!wire::decode<Lyrics>(R"({})"));
    }
};

QTEST_APPLESS_MAIN(tst_Lyrics)
#include "tst_Lyrics.moc"
