// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "player/gst/GstHandles.h"

namespace linnet::player::gst {

/// Whether any thread of the pipeline still pulls or pushes. Where none does, nothing will come by itself any more.
bool isAtWork(GstElement* pipeline);

} // namespace linnet::player::gst
