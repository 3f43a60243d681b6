// SPDX-License-Identifier: GPL-3.0-or-later
// The same as tst_RandomHousehold a thousand times; a seed as the argument runs that one alone.
#include <QTest>

#include <cstdlib>

#include "tests/support/RandomHousehold.h"

class tst_RandomHouseholdSlow : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aThousandSeeds_endEqual_data() {
        QTest::addColumn<quint32>("first");
        for (quint32 first = 1001; first <= 2000; first += kOfRow)
            QTest::addRow("from %u", first) << first;
    }
    void aThousandSeeds_endEqual() {
        QFETCH(quint32, first);
        for (std::uint32_t seed = first; seed < first + kOfRow; ++seed) {
            const auto problem = linnet::test::RandomHousehold(seed).run();
            QVERIFY2(problem.empty(), ("seed " + std::to_string(seed) + ": " + problem).c_str());
        }
    }

private:
    static constexpr quint32 kOfRow = 50; ///< Qt Test gives each row five minutes.
};

int main(int argc, char* argv[]) {
    if (argc == 2 && std::atoi(argv[1]) > 0) {
        const auto problem = linnet::test::RandomHousehold(static_cast<std::uint32_t>(std::atoi(argv[1]))).run();
        std::fputs(problem.c_str(), stderr);
        return problem.empty() ? 0 : 1;
    }
    tst_RandomHouseholdSlow test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_RandomHouseholdSlow.moc"
