// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "player/PlayRule.h"

using namespace linnet::player;
using namespace std::chrono_literals;

class tst_PlayRule : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void rule_isHalfOrFourMinutes_data() {
        QTest::addColumn<qint64>("length");
        QTest::addColumn<qint64>("heard");
        QTest::addColumn<bool>("counts");
        const auto row = [](const char* name, std::chrono::milliseconds length, std::chrono::milliseconds heard,
                            bool counts) {
            QTest::newRow(name) << qint64(length.count()) << qint64(heard.count()) << counts;
        };
        row("half", 3min, 90s, true);
        row("less than half", 3min, 90s - 1ms, false);
        row("four minutes of a long one", 1h, 4min, true);
        row("less than four minutes of a long one", 1h, 4min - 1ms, false);
        row("short, heard whole", 30s - 1ms, 30s, false);
        row("just long enough", 30s, 15s, true);
        row("unknown length, four minutes", 0ms, 4min, true);
        row("unknown length, less", 0ms, 4min - 1ms, false);
        row("heard twice over", 40s, 80s, true);
    }
    void rule_isHalfOrFourMinutes() {
        QFETCH(qint64, length);
        QFETCH(qint64, heard);
        const Listened listened{nullptr, {}, std::chrono::milliseconds(heard), std::chrono::milliseconds(length)};
        QTEST(isPlay(listened), "counts");
    }
};

QTEST_APPLESS_MAIN(tst_PlayRule)
#include "tst_PlayRule.moc"
