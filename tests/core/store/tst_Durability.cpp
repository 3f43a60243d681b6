// SPDX-License-Identifier: GPL-3.0-or-later
// This program starts itself as a writer, kills it at random moments and looks at what is left.
#include <QTest>

#include <cstdio>
#include <random>

#include "core/os/ChildProcess.h"
#include "core/os/Paths.h"
#include "core/store/Database.h"
#include "tests/support/OpenDatabase.h"

using namespace linnet::core;
using namespace linnet::core::store;
using namespace linnet::test;

namespace {

constexpr NamedQuery kAdd{"add", "INSERT INTO tombstone(rev,source,kind,public_id) VALUES(?1,0,3,zeroblob(300))"};
constexpr NamedQuery kCount{"count", "SELECT count(*) FROM tombstone"};
constexpr NamedQuery kNewest{"newest", "SELECT coalesce(max(rev),0) FROM tombstone"};

/// Two rows a transaction; a line with the newest rev after each commit.
int writeUntilKilled(const char* file) {
    const auto db = must(Database::open({.file = FilePath(file), .checkpointInterval = std::chrono::milliseconds(5)}));
    for (;;) {
        const auto rev = must(db->write(WritePriority::User, [](WriteTransaction& tx) -> Result<Rev> {
            LINNET_TRY_VOID(tx.connection().prepare(kAdd).bind(1, tx.takeRev()).run());
            LINNET_TRY_VOID(tx.connection().prepare(kAdd).bind(1, tx.takeRev()).run());
            return tx.newestRev();
        }));
        std::printf("%lld\n", static_cast<long long>(rev));
        std::fflush(stdout);
    }
}

} // namespace

class tst_Durability : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void killedWriter_losesNothingItHadSaid() {
        linnet::tests::TempFolder folder;
        const auto file = folder.file("killed.db");
        std::mt19937 random(20230501);
        std::string epoch;
        Rev said = 0;
        for (int round = 0; round < 8; ++round) {
            auto child = must(os::ChildProcess::start({.program = must(os::programFile()),
                                                       .args = {"--write", file.bytes()},
                                                       .pipeStdin = true,
                                                       .pipeStdout = true}));
            const int lines = std::uniform_int_distribution(1, 60)(random);
            for (int i = 0; i < lines; ++i)
                said = std::stoll(must(child.readLine(SystemClock().steady() + std::chrono::seconds(60))));
            child.kill();
            QVERIFY(child.wait(std::chrono::seconds(60)));

            const auto db = must(Database::open({.file = file}));
            const Rev newest = must((*db->reader())->integer(kNewest));
            QVERIFY(newest >= said);
            QCOMPARE(newest % 2, 0);
            QCOMPARE(must((*db->reader())->integer(kCount)), newest);
            QCOMPARE(db->feedHorizon(), newest);
            if (round > 0) QCOMPARE(db->epoch(), epoch);
            epoch = db->epoch();
        }
    }
};

int main(int argc, char* argv[]) {
    if (argc == 3 && std::string_view(argv[1]) == "--write") return writeUntilKilled(argv[2]);
    tst_Durability test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_Durability.moc"
