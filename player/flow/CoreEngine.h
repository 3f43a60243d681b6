// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The playback engine: the engine proper behind the interface, whatever it stands on.

#include "core/base/Executor.h"
#include "player/flow/EngineParts.h"

namespace linnet::player::flow {

/// `executor` runs the event handler; it outlives the engine. Destroy the engine on the executor's thread.
std::unique_ptr<PlaybackEngine> makeEngineOf(EngineParts parts, core::Executor& executor, const SinkChoice& sink);

} // namespace linnet::player::flow
