// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <filesystem>

#include "core/os/File.h"
#include "server-stub/accounts/SetupCode.h"
#include "tests/support/TempFolder.h"

using namespace linnet;
using namespace linnet::server;
using namespace std::chrono_literals;

namespace {

/// A setup code whose file can be made impossible to write.
struct Bench {
    tests::TempFolder folder;
    core::ManualClock clock;
    std::vector<std::string> told;
    SetupCode code{clock, folder.path() / "run" / "setup-code",
                   [this](const std::string& text) { told.push_back(text); }};

    Bench() { allowWriting(); }
    void allowWriting() const { std::filesystem::create_directory((folder.path() / "run").toStd()); }
    void forbidWriting() const { std::filesystem::remove_all((folder.path() / "run").toStd()); }
    std::string kept() const {
        return core::os::readSmallFile(folder.path() / "run" / "setup-code", 100).value_or("none\n");
    }
};

} // namespace

class tst_SetupCode : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void code_isKeptToldAndTaken() {
        Bench bench;
        QVERIFY(bench.code.renew());
        QCOMPARE(bench.told.size(), std::size_t(1));
        QCOMPARE(bench.kept(), bench.told.front() + "\n");
        QVERIFY(bench.code.matches(bench.told.front()));
        QVERIFY(!bench.code.matches("wrong"));
        QVERIFY(!bench.code.matches(""));
    }
    void code_thatCannotBeKept_isNotToldAndDoesNotHold() {
        Bench bench;
        bench.forbidWriting();
        QVERIFY(!bench.code.renew());
        QVERIFY(bench.told.empty());
        bench.allowWriting();
        QVERIFY(bench.code.renew());
        const auto first = bench.told.front();
        bench.forbidWriting();
        QVERIFY(!bench.code.renew());
        QCOMPARE(bench.told.size(), std::size_t(1));
        QVERIFY(bench.code.matches(first));
    }
    void spentCode_isRenewed_andDoesNotHoldWhereThatFails() {
        Bench bench;
        QVERIFY(bench.code.renew());
        bench.clock.advance(SetupCode::kLifetime + 1s);
        bench.forbidWriting();
        const auto spent = bench.told.front();
        QVERIFY(!bench.code.matches(spent));
        bench.allowWriting();
        QVERIFY(!bench.code.matches(spent));
        QCOMPARE(bench.told.size(), std::size_t(2));
        QVERIFY(bench.code.matches(bench.told.back()));
    }
    void wrongTries_spendTheCode() {
        Bench bench;
        QVERIFY(bench.code.renew());
        for (int i = 0; i < SetupCode::kMaxTries; ++i)
            QVERIFY(!bench.code.matches("AAAAAAAA"));
        const auto spent = bench.told.front();
        QVERIFY(!bench.code.matches(spent));
        QCOMPARE(bench.told.size(), std::size_t(2));
    }
    void retiredCode_holdsNoMore() {
        Bench bench;
        QVERIFY(bench.code.renew());
        bench.code.retire();
        QVERIFY(!bench.code.matches(bench.told.front()));
        QCOMPARE(bench.kept(), std::string("none\n"));
    }
};

QTEST_APPLESS_MAIN(tst_SetupCode)
#include "tst_SetupCode.moc"
