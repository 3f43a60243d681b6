// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/session/StateTeller.h"

namespace linnet::sync {

namespace {

constexpr std::chrono::milliseconds kPause{250};

} // namespace

void StateTeller::touched(const CatalogueChange& change) {
    m_pending.add(change);
    tellIfDue();
}

std::optional<StateTeller::Steady> StateTeller::tellIfDue() {
    if (!m_isStateDue && !m_pending.any()) return std::nullopt;
    const auto due = m_lastTold + kPause;
    if (std::chrono::steady_clock::now() < due) return due;
    tellAll();
    return std::nullopt;
}

void StateTeller::tellAll() {
    m_lastTold = std::chrono::steady_clock::now();
    tellState();
    tellCatalogue();
}

void StateTeller::tellState() {
    if (!std::exchange(m_isStateDue, false) || !m_onState) return;
    m_gate->post([tell = m_onState, now = state()] { tell(now); });
}

void StateTeller::tellCatalogue() {
    if (!m_pending.any()) return;
    const auto change = std::exchange(m_pending, {});
    if (m_onCatalogue) m_gate->post([tell = m_onCatalogue, change] { tell(change); });
}

} // namespace linnet::sync
