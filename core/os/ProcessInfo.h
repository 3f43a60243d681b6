// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a process costs. Any thread.

#include <chrono>
#include <cstdint>

#include "core/base/Result.h"
#include "core/base/Units.h"

namespace linnet::core::os {

struct ProcessMemory {
    ByteCount resident;     ///< All pages in memory, shared ones included.
    ByteCount peakResident; ///< Highest `resident` so far.
    ByteCount own;          ///< What would be free without it: anonymous and shared memory, files not counted.
};

/// Errors: NotFound (no such process), Forbidden, Unsupported.
[[nodiscard]] Result<ProcessMemory> processMemory(std::int64_t pid);
std::int64_t ownProcessId();
/// Processor time of this process and all its threads so far.
std::chrono::microseconds processorTime();
bool isProcessAlive(std::int64_t pid);

} // namespace linnet::core::os
