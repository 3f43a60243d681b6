// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Cooperative cancelling: the owner keeps a CancelSource, workers poll their CancelToken between steps.
// Any thread. (std::stop_token is still behind a flag on macOS.)

#include <atomic>
#include <memory>

namespace linnet::core {

class CancelToken {
public:
    /// A token that is never cancelled.
    CancelToken() = default;
    bool isCancelled() const { return m_flag && m_flag->load(std::memory_order_relaxed); }

private:
    friend class CancelSource;
    explicit CancelToken(std::shared_ptr<const std::atomic<bool>> flag) : m_flag(std::move(flag)) {}
    std::shared_ptr<const std::atomic<bool>> m_flag;
};

class CancelSource {
public:
    CancelSource() : m_flag(std::make_shared<std::atomic<bool>>(false)) {}
    void cancel() { m_flag->store(true, std::memory_order_relaxed); }
    CancelToken token() const { return CancelToken(m_flag); }

private:
    std::shared_ptr<std::atomic<bool>> m_flag;
};

} // namespace linnet::core
