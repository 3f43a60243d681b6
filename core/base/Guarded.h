// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A value that can only be reached while its mutex is held: `guarded.with([](auto& value) { … });`

#include <mutex>
#include <utility>

namespace linnet::core {

template <class T>
class Guarded {
public:
    Guarded() = default;
    explicit Guarded(T value) : m_value(std::move(value)) {}

    template <class F>
    decltype(auto) with(F&& f) {
        const std::lock_guard lock(m_mutex);
        return std::forward<F>(f)(m_value);
    }
    template <class F>
    decltype(auto) with(F&& f) const {
        const std::lock_guard lock(m_mutex);
        return std::forward<F>(f)(std::as_const(m_value));
    }

private:
    mutable std::mutex m_mutex;
    T m_value{};
};

} // namespace linnet::core
