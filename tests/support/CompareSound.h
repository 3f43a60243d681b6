// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Compares interleaved stereo samples and says where they differ.

#include <QTest>

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

namespace linnet::tests {

/// Index of the first frame that differs, or the shorter length; both equal in length and content give nothing.
inline std::optional<std::size_t> firstDifference(const std::vector<float>& a, const std::vector<float>& b) {
    const auto [left, right] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
    if (left == a.end() && right == b.end()) return std::nullopt;
    return static_cast<std::size_t>(left - a.begin()) / 2;
}

/// The largest difference between two neighbouring samples of one side; the silence before the first counts.
inline float largestStep(const std::vector<float>& heard) {
    float largest = 0;
    for (std::size_t i = 0; i < heard.size(); ++i)
        largest = std::max(largest, std::abs(heard[i] - (i < 2 ? 0.0F : heard[i - 2])));
    return largest;
}

} // namespace linnet::tests

#define COMPARE_SOUND(actual, expected)                                                                                \
    do {                                                                                                               \
        const auto heardSound = (actual);                                                                              \
        const auto wantedSound = (expected);                                                                           \
        QCOMPARE(heardSound.size(), wantedSound.size());                                                               \
        const auto difference = linnet::tests::firstDifference(heardSound, wantedSound);                               \
        QVERIFY2(!difference, qPrintable(QStringLiteral("differs at frame %1").arg(difference.value_or(0))));          \
    } while (false)
