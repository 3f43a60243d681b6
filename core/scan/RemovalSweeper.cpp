// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scan/RemovalSweeper.h"

#include "core/store/RemovalStore.h"

namespace linnet::core::scan {

RemovalSweeper::RemovalSweeper(store::Database& database, std::function<void(const Error&)> onFailed)
    : m_state(std::make_shared<State>(database, std::move(onFailed))) {}

RemovalSweeper::~RemovalSweeper() { stop(); }

void RemovalSweeper::wake() {
    {
        const std::lock_guard lock(m_state->mutex);
        m_state->isWoken = true;
        if (m_state->isRunning || m_state->isStopping) return;
        m_state->isRunning = true;
    }
    runSlice(m_state);
}

void RemovalSweeper::stop() {
    std::unique_lock lock(m_state->mutex);
    m_state->isStopping = true;
    m_state->changed.wait(lock, [this] { return !m_state->isRunning; });
}

bool RemovalSweeper::waitUntilAtRest(std::chrono::milliseconds patience) {
    std::unique_lock lock(m_state->mutex);
    return m_state->changed.wait_for(lock, patience, [this] { return !m_state->isRunning; });
}

void RemovalSweeper::runSlice(const std::shared_ptr<State>& state) {
    {
        const std::lock_guard lock(state->mutex);
        state->isWoken = false;
    }
    auto isMore = std::make_shared<bool>(false);
    state->database.writeLater(
        store::WritePriority::Background,
        [isMore](store::WriteTransaction& tx) -> Result<void> {
            LINNET_TRY(*isMore, store::sweepRemovedSlice(tx));
            return {};
        },
        [state, isMore](const Result<void>& written) { onSlice(state, *isMore, written); });
}

void RemovalSweeper::onSlice(const std::shared_ptr<State>& state, bool isMore, const Result<void>& written) {
    if (!written && state->onFailed) state->onFailed(written.error());
    {
        const std::lock_guard lock(state->mutex);
        if (!written || state->isStopping || (!isMore && !state->isWoken)) {
            state->isRunning = false;
            state->changed.notify_all();
            return;
        }
    }
    runSlice(state);
}

} // namespace linnet::core::scan
