// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <algorithm>
#include <list>
#include <set>
#include <string>

#include "core/store/Database.h"
#include "core/store/QueryRegistry.h"
#include "tests/support/TempFolder.h"

using namespace linnet::core;
using namespace linnet::core::store;

namespace {

/// Tables that do not grow with the music. Write their names, not aliases, where a query may scan them.
const std::set<std::string> kSmall{"meta", "source", "library", "root", "genre", "setting", "user", "device"};

/// A line such as "SCAN track USING INDEX track_sort": what is done, to which table, how.
struct PlanLine {
    std::string verb;
    std::string table;
    std::string how;
};
PlanLine parsed(const std::string& line) {
    const auto verbEnd = std::min(line.find(' '), line.size());
    const auto tableBegin = std::min(verbEnd + 1, line.size());
    const auto tableEnd = std::min(line.find(' ', tableBegin), line.size());
    return {line.substr(0, verbEnd), line.substr(tableBegin, tableEnd - tableBegin), line.substr(tableEnd)};
}

/// What is wrong with one line of a plan; "" if nothing.
std::string problemWith(const std::string& line) {
    if (line.find("AUTOMATIC") != std::string::npos) return "an automatic index: " + line;
    if (line.find("TEMP B-TREE") != std::string::npos) return "sorts: " + line;
    const auto [verb, table, how] = parsed(line);
    if (verb != "SCAN" || table.empty()) return {};
    const bool isWalk = how.find("USING INDEX") != std::string::npos || how.find("COVERING INDEX") != std::string::npos;
    const bool isOther = how.find("VIRTUAL TABLE") != std::string::npos || how.find("ROW") != std::string::npos ||
                         table.front() == '(' || table == "CONSTANT" || kSmall.contains(table);
    return isWalk || isOther ? std::string() : "reads a whole table: " + line;
}

/// A plan over small tables only may do as it likes.
bool isSmall(const std::vector<std::string>& plan) {
    return std::all_of(plan.begin(), plan.end(), [](const std::string& line) {
        const auto [verb, table, how] = parsed(line);
        return (verb != "SCAN" && verb != "SEARCH") || kSmall.contains(table);
    });
}

class Plans {
public:
    explicit Plans(Connection& connection) : m_connection(connection) {}
    Result<std::vector<std::string>> of(const char* sql) {
        m_texts.push_back(std::string("EXPLAIN QUERY PLAN ") + sql);
        std::vector<std::string> plan;
        LINNET_TRY_VOID(m_connection.prepare({"plan", m_texts.back().c_str()}).forEach([&](const Statement& row) {
            plan.emplace_back(row.text(3));
        }));
        return plan;
    }

private:
    Connection& m_connection;
    std::list<std::string> m_texts; ///< Their addresses are the keys of the statement cache.
};

} // namespace

class tst_QueryPlans : public QObject {
    Q_OBJECT

    linnet::tests::TempFolder m_folder;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<Plans> m_plans;

    std::string problemOf(const NamedQuery& query) {
        const auto plan = m_plans->of(query.sql);
        if (!plan) return plan.error().detail;
        if (std::string_view(query.name).starts_with("walk") || isSmall(*plan)) return {};
        std::string all;
        for (const auto& line : *plan)
            if (const auto problem = problemWith(line); !problem.empty()) all += problem + "; ";
        return all;
    }

private Q_SLOTS:
    void initTestCase() {
        auto opened = Database::open({.file = m_folder.file("plans.db")});
        QVERIFY(opened);
        m_database = std::move(*opened);
        m_plans = std::make_unique<Plans>(**m_database->reader());
    }
    void cleanupTestCase() { m_database.reset(); }

    void everyQuery_usesItsIndexes_data() {
        QTest::addColumn<int>("index");
        const auto all = allQueries();
        for (std::size_t i = 0; i < all.size(); ++i)
            QTest::newRow(all[i].name) << static_cast<int>(i);
    }
    void everyQuery_usesItsIndexes() {
        QFETCH(int, index);
        const auto query = allQueries()[static_cast<std::size_t>(index)];
        const auto problem = problemOf(query);
        QVERIFY2(problem.empty(), problem.c_str());
    }
    void names_areDistinct() {
        std::set<std::string_view> names;
        for (const auto& query : allQueries())
            QVERIFY2(names.insert(query.name).second, query.name);
    }
    void badPlans_areFound_data() {
        QTest::addColumn<QByteArray>("sql");
        QTest::newRow("scan") << QByteArray("SELECT title FROM track WHERE title=?1");
        QTest::newRow("alias") << QByteArray("SELECT t.title FROM track t WHERE t.title=?1");
        QTest::newRow("sort") << QByteArray("SELECT id FROM track WHERE album_id=?1 ORDER BY title");
        QTest::newRow("automatic index") << QByteArray(
            "SELECT a.id FROM track a JOIN track b ON b.artist_display=a.artist_display WHERE a.id>?1");
    }
    void badPlans_areFound() {
        QFETCH(QByteArray, sql);
        QVERIFY(!problemOf({"bad", sql.constData()}).empty());
    }
};

QTEST_APPLESS_MAIN(tst_QueryPlans)
#include "tst_QueryPlans.moc"
