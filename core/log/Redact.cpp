// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/Redact.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

namespace linnet::core::log {

namespace {

constexpr std::string_view kMask = "***";

enum class KeyKind : std::uint8_t { Harmless, Value, Code, WholeLine, Scheme };

bool isWordChar(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

char lowered(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool endsWith(std::string_view word, std::string_view ending) {
    return word.size() >= ending.size() &&
           std::equal(ending.begin(), ending.end(), word.end() - static_cast<std::ptrdiff_t>(ending.size()),
                      [](char e, char c) { return e == lowered(c); });
}

bool is(std::string_view word, std::string_view other) { return word.size() == other.size() && endsWith(word, other); }

KeyKind kindOf(std::string_view word) {
    constexpr std::array<std::string_view, 8> kEndings = {"token",  "password", "passwd",  "secret",
                                                          "apikey", "api_key",  "api-key", "signature"};
    if (is(word, "bearer") || is(word, "basic")) return KeyKind::Scheme;
    if (endsWith(word, "authorization") || endsWith(word, "cookie")) return KeyKind::WholeLine;
    if (is(word, "code") || endsWith(word, "_code") || endsWith(word, "-code")) return KeyKind::Code;
    if (is(word, "sig")) return KeyKind::Value;
    const bool isSecret = std::any_of(kEndings.begin(), kEndings.end(), [&](auto e) { return endsWith(word, e); });
    return isSecret ? KeyKind::Value : KeyKind::Harmless;
}

/// One pass over the text; `m_at` only grows.
class Redactor {
public:
    explicit Redactor(std::string_view text) : m_text(text) { m_out.reserve(text.size()); }

    std::string run() {
        while (m_at < m_text.size()) {
            if (isWordChar(m_text[m_at]))
                word();
            else if (m_text.substr(m_at, 3) == "://")
                userInfo();
            else
                copy(1);
        }
        return std::move(m_out);
    }

private:
    void word() {
        const std::size_t begin = m_at;
        std::size_t end = begin;
        while (end < m_text.size() && isWordChar(m_text[end]))
            ++end;
        const std::string_view name = m_text.substr(begin, end - begin);
        if (isTokenShaped(name, end)) return mask(tokenEnd(begin));
        copy(name.size());
        switch (kindOf(withoutEscape(name, begin))) {
        case KeyKind::Harmless:
            return;
        case KeyKind::Scheme:
            return schemeValue();
        case KeyKind::WholeLine:
            return wholeLine();
        case KeyKind::Value:
            return value(false);
        case KeyKind::Code:
            return value(true);
        }
    }

    /// "%22sig%22%3A": the escape's digits are no part of the name.
    std::string_view withoutEscape(std::string_view name, std::size_t begin) const {
        const bool isEscaped = begin > 0 && m_text[begin - 1] == '%' && name.size() > 2;
        return isEscaped ? name.substr(2) : name;
    }

    /// A JWT: its header is the base64 of `{"`.
    bool isTokenShaped(std::string_view name, std::size_t end) const {
        return name.size() > 8 && name.substr(0, 3) == "eyJ" && end < m_text.size() && m_text[end] == '.';
    }
    std::size_t tokenEnd(std::size_t from) const {
        while (from < m_text.size() && (isWordChar(m_text[from]) || m_text[from] == '.'))
            ++from;
        return from;
    }

    /// "Bearer VALUE", "Basic VALUE" wherever they stand.
    void schemeValue() {
        std::size_t at = m_at;
        while (at < m_text.size() && m_text[at] == ' ')
            ++at;
        if (at == m_at) return;
        const std::size_t end = unquotedEnd(at);
        if (end > at) maskFrom(at, end);
    }

    /// A header: everything to the end of the line; in JSON, its value.
    void wholeLine() {
        const std::size_t start = separatorEnd();
        if (start == m_at) return;
        if (isQuote(start)) return quotedValue(start);
        const std::size_t end = m_text.find_first_of("\r\n", start);
        maskFrom(start, end == std::string_view::npos ? m_text.size() : end);
    }

    void value(bool sparesStatus) {
        const std::size_t start = separatorEnd();
        if (start == m_at) return;
        if (isQuote(start)) return quotedValue(start);
        const std::size_t end = unquotedEnd(start);
        if (end == start || (sparesStatus && isStatus(m_text.substr(start, end - start)))) return;
        maskFrom(start, end);
    }

    void quotedValue(std::size_t start) {
        std::size_t begin = start;
        while (begin < m_text.size() && m_text[begin] == '\\')
            ++begin;
        const std::size_t depth = begin - start; // Backslashes before the quote: JSON inside a JSON string.
        const char quote = m_text[begin++];
        maskFrom(begin, closingQuote(begin, quote, depth));
    }

    /// Where the quote (with its `depth` backslashes) that closes a value stands; the end if none does.
    std::size_t closingQuote(std::size_t at, char quote, std::size_t depth) const {
        std::size_t backslashes = 0;
        for (; at < m_text.size(); ++at) {
            if (m_text[at] == '\\') {
                ++backslashes;
                continue;
            }
            if (m_text[at] == quote && backslashes <= depth) return at - backslashes;
            backslashes = 0;
        }
        return m_text.size();
    }

    /// Behind the blanks, closing quote and separator that follow a key; m_at if there is no separator.
    std::size_t separatorEnd() const {
        std::size_t at = m_at;
        while (at < m_text.size() && m_text[at] == '\\')
            ++at;
        if (at < m_text.size() && (m_text[at] == '"' || m_text[at] == '\''))
            ++at;
        else if (m_text.substr(at, 3) == "%22")
            at += 3;
        at = blanksEnd(at);
        if (at >= m_text.size()) return m_at;
        if (m_text[at] == ':' || m_text[at] == '=') return blanksEnd(at + 1);
        const std::string_view escape = m_text.substr(at, 3);
        if (is(escape, "%3d") || is(escape, "%3a")) return at + 3;
        return m_at;
    }

    std::size_t blanksEnd(std::size_t at) const {
        while (at < m_text.size() && (m_text[at] == ' ' || m_text[at] == '\t'))
            ++at;
        return at;
    }

    bool isQuote(std::size_t at) const {
        while (at < m_text.size() && m_text[at] == '\\')
            ++at;
        return at < m_text.size() && (m_text[at] == '"' || m_text[at] == '\'');
    }

    std::size_t unquotedEnd(std::size_t at) const {
        const std::size_t end = m_text.find_first_of(" \t\r\n&;,\"'\\<>()[]{}", at);
        return end == std::string_view::npos ? m_text.size() : end;
    }

    /// Numbers such as 404 and -1 are no secrets.
    static bool isStatus(std::string_view value) {
        return value.size() <= 3 &&
               std::all_of(value.begin(), value.end(), [](char c) { return c == '-' || (c >= '0' && c <= '9'); });
    }

    /// "://user:password@host"
    void userInfo() {
        copy(3);
        const std::size_t end = m_text.find_first_of("/?# \t\r\n\"'<>\\", m_at);
        const std::string_view authority = m_text.substr(m_at, end == std::string_view::npos ? end : end - m_at);
        const std::size_t at = authority.rfind('@');
        const std::size_t colon = authority.find(':');
        if (at == std::string_view::npos || colon == std::string_view::npos || colon > at) return;
        maskFrom(m_at + colon + 1, m_at + at);
    }

    void copy(std::size_t count) {
        m_out += m_text.substr(m_at, count);
        m_at = std::min(m_at + count, m_text.size());
    }
    void mask(std::size_t end) {
        m_out += kMask;
        m_at = end;
    }
    void maskFrom(std::size_t begin, std::size_t end) {
        copy(begin - m_at);
        if (end > begin) mask(end);
    }

    std::string_view m_text;
    std::string m_out;
    std::size_t m_at = 0;
};

} // namespace

std::string redact(std::string_view text) { return Redactor(text).run(); }

} // namespace linnet::core::log
