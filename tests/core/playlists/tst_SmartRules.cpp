// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "core/playlists/SmartRules.h"

using namespace linnet::core;
using namespace linnet::core::playlists;

namespace {

Error errorOf(const std::string& text) {
    const auto rules = parseRules(text);
    return rules ? Error{Errc::Internal, "nothing is wrong"} : rules.error();
}

/// One condition with `fields` in a whole text.
std::string withCondition(const std::string& fields) { return R"({"all":[{)" + fields + "}]}"; }

} // namespace

class tst_SmartRules : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyFieldAndOperator_roundTrips() {
        SmartRules rules{.group = {}, .sort = SortBy::Added, .isDescending = true, .limit = 25};
        Group inner{Group::Match::Any, {}};
        for (int field = 0; field <= static_cast<int>(Field::Downloaded); ++field)
            for (const auto op : operatorsOf(static_cast<Field>(field))) {
                Condition condition{static_cast<Field>(field), op, std::string("Größe \"x\"")};
                const auto type = typeOf(condition.field);
                if (type == FieldType::Number || type == FieldType::Time) condition.value = std::int64_t(7);
                if (type == FieldType::Flag) condition.value = true;
                inner.parts.emplace_back(condition);
            }
        QVERIFY(inner.parts.size() > 30);
        rules.group.parts.emplace_back(inner);
        rules.group.parts.emplace_back(inner.parts.front());
        const auto back = parseRules(rulesText(rules));
        QVERIFY2(back, back ? "" : back.error().detail.c_str());
        QVERIFY(*back == rules);
    }
    void nothing_isEverythingByTitle() {
        QVERIFY(parseRules("") == SmartRules{});
        QVERIFY(parseRules(R"({"all":[]})") == SmartRules{});
        QVERIFY(parseRules(R"({"all":[],"later":{"a":[1]}})") == SmartRules{});
    }
    void wrongRules_sayWhatIsWrong_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("where");
        const auto row = [](const char* name, const std::string& text, const char* where) {
            QTest::newRow(name) << QByteArray::fromStdString(text) << QByteArray(where);
        };
        row("not JSON", "{", "JSON");
        row("a list", "[]", "object");
        row("no group", "{}", "'all' or 'any'");
        row("two groups", R"({"all":[],"any":[]})", "'all' or 'any'");
        row("group is no list", R"({"all":5})", "all");
        row("field", withCondition(R"("field":"colour","operator":"is","value":"red")"), "all[0].field");
        row("operator", withCondition(R"("field":"title","operator":"like","value":"x")"), "all[0].operator");
        row("operator of another type", withCondition(R"("field":"year","operator":"contains","value":1)"), "fit");
        row("part of a genre", withCondition(R"("field":"genre","operator":"contains","value":"x")"), "fit");
        row("text for a number", withCondition(R"("field":"year","operator":"is","value":"x")"), "all[0].value");
        row("number for a text", withCondition(R"("field":"title","operator":"is","value":4)"), "all[0].value");
        row("below zero", withCondition(R"("field":"year","operator":"is","value":-4)"), "all[0].value");
        row("too many days", withCondition(R"("field":"added","operator":"within_days","value":99999999)"), "value");
        row("no value", withCondition(R"("field":"liked","operator":"is")"), "all[0].value");
        row("nothing to compare", withCondition(R"("field":"title","operator":"is","value":" ")"), "value");
        row("long value",
            withCondition("\"field\":\"title\",\"operator\":\"is\",\"value\":\"" + std::string(2000, 'x') + "\""),
            "value");
        row("sort", R"({"all":[],"sort":"colour"})", "sort");
        row("limit zero", R"({"all":[],"limit":0})", "limit");
        row("limit too high", R"({"all":[],"limit":100001})", "limit");
    }
    void wrongRules_sayWhatIsWrong() {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, where);
        const Error error = errorOf(text.toStdString());
        QCOMPARE(error.code, Errc::InvalidInput);
        QVERIFY2(error.detail.find(where.toStdString()) != std::string::npos, error.detail.c_str());
    }
    void depthAndCount_areBounded() {
        std::string deep = R"({"all":[]})";
        for (std::size_t i = 1; i < kMostDepth; ++i)
            deep = R"({"any":[)" + deep + "]}";
        QVERIFY(parseRules(deep));
        QCOMPARE(errorOf(R"({"any":[)" + deep + "]}").code, Errc::InvalidInput);
        std::string many = R"({"all":[)";
        for (std::size_t i = 0; i < kMostParts; ++i)
            many += std::string(i == 0 ? "" : ",") + R"({"field":"liked","operator":"is","value":true})";
        QVERIFY(parseRules(many + "]}"));
        QCOMPARE(errorOf(many + R"(,{"any":[]}]})").code, Errc::InvalidInput);
        QCOMPARE(errorOf(std::string(100'000, ' ')).code, Errc::TooLarge);
    }
};

QTEST_APPLESS_MAIN(tst_SmartRules)
#include "tst_SmartRules.moc"
