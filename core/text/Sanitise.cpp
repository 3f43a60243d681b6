// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/Fold.h"
#include "core/text/Unicode.h"
#include "core/text/Utf8.h"

namespace linnet::core::text {

namespace {

constexpr int kMaxMarks = 30; ///< In a row: canonical ordering takes quadratic time.
/// Everything below is in NFC already.
constexpr char32_t kFirstComposing = 0x0300;

bool isLineBreakOrTab(char32_t c) { return (c >= U'\t' && c <= U'\r') || c == 0x0085 || c == 0x2028 || c == 0x2029; }

bool isControl(char32_t c) { return c < 0x20 || (c >= 0x7F && c <= 0x9F); }

/// Embeddings, overrides and isolates make text look like another; U+FEFF is a leftover of a file.
bool isDeceptive(char32_t c) { return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF; }

bool isBlank(char32_t c) {
    return c == U' ' || c == 0x00A0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F ||
           c == 0x3000;
}

std::string trimmed(const std::string& text) {
    std::size_t begin = 0;
    std::size_t end = 0;
    bool hasBegun = false;
    for (std::size_t i = 0; i < text.size();) {
        const CodePoint point = codePointAt(text, i);
        if (!isBlank(point.value)) {
            if (!hasBegun) begin = i;
            hasBegun = true;
            end = i + point.length;
        }
        i += point.length;
    }
    return hasBegun ? text.substr(begin, end - begin) : std::string();
}

/// Appends marks as long as there are not too many in a row.
class MarkLimit {
public:
    bool allows(char32_t c) {
        if (c < kFirstComposing) {
            m_count = 0;
            return true;
        }
        m_isComposing = true;
        if (classOf(c) != CharClass::Mark)
            m_count = 0;
        else if (++m_count > kMaxMarks)
            return false;
        return true;
    }
    bool isComposing() const { return m_isComposing; }

private:
    int m_count = 0;
    bool m_isComposing = false;
};

/// ASCII that sanitise() would return as it is.
bool isPlainAscii(std::string_view text) {
    if (text.empty()) return true;
    if (text.front() == ' ' || text.back() == ' ' || !isAscii(text)) return false;
    for (const char c : text)
        if (isControl(static_cast<unsigned char>(c))) return false;
    return true;
}

void appendEscaped(std::string_view bytes, std::string& out) {
    constexpr char kHex[] = "0123456789abcdef";
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        out += "\\x";
        out.push_back(kHex[byte >> 4]);
        out.push_back(kHex[byte & 0x0F]);
    }
}

} // namespace

std::string sanitise(std::string_view text) {
    if (isPlainAscii(text)) return std::string(text);
    std::string clean;
    clean.reserve(text.size());
    MarkLimit marks;
    for (std::size_t i = 0; i < text.size();) {
        const CodePoint point = codePointAt(text, i);
        i += point.length;
        if (isLineBreakOrTab(point.value)) {
            clean.push_back(' ');
        } else if (!isControl(point.value) && !isDeceptive(point.value) && marks.allows(point.value)) {
            appendUtf8(point.value, clean);
        }
    }
    return trimmed(marks.isComposing() ? toNfc(clean) : clean);
}

std::string displayText(std::string_view bytes) {
    std::string out;
    out.reserve(bytes.size());
    MarkLimit marks;
    for (std::size_t i = 0; i < bytes.size();) {
        const CodePoint point = codePointAt(bytes, i);
        const std::string_view own = bytes.substr(i, point.length);
        i += point.length;
        const bool isShown = point.isValid && !isControl(point.value) && !isDeceptive(point.value) &&
                             point.value != 0x2028 && point.value != 0x2029;
        if (!isShown)
            appendEscaped(own, out);
        else if (marks.allows(point.value))
            out += own;
    }
    return marks.isComposing() ? toNfc(out) : out;
}

} // namespace linnet::core::text
