// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/base/Clock.h"

namespace linnet::server {

/// "Sun, 06 Nov 1994 08:49:37 GMT" (RFC 9110, 5.6.7). Any locale, any thread.
std::string httpDate(core::UnixMillis time);

} // namespace linnet::server
