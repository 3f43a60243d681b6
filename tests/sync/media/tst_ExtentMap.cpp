// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <random>

#include "sync/media/ExtentMap.h"

using namespace linnet;
using core::ByteRange;
using sync::ExtentMap;

class tst_ExtentMap : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void add_joinsRangesThatTouch() {
        ExtentMap map;
        map.add({0, 10});
        map.add({20, 30});
        map.add({10, 20});
        QVERIFY(map.ranges() == (std::vector<ByteRange>{{0, 30}}));
    }

    void remove_splitsARange() {
        ExtentMap map({{0, 30}});
        map.remove({10, 20});
        QVERIFY(map.ranges() == (std::vector<ByteRange>{{0, 10}, {20, 30}}));
    }

    void firstGap_endsWhereTheNextRangeBegins() {
        const ExtentMap map({{0, 10}, {20, 30}});
        QVERIFY(map.firstGap(5, 40) == (ByteRange{10, 20}));
        QVERIFY(map.firstGap(12, 15) == (ByteRange{12, 15}));
        QVERIFY(map.firstGap(25, 40) == (ByteRange{30, 40}));
        QVERIFY(!map.firstGap(0, 10));
    }

    void everything_agreesWithABitPerByte() {
        std::mt19937 random(7);
        constexpr std::size_t kSize = 300;
        std::vector<bool> truth(kSize);
        ExtentMap map;
        for (int step = 0; step < 3000; ++step) {
            std::uint64_t begin = random() % kSize;
            std::uint64_t end = random() % (kSize + 1);
            if (begin > end) std::swap(begin, end);
            if (step % 3 == 0) end = std::min(end, begin + 40);
            const bool isAdd = random() % 2 == 0;
            isAdd ? map.add({begin, end}) : map.remove({begin, end});
            for (auto at = begin; at < end; ++at)
                truth[at] = isAdd;
            const auto from = random() % kSize;
            std::uint64_t present = 0;
            while (from + present < kSize && truth[from + present])
                ++present;
            QCOMPARE(map.presentFrom(from), present);
            QCOMPARE(map.total(), static_cast<std::uint64_t>(std::ranges::count(truth, true)));
            const auto ranges = map.ranges();
            for (std::size_t i = 1; i < ranges.size(); ++i)
                QVERIFY(ranges[i - 1].end < ranges[i].begin);
        }
    }
};

QTEST_APPLESS_MAIN(tst_ExtentMap)
#include "tst_ExtentMap.moc"
