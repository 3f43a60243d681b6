// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the session's thread has to tell, gathered so that the owner hears of it at most four times a second: changes
// of the catalogue and counts of progress wait for their turn, a changed link is told at once. Written by the session's
// thread only; state() is any thread.

#include <chrono>
#include <memory>
#include <optional>

#include "core/base/Guarded.h"
#include "sync/replica/CatalogueChange.h"
#include "sync/session/CallbackGate.h"
#include "sync/session/SessionState.h"

namespace linnet::sync {

class StateTeller {
public:
    using OnState = std::function<void(const SessionState&)>;
    using OnCatalogue = std::function<void(const CatalogueChange&)>;
    using Steady = std::chrono::steady_clock::time_point;

    StateTeller(std::shared_ptr<CallbackGate> gate, OnState onState, OnCatalogue onCatalogue)
        : m_gate(std::move(gate)),
          m_onState(std::move(onState)),
          m_onCatalogue(std::move(onCatalogue)) {}

    SessionState state() const {
        return m_state.with([](const SessionState& s) { return s; });
    }
    /// Changes the state in place; told at once.
    template <class F>
    void change(F&& edit) {
        m_state.with(edit);
        m_isStateDue = true;
        tellState();
    }
    /// The same for what may wait.
    template <class F>
    void changeQuietly(F&& edit) {
        m_state.with(edit);
        m_isStateDue = true;
        tellIfDue();
    }
    void touched(const CatalogueChange& change);
    /// Tells what has waited long enough; when to call again, or nothing if all is told.
    std::optional<Steady> tellIfDue();
    /// Tells everything now.
    void tellAll();

private:
    void tellState();
    void tellCatalogue();

    std::shared_ptr<CallbackGate> m_gate;
    OnState m_onState;
    OnCatalogue m_onCatalogue;
    core::Guarded<SessionState> m_state;
    CatalogueChange m_pending;
    bool m_isStateDue = false;
    Steady m_lastTold{};
};

} // namespace linnet::sync
