// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Which GStreamer runs, for reports of faults. Free of GStreamer.

#include <string>

namespace linnet::player {

/// "1.22.0". Any thread; nothing is initialised.
std::string gstreamerVersion();

} // namespace linnet::player
