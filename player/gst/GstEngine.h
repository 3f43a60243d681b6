// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The engine on GStreamer: one decoder per track, the joiner, one everlasting output chain. Made in no time: GStreamer
// itself is initialised on the engine's own thread. This header is free of GStreamer.

#include <memory>

#include "core/base/Executor.h"
#include "player/engine/PlaybackEngine.h"
#include "player/engine/SinkChoice.h"

namespace linnet::player {

/// `executor` runs the event handler; it outlives the engine. Destroy the engine on the executor's thread.
std::unique_ptr<PlaybackEngine> makeGstEngine(core::Executor& executor, SinkChoice sink = {});

} // namespace linnet::player
