// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "core/os/File.h"
#include "core/store/AccountStore.h"
#include "server-stub/accounts/Accounts.h"
#include "tests/support/OpenDatabase.h"

using namespace linnet;
using namespace linnet::server;
using namespace std::chrono_literals;
using core::Errc;
using core::wire::ProblemCode;
using core::wire::TokenReply;
using test::must;

namespace {

constexpr const char* kPassword = "correct horse";
constexpr core::store::NamedQuery kDevices{"devices", "SELECT count(*) FROM device"};

/// Accounts over a real database, with a clock that the test moves.
struct Household {
    test::OpenDatabase db;
    core::ManualClock clock;
    core::log::Logger log;
    SetupCode setupCode{clock, db.folder() / "setup-code", {}};
    AccountOptions options{.passwordCost = {.passes = 1, .memoryBytes = 8192}};
    std::unique_ptr<Accounts> accounts;

    enum class Is { SetUp, Empty };

    explicit Household(Is is = Is::SetUp) {
        reopen();
        if (is == Is::SetUp)
            must(accounts->addUser({"ada", kPassword, Role::Owner}));
        else
            must(setupCode.renew());
    }
    std::string codeOfFile() const {
        auto text = must(core::os::readSmallFile(db.folder() / "setup-code", 100));
        text.pop_back();
        return text;
    }
    void reopen() {
        accounts.reset();
        accounts = must(Accounts::open({*db, clock, log, setupCode}, {"k1", std::string(32, 'k')}, options));
    }
    TokenReply logIn() const { return must(accounts->logIn({"ada", kPassword, "phone"})); }
    core::Result<TokenReply> refresh(const TokenReply& tokens) const {
        return accounts->refresh({tokens.refreshToken});
    }
    bool isAccepted(const TokenReply& tokens) const { return accounts->authenticate(tokens.accessToken).has_value(); }
    std::int64_t devices() { return must(db.reader().integer(kDevices)); }
};

} // namespace

class tst_Accounts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void accessToken_runsOut_andIsRefreshed() {
        Household home;
        const auto tokens = home.logIn();
        QVERIFY(home.isAccepted(tokens));
        home.clock.advance(home.options.accessLifetime + 1s);
        QCOMPARE(home.accounts->authenticate(tokens.accessToken).error(), ProblemCode::TokenExpired);
        QVERIFY(home.isAccepted(must(home.refresh(tokens))));
    }
    void refreshToken_runsOut() {
        Household home;
        const auto tokens = home.logIn();
        home.clock.advance(home.options.refreshLifetime + 1s);
        QCOMPARE(home.refresh(tokens).error().code, Errc::Unauthorised);
    }
    void lostReply_isMadeGoodWithinTheGrace() {
        Household home;
        const auto first = home.logIn();
        home.clock.advance(1s);
        must(home.refresh(first));
        home.clock.advance(home.options.lostReplyGrace - 1s);
        QVERIFY(home.isAccepted(must(home.refresh(first))));
    }
    void lostReply_afterTheGrace_endsTheSession() {
        Household home;
        const auto first = home.logIn();
        home.clock.advance(1s);
        const auto second = must(home.refresh(first));
        home.clock.advance(home.options.lostReplyGrace + 1s);
        QCOMPARE(home.refresh(first).error().code, Errc::Unauthorised);
        QVERIFY(!home.isAccepted(second));
    }
    void exchangedToken_afterItsSuccessorWasUsed_endsTheSession() {
        Household home;
        const auto first = home.logIn();
        home.clock.advance(1s);
        const auto second = must(home.refresh(first));
        home.clock.advance(1s);
        const auto third = must(home.refresh(second));
        QCOMPARE(home.refresh(first).error().code, Errc::Unauthorised);
        QVERIFY(!home.isAccepted(third));
        QCOMPARE(home.refresh(third).error().code, Errc::Unauthorised);
    }
    void copiedToken_withinTheGrace_isFoundOutInTheEnd() {
        Household home;
        const auto first = home.logIn();
        home.clock.advance(1s);
        const auto own = must(home.refresh(first));
        home.clock.advance(1s);
        const auto thiefs = must(home.refresh(first)); // Looks like a lost reply.
        home.clock.advance(1s);
        const auto thiefsNext = must(home.refresh(thiefs));
        QCOMPARE(home.refresh(own).error().code, Errc::Unauthorised);
        QVERIFY(!home.isAccepted(thiefsNext));
        QCOMPARE(home.refresh(thiefsNext).error().code, Errc::Unauthorised);
    }
    void logOut_endsThisDeviceOnly() {
        Household home;
        const auto phone = home.logIn();
        const auto tablet = home.logIn();
        must(home.accounts->logOut(*home.accounts->authenticate(phone.accessToken)));
        QVERIFY(!home.isAccepted(phone));
        QCOMPARE(home.refresh(phone).error().code, Errc::Unauthorised);
        QVERIFY(home.isAccepted(tablet));
    }
    void sessions_outliveARestart() {
        Household home;
        const auto tokens = home.logIn();
        home.reopen();
        QVERIFY(home.isAccepted(tokens));
        QVERIFY(home.refresh(tokens));
    }
    void otherKey_opensNothing() {
        Household home;
        const auto tokens = home.logIn();
        const auto other = must(Accounts::open({*home.db, home.clock, home.log, home.setupCode},
                                               {"k1", std::string(32, 'x')}, home.options));
        QCOMPARE(other->authenticate(tokens.accessToken).error(), ProblemCode::Unauthorised);
    }
    void tidy_forgetsDevicesThatCannotComeBack() {
        Household home;
        const auto gone = home.logIn();
        const auto expired = home.logIn();
        must(home.accounts->logOut(*home.accounts->authenticate(gone.accessToken)));
        home.clock.advance(home.options.refreshLifetime + 1s);
        const auto kept = home.logIn();
        must(home.accounts->tidy());
        QCOMPARE(home.devices(), std::int64_t(1));
        QVERIFY(home.isAccepted(kept));
        QCOMPARE(home.refresh(expired).error().code, Errc::Unauthorised);
        home.reopen();
        QVERIFY(home.isAccepted(kept));
    }
    void tidy_keepsDevicesThatMayComeBack_andTheNewest() {
        Household home;
        const auto sleeping = home.logIn();
        const auto newest = home.logIn();
        must(home.accounts->logOut(*home.accounts->authenticate(newest.accessToken)));
        home.clock.advance(home.options.refreshLifetime - 1h);
        must(home.accounts->tidy());
        QCOMPARE(home.devices(), std::int64_t(2));
        QVERIFY(home.refresh(sleeping));
    }

    void users_needANameAndAPassword() {
        Household home;
        QCOMPARE(home.accounts->addUser({" ", kPassword, Role::Adult}).error().code, Errc::InvalidInput);
        QCOMPARE(home.accounts->addUser({"bob", "short", Role::Adult}).error().code, Errc::InvalidInput);
        QCOMPARE(home.accounts->addUser({"Ada", kPassword, Role::Adult}).error().code, Errc::Conflict);
        QVERIFY(home.accounts->addUser({"bob", kPassword, Role::Guest}));
        QCOMPARE(must(home.accounts->logIn({"BOB", kPassword, ""})).role, Role::Guest);
    }
    void localToken_makesTheOwner_whomTheCodeGivesAPassword() {
        Household home{Household::Is::Empty};
        QVERIFY(home.accounts->needsSetup());
        const auto here = must(home.accounts->logInLocally({home.accounts->issueLocalToken(), "this computer"}));
        QVERIFY(!home.accounts->needsSetup());
        QVERIFY(home.accounts->isUnclaimed());
        QVERIFY(home.setupCode.isWanted());
        home.reopen(); // The code that was told before the restart still does.
        const auto code = home.codeOfFile();
        QCOMPARE(home.accounts->setUp({"AAAA-AAAA", "ada", kPassword, "phone"}).error().code, Errc::Forbidden);
        const auto phone = must(home.accounts->setUp({code, "ada", kPassword, "phone"}));
        QCOMPARE(phone.userId, here.userId);
        QVERIFY(home.isAccepted(here));
        QVERIFY(!home.accounts->isUnclaimed());
        QVERIFY(!home.setupCode.isWanted());
        QCOMPARE(home.accounts->setUp({code, "eve", kPassword, "tablet"}).error().code, Errc::Conflict);
        home.reopen();
        QCOMPARE(home.logIn().userId, here.userId);
        QVERIFY(!home.accounts->isUnclaimed());
    }
    void localToken_opensTheOwnersSessionOnce_andNotForEver() {
        Household home;
        const auto token = home.accounts->issueLocalToken();
        const auto session = must(home.accounts->logInLocally({token, "this computer"}));
        QCOMPARE(session.scopes, std::vector<std::string>{std::string(core::wire::kScopeLocalFiles)});
        QCOMPARE(home.accounts->logInLocally({token, ""}).error().code, Errc::Unauthorised);
        const auto late = home.accounts->issueLocalToken();
        home.clock.advance(LocalTokens::kLifetime + 1s);
        QCOMPARE(home.accounts->logInLocally({late, ""}).error().code, Errc::Unauthorised);
        const auto refreshed = must(home.refresh(session));
        QCOMPARE(refreshed.scopes, session.scopes);
    }
};

QTEST_APPLESS_MAIN(tst_Accounts)
#include "tst_Accounts.moc"
