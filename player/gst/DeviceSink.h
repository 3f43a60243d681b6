// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The element that plays on the computer's sound output.

#include <optional>
#include <string>

#include "core/base/Result.h"
#include "player/gst/GstHandles.h"

namespace linnet::player::gst {

/// A sink whose sound server or device answers, in READY. `outputId` as OutputList gives it; an output that is known to
/// be gone counts as none. NotFound if there is no sound output at all.
core::Result<ElementPtr> makeDeviceSink(const std::optional<std::string>& outputId);

/// The name people know it by.
std::string soundSystemOf(GstElement* sink);
/// Other programs play there too, so that something mixes, and may convert. A bare device of ALSA ("hw:") is ours
/// alone.
bool isShared(GstElement* sink);

} // namespace linnet::player::gst
