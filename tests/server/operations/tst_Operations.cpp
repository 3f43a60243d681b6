// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "tests/server/operations/PersonsDevice.h"
#include "tests/support/AudioFiles.h"

using namespace linnet;
using namespace std::chrono_literals;
using namespace core::operations;
using core::Annotation;
using core::PlaylistId;
using core::TargetKind;
using core::wire::OperationStatus;
using tests::PersonsDevice;

/// POST /api/v1/operations as a device sees it, and what the feed says of it afterwards.
class tst_Operations : public QObject {
    Q_OBJECT

    core::ManualClock m_clock;
    std::unique_ptr<tests::TestServer> m_server;
    std::unique_ptr<PersonsDevice> m_desk;
    core::Track m_track;

    SetMark like(bool isSet = true) const { return {{TargetKind::Track, m_track.id.bytes}, Mark::Liked, isSet}; }
    static Annotation annotationOf(const PersonsDevice& device, TargetKind kind, const core::IdBytes& id) {
        for (const auto& one : device.feed().all<Annotation>())
            if (one.target == core::Target{kind, id}) return one;
        return {};
    }
    Annotation ofTrack() const { return annotationOf(*m_desk, TargetKind::Track, m_track.id.bytes); }
    PlaylistId makePlaylist(PersonsDevice& device) const {
        const auto id = PlaylistId::random();
        static_cast<void>(device.perform(CreatePlaylist{id, core::PlaylistKind::Manual, "Evening", {}, {}}));
        return id;
    }

private Q_SLOTS:
    void init() {
        m_server = std::make_unique<tests::TestServer>(tests::TestServerOptions{.clock = &m_clock});
        m_server->addUser("bob", tests::TestServer::kPassword, server::Role::Adult);
        tests::AudioFiles files;
        files.make(m_server->music() / "one.flac", {440, 1}, {{"TITLE", "One"}, {"ARTIST", "A"}, {"ALBUM", "B"}});
        m_server->scan();
        m_desk = std::make_unique<PersonsDevice>(*m_server, "ada", "Desk");
        const auto tracks = m_desk->getAs<core::wire::Page<core::Track>>("/api/v1/tracks").items;
        QCOMPARE(tracks.size(), std::size_t(1));
        m_track = tracks.front();
    }

    void operation_isApplied_andTheFeedHasItAtItsRev() {
        const auto before = m_desk->feed();
        const auto result = m_desk->perform(like());
        QVERIFY(result.status == OperationStatus::Applied);
        const auto since = m_desk->feed(before.cursor);
        QCOMPARE(since.records.size(), std::size_t(1));
        const auto annotation = std::get<Annotation>(since.records.front());
        QVERIFY(annotation.liked.value);
        QCOMPARE(annotation.rev, result.rev);
    }
    void reply_namesTheEpoch() {
        const auto reply = core::wire::decodeOperationsReply(m_desk->send({m_desk->made(like())}).body);
        QVERIFY(reply);
        QCOMPARE(reply->epoch, m_server->server().database().epoch());
    }
    void operation_sentAgain_isNotAppliedAgain() {
        const std::vector<Operation> batch{m_desk->made(AddPlay{m_track.id, PersonsDevice::kAt, 3min}),
                                           m_desk->made(like())};
        const auto first = m_desk->results(batch);
        const auto second = m_desk->results(batch);
        QCOMPARE(second.size(), std::size_t(2));
        for (std::size_t i = 0; i < 2; ++i) {
            QVERIFY(first[i].status == OperationStatus::Applied);
            QVERIFY(second[i].status == OperationStatus::Already);
            QCOMPARE(second[i].rev, first[i].rev);
        }
        QCOMPARE(ofTrack().playCount, 1);
        m_server->restart();
        QVERIFY(m_desk->results(batch).front().status == OperationStatus::Already);
    }
    void counterOfAnotherOperation_isRefused_andNothingOfItIsKept() {
        const auto mine = m_desk->made(like());
        QVERIFY(m_desk->results({mine}).front().status == OperationStatus::Applied);
        auto others = mine;
        others.change = SetRating{{TargetKind::Track, m_track.id.bytes}, 7};
        auto later = mine;
        later.at += 1ms;
        for (const auto& other : {others, later}) {
            const auto result = m_desk->results({other}).front();
            QVERIFY(result.status == OperationStatus::Refused);
            QCOMPARE(result.code, std::string("counter_used"));
            QVERIFY(!result.detail.empty());
        }
        QCOMPARE(int(ofTrack().rating.value), 0);
        QVERIFY(m_desk->results({mine}).front().status == OperationStatus::Already);
        others.id = {core::DeviceId::random(), 1};
        QVERIFY(m_desk->results({others}).front().status == OperationStatus::Applied);
        QCOMPARE(int(ofTrack().rating.value), 7);
    }
    void whatFollowsAUsedCounter_waitsForIt_andWhatIsKnownDoesNot() {
        const auto play = m_desk->made(AddPlay{m_track.id, PersonsDevice::kAt, 3min});
        auto used = m_desk->made(like());
        QCOMPARE(m_desk->results({play, used}).size(), std::size_t(2));
        used.change = like(false);
        const auto next = m_desk->made(SetRating{{TargetKind::Track, m_track.id.bytes}, 7});
        for (int i = 0; i < 2; ++i) {
            const auto results = m_desk->results({used, next, play});
            QCOMPARE(results.size(), std::size_t(3));
            QCOMPARE(results[0].code, std::string("counter_used"));
            QCOMPARE(results[1].code, std::string("counter_used"));
            QVERIFY(results[2].status == OperationStatus::Already);
        }
        QCOMPARE(int(ofTrack().rating.value), 0);
        QCOMPARE(ofTrack().playCount, 1);
        QVERIFY(m_desk->results({next}).front().status == OperationStatus::Applied);
    }
    void counterThatWasLeftOut_isNotTakenForKnown() {
        const auto first = m_desk->made(like());
        const auto leftOut = m_desk->made(SetRating{{TargetKind::Track, m_track.id.bytes}, 7});
        const auto last = m_desk->made(like(false));
        QCOMPARE(m_desk->results({first, last}).size(), std::size_t(2));
        QCOMPARE(m_desk->results({leftOut}).front().code, std::string("counter_used"));
    }
    void refusal_isToldAndKept_andTheOthersAreCarriedOut() {
        const std::vector<Operation> batch{
            m_desk->made(SetMark{{TargetKind::Track, core::TrackId::random().bytes}, Mark::Liked, true}),
            m_desk->made(like())};
        for (int i = 0; i < 2; ++i) {
            const auto results = m_desk->results(batch);
            QCOMPARE(results.size(), std::size_t(2));
            QVERIFY(results[0].status == OperationStatus::Refused);
            QCOMPARE(results[0].code, std::string("not_found"));
            QVERIFY(!results[0].detail.empty());
            QVERIFY(results[1].status == (i == 0 ? OperationStatus::Applied : OperationStatus::Already));
        }
        QVERIFY(ofTrack().liked.value);
    }
    void kindOfTheFuture_isRefused_andTheOthersAreCarriedOut() {
        const auto device = core::DeviceId::random().hex();
        const auto body = "{\"operations\":[{\"device\":\"" + device +
                          "\",\"counter\":1,\"at\":1,\"kind\":\"levitate\"}," + "{\"device\":\"" + device +
                          "\",\"counter\":2,\"at\":1,\"kind\":\"rate\",\"target_kind\":\"track\"," + "\"target\":\"" +
                          m_track.id.hex() + "\",\"rating\":7}]}";
        const auto reply = core::wire::decodeOperationsReply(
            m_desk->ask({.method = "POST", .target = "/api/v1/operations", .body = body}).body);
        QVERIFY(reply);
        QCOMPARE(reply->results.size(), std::size_t(2));
        QCOMPARE(reply->results[0].code, std::string("unsupported"));
        QCOMPARE(int(ofTrack().rating.value), 7);
    }
    void clockAhead_isCutToTheServers() {
        QVERIFY(m_desk->perform(like(), m_clock.now() + std::chrono::years(30)).status == OperationStatus::Applied);
        QVERIFY(ofTrack().liked.at <= m_clock.now() + 60s);
        m_clock.advance(61s);
        QVERIFY(m_desk->perform(like(false), m_clock.now()).status == OperationStatus::Applied);
        QVERIFY(!ofTrack().liked.value);
    }
    void laterWriterWins_inWhateverOrderTheyArrive() {
        PersonsDevice phone(*m_server, "ada", "Phone");
        static_cast<void>(m_desk->perform(like(false), m_clock.now()));
        static_cast<void>(phone.perform(like(true), m_clock.now() - 1h));
        QVERIFY(!ofTrack().liked.value);
    }
    void play_countsForTrackAlbumAndArtist() {
        static_cast<void>(m_desk->perform(AddPlay{m_track.id, PersonsDevice::kAt, 3min}));
        QCOMPARE(ofTrack().playCount, 1);
        QCOMPARE(annotationOf(*m_desk, TargetKind::Album, m_track.album.bytes).playCount, 1);
        QCOMPARE(annotationOf(*m_desk, TargetKind::Artist, m_track.artists.front().id.bytes).playCount, 1);
        QCOMPARE(m_desk->feed().all<core::Play>().size(), std::size_t(1));
    }
    void whatOneMakes_isNotForOthers_unlessShared() {
        PersonsDevice bob(*m_server, "bob");
        static_cast<void>(m_desk->perform(like()));
        const auto playlist = makePlaylist(*m_desk);
        QVERIFY(bob.feed().all<Annotation>().empty());
        QVERIFY(bob.feed().all<core::Playlist>().empty());
        QCOMPARE(bob.perform(RenamePlaylist{playlist, "Mine"}).code, std::string("not_found"));

        static_cast<void>(m_desk->perform(SharePlaylist{playlist, core::PlaylistAccess::Readable}));
        const auto seen = bob.feed().all<core::Playlist>();
        QCOMPARE(seen.size(), std::size_t(1));
        QCOMPARE(seen.front().ownerName, std::string("ada"));
        QCOMPARE(bob.perform(RenamePlaylist{playlist, "Mine"}).code, std::string("forbidden"));

        static_cast<void>(m_desk->perform(SharePlaylist{playlist, core::PlaylistAccess::Editable}));
        QVERIFY(bob.perform(RenamePlaylist{playlist, "Ours"}, PersonsDevice::kAt + 1s).status ==
                OperationStatus::Applied);
    }
    void feed_ofWhatOthersDo_movesOnWithoutRecords() {
        PersonsDevice bob(*m_server, "bob");
        const auto before = bob.feed();
        const auto result = m_desk->perform(like());
        const auto after = bob.feed(before.cursor);
        QVERIFY(after.records.empty());
        QVERIFY(after.cursor != before.cursor);
        const auto own = bob.perform(like());
        QVERIFY(own.rev > result.rev);
        QCOMPARE(bob.feed(after.cursor).records.size(), std::size_t(1));
    }
    void tooMuchAtOnce_isRefusedAsAWhole() {
        std::vector<Operation> many;
        for (std::size_t i = 0; i <= core::wire::kMostOperations; ++i)
            many.push_back(m_desk->made(like(i % 2 == 0)));
        QCOMPARE(m_desk->send(many).status, 400);
        QVERIFY(!ofTrack().liked.value);
        const auto huge = m_desk->ask({.method = "POST",
                                       .target = "/api/v1/operations",
                                       .body = std::string(core::wire::kMaxOperationsBytes + 1, ' ')});
        QCOMPARE(huge.status, 413);
    }
};

QTEST_GUILESS_MAIN(tst_Operations)
#include "tst_Operations.moc"
