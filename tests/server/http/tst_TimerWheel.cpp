// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <memory>
#include <vector>

#include "server-stub/http/TimerWheel.h"

using namespace linnet;
using namespace linnet::server;
using namespace std::chrono_literals;

class tst_TimerWheel : public QObject {
    Q_OBJECT

private:
    static constexpr core::Steady kBegin{std::chrono::hours(100)};

private Q_SLOTS:
    void entry_expiresOnceAfterItsDeadline() {
        TimerWheel wheel(kBegin);
        int expired = 0;
        TimerWheel::Entry entry([&] { ++expired; });
        wheel.set(entry, kBegin + 5s);
        wheel.advance(kBegin + 4900ms);
        QCOMPARE(expired, 0);
        wheel.advance(kBegin + 5s + 2 * TimerWheel::kTick);
        QCOMPARE(expired, 1);
        wheel.advance(kBegin + 60s);
        QCOMPARE(expired, 1);
    }
    void entry_pushedOutOrCleared_doesNotExpire() {
        TimerWheel wheel(kBegin);
        int expired = 0;
        TimerWheel::Entry later([&] { ++expired; });
        TimerWheel::Entry cleared([&] { ++expired; });
        wheel.set(later, kBegin + 1s);
        wheel.set(cleared, kBegin + 1s);
        wheel.set(later, kBegin + 10s);
        cleared.clear();
        wheel.advance(kBegin + 9s);
        QCOMPARE(expired, 0);
        wheel.advance(kBegin + 11s);
        QCOMPARE(expired, 1);
    }
    void entry_pulledIn_expiresEarlier() {
        TimerWheel wheel(kBegin);
        int expired = 0;
        TimerWheel::Entry entry([&] { ++expired; });
        wheel.set(entry, kBegin + 30s);
        wheel.set(entry, kBegin + 1s);
        wheel.advance(kBegin + 2s);
        QCOMPARE(expired, 1);
    }
    void deadlineBeyondTheWheel_isKeptExactly() {
        TimerWheel wheel(kBegin);
        int expired = 0;
        TimerWheel::Entry entry([&] { ++expired; });
        wheel.set(entry, kBegin + 600s);
        for (auto now = kBegin; now < kBegin + 599s; now += 1s)
            wheel.advance(now);
        QCOMPARE(expired, 0);
        wheel.advance(kBegin + 601s);
        QCOMPARE(expired, 1);
    }
    void longPause_catchesUpWithEverything() {
        TimerWheel wheel(kBegin);
        int expired = 0;
        std::vector<std::unique_ptr<TimerWheel::Entry>> entries;
        for (int i = 1; i <= 100; ++i) {
            entries.push_back(std::make_unique<TimerWheel::Entry>([&] { ++expired; }));
            wheel.set(*entries.back(), kBegin + i * 3s);
        }
        wheel.advance(kBegin + 3600s);
        wheel.advance(kBegin + 3601s);
        QCOMPARE(expired, 100);
    }
    void expiry_mayDestroyOthers() {
        TimerWheel wheel(kBegin);
        int expired = 0;
        auto other = std::make_unique<TimerWheel::Entry>([&] { ++expired; });
        TimerWheel::Entry first([&] { other.reset(); });
        wheel.set(first, kBegin + 1s);
        wheel.set(*other, kBegin + 1s);
        wheel.advance(kBegin + 5s);
        QCOMPARE(expired, 0);
    }
};

QTEST_APPLESS_MAIN(tst_TimerWheel)
#include "tst_TimerWheel.moc"
