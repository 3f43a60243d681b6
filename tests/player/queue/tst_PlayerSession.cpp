// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "player/queue/PlayerSession.h"
#include "tests/support/QueueTracks.h"

using namespace linnet;
using namespace linnet::player;
using namespace std::chrono_literals;

namespace {

PlayerSession aSession() {
    PlayQueue queue(3);
    auto tracks = tests::queueTracks("a b c");
    tracks[1].title = "Ta\tb, line\nand \\ slash, ÄÖ 音";
    tracks[1].artistDisplay = "A, B";
    tracks[1].source = 4;
    tracks[1].album = core::AlbumId::random();
    tracks[1].art = core::ArtRef{core::ArtId::random(), 0x123456};
    tracks[1].replayGain = {core::Gain{-6.54}, core::Gain{-7.0}, 0.987654321, 1.01};
    queue.replace(std::move(tracks), 1, "A\tsource");
    QueueTrack loose;
    loose.title = "loose";
    loose.file = core::FilePath(std::string("/tmp/caf\xE9\n.flac"));
    QueueTrack part = loose;
    part.part = core::MediaPart{core::Sectors(32), core::Sectors(18'077)};
    QueueTrack last = loose;
    last.part = core::MediaPart{core::Sectors(18'077), std::nullopt};
    queue.playLast({loose, part, last});
    queue.setRepeat(Repeat::One);
    queue.setShuffleBy(ShuffleBy::Artist);
    return {queue.save(), 83'456ms};
}

} // namespace

class TestPlayerSession : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsWritten_isReadBackExactly() {
        const auto session = aSession();
        const auto back = decodeSession(encodeSession(session));
        QVERIFY(back.has_value());
        QCOMPARE(back->position.count(), session.position.count());
        QCOMPARE(back->queue.sourceName, session.queue.sourceName);
        QCOMPARE(back->queue.upcoming, session.queue.upcoming);
        QVERIFY(back->queue.repeat == Repeat::One && back->queue.hasCurrent);
        QVERIFY(back->queue.shuffleBy == ShuffleBy::Artist);
        QCOMPARE(back->queue.items.size(), session.queue.items.size());
        for (std::size_t i = 0; i < session.queue.items.size(); ++i) {
            QVERIFY(*back->queue.items[i].track == *session.queue.items[i].track);
            QVERIFY(back->queue.items[i].order == session.queue.items[i].order);
            QCOMPARE(back->queue.items[i].wasPlayed, session.queue.items[i].wasPlayed);
        }
    }

    void aQueueSavedBeforeThereWereWaysToShuffle_isRead() {
        auto text = encodeSession(aSession());
        const auto end = text.find('\n');
        text.erase(text.rfind('\t', end), end - text.rfind('\t', end));
        const auto back = decodeSession(text);
        QVERIFY(back.has_value());
        QVERIFY(back->queue.shuffleBy == ShuffleBy::Track);
        QCOMPARE(back->queue.items.size(), std::size_t{6});
    }

    void anItemSavedBeforeThereWereParts_isRead_andOneWithAnImpossiblePartIsNot() {
        const auto itemsIn = [](std::string text, const std::string& from, const std::string& to) {
            const auto at = text.find(from);
            text.replace(at, from.size(), to);
            return decodeSession(text)->queue.items.size();
        };
        const auto text = encodeSession(aSession());
        QCOMPARE(itemsIn(text, ".flac\t\t\n", ".flac\n"), std::size_t{6});
        QCOMPARE(itemsIn(text, "\t32\t18077\n", "\t18077\t32\n"), std::size_t{5});
        QCOMPARE(itemsIn(text, "\t32\t18077\n", "\t-1\t18077\n"), std::size_t{5});
        QCOMPARE(itemsIn(text, "\t32\t18077\n", "\t9223372036854775807\t\n"), std::size_t{5});
        QCOMPARE(itemsIn(text, "\t32\t18077\n", "\t\t18077\n"), std::size_t{5});
    }

    void theText_isValidUtf8EvenWithOddPaths() {
        const auto text = encodeSession(aSession());
        const auto asUnicode = QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
        QCOMPARE(asUnicode.toUtf8().toStdString(), text);
    }

    void damagedText_isRefusedInASentence_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("something else") << QByteArray("{\"queue\":[]}");
        QTest::newRow("head cut off") << QByteArray("linnet-queue\t1\t5");
        QTest::newRow("newer version") << QByteArray("linnet-queue\t2\t0\t0\t0\t0\t0\tx\n");
    }

    void damagedText_isRefusedInASentence() {
        QFETCH(QByteArray, text);
        const auto back = decodeSession(text.toStdString());
        QVERIFY(!back);
        QVERIFY(!back.error().detail.empty());
    }

    void aBrokenItem_isLeftOutAndThePlaceKept() {
        auto text = encodeSession(aSession());
        const auto firstItem = text.find('\n') + 1;
        text.replace(firstItem, text.find('\n', firstItem) - firstItem, "rubbish");
        const auto back = decodeSession(text);
        QVERIFY(back.has_value());
        const auto shot = PlayQueue::restored(back->queue, 1).snapshot();
        QVERIFY(shot.history.empty());
        QVERIFY(shot.current && shot.current->track->source == 4);
    }

    void aBrokenCurrentItem_leavesNoneCurrent() {
        auto text = encodeSession(aSession());
        const auto secondItem = text.find('\n', text.find('\n') + 1) + 1;
        text.replace(secondItem, text.find('\n', secondItem) - secondItem, "\t\t\t");
        const auto back = decodeSession(text);
        QVERIFY(back.has_value());
        QCOMPARE(QString::fromStdString(tests::picture(PlayQueue::restored(back->queue, 1).snapshot())),
                 QStringLiteral("a [] loose loose loose | c"));
        QCOMPARE(back->position.count(), std::int64_t{0});
    }

    void everyTruncation_isReadOrRefusedButNeverHarms() {
        const auto text = encodeSession(aSession());
        for (std::size_t length = 0; length < text.size(); ++length) {
            auto back = decodeSession(std::string_view(text).substr(0, length));
            if (back) (void)PlayQueue::restored(std::move(back->queue), 1).snapshot();
        }
    }
};

QTEST_APPLESS_MAIN(TestPlayerSession)
#include "tst_PlayerSession.moc"
