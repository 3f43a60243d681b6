// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Which container a file is, judged by its content first and its name second. Reads a few hundred bytes. Any thread.

#include <cstdint>
#include <string_view>

#include "core/base/Result.h"
#include "core/os/File.h"

namespace linnet::core {

/// Numbers are part of every stored audio id: only append.
enum class AudioFormat : std::uint8_t {
    Other = 0,
    Mp3 = 1,
    Flac = 2,
    Ogg = 3,
    Mp4 = 4,
    Wav = 5,
    Aiff = 6,
    WavPack = 7,
    Ape = 8,
    Musepack = 9,
    Tta = 10,
    Asf = 11,
    Adts = 12,
    Dsf = 13,
    Dff = 14,
};

struct DetectedFormat {
    AudioFormat format = AudioFormat::Other;
    std::uint64_t begin = 0; ///< First byte after leading ID3v2 tags.
};

/// `extension` (lower case, no dot) decides only where the content does not: MPEG streams with junk before them.
/// Errors: Corrupt (empty file), Unsupported (nothing we know), Storage.
[[nodiscard]] Result<DetectedFormat> detectFormat(const os::File& file, std::string_view extension);

/// True for file names that a scan looks at.
bool hasAudioExtension(std::string_view fileName);

} // namespace linnet::core
