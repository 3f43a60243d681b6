// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Real sound files, made by real encoders from samples a test knows.

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "core/os/FilePath.h"

namespace linnet::tests {

/// Interleaved 16-bit stereo.
struct Pcm {
    std::uint32_t rate = 44100;
    std::vector<std::int16_t> samples;
    std::size_t frames() const { return samples.size() / 2; }
};

/// Two tones with a little noise; `seed` makes it another recording. Starts in the middle of the wave.
Pcm aRecording(std::size_t frames, unsigned seed = 1, std::uint32_t rate = 44100);
Pcm slice(const Pcm& pcm, std::size_t begin, std::size_t end);
Pcm operator+(Pcm a, const Pcm& b);
/// As the engine hands samples out: F32, full scale 1.
std::vector<float> asFloat(const Pcm& pcm);

/// Writes `pcm` to folder/name and encodes it as the extension says (wav flac mp3 ogg opus m4a wv; "alac.m4a" is ALAC).
/// Aborts the test with a message if the encoder fails.
core::FilePath writeSound(const core::FilePath& folder, const std::string& name, const Pcm& pcm);
void writeBytes(const core::FilePath& path, const std::string& bytes);
std::string readBytes(const core::FilePath& path);

} // namespace linnet::tests
