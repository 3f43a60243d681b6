// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace linnet::core::os {

/// A text that stays the same until the system restarts; "" where the system tells none. Any thread.
std::string bootId();

} // namespace linnet::core::os
