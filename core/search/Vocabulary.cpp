// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/search/Vocabulary.h"

#include "core/store/SearchStore.h"

namespace linnet::core::search {

Vocabulary::Vocabulary(const Clock& clock, std::chrono::seconds rebuildInterval)
    : m_clock(clock),
      m_rebuildInterval(rebuildInterval) {}

Result<std::shared_ptr<const WordList>> Vocabulary::words(store::Connection& connection) {
    // The lock is held while building: two searches that miss at once need one build, not two.
    return m_state.with([&](State& state) -> Result<std::shared_ptr<const WordList>> {
        const Steady now = m_clock.steady();
        if (state.words && now - state.builtAt < m_rebuildInterval) return state.words;
        LINNET_TRY(std::string fingerprint, store::searchFingerprint(connection));
        if (!state.words || fingerprint != state.fingerprint) {
            LINNET_TRY(auto words, store::searchWords(connection));
            state.words = std::make_shared<const WordList>(std::move(words));
            state.fingerprint = std::move(fingerprint);
        }
        state.builtAt = now;
        return state.words;
    });
}

void Vocabulary::clear() {
    m_state.with([](State& state) { state = {}; });
}

} // namespace linnet::core::search
