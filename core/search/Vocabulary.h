// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The words of a database's documents, in memory, for mending typos: candidates by shared trigrams, then by edit
// distance (one edit for words of four letters, two from eight). One per database, shared by all Searchers; built when
// a search first finds nothing, and anew when it is older than its interval and the catalogue changed. Any thread.

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/Clock.h"
#include "core/base/Guarded.h"
#include "core/base/Result.h"
#include "core/store/sqlite/Connection.h"

namespace linnet::core::search {

class Vocabulary {
public:
    explicit Vocabulary(const Clock& clock, std::chrono::seconds rebuildInterval = std::chrono::seconds(30));
    ~Vocabulary();
    Vocabulary(const Vocabulary&) = delete;
    Vocabulary& operator=(const Vocabulary&) = delete;

    /// The most likely word meant by the folded `word`; with `isPrefix`, the word whose beginning was meant.
    /// Nothing if no word is near enough. Reads the whole vocabulary through `connection` if it must be built.
    Result<std::optional<std::string>> correct(store::Connection& connection, std::string_view word, bool isPrefix);
    /// Gives the memory back; it is built again when needed.
    void clear();

private:
    struct Words;
    Result<std::shared_ptr<const Words>> words(store::Connection& connection);
    const Clock& m_clock;
    const std::chrono::seconds m_rebuildInterval;
    Guarded<std::shared_ptr<const Words>> m_words;
};

} // namespace linnet::core::search
