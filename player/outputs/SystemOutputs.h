// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The outputs as the sound server tells them, and tells anew at once when one is plugged or unplugged: Qt 6.4 says
// nothing about that with PulseAudio. Where there is no PulseAudio, or no GStreamer to ask it, what `fallback` makes.

#include <functional>
#include <memory>

#include "core/base/Executor.h"
#include "player/outputs/OutputList.h"

namespace linnet::player {

using MakeOutputs = std::function<std::unique_ptr<OutputList>()>;

/// `executor` runs the change handler, and is the thread of the list and of `fallback`; it outlives the list. Looking
/// begins on a thread of its own; outputs() waits for it, half a second at most.
std::unique_ptr<OutputList> makeSystemOutputs(core::Executor& executor, MakeOutputs fallback);

} // namespace linnet::player
