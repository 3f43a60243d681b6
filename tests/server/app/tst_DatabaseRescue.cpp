// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <filesystem>
#include <fstream>

#include "core/scan/Libraries.h"
#include "server-stub/app/DatabaseRescue.h"
#include "tests/support/OpenDatabase.h"

using namespace linnet;
using namespace linnet::server;
using core::Errc;
using test::must;

namespace fs = std::filesystem;

namespace {

struct Bench {
    tests::TempFolder temporary;
    core::os::DataFolder folder{temporary.path() / "data"};
    core::UnixMillis day{std::chrono::days(19'000)};

    Bench() { must(folder.create()); }
    RescuedDatabase open() const { return must(openServerDatabase(folder)); }
    void addLibrary(const char* name) const { must(core::scan::Libraries(*open().database).add(name)); }
    bool backUp(int dayNumber) {
        return must(keepDailyBackup(folder, *open().database, day + std::chrono::days(dayNumber)));
    }
    void damage() const { std::ofstream(folder.serverDatabase().toStd()) << std::string(50'000, '\x5a'); }
    std::vector<std::string> libraries(const RescuedDatabase& opened) const {
        std::vector<std::string> names;
        for (const auto& library : must(core::scan::Libraries(*opened.database).list()))
            names.push_back(library.name);
        return names;
    }
    std::size_t count(const core::FilePath& where, const std::string& part) const {
        std::size_t found = 0;
        for (const auto& entry : fs::directory_iterator(where.toStd()))
            found += entry.path().filename().string().find(part) != std::string::npos ? 1U : 0U;
        return found;
    }
};

} // namespace

class tst_DatabaseRescue : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void damagedDatabase_isRestoredFromTheNewestCopy() {
        Bench bench;
        bench.addLibrary("Old");
        QVERIFY(bench.backUp(0));
        bench.addLibrary("New");
        QVERIFY(bench.backUp(1));
        bench.addLibrary("Lost");
        const auto epoch = bench.open().database->epoch();
        bench.damage();
        const auto rescued = bench.open();
        QCOMPARE(bench.libraries(rescued), (std::vector<std::string>{"Old", "New"}));
        QVERIFY(rescued.notice.find("server-") != std::string::npos);
        QVERIFY(rescued.database->epoch() != epoch); // All replicas start over.
        QCOMPARE(bench.count(bench.folder.root, "server.db.damaged-"), std::size_t(1));
        QVERIFY(bench.open().notice.empty());
    }
    void damagedCopies_arePassedOver() {
        Bench bench;
        bench.addLibrary("Old");
        QVERIFY(bench.backUp(0));
        bench.addLibrary("New");
        QVERIFY(bench.backUp(1));
        std::ofstream((bench.folder.backup() / "server-20220109.db").toStd()) << "not a database at all";
        bench.damage();
        std::ofstream((bench.folder.backup() / "server-99991231.db").toStd()) << std::string(10'000, 'x');
        QVERIFY(!bench.libraries(bench.open()).empty());
    }
    void withoutAnyCopy_nothingIsTouched() {
        Bench bench;
        bench.addLibrary("Only");
        bench.damage();
        const auto opened = openServerDatabase(bench.folder);
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, Errc::Corrupt);
        QVERIFY(opened.error().detail.find("no backup") != std::string::npos);
        QCOMPARE(fs::file_size(bench.folder.serverDatabase().toStd()), std::uintmax_t(50'000));
        QCOMPARE(bench.count(bench.folder.root, "damaged"), std::size_t(0));
    }
    void dailyCopy_isMadeOnceADay_andSevenAreKept() {
        Bench bench;
        for (int dayNumber = 0; dayNumber < 10; ++dayNumber) {
            QVERIFY(bench.backUp(dayNumber));
            QVERIFY(!bench.backUp(dayNumber));
        }
        QCOMPARE(bench.count(bench.folder.backup(), "server-"), std::size_t(7));
    }
};

QTEST_APPLESS_MAIN(tst_DatabaseRescue)
#include "tst_DatabaseRescue.moc"
