// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the first bytes of a sound file say about what it holds, for decoders that do not tell: WAV, FLAC, WavPack, MP3,
// and Vorbis and Opus in Ogg.

#include <cstdint>
#include <optional>

#include "core/media/MediaSource.h"
#include "player/engine/SignalPath.h"

namespace linnet::player {

struct SoundHead {
    core::Codec codec = core::Codec::Unknown;
    AudioFormat format{};
    std::uint64_t frames = 0; ///< Of the whole recording; 0 where it is not told.
    friend bool operator==(const SoundHead&, const SoundHead&) = default;
};

/// Nothing for any other file, and for one that says what cannot be. Blocks as the source does; errors are the
/// source's.
core::Result<std::optional<SoundHead>> readSoundHead(core::MediaSource& source);

} // namespace linnet::player
