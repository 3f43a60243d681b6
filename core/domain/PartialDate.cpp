// SPDX-License-Identifier: GPL-3.0-or-later
#include <charconv>
#include <optional>

#include <fmt/format.h>

#include "core/domain/Catalog.h"

namespace linnet::core {

namespace {

constexpr bool isDigit(char c) { return c >= '0' && c <= '9'; }

/// Exactly `digits` digits at the front of `text`, taken off it; nothing otherwise.
std::optional<int> takeNumber(std::string_view& text, std::size_t digits) {
    if (text.size() < digits) return std::nullopt;
    for (std::size_t i = 0; i < digits; ++i)
        if (!isDigit(text[i])) return std::nullopt;
    if (text.size() > digits && isDigit(text[digits])) return std::nullopt;
    int value = 0;
    std::from_chars(text.data(), text.data() + digits, value);
    text.remove_prefix(digits);
    return value;
}

int daysIn(int year, int month) {
    const std::chrono::year_month_day_last last{
        std::chrono::year(year), std::chrono::month_day_last(std::chrono::month(static_cast<unsigned>(month)))};
    return static_cast<int>(static_cast<unsigned>(last.day()));
}

/// Keeps what is possible: a wrong month leaves the year, a wrong day leaves year and month.
PartialDate possible(int year, int month, int day) {
    PartialDate date;
    if (year < 1 || year > 9999) return date;
    date.year = static_cast<std::int16_t>(year);
    if (month < 1 || month > 12) return date;
    date.month = static_cast<std::int8_t>(month);
    if (day < 1 || day > daysIn(year, month)) return date;
    date.day = static_cast<std::int8_t>(day);
    return date;
}

} // namespace

std::string toString(PartialDate date) {
    if (date.year == 0) return {};
    if (date.month == 0) return fmt::format("{:04}", date.year);
    if (date.day == 0) return fmt::format("{:04}-{:02}", date.year, date.month);
    return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
}

PartialDate partialDateFrom(std::string_view text) {
    while (!text.empty() && text.front() == ' ')
        text.remove_prefix(1);
    const auto compact = [](std::string_view whole) {
        return whole.size() == 8 && whole.find_first_not_of("0123456789") == std::string_view::npos;
    };
    if (compact(text)) {
        int value = 0;
        std::from_chars(text.data(), text.data() + text.size(), value);
        return possible(value / 10000, value / 100 % 100, value % 100);
    }
    const auto year = takeNumber(text, 4);
    if (!year) return {};
    const auto takePart = [&]() -> int {
        if (text.empty() || (text.front() != '-' && text.front() != '/' && text.front() != '.')) return 0;
        text.remove_prefix(1);
        return takeNumber(text, 2).value_or(0);
    };
    const int month = takePart();
    const int day = month == 0 ? 0 : takePart();
    return possible(*year, month, day);
}

std::int32_t packed(PartialDate date) { return date.year * 10000 + date.month * 100 + date.day; }

PartialDate partialDateFromPacked(std::int32_t value) {
    if (value <= 0) return {};
    return possible(value / 10000, value / 100 % 100, value % 100);
}

} // namespace linnet::core
