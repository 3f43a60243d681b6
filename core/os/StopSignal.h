// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// How a program without windows learns that it should end: SIGINT or SIGTERM, the end of its stdin (a parent's pipe),
// or request() from inside. Make it in main before any thread, so that no other thread takes the signals.

#include "core/base/Result.h"
#include "core/os/Descriptor.h"

namespace linnet::core::os {

enum class StdinMeans { Nothing, ParentLives };

class StopSignal {
public:
    /// Errors: Storage (no handles left).
    [[nodiscard]] static Result<StopSignal> watch(StdinMeans standardInput);
    /// Blocks until it is time to end. What comes over stdin before its end is ignored.
    void wait();
    /// Any thread.
    void request() const;

private:
    StopSignal(Descriptor signals, Descriptor own, StdinMeans standardInput)
        : m_signals(std::move(signals)),
          m_own(std::move(own)),
          m_stdin(standardInput) {}
    Descriptor m_signals;
    Descriptor m_own;
    StdinMeans m_stdin;
};

} // namespace linnet::core::os
