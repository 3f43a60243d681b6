// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <algorithm>

#include "core/wire/Playlists.h"
#include "tests/server/operations/PersonsDevice.h"

using namespace linnet;
using namespace std::chrono_literals;
using namespace core::operations;
using core::PlaylistId;
using core::PlaylistItemId;
using core::TrackId;
using core::wire::Page;
using core::wire::PlaylistVersion;
using core::wire::VersionSummary;
using tests::PersonsDevice;

/// Playlists, their items and versions and the queues, as GET shows them.
class tst_PlaylistRoutes : public QObject {
    Q_OBJECT

    core::ManualClock m_clock;
    std::unique_ptr<tests::TestServer> m_server;
    std::unique_ptr<PersonsDevice> m_desk;

    PlaylistId make(const char* name) {
        const auto id = PlaylistId::random();
        static_cast<void>(m_desk->perform(CreatePlaylist{id, core::PlaylistKind::Manual, name, {}, {}}));
        return id;
    }
    std::vector<NewItem> add(PersonsDevice& device, PlaylistId playlist, std::size_t count) const {
        std::vector<NewItem> items(count);
        for (auto& item : items)
            item = {PlaylistItemId::random(), TrackId::random()};
        static_cast<void>(device.perform(InsertItems{playlist, {}, items}));
        return items;
    }
    static std::vector<TrackId> tracksOf(const std::vector<NewItem>& items) {
        std::vector<TrackId> tracks;
        for (const auto& item : items)
            tracks.push_back(item.track);
        return tracks;
    }
    static std::string at(PlaylistId id, const std::string& rest = {}) {
        return "/api/v1/playlists/" + id.hex() + rest;
    }
    std::vector<VersionSummary> versions(PlaylistId id) const {
        return m_desk->getAs<Page<VersionSummary>>(at(id, "/versions")).items;
    }
    PlaylistVersion version(PlaylistId id, const VersionSummary& which) const {
        return m_desk->getAs<PlaylistVersion>(
            at(id, "/versions/" + std::to_string(which.at.time_since_epoch().count())));
    }

private Q_SLOTS:
    void init() {
        m_server =
            std::make_unique<tests::TestServer>(tests::TestServerOptions{.accessLifetime = 24h, .clock = &m_clock});
        m_server->addUser("bob", tests::TestServer::kPassword, server::Role::Adult);
        m_desk = std::make_unique<PersonsDevice>(*m_server, "ada", "Desk");
    }

    void list_isByName_inPages() {
        make("beta");
        make("Alpha");
        make("gamma");
        std::vector<std::string> names;
        std::string cursor;
        do {
            const auto page = m_desk->getAs<Page<core::Playlist>>("/api/v1/playlists?limit=2&cursor=" + cursor);
            for (const auto& playlist : page.items)
                names.push_back(playlist.name.value);
            cursor = page.next.value_or("");
        } while (!cursor.empty());
        QCOMPARE(names, (std::vector<std::string>{"Alpha", "beta", "gamma"}));
    }
    void trash_isAListOfItsOwn() {
        make("kept");
        const auto thrown = make("thrown");
        static_cast<void>(m_desk->perform(DeletePlaylist{thrown, true}));
        const auto shown = m_desk->getAs<Page<core::Playlist>>("/api/v1/playlists").items;
        QCOMPARE(shown.size(), std::size_t(1));
        QCOMPARE(shown.front().name.value, std::string("kept"));
        const auto trash = m_desk->getAs<Page<core::Playlist>>("/api/v1/playlists?trash=true").items;
        QCOMPARE(trash.size(), std::size_t(1));
        QCOMPARE(trash.front().name.value, std::string("thrown"));
        QCOMPARE(m_desk->get("/api/v1/playlists?trash=perhaps").status, 400);
    }
    void items_areInOrder_inPages_withoutRemovedOnes() {
        const auto id = make("list");
        auto items = add(*m_desk, id, 7);
        static_cast<void>(m_desk->perform(RemoveItems{id, {items[3].id}}));
        items.erase(items.begin() + 3);
        std::vector<TrackId> tracks;
        std::string cursor;
        do {
            const auto page = m_desk->getAs<Page<core::PlaylistItem>>(at(id, "/items?limit=2&cursor=" + cursor));
            QVERIFY(page.items.size() <= 2);
            for (const auto& item : page.items)
                tracks.push_back(item.track);
            cursor = page.next.value_or("");
        } while (!cursor.empty());
        QVERIFY(tracks == tracksOf(items));
        QCOMPARE(m_desk->get(at(id, "/items?cursor=nonsense")).status, 400);
    }
    void others_seeSharedOnesOnly() {
        PersonsDevice bob(*m_server, "bob");
        const auto id = make("list");
        add(*m_desk, id, 1);
        for (const char* rest : {"", "/items", "/versions"})
            QCOMPARE(bob.get(at(id, rest)).status, 404);
        QVERIFY(bob.getAs<Page<core::Playlist>>("/api/v1/playlists").items.empty());
        static_cast<void>(m_desk->perform(SharePlaylist{id, core::PlaylistAccess::Readable}));
        for (const char* rest : {"", "/items", "/versions"})
            QCOMPARE(bob.get(at(id, rest)).status, 200);
        QCOMPARE(bob.getAs<core::Playlist>(at(id)).ownerName, std::string("ada"));
        static_cast<void>(m_desk->perform(DeletePlaylist{id, true}));
        QCOMPARE(bob.get(at(id)).status, 404);
        QCOMPARE(m_desk->get(at(id)).status, 200);
    }
    void version_isKeptBeforeEachSpellOfEditing() {
        const auto id = make("list");
        const auto first = add(*m_desk, id, 2);
        m_clock.advance(9min);
        const auto second = add(*m_desk, id, 1);
        QCOMPARE(versions(id).size(), std::size_t(1)); // Before all of it: empty.
        QVERIFY(version(id, versions(id).front()).tracks.empty());

        m_clock.advance(10min);
        static_cast<void>(m_desk->perform(RemoveItems{id, {first[0].id}}));
        auto kept = versions(id);
        QCOMPARE(kept.size(), std::size_t(2));
        QCOMPARE(kept.front().trackCount, 3);
        QVERIFY(kept.front().at > kept.back().at);
        auto before = tracksOf(second);
        before.push_back(first[0].track);
        before.push_back(first[1].track);
        QVERIFY(version(id, kept.front()).tracks == before);

        PersonsDevice phone(*m_server, "ada", "Phone");
        add(phone, id, 1);
        QCOMPARE(versions(id).size(), std::size_t(3));
        QCOMPARE(versions(id).front().trackCount, 2);
    }
    void version_isNotKeptForWhatWasRefusedOrChangesNothing() {
        const auto id = make("list");
        PersonsDevice bob(*m_server, "bob");
        add(bob, id, 1);
        static_cast<void>(m_desk->perform(RemoveItems{id, {PlaylistItemId::random()}}));
        QVERIFY(versions(id).empty());
        QCOMPARE(m_desk->get(at(id, "/versions/12345")).status, 404);
        QCOMPARE(m_desk->get(at(id, "/versions/tuesday")).status, 404);
    }
    void queues_areNamedAndNewestFirst() {
        PersonsDevice phone(*m_server, "ada", "Phone");
        PersonsDevice bob(*m_server, "bob");
        static_cast<void>(m_desk->perform(SetQueue{R"({"n":1})"}, PersonsDevice::kAt));
        static_cast<void>(phone.perform(SetQueue{R"({"n":2})"}, PersonsDevice::kAt + 1s));
        static_cast<void>(bob.perform(SetQueue{R"({"n":3})"}));
        const auto queues = m_desk->getAs<Page<core::wire::NamedQueue>>("/api/v1/queues").items;
        QCOMPARE(queues.size(), std::size_t(2));
        QCOMPARE(queues[0].deviceName, std::string("Phone"));
        QCOMPARE(queues[0].queue.state.value, std::string(R"({"n":2})"));
        QVERIFY(queues[0].queue.device == phone.id());
        QCOMPARE(queues[1].deviceName, std::string("Desk"));
    }
};

QTEST_GUILESS_MAIN(tst_PlaylistRoutes)
#include "tst_PlaylistRoutes.moc"
