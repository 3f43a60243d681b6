// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/engine/MakeEngine.h"

#include <gst/gst.h>

#include "player/gst/GstEngine.h"

namespace linnet::player {

std::unique_ptr<PlaybackEngine> makeEngine(core::Executor& executor, SinkChoice sink) {
    return makeGstEngine(executor, std::move(sink));
}

EngineLibrary engineLibrary() {
    guint major = 0;
    guint minor = 0;
    guint micro = 0;
    guint nano = 0;
    gst_version(&major, &minor, &micro, &nano);
    return {"GStreamer", std::to_string(major) + '.' + std::to_string(minor) + '.' + std::to_string(micro)};
}

} // namespace linnet::player
