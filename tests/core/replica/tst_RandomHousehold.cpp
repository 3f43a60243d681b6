// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "tests/support/RandomHousehold.h"

class tst_RandomHousehold : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void threeDevices_endEqual_data() {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 24; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }
    void threeDevices_endEqual() {
        QFETCH(quint32, seed);
        const auto problem = linnet::test::RandomHousehold(seed).run();
        QVERIFY2(problem.empty(), problem.c_str());
    }
};

QTEST_APPLESS_MAIN(tst_RandomHousehold)
#include "tst_RandomHousehold.moc"
