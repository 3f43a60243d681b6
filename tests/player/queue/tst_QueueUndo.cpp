// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "player/queue/QueueUndo.h"
#include "tests/support/QueueTracks.h"

using namespace linnet;
using namespace linnet::player;

class tst_QueueUndo : public QObject {
    Q_OBJECT

    static PlayQueue of(std::size_t count) {
        PlayQueue queue(7);
        std::vector<QueueTrack> tracks;
        for (std::size_t i = 0; i < count; ++i)
            tracks.push_back(tests::queueTrack(std::to_string(i)));
        queue.replace(std::move(tracks), 0, "test");
        return queue;
    }
    static std::string titles(const std::vector<QueueItem>& items) {
        std::string all;
        for (const QueueItem& item : items)
            all += item.track->title;
        return all;
    }
    static QueueItemId coming(const PlayQueue& queue, std::size_t index) {
        return queue.snapshot().fromSource[index].id;
    }

private Q_SLOTS:
    void nothingDone_nothingToTakeBack() {
        QueueUndo undo;
        QVERIFY(!undo.undo(of(3)));
        QVERIFY(!undo.redo(of(3)));
    }
    void removed_comesBack_andGoesAgain() {
        QueueUndo undo;
        PlayQueue queue = of(4);
        undo.keep(queue);
        queue.remove(coming(queue, 1));
        queue = *undo.undo(queue);
        QCOMPARE(titles(queue.snapshot().fromSource), std::string("123"));
        queue = *undo.redo(queue);
        QCOMPARE(titles(queue.snapshot().fromSource), std::string("13"));
        QVERIFY(!undo.canRedo());
    }
    void playedOn_stays_andTheRestComesBackBehindIt() {
        QueueUndo undo;
        PlayQueue queue = of(5);
        undo.keep(queue);
        queue.remove(coming(queue, 2));
        queue.advance();
        queue = *undo.undo(queue);
        QCOMPARE(queue.current()->track->title, std::string("1"));
        QCOMPARE(titles(queue.snapshot().fromSource), std::string("234"));
    }
    void anotherQueue_isNotTouched() {
        QueueUndo undo;
        PlayQueue queue = of(3);
        undo.keep(queue);
        queue.clearUpcoming();
        queue.replace({QueueTrack{}}, 0, "other");
        QVERIFY(!undo.undo(queue));
        QVERIFY(!undo.canUndo());
    }
    void newChange_endsRedo() {
        QueueUndo undo;
        PlayQueue queue = of(4);
        undo.keep(queue);
        queue.remove(coming(queue, 0));
        queue = *undo.undo(queue);
        undo.keep(queue);
        queue.clearUpcoming();
        QVERIFY(!undo.redo(queue));
    }
    void idsOfTakenBackEntries_areNotGivenAgain() {
        QueueUndo undo;
        PlayQueue queue = of(2);
        undo.keep(queue);
        queue.playNext({QueueTrack{}});
        const QueueItemId taken = queue.snapshot().byHand.front().id;
        queue = *undo.undo(queue);
        queue.playNext({QueueTrack{}});
        QVERIFY(queue.snapshot().byHand.front().id != taken);
    }
    void repeat_asItIsNow() {
        QueueUndo undo;
        PlayQueue queue = of(3);
        undo.keep(queue);
        queue.clearUpcoming();
        queue.setRepeat(Repeat::All);
        QVERIFY(undo.undo(queue)->repeat() == Repeat::All);
    }
    void keptQueues_areBounded() {
        QueueUndo undo;
        PlayQueue queue = of(2);
        for (int i = 0; i < 200; ++i)
            undo.keep(queue);
        std::size_t steps = 0;
        while (undo.undo(queue))
            ++steps;
        QCOMPARE(steps, QueueUndo::kMost);
    }
};

QTEST_APPLESS_MAIN(tst_QueueUndo)
#include "tst_QueueUndo.moc"
