// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Where in a file the sound data lies, per container. Used by AudioId only.

#include <vector>

#include "core/base/Units.h"
#include "core/identity/AudioId.h"

namespace linnet::core::identity {

/// Extents in file order; read one after another they are the payload.
struct Payload {
    std::vector<ByteRange> extents;
    std::uint64_t size() const {
        std::uint64_t total = 0;
        for (const auto& extent : extents)
            total += extent.size();
        return total;
    }
};

/// For ogg: from the first page that carries sound to the end, page headers included.
/// Errors: as audioIdOf().
[[nodiscard]] Result<Payload> payloadOf(const os::File& file, DetectedFormat format);

/// The end of the sound data before trailing tags (ID3v1, APEv2, Lyrics3v2, appended ID3v2) of [begin, end).
[[nodiscard]] Result<std::uint64_t> endBeforeTags(const os::File& file, ByteRange range);

/// The first ogg page that carries sound (a granule position above 0).
[[nodiscard]] Result<std::uint64_t> firstOggSoundPage(const os::File& file, ByteRange range);

} // namespace linnet::core::identity
