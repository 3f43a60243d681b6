// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Takes out of the replica what it holds of a removed source, in background slices, each queued by the one before; the
// source's row goes with the last one, so that a sweep that was killed is begun anew at the next start.

#include <cstdint>
#include <functional>

#include "core/store/Database.h"

namespace linnet::core::replica {

class SourceSweeper {
public:
    /// Of a source for which markSourceRemoved() was called. `done` is called once, on the writer thread; an error
    /// (Full, Cancelled at the end of the program, …) leaves the rest for another call.
    static void start(store::Database& database, std::int64_t source, std::function<void(Result<void>)> done);
};

} // namespace linnet::core::replica
