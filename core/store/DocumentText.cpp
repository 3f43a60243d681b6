// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/DocumentText.h"

#include <algorithm>

#include "core/text/Fold.h"
#include "core/text/Utf8.h"

namespace linnet::core::store {

namespace {

constexpr std::string_view kJoinedForms = " | ";
constexpr std::size_t kMaxJoined = 32; ///< Bytes; longer ones are no names.
/// Longer texts are no titles; the rest of them is not searched.
constexpr std::size_t kMaxTextBytes = 1024;

bool isCjk(char32_t c) {
    return (c >= 0x3040 && c <= 0x30FF) || (c >= 0x31F0 && c <= 0x31FF) || (c >= 0x3400 && c <= 0x4DBF) ||
           (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF) ||
           c == 0x3005 || c == 0x3007;
}

std::string_view clipped(std::string_view text) {
    if (text.size() <= kMaxTextBytes) return text;
    std::size_t size = kMaxTextBytes;
    while (size > 0 && (static_cast<unsigned char>(text[size]) & 0xC0u) == 0x80u)
        --size;
    return text.substr(0, size);
}

void appendSplit(std::string_view word, std::vector<std::string>& out) {
    if (text::isAscii(word)) {
        out.emplace_back(word);
        return;
    }
    bool continues = false;
    for (std::size_t i = 0; i < word.size();) {
        const text::CodePoint point = text::codePointAt(word, i);
        const std::string_view own = word.substr(i, point.length);
        if (isCjk(point.value) || !continues)
            out.emplace_back(own);
        else
            out.back() += own;
        continues = !isCjk(point.value);
        i += point.length;
    }
}

template <class F>
void forEachWord(std::string_view text, F use) {
    for (std::size_t begin = text.find_first_not_of(' '); begin != std::string_view::npos;) {
        const std::size_t end = std::min(text.find(' ', begin), text.size());
        use(text.substr(begin, end - begin));
        begin = text.find_first_not_of(' ', end);
    }
}

/// "acdc" of "AC/DC"; "" of a word that folds to one word.
std::string joinedForm(std::string_view rawWord) {
    std::string raw(rawWord);
    std::erase(raw, '&'); // "R&B" is written "rb", not "randb".
    const bool hadAmpersand = raw.size() != rawWord.size();
    std::string folded = text::fold(raw);
    const std::size_t size = folded.size();
    std::erase(folded, ' ');
    const bool isCut = folded.size() != size || hadAmpersand;
    return isCut && folded.size() > 1 && folded.size() <= kMaxJoined && text::isAscii(folded) ? folded : std::string();
}

} // namespace

std::vector<std::string> wordsOf(std::string_view text) {
    std::vector<std::string> words;
    const std::string folded = text::fold(clipped(text));
    forEachWord(folded, [&words](std::string_view word) { appendSplit(word, words); });
    return words;
}

std::string documentText(std::string_view text) {
    text = clipped(text);
    std::string out;
    for (const std::string& word : wordsOf(text)) {
        if (!out.empty()) out.push_back(' ');
        out += word;
    }
    bool isFirst = true;
    forEachWord(text, [&](std::string_view rawWord) {
        const std::string joined = joinedForm(rawWord);
        if (joined.empty()) return;
        out += isFirst ? kJoinedForms : std::string_view(" ");
        out += joined;
        isFirst = false;
    });
    return out;
}

std::string_view mainText(std::string_view document) { return document.substr(0, document.find(kJoinedForms)); }

bool isCjkWord(std::string_view word) {
    if (word.empty()) return false;
    const text::CodePoint first = text::codePointAt(word, 0);
    return first.length == word.size() && isCjk(first.value);
}

std::string facetToken(char kind, std::string_view value) {
    std::string folded = text::fold(value);
    if (folded.empty()) return {};
    std::replace(folded.begin(), folded.end(), ' ', ':');
    return std::string{':', kind, ':'} + folded;
}

} // namespace linnet::core::store
