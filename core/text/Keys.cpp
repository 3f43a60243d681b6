// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>

#include "core/text/Fold.h"

namespace linnet::core::text {

namespace {

constexpr std::size_t kDigits = 8; ///< Numbers are padded to this length.

bool isDigit(char c) { return c >= '0' && c <= '9'; }

char lowered(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool isArticle(std::string_view word) {
    constexpr std::array<std::string_view, 12> kArticles = {"the", "a",  "an",  "der", "die", "das",
                                                            "le",  "la", "les", "el",  "los", "las"};
    return std::any_of(kArticles.begin(), kArticles.end(), [&](std::string_view article) {
        return std::equal(word.begin(), word.end(), article.begin(), article.end(),
                          [](char a, char b) { return lowered(a) == b; });
    });
}

/// `name` without a leading article and the blank behind it; `name` itself if it has none.
std::string_view withoutArticle(std::string_view name) {
    const std::size_t begin = name.find_first_not_of(" \t");
    if (begin == std::string_view::npos) return name;
    const std::size_t end = name.find(' ', begin);
    if (end == std::string_view::npos || !isArticle(name.substr(begin, end - begin))) return name;
    return name.substr(end);
}

std::string withPaddedNumbers(std::string_view folded) {
    std::string out;
    out.reserve(folded.size() + kDigits);
    for (std::size_t i = 0; i < folded.size();) {
        if (!isDigit(folded[i])) {
            out.push_back(folded[i++]);
            continue;
        }
        std::size_t end = i;
        while (end < folded.size() && isDigit(folded[end]))
            ++end;
        while (i + 1 < end && folded[i] == '0')
            ++i;
        if (end - i < kDigits) out.append(kDigits - (end - i), '0');
        out.append(folded.substr(i, end - i));
        i = end;
    }
    return out;
}

/// For names that fold to nothing: themselves in NFC, ASCII in lower case.
std::string plain(std::string_view name) {
    std::string text = sanitise(name);
    std::transform(text.begin(), text.end(), text.begin(), lowered);
    return text;
}

} // namespace

std::string sortKey(std::string_view name) {
    const std::string_view rest = withoutArticle(name);
    std::string folded = fold(rest);
    if (folded.empty() && rest.size() != name.size()) folded = fold(name);
    return folded.empty() ? plain(name) : withPaddedNumbers(folded);
}

std::string matchKey(std::string_view name) {
    std::string key = fold(name);
    if (key.empty()) key = plain(name);
    std::erase(key, ' ');
    return key;
}

} // namespace linnet::core::text
