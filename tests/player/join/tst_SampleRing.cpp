// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <numeric>
#include <thread>

#include "player/join/SampleRing.h"

using namespace linnet;
using namespace linnet::player;

class TestSampleRing : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void samples_comeOutInOrderAcrossThreads() {
        constexpr std::size_t kCount = 100'000;
        SampleRing ring(257, nullptr);
        std::thread writer([&] {
            std::vector<float> all(kCount);
            std::iota(all.begin(), all.end(), 0.0F);
            for (std::size_t at = 0; at < kCount; at += 1000)
                QVERIFY(ring.write(std::span(all).subspan(at, 1000)));
            ring.finish(std::nullopt);
        });
        std::vector<float> got;
        std::vector<float> portion(100);
        while (!ring.isExhausted()) {
            const std::size_t count = ring.read(portion);
            got.insert(got.end(), portion.begin(), portion.begin() + static_cast<std::ptrdiff_t>(count));
            if (count == 0) std::this_thread::yield();
        }
        writer.join();
        QCOMPARE(got.size(), kCount);
        for (std::size_t i = 0; i < kCount; ++i)
            if (got[i] != static_cast<float>(i)) QFAIL("out of order");
    }

    void aClosedRing_letsAWaitingWriterGo() {
        SampleRing ring(4, nullptr);
        bool isWanted = true;
        std::thread writer([&] { isWanted = ring.write(std::vector<float>(100)); });
        ring.close();
        writer.join();
        QVERIFY(!isWanted);
        QVERIFY(!ring.write(std::vector<float>(1)));
    }

    void theReader_isWokenOnlyAfterItFoundTooLittle() {
        int wakes = 0;
        SampleRing ring(100, [&] { ++wakes; });
        const std::vector<float> two(2);
        ring.write(two);
        QCOMPARE(wakes, 1);
        ring.write(two);
        QCOMPARE(wakes, 1);
        std::vector<float> out(10);
        ring.read(out);
        ring.write(two);
        QCOMPARE(wakes, 2);
        ring.finish(std::nullopt);
        QCOMPARE(wakes, 3);
    }

    void anError_isToldAfterTheSamplesBeforeIt() {
        SampleRing ring(100, nullptr);
        ring.write(std::vector<float>(4));
        ring.finish(core::Error{core::Errc::Corrupt, "damaged"});
        ring.finish(std::nullopt);
        QVERIFY(!ring.isExhausted());
        std::vector<float> out(10);
        QCOMPARE(ring.read(out), std::size_t{4});
        QVERIFY(ring.isExhausted());
        QCOMPARE(ring.error()->detail, std::string("damaged"));
    }
};

QTEST_APPLESS_MAIN(TestSampleRing)
#include "tst_SampleRing.moc"
