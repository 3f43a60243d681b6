// SPDX-License-Identifier: GPL-3.0-or-later
#include "server-stub/catalog/FeedCursor.h"

#include <charconv>

#include <fmt/format.h>

#include "core/wire/Base64Url.h"

namespace linnet::server {

namespace {

std::optional<std::int64_t> number(std::string_view text) {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc() || end != text.data() + text.size() || value < 0) return std::nullopt;
    return value;
}

} // namespace

std::string toText(const FeedCursor& cursor) {
    return core::wire::base64UrlEncode(fmt::format("{}.{}.{}", cursor.epoch, cursor.view, cursor.rev));
}

std::optional<FeedCursor> feedCursorFrom(std::string_view text) {
    const auto plain = core::wire::base64UrlDecode(text);
    if (!plain) return std::nullopt;
    const auto first = plain->find('.');
    const auto last = plain->rfind('.');
    if (first == std::string::npos || first == last) return std::nullopt;
    const std::string_view view(*plain);
    const auto viewNumber = number(view.substr(first + 1, last - first - 1));
    const auto rev = number(view.substr(last + 1));
    if (!viewNumber || !rev) return std::nullopt;
    return FeedCursor{plain->substr(0, first), *viewNumber, *rev};
}

} // namespace linnet::server
