// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/QueueSender.h"
#include "player/Player.h"
#include "player/engine/FakeEngine.h"
#include "tests/support/EditsFixture.h"

using namespace linnet;
using core::operations::SetQueue;
using linnet::test::EditsFixture;

namespace {

struct Listener {
    explicit Listener(EditsFixture& fixture)
        : player({.engine = engine, .clock = fixture.clock},
                 {.open = [](const player::QueueTrack&) { return core::failure(core::Errc::NotFound, "no sound"); },
                  .prefetch = {}},
                 1),
          sender(player, fixture.edits()) {}
    player::FakeEngine engine;
    player::Player player;
    app::QueueSender sender;
};

player::QueueTrack track(std::int64_t source, const char* title) {
    player::QueueTrack result;
    result.id = test::idNamed<core::TrackId>(title);
    result.source = source;
    return result;
}

std::vector<std::string> statesOf(EditsFixture& fixture, std::int64_t source) {
    std::vector<std::string> states;
    for (const auto& operation : fixture.pending(source))
        states.push_back(std::get<SetQueue>(operation.change).state);
    return states;
}
std::string hex(const char* title) { return test::idNamed<core::TrackId>(title).hex(); }

} // namespace

class tst_QueueSender : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void onlyTheNewestState_waitsForItsServer() {
        EditsFixture fixture;
        Listener listener(fixture);
        listener.player.setQueue({track(fixture.source, "one")}, 0, "");
        listener.sender.send();
        listener.player.playLast({track(fixture.source, "two")});
        listener.sender.send();
        fixture.settle();
        const auto states = statesOf(fixture, fixture.source);
        QCOMPARE(states.size(), std::size_t{1});
        QVERIFY(states.front().find(hex("two")) != std::string::npos);
    }
    void whatHasNotChanged_isNotSentAgain() {
        EditsFixture fixture;
        Listener listener(fixture);
        listener.player.setQueue({track(fixture.source, "one")}, 0, "");
        listener.sender.send();
        fixture.settle();
        const auto first = fixture.pending().front().id;
        listener.sender.send();
        fixture.settle();
        QVERIFY(fixture.pending().front().id == first);
    }
    void eachServer_getsItsPart_andHearsWhenItIsOver() {
        EditsFixture fixture;
        const auto other = fixture.addSource(core::store::SourceKind::RemoteServer, "http://box");
        Listener listener(fixture);
        listener.player.setQueue({track(fixture.source, "one"), track(other, "two")}, 0, "");
        listener.sender.send();
        fixture.settle();
        QVERIFY(statesOf(fixture, fixture.source).front().find(hex("two")) == std::string::npos);
        QVERIFY(statesOf(fixture, other).front().find(hex("two")) != std::string::npos);
        listener.player.setQueue({track(fixture.source, "three")}, 0, "");
        listener.sender.send();
        fixture.settle();
        QVERIFY(statesOf(fixture, other).back().find(hex("two")) == std::string::npos);
    }
};

QTEST_GUILESS_MAIN(tst_QueueSender)
#include "tst_QueueSender.moc"
