// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <algorithm>

#include "core/store/FeedReader.h"
#include "core/store/OperationStore.h"
#include "core/store/PersonalRows.h"
#include "core/store/PlaylistPages.h"
#include "server-stub/operations/OperationService.h"
#include "server-stub/operations/Purge.h"
#include "tests/support/OpenDatabase.h"

using namespace linnet;
using namespace std::chrono_literals;
using namespace core::operations;
using core::PlaylistId;
using core::PlaylistItemId;
using core::Tombstone;
using core::store::PersonalRows;

class tst_Purge : public QObject {
    Q_OBJECT

    static constexpr std::int64_t kUser = 1;

    std::unique_ptr<test::OpenDatabase> m_database;
    std::unique_ptr<core::ManualClock> m_clock;
    server::Principal m_ada;
    core::DeviceId m_device;
    std::int64_t m_counter = 0;

    core::wire::OperationResult perform(Change change, core::UnixMillis at) {
        server::OperationService service(**m_database, *m_clock);
        const auto reply = service.carryOut(m_ada, {{{m_device, ++m_counter}, at, std::move(change)}});
        return reply ? reply->results.front() : core::wire::OperationResult{};
    }
    core::wire::OperationResult perform(Change change) { return perform(std::move(change), m_clock->now()); }
    PlaylistId make(std::size_t items) {
        const auto id = PlaylistId::random();
        static_cast<void>(perform(CreatePlaylist{id, core::PlaylistKind::Manual, "list", {}, {}}));
        InsertItems insert{id, {}, {}};
        for (std::size_t i = 0; i < items; ++i)
            insert.items.push_back({PlaylistItemId::random(), core::TrackId::random()});
        if (items > 0) static_cast<void>(perform(insert));
        return id;
    }
    core::store::Connection& reader() { return m_database->reader(); }
    bool isThere(PlaylistId id) {
        return PersonalRows::playlist(reader(), {.source = 0, .user = kUser}, id)->has_value();
    }
    std::size_t itemCount(PlaylistId id) {
        return PersonalRows::items(reader(), {.source = 0, .user = kUser}, id)->size();
    }
    /// As the server does it every hour.
    void days(int count) {
        for (int i = 0; i < count; ++i) {
            QVERIFY(server::purgeThrownAway(**m_database, m_clock->now(), [] { return false; }));
            m_clock->advance(24h);
        }
        QVERIFY(server::purgeThrownAway(**m_database, m_clock->now(), [] { return false; }));
    }
    bool hasTombstone(core::EntityKind kind, const core::IdBytes& id) {
        const auto batch = core::store::FeedReader::next(reader(), 0, 10'000, core::store::LocalPaths::Hidden, kUser);
        return std::ranges::any_of(batch->records, [&](const core::FeedRecord& record) {
            const auto* gone = std::get_if<Tombstone>(&record);
            return gone && gone->kind == kind && gone->id == id;
        });
    }

private Q_SLOTS:
    void init() {
        m_database = std::make_unique<test::OpenDatabase>();
        m_clock = std::make_unique<core::ManualClock>();
        m_ada = {.user = core::UserId::random(), .device = core::DeviceId::random(), .userKey = kUser};
        m_device = core::DeviceId::random();
        m_counter = 0;
    }

    void trash_goesAfterThirtyDays_withATombstone() {
        const auto kept = make(3);
        const auto thrown = make(450); // More than a slice.
        static_cast<void>(perform(DeletePlaylist{thrown, true}));
        days(29);
        QVERIFY(isThere(thrown));
        days(2);
        QVERIFY(!isThere(thrown));
        QVERIFY(hasTombstone(core::EntityKind::Playlist, thrown.bytes));
        QCOMPARE(itemCount(thrown), std::size_t(0));
        QCOMPARE(itemCount(kept), std::size_t(3));
        QCOMPARE(perform(DeletePlaylist{thrown, false}).code, std::string("not_found"));
    }
    void trash_thatWasTakenBack_stays() {
        const auto id = make(1);
        static_cast<void>(perform(DeletePlaylist{id, true}));
        days(29);
        static_cast<void>(perform(DeletePlaylist{id, false}));
        days(10);
        QVERIFY(isThere(id));
    }
    void trash_ofADeviceDecadesBehind_isKeptAsLong() {
        const auto id = PlaylistId::random();
        const auto longAgo = core::UnixMillis(std::chrono::days(3650));
        static_cast<void>(perform(CreatePlaylist{id, core::PlaylistKind::Manual, "list", {}, {}}, longAgo));
        static_cast<void>(perform(DeletePlaylist{id, true}, longAgo + 1s));
        days(29);
        QVERIFY(isThere(id));
    }
    void removedItems_stayAsAnchorsForNinetyDays() {
        const auto id = make(2);
        const auto items = *PersonalRows::items(reader(), {.source = 0, .user = kUser}, id);
        static_cast<void>(perform(RemoveItems{id, {items[0].id}}));
        days(89);
        QCOMPARE(itemCount(id), std::size_t(2));
        days(2);
        QCOMPARE(itemCount(id), std::size_t(1));
        QVERIFY(hasTombstone(core::EntityKind::PlaylistItem, items[0].id.bytes));
    }
    void replies_areForgotten_butNothingIsDoneTwice() {
        const Change change = ChangeSetting{"theme", "dark"};
        static_cast<void>(perform(change));
        days(31);
        const core::OperationId id{m_device, 1};
        QVERIFY(!core::store::operationReply(reader(), kUser, id)->has_value());
        m_counter = 0;
        const auto again = perform(ChangeSetting{"theme", "light"});
        QVERIFY(again.status == core::wire::OperationStatus::Already);
        const auto setting = *PersonalRows::setting(reader(), {.source = 0, .user = kUser}, "theme");
        QVERIFY(setting && setting->value.value == "dark");
    }
};

QTEST_GUILESS_MAIN(tst_Purge)
#include "tst_Purge.moc"
