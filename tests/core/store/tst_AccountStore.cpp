// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "core/store/AccountStore.h"
#include "tests/support/OpenDatabase.h"

using namespace linnet::core;
using namespace linnet::core::store;
using namespace linnet::test;

namespace {

UnixMillis at(std::int64_t millis) { return UnixMillis(std::chrono::milliseconds(millis)); }

/// One user with devices, each with the refresh tokens a test gives it.
struct Bench {
    OpenDatabase db;
    std::int64_t user = 0;

    template <class F>
    auto write(F work) {
        return must(db->write(WritePriority::User, std::move(work)));
    }
    Bench() {
        user = write([](WriteTransaction& tx) {
            return addUser(tx, {UserId::random(), "Ada", std::nullopt, wire::Role::Owner, at(1)});
        });
    }
    std::int64_t device(std::int64_t seenAt) {
        return write([&](WriteTransaction& tx) {
            return addDevice(tx, {DeviceId::random(), user, "phone", at(seenAt)});
        });
    }
    void token(const char* hash, std::int64_t deviceKey, std::int64_t expiresAt) {
        must(db->write(WritePriority::User, [&](WriteTransaction& tx) {
            return addRefreshToken(tx, {hash, deviceKey, "scope", at(1), at(expiresAt)});
        }));
    }
    std::optional<RefreshTokenRow> find(const char* hash) { return must(refreshToken(db.reader(), hash)); }
};

} // namespace

class tst_AccountStore : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void users_areFoundAsPeopleWriteThem() {
        Bench bench;
        const auto found = must(userNamed(bench.db.reader(), " aDA"));
        QVERIFY(found);
        QCOMPARE(found->key, bench.user);
        QVERIFY(!found->passwordHash);
        QVERIFY(!must(userNamed(bench.db.reader(), "bob")));
        const auto twin = bench.db->write(WritePriority::User, [](WriteTransaction& tx) {
            return addUser(tx, {UserId::random(), "ADA", "hash", wire::Role::Guest, at(2)});
        });
        QCOMPARE(twin.error().code, Errc::Conflict);
        QCOMPARE(must(userCount(bench.db.reader())), std::int64_t(1));
        QCOMPARE(must(users(bench.db.reader())).front().name, std::string("Ada"));
    }
    void token_isKeptWithWhatItOpens() {
        Bench bench;
        const auto phone = bench.device(1);
        bench.token("t", phone, 100);
        const auto found = bench.find("t");
        QVERIFY(found && !found->usedAt);
        QCOMPARE(found->deviceKey, phone);
        QCOMPARE(found->scope, std::string("scope"));
        QVERIFY(found->expiresAt == at(100));
        QVERIFY(!bench.find("other"));
    }
    void supersededToken_countsAsUsedWithItsPredecessor() {
        Bench bench;
        const auto phone = bench.device(1);
        bench.token("first", phone, 100);
        bench.token("second", phone, 100);
        must(bench.db->write(WritePriority::User, [&](WriteTransaction& tx) -> Result<void> {
            LINNET_TRY_VOID(useRefreshToken(tx, "first", at(50)));
            return supersedeRefreshTokens(tx, phone, at(50));
        }));
        QVERIFY(bench.find("second")->usedAt == at(50));
        QVERIFY(!must(wasRefreshUsedAfter(bench.db.reader(), phone, at(50))));
        QVERIFY(must(wasRefreshUsedAfter(bench.db.reader(), phone, at(49))));
    }
    void revokedDevice_hasNoTokenAndANewEpoch() {
        Bench bench;
        const auto phone = bench.device(1);
        bench.token("t", phone, 100);
        must(bench.db->write(WritePriority::User, [&](WriteTransaction& tx) { return revokeDevice(tx, phone); }));
        QVERIFY(!bench.find("t"));
        QCOMPARE(must(devices(bench.db.reader())).front().epoch, std::int64_t(2));
    }
    void oldTokensAndDevices_areTidied() {
        Bench bench;
        const auto lost = bench.device(10);
        const auto idle = bench.device(10);
        const auto seen = bench.device(90);
        const auto newest = bench.device(10);
        bench.token("ran out", lost, 50);
        bench.token("good", idle, 500);
        const auto removed = bench.write([](WriteTransaction& tx) -> Result<std::vector<DeviceId>> {
            LINNET_TRY_VOID(removeOldRefreshTokens(tx, at(100), at(0)));
            return removeUnusedDevices(tx, at(80));
        });
        QCOMPARE(removed.size(), std::size_t(1));
        std::vector<std::int64_t> left;
        for (const auto& device : must(devices(bench.db.reader())))
            left.push_back(device.key);
        QCOMPARE(left, (std::vector<std::int64_t>{idle, seen, newest}));
        QVERIFY(bench.find("good"));
        QVERIFY(!bench.find("ran out"));
    }
};

QTEST_APPLESS_MAIN(tst_AccountStore)
#include "tst_AccountStore.moc"
