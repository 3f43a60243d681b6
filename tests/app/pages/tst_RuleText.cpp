// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "app/pages/RuleText.h"

using namespace linnet::app;
using namespace linnet::core::playlists;

class tst_RuleText : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyFieldAndOperator_hasWords_andANewRuleThatParses() {
        for (const Field field : allFields()) {
            QVERIFY(!fieldText(field).isEmpty());
            for (const Operator op : operatorsOf(field)) {
                QVERIFY(!operatorText(field, op).isEmpty());
                Condition condition = withOperator(newCondition(field), op);
                if (std::holds_alternative<std::string>(condition.value)) condition.value = std::string("x");
                SmartRules rules;
                rules.group.parts = {condition};
                const auto parsed = parseRules(rulesText(rules));
                QVERIFY2(parsed.has_value(), qPrintable(fieldText(field) + operatorText(field, op)));
                QCOMPARE(*parsed, rules);
            }
        }
    }
    void everySort_hasWords() {
        for (const SortBy sort : allSorts())
            QVERIFY(!sortText(sort).isEmpty());
    }
    void values_comeBackFromTheirText_data() {
        QTest::addColumn<int>("field");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<qint64>("value");
        QTest::newRow("stars") << static_cast<int>(Field::Rating) << QStringLiteral("4.5") << qint64{9};
        QTest::newRow("length") << static_cast<int>(Field::Duration) << QStringLiteral("3:30") << qint64{210};
        QTest::newRow("year") << static_cast<int>(Field::Year) << QStringLiteral("1999") << qint64{1999};
        QTest::newRow("days") << static_cast<int>(Field::Added) << QStringLiteral("14") << qint64{14};
    }
    void values_comeBackFromTheirText() {
        QFETCH(int, field);
        QFETCH(QString, typed);
        QFETCH(qint64, value);
        Condition condition = newCondition(static_cast<Field>(field));
        QVERIFY(takeValue(condition, typed));
        QCOMPARE(std::get<std::int64_t>(condition.value), value);
        QCOMPARE(valueText(condition), typed);
    }
    void day_comesBackFromItsText() {
        Condition condition = withOperator(newCondition(Field::LastPlayed), Operator::Before);
        QVERIFY(takeValue(condition, QStringLiteral("2024-05-31")));
        QCOMPARE(valueText(condition), QStringLiteral("2024-05-31"));
    }
    void whatIsNoValue_isRefused_andTheRuleStays() {
        Condition condition = newCondition(Field::Rating);
        QVERIFY(takeValue(condition, QStringLiteral("4")));
        for (const char* odd : {"", "six", "-1", "5.5"})
            QVERIFY2(!takeValue(condition, QString::fromLatin1(odd)), odd);
        QCOMPARE(std::get<std::int64_t>(condition.value), std::int64_t{8});
        Condition day = withOperator(newCondition(Field::Added), Operator::After);
        QVERIFY(!takeValue(day, QStringLiteral("31.5.2024")));
    }
    void anotherOperatorOfDays_keepsTheNumber() {
        Condition condition = withOperator(newCondition(Field::Added), Operator::WithinDays);
        QVERIFY(takeValue(condition, QStringLiteral("7")));
        QCOMPARE(std::get<std::int64_t>(withOperator(condition, Operator::NotWithinDays).value), std::int64_t{7});
    }
};

QTEST_APPLESS_MAIN(tst_RuleText)
#include "tst_RuleText.moc"
