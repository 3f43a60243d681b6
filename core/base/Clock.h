// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Time is passed in, so that tests tick it by hand.

#include <atomic>
#include <chrono>

namespace linnet::core {

/// Wall time in milliseconds since 1970-01-01 UTC, as stored and sent.
using UnixMillis = std::chrono::sys_time<std::chrono::milliseconds>;
using Steady = std::chrono::steady_clock::time_point;

class Clock {
public:
    virtual ~Clock() = default;
    virtual UnixMillis now() const = 0;
    virtual Steady steady() const = 0;
};

class SystemClock final : public Clock {
public:
    UnixMillis now() const override {
        return std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
    }
    Steady steady() const override { return std::chrono::steady_clock::now(); }
};

/// For tests: stands still until advanced. Any thread.
class ManualClock final : public Clock {
public:
    UnixMillis now() const override { return UnixMillis(std::chrono::milliseconds(m_millis.load())); }
    Steady steady() const override { return Steady(std::chrono::milliseconds(m_millis.load())); }
    void advance(std::chrono::milliseconds by) { m_millis += by.count(); }

private:
    std::atomic<std::int64_t> m_millis{1'700'000'000'000};
};

} // namespace linnet::core
