// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/gst/GstEngine.h"

#include "player/flow/CoreEngine.h"
#include "player/gst/GstDecoder.h"
#include "player/gst/GstHandles.h"
#include "player/gst/GstOutput.h"

namespace linnet::player {

std::unique_ptr<PlaybackEngine> makeGstEngine(core::Executor& executor, SinkChoice sink) {
    flow::EngineParts parts{.makeDecoder =
                                [](flow::DecodeJob job, std::function<void()> wake) {
                                    return std::make_unique<gst::GstDecoder>(std::move(job), std::move(wake));
                                },
                            .makeOutput =
                                [](const SinkChoice& choice, flow::OutputChain::Signals signals) {
                                    return std::make_unique<gst::GstOutput>(choice, std::move(signals));
                                },
                            .warmUp =
                                [] {
                                    if (gst::initialise()) gst::warmUp();
                                }};
    return flow::makeEngineOf(std::move(parts), executor, sink);
}

} // namespace linnet::player
