// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a helper that opens files of strangers allows itself, before it opens the first one. For the whole process;
// to be called on the main thread before there are others.

#include <chrono>

#include "core/base/Result.h"
#include "core/base/Units.h"

namespace linnet::core::os {

/// More memory than this is refused to the process, which then ends with a signal; no core file is left behind.
/// A build with a sanitizer keeps its memory: there this does nothing. Errors: Storage.
[[nodiscard]] Result<void> limitOwnMemory(ByteCount most);
/// Lets what people wait for go first.
void lowerOwnPriority();
/// The process ends with a signal after this time, counted from the last call; 0 is never.
void endAfter(std::chrono::seconds time);
/// The process ends at once when its stdin does: for a child whose parent keeps the other end.
void endWithStdin();

} // namespace linnet::core::os
