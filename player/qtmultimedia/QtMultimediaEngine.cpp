// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/qtmultimedia/QtMultimediaEngine.h"

#include "player/flow/CoreEngine.h"
#include "player/flow/RecordingTaker.h"
#include "player/qtmultimedia/QtDecoder.h"
#include "player/qtmultimedia/QtSinkTaker.h"

namespace linnet::player {

namespace {

std::unique_ptr<flow::OutputChain> makeOutput(const SinkChoice& choice, flow::OutputChain::Signals signals) {
    const bool isDevice = choice.kind == SinkKind::Device;
    auto queue = std::make_shared<flow::SoundQueue>(std::move(signals));
    std::unique_ptr<flow::Taker> taker;
    if (isDevice)
        taker = std::make_unique<qtmultimedia::QtSinkTaker>(queue);
    else
        taker = std::make_unique<flow::RecordingTaker>(choice, queue);
    const auto pace = isDevice || choice.isPaced ? flow::Pace::AsHeard : flow::Pace::AsFastAsItGoes;
    return std::make_unique<flow::QueueOutput>(std::move(queue), std::move(taker), pace);
}

} // namespace

std::unique_ptr<PlaybackEngine> makeQtMultimediaEngine(core::Executor& executor, SinkChoice sink) {
    flow::EngineParts parts{.makeDecoder =
                                [](flow::DecodeJob job, std::function<void()> wake) {
                                    return std::make_unique<qtmultimedia::QtDecoder>(std::move(job), std::move(wake));
                                },
                            .makeOutput = makeOutput,
                            .warmUp = {}};
    return flow::makeEngineOf(std::move(parts), executor, sink);
}

} // namespace linnet::player
