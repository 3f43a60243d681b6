// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the engine proper is told to stand on: who decodes, and who takes the sound.

#include "player/engine/SinkChoice.h"
#include "player/flow/Decoder.h"
#include "player/flow/OutputChain.h"

namespace linnet::player::flow {

struct EngineParts {
    /// On the engine's thread; `wake` is called on any thread when there is something new to look at.
    std::function<std::unique_ptr<Decoder>(DecodeJob, std::function<void()> wake)> makeDecoder;
    /// Where the engine is made, once. Cheap.
    std::function<std::unique_ptr<OutputChain>(const SinkChoice&, OutputChain::Signals)> makeOutput;
    /// On the engine's thread, first of all: what would make the first track wait. May be absent.
    std::function<void()> warmUp;
};

} // namespace linnet::player::flow
