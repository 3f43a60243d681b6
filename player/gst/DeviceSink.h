// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The element that plays on the computer's sound output.

#include <optional>
#include <string>

#include "core/base/Result.h"
#include "player/gst/GstHandles.h"

namespace linnet::player::gst {

/// A sink whose sound server or device answers, in READY. `outputId` as OutputList gives it; an output that is known to
/// be gone counts as none. NotFound if there is no sound output at all; Busy where another program has a bare device.
core::Result<ElementPtr> makeDeviceSink(const std::optional<std::string>& outputId);

/// OutputList's id of a device of ALSA without the sound server before it. `card`: its name or number.
std::string bareDeviceId(const std::string& card, const std::string& device);
/// The name people know it by.
std::string soundSystemOf(GstElement* sink);
/// Other programs play there too, so that something mixes, and may convert. A bare device of ALSA ("hw:") is ours
/// alone.
bool isShared(GstElement* sink);

} // namespace linnet::player::gst
