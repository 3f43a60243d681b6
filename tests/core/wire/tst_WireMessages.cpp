// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <set>

#include "core/base/ErrorTable.h"
#include "core/wire/Accounts.h"
#include "core/wire/Problem.h"
#include "core/wire/Scans.h"

using namespace linnet::core;
using namespace linnet::core::wire;

class tst_WireMessages : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void accounts_roundTrip() {
        const ServerInfo info{ServerId::random(), "Hall", "0.1.0", 1, true};
        QVERIFY(decode<ServerInfo>(encoded(info)) == info);
        const SetupRequest setup{"ABCD2345", "Ann", " pass\"word\n ", "Laptop"};
        QVERIFY(decode<SetupRequest>(encoded(setup)) == setup);
        const LoginRequest login{"Ann", "pä\\ss", ""};
        QVERIFY(decode<LoginRequest>(encoded(login)) == login);
        const LocalLoginRequest local{"token", "Laptop"};
        QVERIFY(decode<LocalLoginRequest>(encoded(local)) == local);
        const RefreshRequest refresh{"opaque"};
        QVERIFY(decode<RefreshRequest>(encoded(refresh)) == refresh);
        TokenReply reply;
        reply.accessToken = "a.b.c";
        reply.accessExpiresAt = UnixMillis(std::chrono::milliseconds(1'700'000'000'000));
        reply.refreshToken = "r";
        reply.userId = UserId::random();
        reply.userName = "Ann";
        reply.role = Role::Child;
        reply.deviceId = DeviceId::random();
        reply.scopes = {std::string(kScopeLocalFiles)};
        QVERIFY(decode<TokenReply>(encoded(reply)) == reply);
    }
    void passwords_areTakenAsTheyAre() {
        const auto login = decode<LoginRequest>(R"({"name":" Ann ","password":" e\u0301 "})");
        QVERIFY(login);
        QCOMPARE(login->name, std::string("Ann"));
        QCOMPARE(login->password, std::string(" e\u0301 "));
    }
    void requests_missingFieldsAreNamed() {
        const auto login = decode<LoginRequest>(R"({"name":"Ann"})");
        QVERIFY(!login);
        QCOMPARE(login.error(), (Error{Errc::InvalidInput, "password: is missing"}));
        const auto huge = decode<LoginRequest>(std::string(1 << 20, ' '));
        QVERIFY(!huge);
        QCOMPARE(huge.error().code, Errc::TooLarge);
    }
    void tokenReply_unknownRoleIsRefused() {
        const auto read = decode<TokenReply>(
            R"({"access_token":"a","access_expires_at":1,"refresh_token":"r","device_id":"00112233445566778899aabbccddeeff",
                "user":{"id":"00112233445566778899aabbccddeeff","name":"n","role":"king"}})");
        QVERIFY(!read);
        QVERIFY(read.error().detail.starts_with("user.role:"));
    }

    void scans_roundTrip() {
        const LibraryCreate create{"Music", {FilePath("/srv/\xff"), FilePath("/home/a")}};
        QVERIFY(decode<LibraryCreate>(encoded(create)) == create);
        const RootCreate root{FilePath("/x")};
        QVERIFY(decode<RootCreate>(encoded(root)) == root);
        const ScanRequest request{true};
        QVERIFY(decode<ScanRequest>(encoded(request)) == request);
        QVERIFY(decode<ScanRequest>("") == ScanRequest{});
        ScanStatus status;
        status.isRunning = true;
        status.phase = ScanPhase::Reading;
        status.found = 100'000;
        status.read = 5;
        status.problems = 2;
        status.startedAt = UnixMillis(std::chrono::milliseconds(5));
        QVERIFY(decode<ScanStatus>(encoded(status)) == status);
        status.error = "The disk is full.";
        status.finishedAt = UnixMillis(std::chrono::milliseconds(6));
        QVERIFY(decode<ScanStatus>(encoded(status)) == status);
        const Page<ScanProblem> problems{{{"a.mp3", "truncated", "It ends early."}}, "next"};
        QVERIFY(decode<Page<ScanProblem>>(encoded(problems)) == problems);
    }
    void scans_refuseWhatIsNoAbsolutePath() {
        QVERIFY(!decode<RootCreate>(R"({"path_b64":"YQ"})"));
        QVERIFY(!decode<RootCreate>(R"({"path_b64":""})"));
        QVERIFY(!decode<RootCreate>("{}"));
        const auto library = decode<LibraryCreate>(R"({"name":"x","roots":[{"path_b64":"L2E"},{"path_b64":"YQ"}]})");
        QVERIFY(!library);
        QVERIFY(library.error().detail.starts_with("roots[1].path_b64:"));
        QVERIFY(!decode<LibraryCreate>(R"({"name":" "})"));
    }
    void scanPhase_newOnesAreOther() {
        std::string json = encoded(ScanStatus{});
        json.replace(json.find("idle"), 4, "dreaming");
        QVERIFY(decode<ScanStatus>(json)->phase == ScanPhase::Other);
    }

    void problemCodes_haveNamesAndStatusOfTheirOwn() {
        std::set<std::string_view> names;
        for (int i = 0; i < kProblemCodeCount; ++i) {
            const auto code = static_cast<ProblemCode>(i);
            const std::string_view name = problemCodeName(code);
            names.insert(name);
            QVERIFY(problemCodeFrom(name) == code);
            QVERIFY(httpStatusOf(code) >= 400 && httpStatusOf(code) <= 599);
            const Problem problem = makeProblem(code, "detail");
            QVERIFY(decode<Problem>(encoded(problem)) == problem);
            QCOMPARE(errorFrom(problem), (Error{errcOf(code), "detail"}));
        }
        QCOMPARE(names.size(), std::size_t(kProblemCodeCount));
        QVERIFY(!problemCodeFrom("nonsense"));
    }
    void problemCodes_coverEveryErrc() {
        for (int i = 0; i <= static_cast<int>(Errc::Internal); ++i) {
            const auto code = static_cast<Errc>(i);
            QCOMPARE(errcOf(problemCodeOf(code)), code);
            QCOMPARE(makeProblem(Error{code, "d"}).status, infoOf(code).httpStatus);
        }
    }
    void problem_unknownCodeFollowsTheStatus() {
        QVERIFY(decode<Problem>(R"({"status":404,"code":"brand_new"})")->code == ProblemCode::NotFound);
        QVERIFY(decode<Problem>(R"({"status":418})")->code == ProblemCode::InvalidInput);
        QVERIFY(decode<Problem>(R"({"status":599})")->code == ProblemCode::Internal);
        QVERIFY(!decode<Problem>(R"({"status":7})"));
    }
};

QTEST_APPLESS_MAIN(tst_WireMessages)
#include "tst_WireMessages.moc"
