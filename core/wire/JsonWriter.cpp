// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/JsonWriter.h"

#include <charconv>
#include <cmath>

#include "core/text/Utf8.h"

namespace linnet::core::wire {

namespace {

void appendEscaped(char c, std::string& out) {
    constexpr char kHex[] = "0123456789abcdef";
    switch (c) {
    case '"':
        out += "\\\"";
        return;
    case '\\':
        out += "\\\\";
        return;
    case '\n':
        out += "\\n";
        return;
    case '\r':
        out += "\\r";
        return;
    case '\t':
        out += "\\t";
        return;
    default:
        break;
    }
    const auto byte = static_cast<unsigned char>(c);
    out += "\\u00";
    out.push_back(kHex[byte >> 4]);
    out.push_back(kHex[byte & 0x0F]);
}

bool needsEscape(char c) { return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\' || c == 0x7F; }

} // namespace

JsonWriter& JsonWriter::key(std::string_view name) {
    separate();
    m_out.push_back('"');
    m_out += name;
    m_out += "\":";
    m_needsComma = false;
    return *this;
}

JsonWriter& JsonWriter::text(std::string_view value) {
    separate();
    m_out.push_back('"');
    const bool isValid = text::isValidUtf8(value);
    for (std::size_t i = 0; i < value.size();) {
        if (needsEscape(value[i])) {
            appendEscaped(value[i++], m_out);
        } else if (isValid) {
            m_out.push_back(value[i++]);
        } else {
            const text::CodePoint point = text::codePointAt(value, i);
            text::appendUtf8(point.value, m_out);
            i += point.length;
        }
    }
    m_out.push_back('"');
    m_needsComma = true;
    return *this;
}

JsonWriter& JsonWriter::integer(std::int64_t value) {
    separate();
    char digits[24];
    const auto end = std::to_chars(std::begin(digits), std::end(digits), value).ptr;
    m_out.append(digits, end);
    m_needsComma = true;
    return *this;
}

JsonWriter& JsonWriter::real(double value) {
    separate();
    char digits[32];
    if (!std::isfinite(value))
        m_out += "null";
    else
        m_out.append(digits, std::to_chars(std::begin(digits), std::end(digits), value).ptr);
    m_needsComma = true;
    return *this;
}

JsonWriter& JsonWriter::boolean(bool value) {
    separate();
    m_out += value ? "true" : "false";
    m_needsComma = true;
    return *this;
}

JsonWriter& JsonWriter::open(char bracket) {
    separate();
    m_out.push_back(bracket);
    m_needsComma = false;
    return *this;
}

JsonWriter& JsonWriter::close(char bracket) {
    m_out.push_back(bracket);
    m_needsComma = true;
    return *this;
}

void JsonWriter::separate() {
    if (m_needsComma) m_out.push_back(',');
    m_needsComma = false;
}

} // namespace linnet::core::wire
