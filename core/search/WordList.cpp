// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/search/WordList.h"

#include <algorithm>
#include <array>
#include <bit>
#include <limits>

#include "core/search/EditDistance.h"
#include "core/text/Utf8.h"

namespace linnet::core::search {

namespace {

constexpr std::size_t kMaxWordBytes = 40;
constexpr std::size_t kShortest = 3; ///< Letters of the shortest word that is mended.
constexpr std::size_t kTwoEdits = 8; ///< From this length on.

/// A word's code points, without an allocation: this is done for thousands of words.
class Letters {
public:
    explicit Letters(std::string_view word) {
        for (std::size_t i = 0; i < word.size() && m_size < m_letters.size();) {
            const text::CodePoint point = text::codePointAt(word, i);
            m_letters[m_size++] = point.value;
            i += point.length;
        }
    }
    std::u32string_view view() const { return {m_letters.data(), m_size}; }

private:
    std::array<char32_t, kMaxEditLength> m_letters;
    std::size_t m_size = 0;
};

std::string utf8Of(std::u32string_view letters) {
    std::string out;
    for (const char32_t letter : letters)
        text::appendUtf8(letter, out);
    return out;
}

std::uint32_t maskOf(std::string_view word) {
    std::uint32_t mask = 0;
    for (std::size_t i = 0; i < word.size();) {
        const text::CodePoint point = text::codePointAt(word, i);
        mask |= 1u << (static_cast<std::uint32_t>(point.value) % 31u);
        i += point.length;
    }
    return mask;
}

struct Candidate {
    std::string text;
    int distance;
    bool isOtherBeginning;
    std::uint64_t count;
};

bool isLikelier(const Candidate& a, const Candidate& b) {
    if (a.distance != b.distance) return a.distance < b.distance;
    if (a.isOtherBeginning != b.isOtherBeginning) return b.isOtherBeginning;
    if (a.count != b.count) return a.count > b.count;
    return a.text < b.text;
}

} // namespace

WordList::WordList(std::vector<std::pair<std::string, std::int64_t>> words) {
    std::erase_if(words, [](const auto& word) { return word.first.empty() || word.first.size() > kMaxWordBytes; });
    std::sort(words.begin(), words.end());
    for (const auto& [text, count] : words) {
        const auto used = static_cast<std::uint32_t>(std::clamp<std::int64_t>(count, 1, 1'000'000));
        if (!m_ends.empty() && word(m_ends.size() - 1) == text) {
            m_counts.back() += used;
            continue;
        }
        if (m_text.size() + text.size() > std::numeric_limits<std::uint32_t>::max()) break;
        m_text += text;
        m_ends.push_back(static_cast<std::uint32_t>(m_text.size()));
        m_counts.push_back(used);
        m_masks.push_back(maskOf(text));
    }
    m_text.shrink_to_fit();
    m_ends.shrink_to_fit();
    m_counts.shrink_to_fit();
    m_masks.shrink_to_fit();
}

std::string_view WordList::word(std::size_t index) const {
    const std::size_t begin = index == 0 ? 0 : m_ends[index - 1];
    return std::string_view(m_text).substr(begin, m_ends[index] - begin);
}

std::size_t WordList::lowerBound(std::string_view text) const {
    std::size_t low = 0;
    std::size_t high = size();
    while (low < high) {
        const std::size_t middle = low + (high - low) / 2;
        if (word(middle) < text)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

bool WordList::has(std::string_view text, Typed typed) const {
    const std::size_t at = lowerBound(text);
    if (at == size()) return false;
    return typed == Typed::Beginning ? word(at).starts_with(text) : word(at) == text;
}

std::vector<std::string> WordList::near(std::string_view text, Typed typed, std::size_t most) const {
    const Letters own(text);
    const std::u32string_view letters = own.view();
    if (letters.size() < kShortest || text.size() > kMaxWordBytes) return {};
    const int edits = letters.size() >= kTwoEdits ? 2 : 1;
    const std::uint32_t mask = maskOf(text);
    std::vector<Candidate> found;
    for (std::size_t i = 0; i < size(); ++i) {
        // Each edit can take away one typed letter, and bring in one that was not typed.
        if (std::popcount(mask & ~m_masks[i]) > edits) continue;
        if (typed == Typed::Word && std::popcount(m_masks[i] & ~mask) > edits) continue;
        const std::string_view other = word(i);
        if (other == text || other.size() + static_cast<std::size_t>(edits) < letters.size()) continue;
        const Letters meant(other);
        const Nearness nearness = editDistance(letters, meant.view(), typed, edits);
        if (nearness.distance > edits || nearness.length == 0) continue;
        const bool isOtherBeginning = meant.view().front() != letters.front();
        if (isOtherBeginning && letters.size() == kShortest) continue;
        std::string suggestion = utf8Of(meant.view().substr(0, nearness.length));
        // The words are sorted, so those with the same beginning stand together.
        if (!found.empty() && found.back().text == suggestion)
            found.back().count += m_counts[i];
        else if (suggestion != text)
            found.push_back({std::move(suggestion), nearness.distance, isOtherBeginning, m_counts[i]});
    }
    std::sort(found.begin(), found.end(), isLikelier);
    std::vector<std::string> suggestions;
    for (Candidate& candidate : found) {
        if (suggestions.size() == most) break;
        if (std::find(suggestions.begin(), suggestions.end(), candidate.text) == suggestions.end())
            suggestions.push_back(std::move(candidate.text));
    }
    return suggestions;
}

} // namespace linnet::core::search
