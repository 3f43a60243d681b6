// SPDX-License-Identifier: GPL-3.0-or-later
// Who is logged in at a server: log-in, expiry, log-out, another account or server, the bundled one.
#include <QTest>

#include "core/replica/Outbox.h"
#include "sync/replica/KeptDownloads.h"
#include "sync/session/TokenKeeper.h"
#include "tests/sync/session/SessionWithServer.h"

using namespace linnet;
using core::Errc;
using sync::HttpRequest;
using sync::Link;
using tests::FakeReply;
using tests::FakeServer;
using Fixture = tests::SessionWithServer;

class tst_SessionLogin : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void login_bringsTheCatalogue() {
        Fixture f;
        f.app.start();
        QVERIFY(f.app.reaches(Link::NeedsLogin));
        QVERIFY(f.app.login("wrong").error().code == Errc::Unauthorised);
        QVERIFY(f.app.login("right"));
        QVERIFY(f.app.reaches(Link::Online));
        QVERIFY(f.showsAll());
        QVERIFY(f.app.executor.runUntil([&] { return !f.app.changes.empty(); }));
        QVERIFY(f.app.session->state().sentence.empty());
        QVERIFY(f.app.session->state().lastSyncedAt > core::UnixMillis{});
        QVERIFY(f.app.session->state().serverName == "Hall");
        const auto source = core::store::sourceById(f.app.replica.database.reader(), f.app.replica.source).value();
        QVERIFY(source->server == f.server.info.id);
        QVERIFY(source->account == "ada");
    }

    void afterARestart_theKeptLoginIsUsed() {
        Fixture f;
        f.app.start();
        QVERIFY(f.app.login("right"));
        QVERIFY(f.app.reaches(Link::Online));
        f.app.restart();
        QVERIFY(f.app.reaches(Link::Online));
        QCOMPARE(f.server.renewals, 1);
        f.app.restart();
        QVERIFY(f.app.reaches(Link::Online));
    }

    void anExpiredAccessToken_isRenewedUnseen() {
        Fixture f;
        f.app.start();
        QVERIFY(f.app.login("right"));
        QVERIFY(f.app.reaches(Link::Online));
        f.app.states.clear();
        bool isSpoilt = false;
        f.server.change([&](FakeServer& s) {
            s.fault = [&isSpoilt](const HttpRequest& request) -> std::optional<FakeReply> {
                if (request.bearer != "access-1") return std::nullopt;
                isSpoilt = true;
                return FakeReply{.status = 401};
            };
            s.feed.records.emplace_back(test::anArtist("New", 34));
        });
        QVERIFY(f.showsAll());
        QVERIFY(isSpoilt);
        for (const auto& state : f.app.states)
            QVERIFY(state.link == Link::Online || state.link == Link::Syncing);
        // The new refresh token was kept.
        f.app.restart();
        QVERIFY(f.app.reaches(Link::Online));
    }

    void aRevokedLogin_asksForANewOne() {
        Fixture f;
        f.app.start();
        QVERIFY(f.app.login("right"));
        QVERIFY(f.app.reaches(Link::Online));
        f.server.change([](FakeServer& s) {
            s.isRevoked = true;
            ++s.issued;
        });
        QVERIFY(f.app.reaches(Link::NeedsLogin));
        QCOMPARE(f.app.replica.shown().size(), f.server.feed.records.size());
        f.server.change([](FakeServer& s) { s.isRevoked = false; });
        QVERIFY(f.app.login("right"));
        QVERIFY(f.app.reaches(Link::Online));
    }

    void logout_forgetsTheLogin() {
        Fixture f;
        f.app.start();
        QVERIFY(f.app.login("right"));
        QVERIFY(f.app.reaches(Link::Online));
        QVERIFY(f.app.wait<void>([&](sync::Done<void> done) { f.app.session->logout(std::move(done)); }));
        QVERIFY(f.app.reaches(Link::NeedsLogin));
        f.app.restart();
        QVERIFY(f.app.reaches(Link::NeedsLogin));
    }

    void anotherAccount_hearsWhatTheOneBeforeNeverSent() {
        using core::replica::Outbox;
        Fixture f;
        int told = 0;
        f.app.options.listeners.onRefusals = [&told] { ++told; };
        f.app.start();
        QVERIFY(f.app.login("right"));
        QVERIFY(f.app.reaches(Link::Online));
        f.app.replica.database.write([&](core::store::WriteTransaction& tx) -> core::Result<void> {
            std::vector<core::operations::Change> changes;
            for (int i = 0; i < 3; ++i)
                changes.emplace_back(core::operations::SetRating{
                    {core::TargetKind::Track, core::TrackId::random().bytes}, core::Rating(i)});
            LINNET_TRY_VOID(Outbox::append(tx, f.app.replica.source, changes, f.app.clock.now()));
            return {};
        });
        f.server.change([](FakeServer& s) { s.userName = "bob"; });
        QVERIFY(f.app.login("right"));
        QVERIFY(f.app.executor.runUntil([&] { return told == 1; }));
        auto& reader = f.app.replica.database.reader();
        const auto neverSent = Outbox::refusals(reader).value();
        QCOMPARE(neverSent.size(), std::size_t(3));
        for (const auto& one : neverSent)
            QCOMPARE(one.code, std::string(core::replica::kNeverSent));
        QCOMPARE(Outbox::pendingCount(reader, f.app.replica.source).value(), 0);
        QVERIFY(core::store::sourceById(reader, f.app.replica.source).value()->account == "bob");
    }

    void aLogoutKilledMidway_isFinishedAtTheNextStart() {
        Fixture f;
        f.app.start();
        QVERIFY(f.app.login("right"));
        QVERIFY(f.showsAll());
        QVERIFY(f.app.reaches(Link::Online));
        f.app.session->stop();
        auto& database = *f.app.replica.database;
        const auto source = core::store::sourceById(f.app.replica.database.reader(), f.app.replica.source).value();
        const auto secret = sync::TokenKeeper::secretName(*source->server, source->account);
        QVERIFY(f.app.secrets.read(secret).value());
        core::CancelSource killed;
        killed.cancel();
        QVERIFY(!sync::keepOnlyDownloads(database, source->id, f.app.clock.now(), killed.token()));
        QVERIFY(f.app.replica.progress().isLeaving);
        f.app.restart();
        QVERIFY(f.app.reaches(Link::NeedsLogin));
        QVERIFY(f.app.replica.shown().empty());
        QVERIFY(!f.app.replica.progress().isLeaving);
        QVERIFY(!f.app.secrets.read(secret).value());
        QCOMPARE(f.server.renewals, 0);
        QVERIFY(f.app.login("right"));
        QVERIFY(f.showsAll());
    }

    void whatIsStoredOfTheSource_isToldAfterTheLogin() {
        Fixture f;
        core::store::Source told;
        f.app.options.listeners.onSource = [&](const core::store::Source& source) { told = source; };
        f.app.start();
        QVERIFY(f.app.login("right"));
        QVERIFY(f.app.executor.runUntil([&] { return told.account == "ada"; }));
        QVERIFY(told.server == f.server.info.id);
        QCOMPARE(told.name, std::string("Hall"));
        QCOMPARE(told.id, f.app.replica.source);
    }

    void anotherServerAtTheAddress_neverGetsTheLogin() {
        Fixture f;
        f.app.start();
        QVERIFY(f.app.login("right"));
        QVERIFY(f.app.reaches(Link::Online));
        f.app.session.reset();
        f.server.info.id = core::ServerId::random();
        f.app.restart();
        QVERIFY(f.app.reaches(Link::NeedsLogin));
        QCOMPARE(f.server.renewals, 0);
        QCOMPARE(f.app.replica.shown().size(), f.server.feed.records.size());
    }

    void theBundledServer_isOpenedByItsToken_andKnownAtItsNewAddress() {
        Fixture f;
        f.app.options.source.url = "";
        f.app.options.source.kind = core::store::SourceKind::BundledServer;
        f.app.start();
        f.app.session->setAddress("http://127.0.0.1:1", "one-time");
        QVERIFY(f.app.reaches(Link::Online));
        QVERIFY(f.showsAll());
        QVERIFY(f.app.session->state().hasLocalFiles);
        f.server.change([](FakeServer& s) { s.isAway = true; });
        QVERIFY(f.app.reaches(Link::Offline));
        f.server.change([](FakeServer& s) {
            s.isAway = false;
            s.feed.records.emplace_back(test::anArtist("New", 34));
        });
        f.app.session->setAddress("http://127.0.0.1:2");
        QVERIFY(f.app.reaches(Link::Online));
        QVERIFY(f.showsAll());
    }

    void theBundledServer_givesAnotherTokenWhenTheLoginIsLost() {
        Fixture f;
        int asked = 0;
        f.app.options.requestLocalToken = [&]() -> core::Result<std::string> {
            ++asked;
            return std::string("one-time");
        };
        f.app.start();
        QVERIFY(f.app.reaches(Link::Online));
        QCOMPARE(asked, 1);
        f.server.change([](FakeServer& s) {
            s.isRevoked = true;
            ++s.issued;
            s.feed.records.emplace_back(test::anArtist("New", 34));
        });
        QVERIFY(f.showsAll());
        QVERIFY(f.app.reaches(Link::Online));
        QCOMPARE(asked, 2);
    }

    void aSecondSourceOfTheSameServerAndAccount_isRefused() {
        Fixture f;
        f.app.replica.database.write([&](core::store::WriteTransaction& tx) -> core::Result<void> {
            core::store::Source twin;
            twin.server = f.server.info.id;
            twin.account = "ada";
            LINNET_TRY_VOID(core::store::addSource(tx, twin));
            return {};
        });
        f.app.start();
        QVERIFY(f.app.login("right").error().code == Errc::Conflict);
    }
};

QTEST_APPLESS_MAIN(tst_SessionLogin)
#include "tst_SessionLogin.moc"
