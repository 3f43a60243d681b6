// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The words of a database's documents, in memory, for mending typos: every word is weighed by a mask of its letters
// first, the few that could be meant by their edit distance (an insertion, omission, wrong letter or swapped pair
// counts one; words of three to seven letters may be one apart, longer ones two). One per database, shared by all
// Searchers; built when a search first finds nothing, and anew when a document changed and the last build is older than
// the interval. About 20 bytes a word. Any thread.

#include <chrono>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/Clock.h"
#include "core/base/Guarded.h"
#include "core/base/Result.h"
#include "core/search/WordList.h"
#include "core/store/sqlite/Connection.h"

namespace linnet::core::search {

class Vocabulary {
public:
    /// `clock` is borrowed.
    explicit Vocabulary(const Clock& clock, std::chrono::seconds rebuildInterval = std::chrono::seconds(30));
    Vocabulary(const Vocabulary&) = delete;
    Vocabulary& operator=(const Vocabulary&) = delete;

    /// The words as of now, or of at most an interval ago. Reads them all through `connection` if they must be built.
    Result<std::shared_ptr<const WordList>> words(store::Connection& connection);
    /// Gives the memory back; it is built again when needed.
    void clear();

private:
    struct State {
        std::shared_ptr<const WordList> words;
        std::string fingerprint;
        Steady builtAt{};
    };
    const Clock& m_clock;
    const std::chrono::seconds m_rebuildInterval;
    Guarded<State> m_state;
};

} // namespace linnet::core::search
