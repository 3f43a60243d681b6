// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <set>

#include "core/base/ErrorTable.h"

using namespace linnet::core;

class tst_ErrorTable : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachCode_hasItsOwnRow_data() {
        QTest::addColumn<int>("number");
        for (int i = 0; i <= static_cast<int>(Errc::Internal); ++i)
            QTest::addRow("%d", i) << i;
    }
    void eachCode_hasItsOwnRow() {
        QFETCH(int, number);
        const auto code = static_cast<Errc>(number);
        const auto& info = infoOf(code);
        QVERIFY(info.code == code);
        QVERIFY(!info.name.empty());
        QVERIFY(info.sentence.size() > 20);
        QVERIFY(info.sentence.ends_with('.'));
        QVERIFY(info.httpStatus >= 400 && info.httpStatus <= 599);
    }
    void namesAndSentences_areDistinct() {
        std::set<std::string_view> names;
        std::set<std::string_view> sentences;
        const int count = static_cast<int>(Errc::Internal) + 1;
        for (int i = 0; i < count; ++i) {
            names.insert(infoOf(static_cast<Errc>(i)).name);
            sentences.insert(infoOf(static_cast<Errc>(i)).sentence);
        }
        QCOMPARE(names.size(), std::size_t(count));
        QCOMPARE(sentences.size(), std::size_t(count));
    }
    void whatTheUserMustFix_isNotRetriedByItself() {
        for (const Errc code : {Errc::InvalidInput, Errc::Forbidden, Errc::Corrupt, Errc::Unsupported, Errc::Cancelled})
            QVERIFY(infoOf(code).retry == Retry::Never);
        for (const Errc code : {Errc::Offline, Errc::Timeout, Errc::Throttled, Errc::Busy})
            QVERIFY(infoOf(code).retry == Retry::WithBackOff);
    }
    void backOff_growsUpToAMinute() {
        using std::chrono::milliseconds;
        QCOMPARE(backOff(1), milliseconds(500));
        QCOMPARE(backOff(2), milliseconds(1000));
        QCOMPARE(backOff(1000), milliseconds(60'000));
        QCOMPARE(backOff(-5), milliseconds(500));
    }
};

QTEST_APPLESS_MAIN(tst_ErrorTable)
#include "tst_ErrorTable.moc"
