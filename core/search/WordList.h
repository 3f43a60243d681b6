// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// An immutable, sorted list of folded words with how often each is used; finds those near to a misspelt one.
// Any thread.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace linnet::core::search {

/// Whether a whole word was typed, or only its beginning so far.
enum class Typed : std::uint8_t { Word, Beginning };

class WordList {
public:
    /// Words may repeat; their counts are added. Words longer than 40 bytes are left out: nobody types them.
    explicit WordList(std::vector<std::pair<std::string, std::int64_t>> words);

    std::size_t size() const { return m_counts.size(); }
    bool has(std::string_view word, Typed typed) const;
    /// What may have been meant (words, or beginnings of words), the likeliest first: nearest, then same first letter,
    /// then most used. `word` itself is not among them. Words of under three letters have none.
    std::vector<std::string> near(std::string_view word, Typed typed, std::size_t most) const;

private:
    std::string_view word(std::size_t index) const;
    std::size_t lowerBound(std::string_view word) const;

    std::string m_text; ///< All words one after the other.
    std::vector<std::uint32_t> m_ends;
    std::vector<std::uint32_t> m_counts;
    std::vector<std::uint32_t> m_masks; ///< Which letters a word has.
};

} // namespace linnet::core::search
