// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Deadlines of many connections for the price of one timer: accurate to a tick, O(1) to set and clear. A deadline that
// is only pushed further out is not moved until its old slot comes round. One thread.

#include <array>
#include <cstddef>
#include <functional>
#include <list>
#include <vector>

#include "core/base/Clock.h"

namespace linnet::server {

class TimerWheel {
public:
    static constexpr std::chrono::milliseconds kTick{250};

    /// A member of whatever waits. Unlinks itself when destroyed; must not outlive the wheel while armed.
    class Entry {
    public:
        explicit Entry(std::function<void()> onExpired) : m_onExpired(std::move(onExpired)) {}
        ~Entry() { clear(); }
        Entry(const Entry&) = delete;
        Entry& operator=(const Entry&) = delete;
        void clear();

    private:
        friend class TimerWheel;
        std::function<void()> m_onExpired;
        std::list<Entry*>* m_slot = nullptr; ///< Null: not armed.
        std::list<Entry*>::iterator m_place{};
        core::Steady m_deadline{};
    };

    explicit TimerWheel(core::Steady now) : m_now(now) {}
    /// Calls the entry's function once, in a tick at or soon after `deadline`, unless it is set anew or cleared.
    void set(Entry& entry, core::Steady deadline);
    /// Runs everything that is due. Call it about every kTick; a late call catches up.
    void advance(core::Steady now);

private:
    static constexpr std::size_t kSlots = 256;
    std::list<Entry*>& slotOf(core::Steady deadline);
    void runSlot(std::list<Entry*>& slot);

    std::array<std::list<Entry*>, kSlots> m_slots;
    core::Steady m_now;
};

} // namespace linnet::server
