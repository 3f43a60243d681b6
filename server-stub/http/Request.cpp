// SPDX-License-Identifier: GPL-3.0-or-later
#include "server-stub/http/Request.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

namespace linnet::server {

using core::Errc;
using core::failure;
using core::Result;

namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::optional<int> hexDigit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (lower(c) >= 'a' && lower(c) <= 'f') return lower(c) - 'a' + 10;
    return std::nullopt;
}

enum class PlusMeans { Plus, Space };

Result<std::string> decode(std::string_view text, PlusMeans plus) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        char c = text[i];
        if (c == '%') {
            const auto high = i + 2 < text.size() ? hexDigit(text[i + 1]) : std::nullopt;
            const auto low = i + 2 < text.size() ? hexDigit(text[i + 2]) : std::nullopt;
            if (!high || !low) return failure(Errc::InvalidInput, "the address has a broken percent escape");
            c = static_cast<char>(*high * 16 + *low);
            i += 2;
        } else if (c == '+' && plus == PlusMeans::Space) {
            c = ' ';
        }
        if (c == '\0') return failure(Errc::InvalidInput, "the address has a zero byte");
        out.push_back(c);
    }
    return out;
}

Result<void> parseQuery(std::string_view text, Target& target) {
    while (!text.empty()) {
        const auto end = std::min(text.find('&'), text.size());
        const auto pair = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (pair.empty()) continue;
        const auto equals = pair.find('=');
        LINNET_TRY(auto name, decode(pair.substr(0, equals), PlusMeans::Space));
        std::string value;
        if (equals != std::string_view::npos) {
            LINNET_TRY(value, decode(pair.substr(equals + 1), PlusMeans::Space));
        }
        target.query.emplace_back(std::move(name), std::move(value));
    }
    return {};
}

} // namespace

std::string_view methodName(Method method) {
    switch (method) {
    case Method::Get:
        return "GET";
    case Method::Head:
        return "HEAD";
    case Method::Post:
        return "POST";
    case Method::Put:
        return "PUT";
    case Method::Patch:
        return "PATCH";
    case Method::Delete:
        return "DELETE";
    case Method::Options:
        return "OPTIONS";
    case Method::Other:
        break;
    }
    return "?";
}

bool equalsIgnoringCase(std::string_view a, std::string_view b) {
    return std::ranges::equal(a, b, [](char x, char y) { return lower(x) == lower(y); });
}

Result<Target> parseTarget(std::string_view text) {
    if (text.empty() || text.front() != '/') return failure(Errc::InvalidInput, "the address must begin with '/'");
    text = text.substr(0, text.find('#'));
    Target target;
    const auto question = text.find('?');
    target.path = std::string(text.substr(0, question));
    std::string_view rest = std::string_view(target.path).substr(1);
    while (!rest.empty()) {
        const auto slash = std::min(rest.find('/'), rest.size());
        LINNET_TRY(auto segment, decode(rest.substr(0, slash), PlusMeans::Plus));
        target.segments.push_back(std::move(segment));
        if (slash + 1 == rest.size()) target.segments.emplace_back();
        rest.remove_prefix(std::min(slash + 1, rest.size()));
    }
    if (question != std::string_view::npos) LINNET_TRY_VOID(parseQuery(text.substr(question + 1), target));
    return target;
}

std::optional<std::string_view> Request::header(std::string_view name) const {
    for (const auto& header : headers)
        if (equalsIgnoringCase(header.name, name)) return header.value;
    return std::nullopt;
}

std::optional<std::string_view> Request::queryValue(std::string_view name) const {
    for (const auto& [key, value] : target.query)
        if (key == name) return value;
    return std::nullopt;
}

Result<std::int64_t> Request::queryNumber(std::string_view name, std::int64_t fallback, std::int64_t low,
                                          std::int64_t high) const {
    const auto text = queryValue(name);
    if (!text) return fallback;
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), value);
    if (error != std::errc() || end != text->data() + text->size() || value < low || value > high)
        return failure(Errc::InvalidInput, fmt::format("'{}' must be a number from {} to {}", name, low, high));
    return value;
}

} // namespace linnet::server
