// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <functional>
#include <set>

#include "player/queue/PlayQueue.h"
#include "tests/support/QueueTracks.h"

using namespace linnet;
using namespace linnet::player;
using tests::idOf;
using tests::picture;
using tests::queueTracks;

namespace {

PlayQueue album(std::string_view titles, std::size_t start) {
    PlayQueue queue(7);
    queue.replace(queueTracks(titles), start, "Album");
    return queue;
}

QString shown(const PlayQueue& queue) { return QString::fromStdString(picture(queue.snapshot())); }

QString titleOf(const std::optional<QueueItem>& item) {
    return item ? QString::fromStdString(item->track->title) : QStringLiteral("nothing");
}

struct Step {
    const char* name;
    std::function<void(PlayQueue&)> act;
    const char* expected;
};

std::set<std::string> titleSet(const std::vector<QueueItem>& items) {
    std::set<std::string> titles;
    for (const auto& item : items)
        titles.insert(item.track->title);
    return titles;
}

const std::vector<Step>& steps() {
    // All begin with "a [b] x y | c d": an album from its second track, x and y queued by hand.
    static const std::vector<Step> table = {
        {"nothing done", [](PlayQueue&) {}, "a [b] x y | c d"},
        {"advance plays by-hand items first", [](PlayQueue& q) { q.advance(); }, "a b [x] y | c d"},
        {"advance goes on with the source behind them",
         [](PlayQueue& q) {
             for (int i = 0; i < 3; ++i)
                 q.advance();
         },
         "a b x y [c] | d"},
        {"advance at the end changes nothing",
         [](PlayQueue& q) {
             for (int i = 0; i < 9; ++i)
                 q.advance();
         },
         "a b x y c [d] |"},
        {"repeat one advances to itself",
         [](PlayQueue& q) {
             q.setRepeat(Repeat::One);
             q.advance();
         },
         "a [b] x y | c d"},
        {"skip leaves a repeated track",
         [](PlayQueue& q) {
             q.setRepeat(Repeat::One);
             q.skip();
         },
         "a b [x] y | c d"},
        {"repeat all starts over without the items queued by hand",
         [](PlayQueue& q) {
             q.setRepeat(Repeat::All);
             for (int i = 0; i < 5; ++i)
                 q.advance();
         },
         "[a] | b c d"},
        {"skip at the end under repeat one starts over",
         [](PlayQueue& q) {
             q.setRepeat(Repeat::One);
             for (int i = 0; i < 5; ++i)
                 q.skip();
         },
         "[a] | b c d"},
        {"play next goes in front of the by-hand part in order", [](PlayQueue& q) { q.playNext(queueTracks("m n")); },
         "a [b] m n x y | c d"},
        {"play last goes to the end of the by-hand part", [](PlayQueue& q) { q.playLast(queueTracks("m n")); },
         "a [b] x y m n | c d"},
        {"play now interrupts and keeps the rest", [](PlayQueue& q) { q.playNow(queueTracks("m n")); },
         "a b [m] n x y | c d"},
        {"play now of nothing changes nothing", [](PlayQueue& q) { q.playNow({}); }, "a [b] x y | c d"},
        {"starting something else keeps by-hand items ahead",
         [](PlayQueue& q) { q.replace(queueTracks("p q r"), 1, "Other"); }, "p [q] x y | r"},
        {"a start beyond the end is the first", [](PlayQueue& q) { q.replace(queueTracks("p q r"), 99, "Other"); },
         "[p] x y | q r"},
        {"starting nothing leaves only the by-hand part", [](PlayQueue& q) { q.replace({}, 0, ""); }, "[] x y |"},
        {"previous takes waiting by-hand items along", [](PlayQueue& q) { q.previous(); }, "[a] x y | b c d"},
        {"previous returns to a by-hand item and keeps their order",
         [](PlayQueue& q) {
             q.advance();
             q.advance();
             q.previous();
         },
         "a b [x] y | c d"},
        {"previous from a by-hand item puts it ahead again",
         [](PlayQueue& q) {
             q.advance();
             q.previous();
         },
         "a [b] x y | c d"},
        {"previous at the first item changes nothing",
         [](PlayQueue& q) {
             q.previous();
             q.previous();
         },
         "[a] x y | b c d"},
        {"previous at the first item under repeat all goes to the last",
         [](PlayQueue& q) {
             q.setRepeat(Repeat::All);
             q.previous();
             q.previous();
         },
         "a b c [d] x y |"},
        {"jump into the source keeps by-hand items ahead", [](PlayQueue& q) { q.jumpTo(idOf(q.snapshot(), "d")); },
         "a b c [d] x y |"},
        {"jump into the history keeps by-hand items ahead", [](PlayQueue& q) { q.jumpTo(idOf(q.snapshot(), "a")); },
         "[a] x y | b c d"},
        {"jump within the by-hand part skips the ones before", [](PlayQueue& q) { q.jumpTo(idOf(q.snapshot(), "y")); },
         "a b x [y] | c d"},
        {"jump to an unknown item changes nothing", [](PlayQueue& q) { q.jumpTo(QueueItemId{999}); },
         "a [b] x y | c d"},
        {"remove from the history", [](PlayQueue& q) { q.remove(idOf(q.snapshot(), "a")); }, "[b] x y | c d"},
        {"remove a by-hand item", [](PlayQueue& q) { q.remove(idOf(q.snapshot(), "x")); }, "a [b] y | c d"},
        {"remove a source item", [](PlayQueue& q) { q.remove(idOf(q.snapshot(), "c")); }, "a [b] x y | d"},
        {"removing the current item leaves none", [](PlayQueue& q) { q.remove(idOf(q.snapshot(), "b")); },
         "a [] x y | c d"},
        {"skip goes on behind a removed current item",
         [](PlayQueue& q) {
             q.remove(idOf(q.snapshot(), "b"));
             q.skip();
         },
         "a [x] y | c d"},
        {"previous behind a removed current item",
         [](PlayQueue& q) {
             q.remove(idOf(q.snapshot(), "b"));
             q.previous();
         },
         "[a] x y | c d"},
        {"move within the by-hand part", [](PlayQueue& q) { q.move(idOf(q.snapshot(), "y"), QueuePart::ByHand, 0); },
         "a [b] y x | c d"},
        {"move within the source part", [](PlayQueue& q) { q.move(idOf(q.snapshot(), "d"), QueuePart::Source, 0); },
         "a [b] x y | d c"},
        {"move from the source to the by-hand part",
         [](PlayQueue& q) { q.move(idOf(q.snapshot(), "d"), QueuePart::ByHand, 1); }, "a [b] x d y | c"},
        {"move from the by-hand to the source part",
         [](PlayQueue& q) { q.move(idOf(q.snapshot(), "x"), QueuePart::Source, 1); }, "a [b] y | c x d"},
        {"move beyond the end is to the end",
         [](PlayQueue& q) { q.move(idOf(q.snapshot(), "x"), QueuePart::Source, 99); }, "a [b] y | c d x"},
        {"the current item cannot be moved",
         [](PlayQueue& q) { q.move(idOf(q.snapshot(), "b"), QueuePart::Source, 0); }, "a [b] x y | c d"},
        {"history cannot be moved", [](PlayQueue& q) { q.move(idOf(q.snapshot(), "a"), QueuePart::Source, 0); },
         "a [b] x y | c d"},
        {"clear the by-hand part", [](PlayQueue& q) { q.clearByHand(); }, "a [b] | c d"},
        {"clear what comes", [](PlayQueue& q) { q.clearUpcoming(); }, "a [b] |"},
        {"clear everything", [](PlayQueue& q) { q.clear(); }, "[] |"},
        {"shuffle on and off is the source's order again",
         [](PlayQueue& q) {
             q.setShuffled(true);
             q.setShuffled(false);
         },
         "a [b] x y | c d"},
        {"unshuffle goes on from the current track",
         [](PlayQueue& q) {
             q.clearByHand();
             q.setShuffled(true);
             q.jumpTo(idOf(q.snapshot(), "d"));
             q.setShuffled(false);
         },
         "a b c [d] |"},
        {"unshuffle during a by-hand item stays behind its track",
         [](PlayQueue& q) {
             q.setShuffled(true);
             q.advance();
             q.setShuffled(false);
         },
         "a b [x] y | c d"},
        {"the order made by hand is the order after a shuffle",
         [](PlayQueue& q) {
             q.move(idOf(q.snapshot(), "d"), QueuePart::Source, 0);
             q.setShuffled(true);
             q.setShuffled(false);
         },
         "a [b] x y | d c"},
        {"a restart begins the source again", [](PlayQueue& q) { q.restart(); }, "[a] | b c d"},
    };
    return table;
}

} // namespace

class TestPlayQueue : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theQueueLooks_data() {
        QTest::addColumn<int>("step");
        for (std::size_t i = 0; i < steps().size(); ++i)
            QTest::newRow(steps()[i].name) << static_cast<int>(i);
    }

    void theQueueLooks() {
        QFETCH(int, step);
        PlayQueue queue = album("a b c d", 1);
        queue.playLast(queueTracks("x y"));
        steps()[static_cast<std::size_t>(step)].act(queue);
        QCOMPARE(shown(queue), QString::fromLatin1(steps()[static_cast<std::size_t>(step)].expected));
    }

    void anEmptyQueue_hasNothingAndStaysCalm() {
        PlayQueue queue;
        queue.setRepeat(Repeat::All);
        QVERIFY(!queue.current() && !queue.upNext() && !queue.advance() && !queue.skip() && !queue.previous());
        QVERIFY(!queue.restart());
        queue.setShuffled(true);
        queue.setShuffled(false);
        QVERIFY(queue.isEmpty());
    }

    void queueingIntoAnEmptyQueue_waitsUntilSkippedTo() {
        PlayQueue queue;
        queue.playNext(queueTracks("m n"));
        QCOMPARE(shown(queue), QStringLiteral("[] m n |"));
        QCOMPARE(titleOf(queue.skip()), QStringLiteral("m"));
    }

    void aQueueOnlyMadeByHand_repeatsAsAWhole() {
        PlayQueue queue;
        queue.setRepeat(Repeat::All);
        queue.playNow(queueTracks("m n"));
        queue.advance();
        QCOMPARE(titleOf(queue.advance()), QStringLiteral("m"));
    }

    void shuffle_bringsEveryUnplayedTrackOnceAndKeepsWhatWasPlayed() {
        PlayQueue queue = album("a b c d e f g h", 2);
        queue.advance(); // c and d were played, a and b were not
        queue.setShuffled(true);
        const auto shot = queue.snapshot();
        QCOMPARE(QString::fromStdString(tests::titlesOf(shot.history)), QStringLiteral("c"));
        QCOMPARE(titleOf(shot.current), QStringLiteral("d"));
        QCOMPARE(titleSet(shot.fromSource), (std::set<std::string>{"a", "b", "e", "f", "g", "h"}));
    }

    void shuffle_differsFromTheOrderAndBetweenSeeds() {
        std::set<std::string> orders;
        for (std::uint64_t seed = 0; seed < 8; ++seed) {
            PlayQueue queue(seed);
            queue.setShuffled(true);
            queue.replace(queueTracks("a b c d e f g h"), 0, "");
            orders.insert(tests::titlesOf(queue.snapshot().fromSource));
        }
        QVERIFY(orders.size() > 6);
        QVERIFY(!orders.contains("b c d e f g h"));
    }

    void startingShuffledWithoutAStart_beginsAnywhere() {
        std::set<std::string> firsts;
        for (std::uint64_t seed = 0; seed < 16; ++seed) {
            PlayQueue queue(seed);
            queue.setShuffled(true);
            queue.replace(queueTracks("a b c d"), std::nullopt, "");
            firsts.insert(queue.current()->track->title);
            QCOMPARE(queue.snapshot().fromSource.size(), std::size_t{3});
        }
        QVERIFY(firsts.size() > 2);
    }

    void aShuffledRound_neverBeginsWithTheTrackThatJustEnded() {
        for (std::uint64_t seed = 0; seed < 64; ++seed) {
            PlayQueue queue(seed);
            queue.setShuffled(true);
            queue.setRepeat(Repeat::All);
            queue.replace(queueTracks("a b c"), 0, "");
            queue.advance();
            const auto last = queue.advance();
            const auto foretold = queue.upNext();
            const auto first = queue.advance();
            QVERIFY(last->id != first->id);
            QVERIFY(foretold->id == first->id);
        }
    }

    void itemIds_stayThroughShufflesMovesAndRounds() {
        PlayQueue queue = album("a b c", 0);
        const auto b = idOf(queue.snapshot(), "b");
        queue.setShuffled(true);
        queue.setShuffled(false);
        queue.move(b, QueuePart::Source, 1);
        queue.restart();
        QVERIFY(idOf(queue.snapshot(), "b") == b);
    }

    void theSnapshot_marksWhatWasPlayed() {
        PlayQueue queue = album("a b c d", 0);
        queue.jumpTo(idOf(queue.snapshot(), "c"));
        const auto shot = queue.snapshot();
        QVERIFY(shot.history[0].wasPlayed);
        QVERIFY(!shot.history[1].wasPlayed);
    }

    void aSavedQueue_comesBackAsItWas() {
        PlayQueue queue = album("a b c d", 1);
        queue.playLast(queueTracks("x"));
        queue.setShuffled(true);
        queue.setRepeat(Repeat::All);
        PlayQueue back = PlayQueue::restored(queue.save(), 7);
        QCOMPARE(shown(back), shown(queue));
        back.setShuffled(false);
        QCOMPARE(shown(back), QStringLiteral("a [b] x | c d"));
        QVERIFY(back.repeat() == Repeat::All);
    }

    void aSavedQueueWithNonsense_isMended() {
        SavedQueue saved = album("a b", 0).save();
        saved.upcoming = 99;
        saved.items.push_back({nullptr, std::nullopt, false});
        QCOMPARE(shown(PlayQueue::restored(saved, 1)), QStringLiteral("a [b] |"));
        saved.items.clear();
        QCOMPARE(shown(PlayQueue::restored(saved, 1)), QStringLiteral("[] |"));
    }

    void shuffledByAlbum_albumsStayWholeAndTheCurrentOneGoesOnFirst() {
        PlayQueue queue(3);
        auto tracks = queueTracks("a1 a2 a3 b1 b2 b3 c1 c2 c3 d1 d2 d3");
        for (auto& track : tracks)
            track.album.bytes.fill(static_cast<std::uint8_t>(track.title.front()));
        std::set<std::string> orders;
        for (int round = 0; round < 12; ++round) {
            queue.setShuffled(false);
            queue.replace(tracks, 4, "All");
            queue.setShuffleBy(ShuffleBy::Album);
            queue.setShuffled(true);
            const auto coming = queue.snapshot().fromSource;
            QCOMPARE(coming.size(), std::size_t{11});
            QCOMPARE(coming[0].track->title, std::string("b3"));
            QCOMPARE(coming[1].track->title, std::string("b1"));
            std::string order;
            for (std::size_t i = 2; i < coming.size(); ++i) {
                const std::string& title = coming[i].track->title;
                QCOMPARE(title.back(), "123"[(i - 2) % 3]);
                if (title.back() == '1') order += title.front();
                QCOMPARE(title.front(), order.back());
            }
            orders.insert(order);
        }
        QVERIFY(orders.size() > 2);
        queue.setShuffled(false);
        QCOMPARE(shown(queue), QStringLiteral("a1 a2 a3 b1 [b2] | b3 c1 c2 c3 d1 d2 d3"));
    }

    void shuffledByArtist_theirTracksStayTogether() {
        PlayQueue queue(3);
        auto tracks = queueTracks("a1 b1 a2 b2 a3 b3 c1 c2");
        for (auto& track : tracks)
            track.artistDisplay = track.title.substr(0, 1);
        queue.replace(tracks, 0, "All");
        queue.setShuffled(true);
        queue.setShuffleBy(ShuffleBy::Artist); // mixes anew what comes
        const auto coming = queue.snapshot().fromSource;
        QCOMPARE(titleSet(coming).size(), std::size_t{7});
        int changes = 0;
        for (std::size_t i = 1; i < coming.size(); ++i)
            changes += coming[i].track->artistDisplay != coming[i - 1].track->artistDisplay ? 1 : 0;
        QCOMPARE(changes, 2);
        QCOMPARE(coming[0].track->artistDisplay, std::string("a"));
    }
};

QTEST_APPLESS_MAIN(TestPlayQueue)
#include "tst_PlayQueue.moc"
