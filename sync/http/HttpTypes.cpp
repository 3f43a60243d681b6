// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/http/HttpTypes.h"

#include <algorithm>

namespace linnet::sync {

namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool sameName(std::string_view a, std::string_view b) {
    return std::ranges::equal(a, b, [](char x, char y) { return lower(x) == lower(y); });
}

} // namespace

std::optional<std::string_view> HttpHead::header(std::string_view name) const {
    const auto found = std::ranges::find_if(headers, [&](const HttpHeader& h) { return sameName(h.name, name); });
    if (found == headers.end()) return std::nullopt;
    return std::string_view(found->value);
}

} // namespace linnet::sync
