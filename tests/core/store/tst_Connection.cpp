// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <atomic>
#include <future>
#include <thread>

#include "core/store/sqlite/Connection.h"
#include "tests/support/OpenDatabase.h"

using namespace linnet::core;
using namespace linnet::core::store;
using namespace linnet::test;

namespace {

constexpr NamedQuery kInsert{"insert", "INSERT INTO t(a,b) VALUES(?1,?2)"};
constexpr NamedQuery kAll{"all", "SELECT a, b FROM t ORDER BY rowid"};
constexpr NamedQuery kBroken{"broken", "SELECT nothing FROM nowhere"};
constexpr NamedQuery kEndless{"endless", "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n) "
                                         "SELECT max(i) FROM n"};
constexpr NamedQuery kPageSize{"pageSize", "PRAGMA page_size"};
constexpr NamedQuery kJournal{"journal", "PRAGMA journal_mode"};

} // namespace

class tst_Connection : public QObject {
    Q_OBJECT

    linnet::tests::TempFolder m_folder;
    std::unique_ptr<Connection> m_connection;

private Q_SLOTS:
    void init() {
        m_connection = must(Connection::open(m_folder.file("c.db"), OpenMode::ReadWrite));
        must(m_connection->execute("DROP TABLE IF EXISTS t; CREATE TABLE t(a UNIQUE, b)"));
    }
    void cleanup() { m_connection.reset(); }

    void newFile_hasLargePagesAndALog() {
        QCOMPARE(must(m_connection->integer(kPageSize)), 8192);
        auto mode = m_connection->prepare(kJournal);
        QVERIFY(must(mode.step()));
        QCOMPARE(mode.text(0), std::string_view("wal"));
    }
    void values_comeBackAsTheyWereBound() {
        must(m_connection->prepare(kInsert).bindAll(std::int64_t{1} << 60, -0.25).run());
        must(m_connection->prepare(kInsert).bindAll("text", idNamed()).run());
        auto all = m_connection->prepare(kAll);
        QVERIFY(must(all.step()));
        QCOMPARE(all.integer(0), std::int64_t{1} << 60);
        QCOMPARE(all.real(1), -0.25);
        QVERIFY(must(all.step()));
        QCOMPARE(all.text(0), std::string_view("text"));
        QVERIFY(all.id<TrackId>(1) == idNamed());
        QVERIFY(!must(all.step()));
    }
    void emptyTextAndBlob_areNotNull_butAbsentValuesAre() {
        must(m_connection->prepare(kInsert).bindAll(std::string_view(), Blob()).run());
        must(m_connection->prepare(kInsert).bindAll(std::optional<std::int64_t>(), std::optional<double>()).run());
        auto all = m_connection->prepare(kAll);
        QVERIFY(must(all.step()));
        QVERIFY(!all.isNull(0) && !all.isNull(1));
        QVERIFY(must(all.step()));
        QVERIFY(all.isNull(0) && all.isNull(1));
        QVERIFY(!all.optionalInteger(0) && !all.optionalReal(1));
    }
    void idOfTheWrongLength_isNull() {
        must(m_connection->prepare(kInsert).bindAll("short", Blob()).run());
        auto all = m_connection->prepare(kAll);
        QVERIFY(must(all.step()));
        QVERIFY(all.id<TrackId>(0).isNull());
    }
    void sameQueryTwiceAtOnce_doesNotDisturbItself() {
        must(m_connection->prepare(kInsert).bindAll(1, 1).run());
        must(m_connection->prepare(kInsert).bindAll(2, 2).run());
        auto outer = m_connection->prepare(kAll);
        int rows = 0;
        while (must(outer.step())) {
            auto inner = m_connection->prepare(kAll);
            while (must(inner.step()))
                ++rows;
        }
        QCOMPARE(rows, 4);
    }
    void bindingsOfTheLastUse_areForgotten() {
        must(m_connection->prepare(kInsert).bindAll(1, 2).run());
        must(m_connection->prepare(kInsert).bind(1, 5).run());
        auto all = m_connection->prepare(kAll);
        QVERIFY(must(all.step()) && must(all.step()));
        QVERIFY(all.isNull(1));
    }
    void brokenQuery_saysWhichAtStep() {
        auto broken = m_connection->prepare(kBroken);
        const auto result = broken.bind(1, 5).step();
        QVERIFY(!result);
        QVERIFY(result.error().code == Errc::Internal);
        QVERIFY(result.error().detail.starts_with("broken: "));
        QCOMPARE(broken.integer(0), 0);
        QVERIFY(broken.text(0).empty());
    }
    void parameterThatIsNotThere_isAnError() {
        const auto result = m_connection->prepare(kInsert).bindAll(1, 2, 3).run();
        QVERIFY(!result);
        QVERIFY(result.error().code == Errc::Internal);
    }
    void brokenConstraint_isAConflictNamingQueryAndFile() {
        must(m_connection->prepare(kInsert).bindAll(1, 1).run());
        const auto result = m_connection->prepare(kInsert).bindAll(1, 2).run();
        QVERIFY(!result);
        QVERIFY(result.error().code == Errc::Conflict);
        QVERIFY(result.error().detail.starts_with("insert: "));
        QVERIFY(result.error().detail.find("c.db") != std::string::npos);
    }
    void interrupt_endsARunningQuery() {
        std::promise<void> started;
        std::atomic<bool> isDone = false;
        std::thread other([&] {
            started.get_future().wait();
            // An interrupt before the query runs is forgotten by SQLite: say it until it was heard.
            while (!isDone) {
                m_connection->interrupt();
                std::this_thread::yield();
            }
        });
        started.set_value();
        const auto result = m_connection->integer(kEndless);
        isDone = true;
        other.join();
        QVERIFY(!result);
        QVERIFY(result.error().code == Errc::Cancelled);
    }
    void missingFile_cannotBeOpenedForReading() {
        const auto opened = Connection::open(m_folder.file("none.db"), OpenMode::ReadOnly);
        QVERIFY(!opened);
        QVERIFY(opened.error().code == Errc::Storage);
        QVERIFY(opened.error().detail.find("none.db") != std::string::npos);
    }
    void checkpoint_movesTheLogIntoTheFile() {
        must(m_connection->prepare(kInsert).bindAll(1, 1).run());
        const auto state = must(m_connection->checkpoint());
        QVERIFY(state.logFrames > 0);
        QVERIFY(state.isComplete());
    }
    void checkpoint_withAReaderInTheWay_isNotComplete() {
        must(m_connection->prepare(kInsert).bindAll(1, 1).run());
        const auto reader = must(Connection::open(m_folder.file("c.db"), OpenMode::ReadOnly));
        auto all = reader->prepare(kAll);
        QVERIFY(must(all.step()));
        must(m_connection->prepare(kInsert).bindAll(2, 2).run());
        QVERIFY(!must(m_connection->checkpoint()).isComplete());
        QVERIFY(m_connection->syncLog());
    }

private:
    static TrackId idNamed() { return TrackId{{1, 2, 3}}; }
};

QTEST_APPLESS_MAIN(tst_Connection)
#include "tst_Connection.moc"
