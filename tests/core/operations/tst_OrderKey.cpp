// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <algorithm>
#include <random>

#include "core/operations/OrderKey.h"

using linnet::core::operations::kLongOrderKey;
using linnet::core::operations::orderKeysBetween;

namespace {

/// "" or what is wrong with keys that were asked for between the two.
std::string problemOf(const std::string& before, const std::string& behind, const std::vector<std::string>& keys) {
    std::string last = before;
    for (const auto& key : keys) {
        if (key.empty() || key.back() == '\0') return "a key ends in zero";
        if (key <= last) return "a key is not above the one before it";
        last = key;
    }
    return behind.empty() || last < behind ? "" : "a key is not below the one behind";
}

std::string bytes(std::initializer_list<int> values) {
    std::string text;
    for (const int value : values)
        text.push_back(static_cast<char>(value));
    return text;
}

/// `times` single insertions at the place that `place` names in a list of some keys; the longest key made.
template <class Place>
std::size_t longestAfter(int times, Place place) {
    std::vector<std::string> keys = orderKeysBetween("", "", 4);
    std::size_t longest = 0;
    for (int i = 0; i < times; ++i) {
        const std::size_t at = place(keys.size(), i);
        const std::string before = at == 0 ? "" : keys[at - 1];
        const std::string behind = at == keys.size() ? "" : keys[at];
        const auto made = orderKeysBetween(before, behind, 1);
        if (!problemOf(before, behind, made).empty()) qFatal("a bad key");
        longest = std::max(longest, made[0].size());
        keys.insert(keys.begin() + static_cast<std::ptrdiff_t>(at), made[0]);
    }
    return longest;
}

} // namespace

class tst_OrderKey : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keys_lieStrictlyBetween_data() {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("behind");
        const auto row = [](const char* name, const std::string& before, const std::string& behind) {
            QTest::newRow(name) << QByteArray::fromStdString(before) << QByteArray::fromStdString(behind);
        };
        row("empty list", "", "");
        row("front", "", bytes({0x40}));
        row("front of the smallest", "", bytes({0, 0, 0, 0, 0, 1}));
        row("end", bytes({0x40}), "");
        row("end of the greatest", bytes({0xFF, 0xFF, 0xFF, 0xFF, 0xFE}), "");
        row("all ones", std::string(40, '\xFF'), "");
        row("neighbours", bytes({0x40}), bytes({0x41}));
        row("prefix", bytes({0x40}), bytes({0x40, 1}));
        row("deep prefix", bytes({0x40}), bytes({0x40, 0, 0, 0, 1}));
        row("carry", bytes({0x40, 0xFF, 0xFF}), bytes({0x41}));
        row("long and short", bytes({0x40, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF}), bytes({0x41}));
    }
    void keys_lieStrictlyBetween() {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, behind);
        for (const std::size_t count :
             {std::size_t(0), std::size_t(1), std::size_t(2), std::size_t(255), std::size_t(256), std::size_t(3000)}) {
            const auto keys = orderKeysBetween(before.toStdString(), behind.toStdString(), count);
            QCOMPARE(keys.size(), count);
            const auto problem = problemOf(before.toStdString(), behind.toStdString(), keys);
            QVERIFY2(problem.empty(), problem.c_str());
        }
    }
    void keys_areShort() {
        for (const auto& key : orderKeysBetween("", "", 10'000))
            QVERIFY(key.size() <= 2);
        for (const auto& key : orderKeysBetween(bytes({0x50, 1}), bytes({0x50, 2}), 200))
            QVERIFY(key.size() <= 3);
        QCOMPARE(orderKeysBetween(bytes({0x50}), bytes({0x52}), 1).front(), bytes({0x51}));
    }
    void oneByOneAtAnEnd_keysStayShort() {
        QVERIFY(longestAfter(3000, [](std::size_t size, int) { return size; }) <= 3);
        QVERIFY(longestAfter(3000, [](std::size_t, int) { return std::size_t(0); }) <= 3);
    }
    void oneByOneInTheMiddle_keysGrowAByteInEight() {
        QVERIFY(longestAfter(300, [](std::size_t, int) { return std::size_t(2); }) < kLongOrderKey);
        QVERIFY(longestAfter(300, [](std::size_t, int i) { return std::size_t(2 + i); }) < kLongOrderKey);
        std::mt19937 random(5);
        QVERIFY(longestAfter(3000, [&](std::size_t size, int) { return random() % (size + 1); }) < kLongOrderKey);
    }
    void placesInTheWrongOrder_giveKeysBehindTheFirst() {
        for (const auto& behind : {bytes({0x40}), bytes({0x41}), bytes({0x41, 0, 0})}) {
            const auto keys = orderKeysBetween(bytes({0x41}), behind, 3);
            QVERIFY(problemOf(bytes({0x41}), "", keys).empty());
        }
    }
    void keysEndingInZero_areUnderstood() {
        const auto keys = orderKeysBetween(bytes({0x40, 0}), bytes({0x41, 0, 0}), 5);
        QVERIFY(problemOf(bytes({0x40}), bytes({0x41}), keys).empty());
    }
    void sameQuestion_givesTheSameKeys() {
        QVERIFY(orderKeysBetween("a", "b", 100) == orderKeysBetween("a", "b", 100));
    }
};

QTEST_APPLESS_MAIN(tst_OrderKey)
#include "tst_OrderKey.moc"
