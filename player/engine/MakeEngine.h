// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The engine of this build: on GStreamer, or where that is absent (LINNET_WITH_GSTREAMER=OFF) on Qt Multimedia.

#include <memory>
#include <string>

#include "core/base/Executor.h"
#include "player/engine/PlaybackEngine.h"
#include "player/engine/SinkChoice.h"

namespace linnet::player {

/// `executor` runs the event handler; it outlives the engine. Destroy the engine on the executor's thread. Needs a
/// QCoreApplication where it is on Qt Multimedia.
std::unique_ptr<PlaybackEngine> makeEngine(core::Executor& executor, SinkChoice sink = {});

/// What it stands on, for reports of faults.
struct EngineLibrary {
    std::string name;    ///< "GStreamer"
    std::string version; ///< "1.22.0"
};
/// Any thread; nothing is initialised.
EngineLibrary engineLibrary();

} // namespace linnet::player
