// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <algorithm>
#include <map>
#include <set>

#include "player/queue/PlayQueue.h"
#include "player/queue/Shuffle.h"
#include "tests/support/QueueTracks.h"

using namespace linnet;
using namespace linnet::player;
using namespace linnet::tests;

namespace {

using Ids = std::vector<std::uint64_t>;

Ids idsOf(const std::vector<QueueItem>& items) {
    Ids ids;
    for (const auto& item : items)
        ids.push_back(item.id.value);
    return ids;
}

/// The queue as four plain lists, written without an eye on speed. What chance decides (shuffle) it takes over from the
/// queue after checking that it is a permutation of what it may be.
struct Model {
    Ids past;
    std::optional<std::uint64_t> current;
    Ids hand;
    Ids rest;
    std::set<std::uint64_t> handMade;

    static void take(Ids& list, std::uint64_t id) { std::erase(list, id); }
    bool has(const Ids& list, std::uint64_t id) const { return std::find(list.begin(), list.end(), id) != list.end(); }

    /// Hand-made items at the front of the rest count as by hand.
    void settle() {
        while (!rest.empty() && handMade.contains(rest.front())) {
            hand.push_back(rest.front());
            rest.erase(rest.begin());
        }
    }
    void step() {
        Ids& from = hand.empty() ? rest : hand;
        if (from.empty()) return;
        if (current) past.push_back(*current);
        current = from.front();
        from.erase(from.begin());
        settle();
    }
    Ids whole() const {
        Ids all = past;
        if (current) all.push_back(*current);
        all.insert(all.end(), hand.begin(), hand.end());
        all.insert(all.end(), rest.begin(), rest.end());
        return all;
    }
    /// Everything but the waiting by-hand items in a row; they come behind the target and what is by hand there.
    void jump(std::uint64_t id) {
        if (has(hand, id)) {
            while (current != id)
                step();
            return;
        }
        const Ids waiting = hand;
        hand.clear();
        Ids row = whole();
        const auto target = std::find(row.begin(), row.end(), id);
        past.assign(row.begin(), target);
        current = id;
        rest.assign(target + 1, row.end());
        settle();
        hand.insert(hand.end(), waiting.begin(), waiting.end());
        settle();
    }
    void remove(std::uint64_t id) {
        if (current == id) current.reset();
        for (Ids* list : {&past, &hand, &rest})
            take(*list, id);
        settle();
    }
    void move(std::uint64_t id, QueuePart part, std::size_t index) {
        if (!has(hand, id) && !has(rest, id)) return;
        take(hand, id);
        take(rest, id);
        settle();
        Ids& list = part == QueuePart::ByHand ? hand : rest;
        list.insert(list.begin() + static_cast<std::ptrdiff_t>(std::min(index, list.size())), id);
        if (part == QueuePart::ByHand)
            handMade.insert(id);
        else
            handMade.erase(id);
        settle();
    }
};

class Walk {
public:
    explicit Walk(std::uint64_t seed) : m_random(seed), m_queue(seed) {}

    /// One random operation on both. False if they disagree.
    bool step() {
        const auto choice = randomBelow(m_random, 12);
        act(choice);
        return agrees();
    }
    QString story() const {
        return QStringLiteral("operations %1: ").arg(m_story.join(QLatin1Char(' '))) +
               QString::fromStdString(picture(m_queue.snapshot()));
    }

private:
    void act(std::size_t choice) {
        static const char* const kNames[] = {"replace", "next", "last", "now",    "advance", "advance",
                                             "skip",    "back", "jump", "remove", "move",    "clear"};
        m_story << QString::fromLatin1(kNames[choice]);
        switch (choice) {
        case 0:
            return replace();
        case 1:
            return queueNext();
        case 2:
            return queueLast();
        case 3:
            return queueNow();
        case 4:
        case 5:
            m_queue.advance();
            return m_model.step();
        case 6:
            m_queue.skip();
            return m_model.step();
        case 7:
            return back();
        case 8:
            if (const auto id = anyId()) {
                m_queue.jumpTo({*id});
                m_model.jump(*id);
            }
            return;
        case 9:
            if (const auto id = anyId()) {
                m_queue.remove({*id});
                m_model.remove(*id);
            }
            return;
        case 10:
            if (const auto id = anyId()) {
                const auto part = randomBelow(m_random, 2) == 0 ? QueuePart::ByHand : QueuePart::Source;
                const auto index = randomBelow(m_random, 6);
                m_queue.move({*id}, part, index);
                m_model.move(*id, part, index);
            }
            return;
        default:
            m_queue.clearByHand();
            m_model.hand.clear();
            m_model.settle();
        }
    }

    std::vector<QueueTrack> some() { return std::vector<QueueTrack>(1 + randomBelow(m_random, 3), queueTrack("t")); }
    Ids freshIds(std::size_t count) {
        Ids ids;
        for (std::size_t i = 0; i < count; ++i)
            ids.push_back(++m_lastId);
        return ids;
    }
    Ids freshByHand(std::size_t count) {
        const Ids ids = freshIds(count);
        m_model.handMade.insert(ids.begin(), ids.end());
        return ids;
    }
    void replace() {
        if (randomBelow(m_random, 4) != 0) return;
        const auto count = 1 + randomBelow(m_random, 8);
        const auto start = randomBelow(m_random, count);
        m_queue.replace(std::vector<QueueTrack>(count, queueTrack("s")), start, "");
        const Ids ids = freshIds(count);
        m_model.past.assign(ids.begin(), ids.begin() + static_cast<std::ptrdiff_t>(start));
        m_model.current = ids[start];
        m_model.rest.assign(ids.begin() + static_cast<std::ptrdiff_t>(start) + 1, ids.end());
    }
    void queueNext() {
        auto tracks = some();
        const Ids ids = freshByHand(tracks.size());
        m_queue.playNext(std::move(tracks));
        m_model.hand.insert(m_model.hand.begin(), ids.begin(), ids.end());
    }
    void queueLast() {
        auto tracks = some();
        const Ids ids = freshByHand(tracks.size());
        m_queue.playLast(std::move(tracks));
        m_model.hand.insert(m_model.hand.end(), ids.begin(), ids.end());
    }
    void queueNow() {
        queueNext();
        // The same from here on as what play now does: the first of them at once.
        m_queue.skip();
        m_model.step();
    }
    void back() {
        m_queue.previous();
        if (!m_model.past.empty()) m_model.jump(m_model.past.back());
    }
    std::optional<std::uint64_t> anyId() {
        const Ids all = m_model.whole();
        if (all.empty()) return std::nullopt;
        return all[randomBelow(m_random, all.size())];
    }
    bool agrees() const {
        const auto shot = m_queue.snapshot();
        const auto current = shot.current ? std::optional(shot.current->id.value) : std::nullopt;
        return idsOf(shot.history) == m_model.past && current == m_model.current &&
               idsOf(shot.byHand) == m_model.hand && idsOf(shot.fromSource) == m_model.rest;
    }

    std::uint64_t m_random;
    PlayQueue m_queue;
    Model m_model;
    std::uint64_t m_lastId = 0;
    QStringList m_story;
};

} // namespace

class TestPlayQueueRandom : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anyOperations_agreeWithTheNaiveModel() {
        for (std::uint64_t seed = 1; seed <= 300; ++seed) {
            Walk walk(seed);
            for (int i = 0; i < 60; ++i)
                QVERIFY2(walk.step(), qPrintable(walk.story()));
        }
    }

    void anyShuffling_losesAndDoublesNothing() {
        for (std::uint64_t seed = 1; seed <= 200; ++seed) {
            std::uint64_t random = seed;
            PlayQueue queue(seed);
            queue.replace(queueTracks("a b c d e f g h i j"), randomBelow(random, 10), "");
            for (int i = 0; i < 30; ++i) {
                switch (randomBelow(random, 4)) {
                case 0:
                    queue.setShuffled(!queue.isShuffled());
                    break;
                case 1:
                    queue.skip();
                    break;
                case 2:
                    queue.previous();
                    break;
                default:
                    queue.jumpTo({1 + randomBelow(random, 10)});
                }
                const auto shot = queue.snapshot();
                Ids all = idsOf(shot.history);
                if (shot.current) all.push_back(shot.current->id.value);
                for (const auto* part : {&shot.byHand, &shot.fromSource})
                    for (const auto& item : *part)
                        all.push_back(item.id.value);
                if (!queue.isShuffled()) QVERIFY(std::is_sorted(all.begin(), all.end()));
                std::sort(all.begin(), all.end());
                QCOMPARE(all, (Ids{1, 2, 3, 4, 5, 6, 7, 8, 9, 10}));
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestPlayQueueRandom)
#include "tst_PlayQueueRandom.moc"
