// SPDX-License-Identifier: GPL-3.0-or-later
#include "server-stub/http/TimerWheel.h"

#include <algorithm>

namespace linnet::server {

namespace {

std::int64_t tickOf(core::Steady time) {
    return std::chrono::floor<std::chrono::milliseconds>(time.time_since_epoch()) / TimerWheel::kTick;
}

} // namespace

void TimerWheel::Entry::clear() {
    if (!m_slot) return;
    m_slot->erase(m_place);
    m_slot = nullptr;
}

std::list<TimerWheel::Entry*>& TimerWheel::slotOf(core::Steady deadline) {
    // A deadline further out than the wheel is long waits in its last slot and is put in again from there.
    const auto first = tickOf(m_now) + 1;
    const auto tick = std::clamp<std::int64_t>(tickOf(deadline) + 1, first, first + std::int64_t{kSlots} - 2);
    return m_slots[static_cast<std::size_t>(tick) % kSlots];
}

void TimerWheel::set(Entry& entry, core::Steady deadline) {
    const bool isLater = entry.m_slot && deadline >= entry.m_deadline;
    entry.m_deadline = deadline;
    if (isLater) return;
    entry.clear();
    auto& slot = slotOf(deadline);
    entry.m_place = slot.insert(slot.end(), &entry);
    entry.m_slot = &slot;
}

void TimerWheel::advance(core::Steady now) {
    const auto begin = tickOf(m_now) + 1;
    const auto end = std::min(tickOf(now), begin + std::int64_t{kSlots} - 1);
    if (now <= m_now) return;
    m_now = now;
    for (auto tick = begin; tick <= end; ++tick)
        runSlot(m_slots[static_cast<std::size_t>(tick) % kSlots]);
}

void TimerWheel::runSlot(std::list<Entry*>& slot) {
    // One at a time from the front, as often as there are entries now: an expiry may clear or destroy other entries.
    for (auto left = slot.size(); left > 0 && !slot.empty(); --left) {
        Entry& entry = *slot.front();
        entry.clear();
        if (entry.m_deadline > m_now) {
            set(entry, entry.m_deadline);
        } else {
            entry.m_onExpired();
        }
    }
}

} // namespace linnet::server
