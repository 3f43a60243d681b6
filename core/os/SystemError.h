// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Turns the system's error numbers into ours, in one place for core/os and whoever must call the system directly.

#include <string_view>

#include "core/base/Result.h"
#include "core/os/FilePath.h"

namespace linnet::core::os {

/// NotFound, Forbidden, Full, Conflict (exists), TooLarge, Busy, Storage otherwise. `what` is a verb: "open", "write".
Error systemError(int errorNumber, std::string_view what, const FilePath& path);
/// The same without a path.
Error systemError(int errorNumber, std::string_view what);

} // namespace linnet::core::os
