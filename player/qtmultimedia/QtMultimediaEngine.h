// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The engine on Qt Multimedia, for platforms without GStreamer: the same engine proper, which decodes with
// QAudioDecoder and plays on a QAudioSink. What it does less well stands in player/README.md.

#include <memory>

#include "core/base/Executor.h"
#include "player/engine/PlaybackEngine.h"
#include "player/engine/SinkChoice.h"

namespace linnet::player {

/// As makeGstEngine(). Needs a QCoreApplication for as long as it lives.
std::unique_ptr<PlaybackEngine> makeQtMultimediaEngine(core::Executor& executor, SinkChoice sink = {});

} // namespace linnet::player
