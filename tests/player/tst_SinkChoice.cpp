// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "player/engine/SinkChoice.h"

using namespace linnet::player;

class TestSinkChoice : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void words_nameSinks() {
        QVERIFY(sinkChoiceFrom("")->kind == SinkKind::Device);
        QVERIFY(sinkChoiceFrom("auto")->kind == SinkKind::Device);
        QVERIFY(sinkChoiceFrom("null")->kind == SinkKind::Null);
        QVERIFY(sinkChoiceFrom("null")->isPaced);
    }
    void aFile_isPacedUnlessSaidOtherwise() {
        const auto paced = sinkChoiceFrom("file:/a/b:c.wav");
        QVERIFY(paced->kind == SinkKind::File && paced->isPaced);
        QCOMPARE(paced->file.bytes(), std::string("/a/b:c.wav"));
        QVERIFY(!sinkChoiceFrom("file-fast:x")->isPaced);
    }
    void nonsense_isRefused() {
        for (const char* text : {"file:", "file-fast:", "pulse", "NULL"})
            QVERIFY(!sinkChoiceFrom(text));
    }
};

QTEST_APPLESS_MAIN(TestSinkChoice)
#include "tst_SinkChoice.moc"
