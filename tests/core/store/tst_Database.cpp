// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <atomic>
#include <filesystem>
#include <future>
#include <thread>
#include <vector>

#include "core/store/Database.h"
#include "tests/support/TempFolder.h"

using namespace linnet::core;
using namespace linnet::core::store;
using namespace std::chrono_literals;

namespace {

constexpr NamedQuery kPutSetting{"testPutSetting", "INSERT INTO setting(key,value) VALUES(?1,?2)"};
constexpr NamedQuery kGetSetting{"testGetSetting", "SELECT value FROM setting WHERE key=?1"};
constexpr NamedQuery kCountSettings{"testCountSettings", "SELECT count(*) FROM setting"};
constexpr NamedQuery kBig{"testBig", "INSERT INTO setting(key,value) VALUES(?1,hex(zeroblob(100000)))"};

Result<void> put(WriteTransaction& tx, std::string_view key, std::string_view value) {
    return tx.connection().prepare(kPutSetting).bindAll(key, value).run();
}

std::int64_t settingCount(Database& database) { return (*database.reader())->integer(kCountSettings).value_or(-1); }

} // namespace

class tst_Database : public QObject {
    Q_OBJECT

    linnet::tests::TempFolder m_folder;
    int m_files = 0;

    std::unique_ptr<Database> openNew() {
        auto opened = Database::open({.file = m_folder.file(std::to_string(++m_files).append(".db").c_str())});
        return opened ? std::move(*opened) : nullptr;
    }

private Q_SLOTS:
    void write_isSeenByReaders() {
        const auto db = openNew();
        QVERIFY(db);
        QVERIFY(db->write(WritePriority::User, [](WriteTransaction& tx) { return put(tx, "volume", "0.5"); }));
        auto get = (*db->reader())->prepare(kGetSetting);
        QVERIFY(get.bind(1, std::string_view("volume")).step().value_or(false));
        QCOMPARE(get.text(0), std::string_view("0.5"));
    }
    void write_returnsWhatTheWorkReturns() {
        const auto db = openNew();
        const auto answer = db->write(WritePriority::User, [](WriteTransaction&) -> Result<int> { return 42; });
        QCOMPARE(answer.value_or(0), 42);
    }
    void write_thatFails_leavesNothing() {
        const auto db = openNew();
        const auto result = db->write(WritePriority::User, [](WriteTransaction& tx) -> Result<void> {
            tx.takeRev();
            LINNET_TRY_VOID(put(tx, "a", "1"));
            return failure(Errc::InvalidInput, "no");
        });
        QVERIFY(!result);
        QVERIFY(result.error().code == Errc::InvalidInput);
        QCOMPARE(settingCount(*db), 0);
        QCOMPARE(db->feedHorizon(), Rev(0));
    }
    void write_thatThrows_leavesNothingAndTheWriterAlive() {
        const auto db = openNew();
        const auto result = db->write(WritePriority::User, [](WriteTransaction& tx) -> Result<void> {
            LINNET_TRY_VOID(put(tx, "a", "1"));
            throw std::runtime_error("out of ideas");
        });
        QVERIFY(!result);
        QVERIFY(result.error().code == Errc::Internal);
        QVERIFY(result.error().detail.find("out of ideas") != std::string::npos);
        QVERIFY(db->write(WritePriority::User, [](WriteTransaction& tx) { return put(tx, "a", "2"); }));
    }
    void write_insideAWrite_isRefused() {
        const auto db = openNew();
        const auto result = db->write(WritePriority::User, [&](WriteTransaction&) {
            return db->write(WritePriority::User, [](WriteTransaction&) -> Result<void> { return {}; });
        });
        QVERIFY(!result);
        QVERIFY(result.error().code == Errc::Internal);
    }
    void write_ofTheSameKeyTwice_isAConflict() {
        const auto db = openNew();
        QVERIFY(db->write(WritePriority::User, [](WriteTransaction& tx) { return put(tx, "a", "1"); }));
        const auto again = db->write(WritePriority::User, [](WriteTransaction& tx) { return put(tx, "a", "2"); });
        QVERIFY(!again);
        QVERIFY(again.error().code == Errc::Conflict);
    }

    void userWrite_overtakesQueuedBackgroundSlices() {
        const auto db = openNew();
        std::promise<void> gate;
        auto opened = gate.get_future().share();
        std::vector<std::string> order; // Written on the writer thread only, read after the last write.
        const auto note = [&](const char* name) {
            return [&order, name](WriteTransaction&) -> Result<void> {
                order.emplace_back(name);
                return {};
            };
        };
        db->writeLater(WritePriority::Background, [opened](WriteTransaction&) -> Result<void> {
            opened.wait();
            return {};
        });
        for (int i = 0; i < 3; ++i)
            db->writeLater(WritePriority::Background, note("slice"));
        db->writeLater(WritePriority::User, note("like"));
        gate.set_value();
        QVERIFY(db->write(WritePriority::Background, note("end")));
        QCOMPARE(order, (std::vector<std::string>{"like", "slice", "slice", "slice", "end"}));
    }
    void slice_seesThatAPersonWaits() {
        const auto db = openNew();
        bool before = true;
        bool during = false;
        bool inUsers = true;
        QVERIFY(db->write(WritePriority::Background, [&](WriteTransaction& tx) -> Result<void> {
            before = tx.isAwaited();
            db->writeLater(WritePriority::User, [&inUsers](WriteTransaction& users) -> Result<void> {
                inUsers = users.isAwaited();
                return {};
            });
            during = tx.isAwaited();
            return {};
        }));
        QVERIFY(db->write(WritePriority::Background, [](WriteTransaction&) -> Result<void> { return {}; }));
        QVERIFY(!before && during && !inUsers);
    }
    void slices_areLongUntilSomebodyIsHere() {
        WriterDemand demand;
        const auto now = WriterDemand::Clock::now();
        QVERIFY(!demand.isAnyoneHere(now));
        demand.noteUser(now);
        QVERIFY(demand.isAnyoneHere(now + 2s));
        QVERIFY(!demand.isAnyoneHere(now + 4s));
        const auto db = openNew();
        std::chrono::milliseconds lonely{};
        std::chrono::milliseconds beside{};
        const auto share = [](std::chrono::milliseconds& kept) {
            return [&kept](WriteTransaction& tx) -> Result<void> {
                kept = tx.backgroundShare();
                return {};
            };
        };
        QVERIFY(db->write(WritePriority::Background, share(lonely)));
        QVERIFY(db->write(WritePriority::User, [](WriteTransaction&) -> Result<void> { return {}; }));
        QVERIFY(db->write(WritePriority::Background, share(beside)));
        QVERIFY(beside < lonely);
    }
    void destructor_finishesWhatIsQueued() {
        const auto file = m_folder.file("queued.db");
        std::atomic<int> answered = 0;
        {
            auto db = *Database::open({.file = file});
            for (int i = 0; i < 20; ++i)
                db->writeLater(
                    WritePriority::Background, [i](WriteTransaction& tx) { return put(tx, std::to_string(i), ""); },
                    [&](const Result<void>& result) { answered += result ? 1 : 0; });
        }
        QCOMPARE(answered.load(), 20);
        auto db = *Database::open({.file = file});
        QCOMPARE(settingCount(*db), 20);
    }

    void takeRev_countsOnAndSurvivesReopening() {
        const auto file = m_folder.file("rev.db");
        {
            auto db = *Database::open({.file = file});
            const auto take = [](WriteTransaction& tx) -> Result<Rev> {
                tx.takeRev();
                return tx.takeRev();
            };
            QCOMPARE(db->write(WritePriority::User, take).value_or(0), Rev(2));
            QCOMPARE(db->write(WritePriority::User, take).value_or(0), Rev(4));
            QCOMPARE(db->feedHorizon(), Rev(4));
        }
        auto db = *Database::open({.file = file});
        QCOMPARE(db->feedHorizon(), Rev(4));
        const auto next =
            db->write(WritePriority::User, [](WriteTransaction& tx) -> Result<Rev> { return tx.takeRev(); });
        QCOMPARE(next.value_or(0), Rev(5));
    }

    void reader_isOnePerThread() {
        const auto db = openNew();
        Connection* here = *db->reader();
        QCOMPARE(*db->reader(), here);
        Connection* there = nullptr;
        std::thread([&] { there = *db->reader(); }).join();
        QVERIFY(there != here);
    }
    void reader_ofADatabaseThatIsGone_isNotFoundAgain() {
        for (int i = 0; i < 3; ++i) {
            const auto db = openNew();
            QCOMPARE(settingCount(*db), 0);
        }
    }
    void reader_cannotWrite() {
        const auto db = openNew();
        QVERIFY(!(*db->reader())->execute("INSERT INTO setting VALUES('a','b')"));
    }
    void threadThatEndsAfterItsDatabase_isHarmless() {
        auto db = openNew();
        std::promise<void> hasRead;
        std::promise<void> mayEnd;
        std::thread reading([&] {
            settingCount(*db);
            hasRead.set_value();
            mayEnd.get_future().wait();
        });
        hasRead.get_future().wait();
        db.reset();
        mayEnd.set_value();
        reading.join();
    }
    void readers_seeWholeTransactionsWhileTheWriterWrites() {
        const auto db = openNew();
        std::atomic<bool> isDone = false;
        std::atomic<int> odd = 0;
        std::vector<std::thread> threads;
        for (int i = 0; i < 4; ++i)
            threads.emplace_back([&] {
                while (!isDone)
                    odd += settingCount(*db) % 2 != 0 ? 1 : 0;
            });
        for (int i = 0; i < 100; ++i) {
            const auto result = db->write(WritePriority::Background, [i](WriteTransaction& tx) -> Result<void> {
                LINNET_TRY_VOID(put(tx, "a" + std::to_string(i), ""));
                return put(tx, "b" + std::to_string(i), "");
            });
            if (!result) QFAIL(result.error().detail.c_str());
        }
        isDone = true;
        for (auto& thread : threads)
            thread.join();
        QCOMPARE(odd.load(), 0);
        QCOMPARE(settingCount(*db), 200);
    }

    void checkpoint_comesByItself() {
        const auto file = m_folder.file("checkpoint.db");
        const auto db = *Database::open({.file = file, .checkpointInterval = std::chrono::milliseconds(1)});
        const auto before = std::filesystem::file_size(file.toStd());
        QVERIFY(db->write(WritePriority::Background, [](WriteTransaction& tx) {
            return tx.connection().prepare(kBig).bind(1, std::string_view("big")).run();
        }));
        QTRY_VERIFY_WITH_TIMEOUT(std::filesystem::file_size(file.toStd()) >= before + 100'000, 60'000);
    }
    void logThatGrewLong_startsAnewAfterACheckpointBetweenJobs() {
        auto connection = *Connection::open(m_folder.file("long.db"), OpenMode::ReadWrite);
        QVERIFY(connection->execute("CREATE TABLE setting(key, value)"));
        Writer writer(std::move(connection), 0, [](WritePriority) {});
        const auto writeBig = [](WriteTransaction& tx) {
            return tx.connection().prepare(kBig).bind(1, std::string_view("big")).run();
        };
        for (int i = 0; i < 5; ++i)
            writer.enqueue(WritePriority::User, {writeBig, {}});
        writer.checkpointBetweenJobs();
        writer.enqueue(WritePriority::User, {[](WriteTransaction& tx) { return put(tx, "small", ""); }, {}});
        connection = writer.stop();
        const auto state = connection->checkpoint();
        QVERIFY(state && state->isComplete());
        QVERIFY(state->logFrames < 5 * 25);
        writer.checkpointBetweenJobs(); // After stop() it returns at once.
    }

    void fullDisk_isSaidAndLosesNothing() {
        const auto db = openNew();
        QVERIFY(db->write(WritePriority::User, [](WriteTransaction& tx) { return put(tx, "kept", "yes"); }));
        QVERIFY(db->write(WritePriority::User, [](WriteTransaction&) -> Result<void> { return {}; }));
        const auto limit = db->write(WritePriority::User, [](WriteTransaction& tx) {
            return tx.connection().execute("PRAGMA max_page_count=1"); // SQLite takes the present size at least.
        });
        QVERIFY(limit);
        const auto result = db->write(WritePriority::User, [](WriteTransaction& tx) {
            return tx.connection().prepare(kBig).bind(1, std::string_view("big")).run();
        });
        QVERIFY(!result);
        QVERIFY(result.error().code == Errc::Full);
        QVERIFY(result.error().detail.find("free some space") != std::string::npos);
        QCOMPARE(settingCount(*db), 1);

        QVERIFY(db->write(WritePriority::User, [](WriteTransaction& tx) {
            return tx.connection().execute("PRAGMA max_page_count=1000000");
        }));
        QVERIFY(db->write(WritePriority::User, [](WriteTransaction& tx) {
            return tx.connection().prepare(kBig).bind(1, std::string_view("big")).run();
        }));
        QCOMPARE(settingCount(*db), 2);
    }
};

QTEST_APPLESS_MAIN(tst_Database)
#include "tst_Database.moc"
