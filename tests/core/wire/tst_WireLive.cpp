// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "core/wire/Live.h"

using namespace linnet::core;
using namespace linnet::core::wire;
using namespace std::chrono_literals;

class tst_WireLive : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void messages_roundTrip() {
        ScanStatus scan;
        scan.isRunning = true;
        scan.phase = ScanPhase::Reading;
        scan.found = 12;
        scan.startedAt = UnixMillis(1'700'000'000'000ms);
        const LiveMessage messages[] = {
            LiveHello{"0123abcd", 17},
            LiveChanges{18},
            scan,
            NowPlaying{UserId::random(), "Ann", DeviceId::random(), "Phone", {TrackId::random(), 61'500ms, true}},
            NowPlaying{UserId::random(), "Ann", DeviceId::random(), "Phone", {}},
            LiveUnknown{},
        };
        for (const auto& message : messages) {
            const auto back = decodeLive(encodeLive(message));
            QVERIFY(back && *back == message);
        }
    }
    void reports_roundTrip() {
        const NowPlayingReport report{TrackId::random(), 5s, false};
        const auto back = decodeLiveReport(encodeLiveReport(report));
        QVERIFY(back && *back == LiveReport(report));
        QVERIFY(decodeLiveReport(R"({"type":"future"})") == LiveReport(LiveUnknown{}));
    }
    void wrongOnes_areNamed() {
        const auto position = decodeLiveReport(R"({"type":"now_playing","position_ms":-1})");
        QVERIFY(!position);
        QVERIFY(position.error().detail.starts_with("position_ms:"));
        const auto type = decodeLive("{}");
        QVERIFY(!type);
        QCOMPARE(type.error(), (Error{Errc::InvalidInput, "type: is missing"}));
        QVERIFY(!decodeLive(std::string(kMaxLiveBytes + 1, ' ')));
    }
};

QTEST_APPLESS_MAIN(tst_WireLive)
#include "tst_WireLive.moc"
