// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "tests/support/RandomPlaying.h"

using namespace linnet::tests;

class TestPlayerRandom : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whateverIsDone_whatSoundsIsWhatIsTold_data() {
        QTest::addColumn<unsigned>("seed");
        for (const unsigned seed : {1U, 2U})
            QTest::addRow("seed %u", seed) << seed;
    }
    void whateverIsDone_whatSoundsIsWhatIsTold() {
        QFETCH(unsigned, seed);
        RandomPlaying listener(seed);
        const std::string wrong = listener.run(30);
        QVERIFY2(wrong.empty(), wrong.c_str());
    }
};

LINNET_TEST_ENGINES(TestPlayerRandom)
#include "tst_PlayerRandom.moc"
