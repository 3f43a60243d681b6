// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "tests/support/RandomPlaying.h"

using namespace linnet::tests;

class TestPlayerRandomSlow : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aThousandOperations_neverPartWhatSoundsFromWhatIsTold() {
        RandomPlaying listener(11);
        const std::string wrong = listener.run(1000);
        QVERIFY2(wrong.empty(), wrong.c_str());
    }
};

LINNET_TEST_ENGINES(TestPlayerRandomSlow)
#include "tst_PlayerRandomSlow.moc"
