// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace linnet::core::os {

/// What this computer calls itself, without its domain; "computer" if it has no name.
std::string hostName();

} // namespace linnet::core::os
