// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <algorithm>
#include <set>

#include <QDir>

#include "core/wire/Base64Url.h"
#include "core/wire/Grants.h"
#include "core/wire/Scans.h"
#include "core/wire/SearchReply.h"
#include "tests/server/operations/PersonsDevice.h"
#include "tests/support/AudioFiles.h"

using namespace linnet;
using core::wire::LibraryGrants;
using core::wire::Page;
using tests::PersonsDevice;

/// A library that is given to some: what the others can find of it, and how their replicas learn of a change.
class tst_Grants : public QObject {
    Q_OBJECT

    std::unique_ptr<tests::TestServer> m_server;
    std::unique_ptr<PersonsDevice> m_ada;
    std::unique_ptr<PersonsDevice> m_bob;
    std::unique_ptr<PersonsDevice> m_eve;
    core::LibraryId m_private;

    int put(const PersonsDevice& who, const std::vector<core::UserId>& users) const {
        return who
            .ask({.method = "PUT",
                  .target = "/api/v1/libraries/" + m_private.hex() + "/grants",
                  .body = core::wire::encoded(LibraryGrants{users})})
            .status;
    }
    LibraryGrants grants() const {
        return m_ada->getAs<LibraryGrants>("/api/v1/libraries/" + m_private.hex() + "/grants");
    }
    template <class Entity, class Name>
    static std::set<std::string> names(const std::vector<Entity>& all, Name Entity::*name) {
        std::set<std::string> found;
        for (const auto& one : all)
            found.insert(one.*name);
        return found;
    }
    static std::set<std::string> listed(const PersonsDevice& who) {
        return names(who.getAs<Page<core::Track>>("/api/v1/tracks").items, &core::Track::title);
    }
    static std::set<std::string> fed(const PersonsDevice& who) {
        return names(who.feed().all<core::Track>(), &core::Track::title);
    }
    std::string idOf(const char* title) const {
        for (const auto& track : m_ada->getAs<Page<core::Track>>("/api/v1/tracks").items)
            if (track.title == title) return track.id.hex();
        return {};
    }

private Q_SLOTS:
    void initTestCase() {
        m_server = std::make_unique<tests::TestServer>();
        m_server->addUser("bob", tests::TestServer::kPassword, server::Role::Adult);
        m_server->addUser("eve", tests::TestServer::kPassword, server::Role::Adult);
        m_ada = std::make_unique<PersonsDevice>(*m_server, "ada");
        m_bob = std::make_unique<PersonsDevice>(*m_server, "bob");
        m_eve = std::make_unique<PersonsDevice>(*m_server, "eve");
        const auto folder = m_server->music().parent() / "private";
        QDir().mkpath(QString::fromStdString(folder.bytes()));
        tests::AudioFiles files;
        files.make(m_server->music() / "a.flac", {440, 1},
                   {{"TITLE", "Open"}, {"ARTIST", "Secretary"}, {"ALBUM", "Fewest"}, {"GENRE", "Folk"}});
        files.make(folder / "b.flac", {550, 1},
                   {{"TITLE", "Secret"}, {"ARTIST", "Sec"}, {"ALBUM", "Few"}, {"GENRE", "Folk"}});
        const auto made = m_ada->ask({.method = "POST",
                                      .target = "/api/v1/libraries",
                                      .body = core::wire::encoded(core::wire::LibraryCreate{"Private", {folder}})});
        QCOMPARE(made.status, 201);
        m_private = core::wire::decode<core::Library>(made.body)->id;
        m_server->scan();
    }
    void init() { QCOMPARE(put(*m_ada, {}), 200); }

    void withoutGrants_everybodySeesIt() {
        QVERIFY(grants().users.empty());
        for (const auto* who : {m_ada.get(), m_bob.get()})
            QCOMPARE(listed(*who), (std::set<std::string>{"Open", "Secret"}));
    }
    void othersThanTheGranted_findNothingOfIt() {
        const auto secret = idOf("Secret");
        QCOMPARE(put(*m_ada, {m_eve->session().userId}), 200);
        QVERIFY(grants().users == std::vector{m_eve->session().userId});
        QCOMPARE(listed(*m_bob), std::set<std::string>{"Open"});
        QCOMPARE(fed(*m_bob), std::set<std::string>{"Open"});
        QCOMPARE(names(m_bob->getAs<Page<core::Album>>("/api/v1/albums").items, &core::Album::title),
                 std::set<std::string>{"Fewest"});
        QCOMPARE(names(m_bob->getAs<Page<core::Artist>>("/api/v1/artists").items, &core::Artist::name),
                 std::set<std::string>{"Secretary"});
        QCOMPARE(names(m_bob->getAs<Page<core::Library>>("/api/v1/libraries").items, &core::Library::name),
                 std::set<std::string>{"Music"});
        // What is kept from him takes nobody's place.
        const char* search = "/api/v1/search?q=secret&limit=1";
        QCOMPARE(names(m_ada->getAs<core::wire::SearchReply>(search).tracks, &core::Track::title),
                 std::set<std::string>{"Secret"});
        QCOMPARE(names(m_bob->getAs<core::wire::SearchReply>(search).tracks, &core::Track::title),
                 std::set<std::string>{"Open"});
        search = "/api/v1/search?q=few&limit=1";
        QCOMPARE(names(m_ada->getAs<core::wire::SearchReply>(search).albums, &core::Album::title),
                 std::set<std::string>{"Few"});
        QCOMPARE(names(m_bob->getAs<core::wire::SearchReply>(search).albums, &core::Album::title),
                 std::set<std::string>{"Fewest"});
        search = "/api/v1/search?q=sec&limit=1";
        QCOMPARE(names(m_ada->getAs<core::wire::SearchReply>(search).artists, &core::Artist::name),
                 std::set<std::string>{"Sec"});
        QCOMPARE(names(m_bob->getAs<core::wire::SearchReply>(search).artists, &core::Artist::name),
                 std::set<std::string>{"Secretary"});
        using core::wire::GenreSummary;
        QCOMPARE(m_ada->getAs<Page<GenreSummary>>("/api/v1/genres").items.front().trackCount, 2);
        QCOMPARE(m_bob->getAs<Page<GenreSummary>>("/api/v1/genres").items.front().trackCount, 1);
        QCOMPARE(m_bob->get("/api/v1/tracks/" + secret).status, 404);
        QCOMPARE(m_bob->get("/stream/" + secret).status, 404);
    }
    void theGrantedAndOwners_seeAllOfIt() {
        const auto secret = idOf("Secret");
        QCOMPARE(put(*m_ada, {m_eve->session().userId}), 200);
        for (const auto* who : {m_ada.get(), m_eve.get()}) {
            QCOMPARE(listed(*who), (std::set<std::string>{"Open", "Secret"}));
            QCOMPARE(fed(*who), (std::set<std::string>{"Open", "Secret"}));
            QCOMPARE(who->get("/stream/" + secret).status, 200);
        }
    }
    void change_letsThoseStartOver_whoseViewItChanges() {
        const auto bob = m_bob->feed();
        const auto eve = m_eve->feed();
        const auto ada = m_ada->feed();
        QCOMPARE(put(*m_ada, {m_eve->session().userId}), 200);
        const auto refused = m_bob->get("/api/v1/changes?since=" + bob.cursor);
        QCOMPARE(refused.status, 410);
        QVERIFY(core::wire::decode<core::wire::Problem>(refused.body)->code == core::wire::ProblemCode::StartOver);
        QCOMPARE(m_eve->feed(eve.cursor).status, 200);
        QCOMPARE(m_ada->feed(ada.cursor).status, 200);

        const auto without = m_bob->feed();
        QCOMPARE(put(*m_ada, {m_eve->session().userId, m_bob->session().userId}), 200);
        QCOMPARE(m_bob->feed(without.cursor).status, 410);
        QCOMPARE(fed(*m_bob), (std::set<std::string>{"Open", "Secret"}));
        m_server->restart();
        QCOMPARE(fed(*m_bob), (std::set<std::string>{"Open", "Secret"}));
    }
    void onlyOwners_mayLookOrChange() {
        QCOMPARE(put(*m_bob, {}), 403);
        QCOMPARE(m_bob->get("/api/v1/libraries/" + m_private.hex() + "/grants").status, 403);
        QCOMPARE(m_bob->get("/api/v1/users").status, 403);
        const auto users = m_ada->getAs<Page<core::wire::UserSummary>>("/api/v1/users").items;
        QCOMPARE(names(users, &core::wire::UserSummary::name), (std::set<std::string>{"ada", "bob", "eve"}));
    }
    void strangersAndUnknownLibraries_areRefused() {
        QCOMPARE(put(*m_ada, {core::UserId::random()}), 400);
        QVERIFY(grants().users.empty());
        QCOMPARE(m_ada->get("/api/v1/libraries/" + core::LibraryId::random().hex() + "/grants").status, 404);
    }
};

QTEST_GUILESS_MAIN(tst_Grants)
#include "tst_Grants.moc"
