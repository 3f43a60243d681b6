// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <string>

#include "app/models/PageCache.h"

using linnet::app::kPageRows;
using linnet::app::PageCache;

class tst_PageCache : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aPage_isFetchedOnce() {
        PageCache<std::string> cache;
        QVERIFY(cache.beginFetch(0));
        QVERIFY(!cache.beginFetch(0));
        cache.put(0, {{7, "seven"}});
        QVERIFY(!cache.beginFetch(0));
        QCOMPARE(*cache.find(7, 0), std::string("seven"));
        QVERIFY(cache.find(8, 0) == nullptr);
    }
    void theLeastRecentlyUsedPage_goesFirst() {
        PageCache<std::string> cache(2);
        cache.put(0, {{1, "a"}});
        cache.put(1, {{2, "b"}});
        QVERIFY(cache.find(1, 0) != nullptr);
        cache.put(2, {{3, "c"}});
        QVERIFY(cache.find(1, 0) != nullptr);
        QVERIFY(cache.find(2, 1) == nullptr);
        QVERIFY(cache.beginFetch(1));
    }
    void staleRows_areShownUntilTheNewOnesCome() {
        PageCache<std::string> cache;
        cache.put(0, {{1, "old"}, {2, "gone"}});
        cache.makeStale();
        QCOMPARE(*cache.find(1, 0), std::string("old"));
        QVERIFY(cache.beginFetch(0));
        cache.put(0, {{1, "new"}});
        QCOMPARE(*cache.find(1, 0), std::string("new"));
        cache.makeStale();
        QVERIFY(cache.find(2, 0) == nullptr);
        QCOMPARE(*cache.find(1, 0), std::string("new"));
    }
};

QTEST_APPLESS_MAIN(tst_PageCache)
#include "tst_PageCache.moc"
