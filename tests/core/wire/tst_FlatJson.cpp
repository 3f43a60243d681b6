// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "core/wire/FlatJson.h"

using namespace linnet::core;
using linnet::core::wire::FlatJson;

class tst_FlatJson : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fields_comeBackAsTheyWere() {
        FlatJson line;
        line.set("text", "a \"b\"\n\u00e9").set("number", -3).set("big", std::int64_t{1} << 53);
        line.set("flag", false).set("text", "again");
        const auto json = line.toJson();
        QCOMPARE(json.find('\n'), std::string::npos);
        const auto read = FlatJson::parse(json);
        QVERIFY(read);
        QCOMPARE(read->text("text"), std::optional<std::string_view>("again"));
        QCOMPARE(read->integer("number"), std::optional<std::int64_t>(-3));
        QCOMPARE(read->integer("big"), std::optional(std::int64_t{1} << 53));
        QCOMPARE(read->flag("flag"), std::optional(false));
    }
    void hostileText_staysOnOneLine() {
        using namespace std::string_literals;
        const auto hostile = "\"}\r\n{\"verb\":\"stop\"}\0\x01"s;
        const auto json = FlatJson().set("name", hostile).toJson();
        QVERIFY(json.find_first_of("\r\n") == std::string::npos);
        QCOMPARE(FlatJson::parse(json)->text("name"), std::optional<std::string_view>(hostile));
    }
    void otherKinds_areAbsent() {
        const auto read = FlatJson::parse(R"({"a":"1","n":null,"l":[1],"o":{"a":2},"d":1.5})");
        QVERIFY(read);
        QVERIFY(!read->integer("a") && !read->flag("a"));
        for (const char* name : {"n", "l", "o", "d", "none"})
            QVERIFY(!read->text(name) && !read->integer(name) && !read->flag(name));
    }
    void removedField_isGone() {
        FlatJson line;
        line.set("a", 1).set("b", 2).remove("a").remove("c");
        QCOMPARE(line.toJson(), std::string(R"({"b":2})"));
    }
    void whatIsNotOneObject_isRefused_data() {
        QTest::addColumn<QByteArray>("json");
        for (const char* json : {"", " ", "null", "[]", "1", "{", "{}{}", "{\"a\":}", "{\"a\":1,}", "{a:1}", "hello"})
            QTest::addRow("'%s'", json) << QByteArray(json);
        QTest::newRow("deep") << QByteArray(100'000, '[');
        QTest::newRow("long") << "{\"a\":\"" + QByteArray((1 << 20) + 1, 'x') + "\"}";
    }
    void whatIsNotOneObject_isRefused() {
        QFETCH(QByteArray, json);
        const auto read = FlatJson::parse(json.toStdString());
        QVERIFY(!read);
        QCOMPARE(read.error().code, Errc::InvalidInput);
    }
};

QTEST_APPLESS_MAIN(tst_FlatJson)
#include "tst_FlatJson.moc"
