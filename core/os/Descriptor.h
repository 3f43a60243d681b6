// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Owner of one system handle (a file descriptor on POSIX), closed at the end. Moved, never copied.

#include <utility>

namespace linnet::core::os {

class Descriptor {
public:
    Descriptor() = default;
    explicit Descriptor(int value) : m_value(value) {}
    Descriptor(Descriptor&& other) noexcept : m_value(std::exchange(other.m_value, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        std::swap(m_value, other.m_value);
        return *this;
    }
    ~Descriptor() { close(); }

    int get() const { return m_value; }
    bool isOpen() const { return m_value >= 0; }
    void close();
    /// Gives the handle away; the caller closes it.
    int release() { return std::exchange(m_value, -1); }

private:
    int m_value = -1; ///< -1: none.
};

} // namespace linnet::core::os
