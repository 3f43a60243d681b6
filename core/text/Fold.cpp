// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/Fold.h"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "core/text/Unicode.h"
#include "core/text/Utf8.h"

namespace linnet::core::text {

namespace {

enum class Symbols : std::uint8_t { Dropped, Kept };

constexpr int kMaxMarks = 30;

/// Letters without a decomposition that people type as others. Sorted.
struct Spelling {
    char32_t letter;
    const char* written;
};
constexpr Spelling kSpellings[] = {
    {U'æ', "ae"}, {U'ð', "d"}, {U'ø', "o"}, {U'þ', "th"}, {U'đ', "d"}, {U'ħ', "h"}, {U'ı', "i"},
    {U'ĸ', "k"},  {U'ł', "l"}, {U'ŋ', "n"}, {U'œ', "oe"}, {U'ŧ', "t"}, {U'ƒ', "f"}, {U'ǥ', "g"},
    {U'ȷ', "j"},  {U'ɐ', "a"}, {U'ə', "e"}, {U'ɨ', "i"},  {U'ɵ', "o"}, {U'ᴀ', "a"},
};

const char* spellingOf(char32_t letter) {
    if (letter > 0x1D00) return nullptr;
    const auto* found = std::lower_bound(std::begin(kSpellings), std::end(kSpellings), letter,
                                         [](const Spelling& s, char32_t l) { return s.letter < l; });
    return found != std::end(kSpellings) && found->letter == letter ? found->written : nullptr;
}

bool isApostrophe(char32_t c) {
    switch (c) {
    case U'\'':
    case U'`':
    case 0x00B4: // acute accent, as typed
    case 0x02BB: // okina
    case 0x02BC:
    case 0x02BE:
    case 0x02BF:
    case 0x2018:
    case 0x2019:
    case 0x201B:
    case 0x2032:
        return true;
    default:
        return false;
    }
}

/// Accents of Latin, Greek and Cyrillic, Hebrew points, Arabic vowel signs. Other marks make another letter.
bool isAccent(char32_t c) {
    return (c >= 0x0300 && c <= 0x036F) || (c >= 0x0483 && c <= 0x0489) || (c >= 0x0591 && c <= 0x05C7) ||
           (c >= 0x0610 && c <= 0x061A) || (c >= 0x064B && c <= 0x065F) || c == 0x0670 || c == 0x0640 ||
           (c >= 0x1AB0 && c <= 0x1AFF) || (c >= 0x1DC0 && c <= 0x1DFF) || (c >= 0x20D0 && c <= 0x20FF) ||
           (c >= 0xFE20 && c <= 0xFE2F);
}

/// Collects folded code points; spaces only between words.
class Folder {
public:
    explicit Folder(Symbols symbols) : m_symbols(symbols) {}

    void add(char32_t c) {
        if ((c >= U'a' && c <= U'z') || (c >= U'0' && c <= U'9')) return put(c);
        if (c >= U'A' && c <= U'Z') return put(c - U'A' + U'a');
        if (isApostrophe(c)) return;
        if (c == U'&') return addWord("and");
        if (c < 0x80) return space();
        addOther(c);
    }

    std::string take() {
        if (m_needsComposing) compose(m_points);
        std::string out;
        out.reserve(m_points.size() + m_points.size() / 4);
        for (const std::int32_t point : m_points)
            appendUtf8(static_cast<char32_t>(point), out);
        return out;
    }

private:
    void addOther(char32_t c) {
        if (isAccent(c)) return;
        if (const char* written = spellingOf(c)) {
            for (; *written != 0; ++written)
                put(static_cast<char32_t>(*written));
            return;
        }
        switch (classOf(c)) {
        case CharClass::Letter:
        case CharClass::Number:
            return put(c);
        case CharClass::Mark:
            return putMark(c);
        case CharClass::Symbol:
            if (m_symbols == Symbols::Kept && c != 0xFFFD) return put(c);
            return space();
        default:
            return space();
        }
    }
    void put(char32_t c) {
        if (m_spaceBefore && !m_points.empty()) m_points.push_back(U' ');
        m_spaceBefore = false;
        m_marks = 0;
        m_needsComposing |= c >= 0x0900;
        m_points.push_back(static_cast<std::int32_t>(c));
    }
    /// In canonical order behind its base.
    void putMark(char32_t c) {
        if (m_points.empty() || m_spaceBefore || ++m_marks > kMaxMarks) return;
        m_needsComposing = true;
        const std::uint8_t own = combiningClass(c);
        auto place = m_points.end();
        while (own != 0 && place != m_points.begin() && combiningClass(static_cast<char32_t>(*(place - 1))) > own)
            --place;
        m_points.insert(place, static_cast<std::int32_t>(c));
    }
    void space() { m_spaceBefore = true; }
    void addWord(const char* word) {
        space();
        for (; *word != 0; ++word)
            put(static_cast<char32_t>(*word));
        space();
    }

    const Symbols m_symbols;
    std::vector<std::int32_t> m_points;
    bool m_spaceBefore = false;
    bool m_needsComposing = false;
    int m_marks = 0;
};

std::string foldAny(std::string_view text, Symbols symbols) {
    Folder folder(symbols);
    std::vector<std::int32_t> decomposed;
    for (std::size_t i = 0; i < text.size();) {
        const CodePoint point = codePointAt(text, i);
        i += point.length;
        if (point.value < 0x80 || isApostrophe(point.value)) {
            folder.add(point.value);
            continue;
        }
        decomposed.clear();
        appendDecomposed(point.value, decomposed);
        for (const std::int32_t part : decomposed)
            folder.add(static_cast<char32_t>(part));
    }
    return folder.take();
}

/// The same as foldAny() for ASCII, several times as fast.
std::string foldAscii(std::string_view text) {
    std::string out;
    out.reserve(text.size() + 8);
    bool spaceBefore = false;
    const auto put = [&](char c) {
        if (spaceBefore && !out.empty()) out.push_back(' ');
        spaceBefore = false;
        out.push_back(c);
    };
    for (const char c : text) {
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
            put(c);
        } else if (c >= 'A' && c <= 'Z') {
            put(static_cast<char>(c - 'A' + 'a'));
        } else if (c == '&') {
            spaceBefore = true;
            put('a');
            out += "nd";
            spaceBefore = true;
        } else if (c != '\'' && c != '`') {
            spaceBefore = true;
        }
    }
    return out;
}

} // namespace

std::string fold(std::string_view text) {
    if (isAscii(text)) return foldAscii(text);
    std::string folded = foldAny(text, Symbols::Dropped);
    return folded.empty() ? foldAny(text, Symbols::Kept) : folded;
}

} // namespace linnet::core::text
