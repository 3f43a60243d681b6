// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Where the engine's samples go: the sound device, or for tests and machines without one nowhere or into a file.

#include <chrono>
#include <cstdint>
#include <functional>
#include <span>
#include <string_view>

#include "core/base/Result.h"
#include "core/os/FilePath.h"

namespace linnet::player {

enum class SinkKind : std::uint8_t {
    Device, ///< The system's sound output.
    Null,   ///< Nowhere.
    File,   ///< Interleaved stereo F32 into `file`: a WAV file if it ends in .wav, else bare samples.
    Memory, ///< To `samples`.
};

/// How a WAV file holds samples.
enum class WavFormat : std::uint8_t { F32, S16, S24 };

struct SinkChoice {
    SinkKind kind = SinkKind::Device;
    core::FilePath file{};
    WavFormat wavFormat = WavFormat::F32;
    /// Takes interleaved stereo samples on a thread of the engine.
    std::function<void(std::span<const float>)> samples{};
    bool isPaced = true; ///< Null, File, Memory: at the speed of a sound card, else as fast as possible.
    std::chrono::milliseconds letGoAfter{5000}; ///< How long after a pause the device is let go.
};

/// The text of LINNET_AUDIO_SINK: "" or "auto", "null", "file:PATH", "file-fast:PATH". InvalidInput for anything else.
core::Result<SinkChoice> sinkChoiceFrom(std::string_view text);

} // namespace linnet::player
