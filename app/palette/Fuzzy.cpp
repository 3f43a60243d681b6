// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/palette/Fuzzy.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "core/text/Fold.h"

namespace linnet::app {

namespace {

constexpr int kAny = 1;
constexpr int kLetters = 200;
constexpr int kPart = 400;
constexpr int kWords = 600;
constexpr int kWordBegins = 800;
constexpr int kBegins = 1000;

bool isWordStart(std::string_view text, std::size_t at) { return at == 0 || text[at - 1] == ' '; }

std::size_t findWordStart(std::string_view text, char letter, std::size_t from) {
    for (std::size_t at = from; at < text.size(); ++at)
        if (text[at] == letter && isWordStart(text, at)) return at;
    return std::string_view::npos;
}

/// Every word of `query` begins a word of `text`.
bool wordsFit(std::string_view query, std::string_view text) {
    while (!query.empty()) {
        const std::string_view word = query.substr(0, query.find(' '));
        query.remove_prefix(std::min(query.size(), word.size() + 1));
        std::size_t at = text.find(word);
        while (at != std::string_view::npos && !isWordStart(text, at))
            at = text.find(word, at + 1);
        if (at == std::string_view::npos) return false;
    }
    return true;
}

bool lettersFit(std::string_view query, std::string_view text) {
    std::size_t at = 0;
    int leaps = 0;
    for (const char letter : query) {
        if (letter == ' ') continue;
        if (at < text.size() && at > 0 && text[at] == letter) {
            ++at;
            continue;
        }
        std::size_t found = findWordStart(text, letter, at);
        if (found == std::string_view::npos) {
            found = text.find(letter, at);
            if (found == std::string_view::npos || ++leaps > 1) return false;
        }
        at = found + 1;
    }
    return true;
}

} // namespace

int fuzzyScore(const QString& query, const QString& text) {
    const std::string wanted = core::text::fold(query.toStdString());
    if (wanted.empty()) return query.trimmed().isEmpty() ? kAny : 0;
    const std::string words = core::text::fold(text.toStdString());
    const int shortness = 100 - static_cast<int>(std::min<std::size_t>(words.size(), 99));
    const std::size_t at = words.find(wanted);
    if (at == 0) return kBegins + shortness;
    if (at != std::string::npos && isWordStart(words, at)) return kWordBegins + shortness;
    if (wordsFit(wanted, words)) return kWords + shortness;
    if (at != std::string::npos && wanted.size() > 1) return kPart + shortness;
    return lettersFit(wanted, words) ? kLetters + shortness : 0;
}

} // namespace linnet::app
