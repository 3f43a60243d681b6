// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Between threads that have something to tell and the owner who may be gone: what passes runs on the owner's executor,
// and nothing runs after close().

#include <functional>
#include <memory>

#include "core/base/Executor.h"
#include "core/base/Guarded.h"

namespace linnet::sync {

class CallbackGate : public std::enable_shared_from_this<CallbackGate> {
public:
    explicit CallbackGate(core::Executor& executor) : m_executor(&executor) {}

    /// Any thread.
    void post(std::function<void()> task) {
        m_executor.with([&](core::Executor* executor) {
            if (executor == nullptr) return;
            executor->post([self = shared_from_this(), task = std::move(task)] {
                if (self->isOpen()) task();
            });
        });
    }
    /// Owner thread: afterwards nothing runs any more, not even what was posted before.
    void close() {
        m_executor.with([](core::Executor*& executor) { executor = nullptr; });
    }

private:
    bool isOpen() const {
        return m_executor.with([](core::Executor* executor) { return executor != nullptr; });
    }
    core::Guarded<core::Executor*> m_executor;
};

} // namespace linnet::sync
