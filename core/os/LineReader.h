// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Reads lines from a pipe or socket with a deadline; shared by ChildProcess and LocalSocketClient.

#include <string>

#include "core/base/Clock.h"
#include "core/base/Result.h"

namespace linnet::core::os {

/// Takes the first line out of `buffer`, reading more into it until there is one. A last line without its end counts.
/// Errors: Timeout, Offline (end), TooLarge (no line end within 1 MiB), Storage. The buffer is kept on Timeout.
[[nodiscard]] Result<std::string> readLineFrom(int descriptor, std::string& buffer, Steady deadline);

} // namespace linnet::core::os
