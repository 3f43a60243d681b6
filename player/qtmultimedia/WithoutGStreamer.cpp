// SPDX-License-Identifier: GPL-3.0-or-later
// What gst/ gives where it is built, for where it is not.
#include <QtGlobal>

#include "player/engine/MakeEngine.h"
#include "player/outputs/SystemOutputs.h"
#include "player/qtmultimedia/QtMultimediaEngine.h"

namespace linnet::player {

std::unique_ptr<PlaybackEngine> makeEngine(core::Executor& executor, SinkChoice sink) {
    return makeQtMultimediaEngine(executor, std::move(sink));
}

EngineLibrary engineLibrary() { return {"Qt Multimedia", qVersion()}; }

std::unique_ptr<OutputList> makeSystemOutputs(core::Executor&, MakeOutputs fallback) { return fallback(); }

} // namespace linnet::player
