// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/OrderKey.h"

#include <algorithm>
#include <cstdint>

namespace linnet::core::operations {

namespace {

// Keys of a list that was empty lie here, so that both sides keep room for millions.
constexpr std::string_view kFirst = "\x40";
constexpr std::string_view kLast = "\xC0";
/// Digits of keys that are added at an open side: 2^24 places.
constexpr std::size_t kOpenDigits = 3;

std::uint64_t digitAt(std::string_view key, std::size_t index) {
    return index < key.size() ? static_cast<unsigned char>(key[index]) : 0;
}

std::string_view withoutZeros(std::string_view key) {
    while (!key.empty() && key.back() == '\0')
        key.remove_suffix(1);
    return key;
}

/// The first `digits` of `key` as a number, plus `step` (which may be below 0), as a key again.
std::string plus(std::string_view key, std::size_t digits, std::int64_t step) {
    std::string sum(digits, '\0');
    for (std::size_t i = digits; i-- > 0;) {
        step += static_cast<std::int64_t>(digitAt(key, i));
        sum[i] = static_cast<char>(step & 0xFF);
        step >>= 8;
    }
    sum.resize(withoutZeros(sum).size());
    return sum;
}

/// Room between two keys when they are cut to `digits`: with n there are n - 1 keys between them.
struct Room {
    std::size_t digits = 0;
    std::uint64_t size = 0;
};

/// The shortest keys of which `count` fit.
Room roomBetween(std::string_view before, std::string_view behind, std::size_t count) {
    std::uint64_t difference = 0; // Of both, cut to `digits`. Small: it ends at once when it is above `count`.
    for (std::size_t digits = 1;; ++digits) {
        difference = difference * 256 + digitAt(behind, digits - 1) - digitAt(before, digits - 1);
        const std::uint64_t size = difference + (behind.size() > digits ? 1 : 0);
        if (size > count) return {digits, size};
    }
}

std::vector<std::string> spread(std::string_view before, std::string_view behind, std::size_t count) {
    const Room room = roomBetween(before, behind, count);
    std::vector<std::string> keys;
    keys.reserve(count);
    for (std::size_t i = 1; i <= count; ++i)
        keys.push_back(plus(before, room.digits, static_cast<std::int64_t>(room.size * i / (count + 1))));
    return keys;
}

/// How many digits keys at an open side need, so that `count` numbers are left on that side: not all before the last
/// ones are `edge`, beyond which there is nothing.
std::size_t openDigits(std::string_view key, std::size_t count, std::uint64_t edge) {
    std::size_t last = 1;
    for (std::uint64_t numbers = 256; numbers <= count; numbers *= 256)
        ++last;
    std::size_t digits = 0;
    while (digitAt(key, digits) == edge)
        ++digits;
    return std::max(digits + 1 + last, kOpenDigits);
}

/// One number after another behind `before`, which is not "".
std::vector<std::string> behindAll(std::string_view before, std::size_t count) {
    const std::size_t digits = openDigits(before, count, 0xFF);
    std::vector<std::string> keys;
    keys.reserve(count);
    for (std::size_t i = 1; i <= count; ++i)
        keys.push_back(plus(before, digits, static_cast<std::int64_t>(i)));
    return keys;
}

/// One number after another up to `behind`, which is not "".
std::vector<std::string> beforeAll(std::string_view behind, std::size_t count) {
    const std::size_t digits = openDigits(behind, count, 0);
    std::vector<std::string> keys;
    keys.reserve(count);
    for (std::size_t i = count; i > 0; --i)
        keys.push_back(plus(behind, digits, -static_cast<std::int64_t>(i)));
    return keys;
}

} // namespace

std::vector<std::string> orderKeysBetween(std::string_view before, std::string_view behind, std::size_t count) {
    before = withoutZeros(before);
    behind = withoutZeros(behind);
    if (before.empty() && behind.empty()) return spread(kFirst, kLast, count);
    if (behind.empty() || before >= behind) return behindAll(before, count);
    if (before.empty()) return beforeAll(behind, count);
    return spread(before, behind, count);
}

} // namespace linnet::core::operations
