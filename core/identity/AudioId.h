// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A fingerprint of the sound data of one file, blind to its tags: it stays when a file is retagged, renamed or moved.
// A hint for matching, never a key: two tracks may share one. Pure reading, any thread.

#include <array>
#include <compare>
#include <cstdint>
#include <cstring>
#include <functional>
#include <optional>
#include <span>

#include "core/base/Result.h"
#include "core/media/AudioFormat.h"
#include "core/os/File.h"

namespace linnet::core::identity {

/// Format byte, then XXH3-128 (big endian) over payload length and three 16 KiB windows of the payload.
struct AudioId {
    std::array<std::uint8_t, 17> bytes{};

    /// Nothing unless `blob` holds exactly 17 bytes.
    static std::optional<AudioId> fromBytes(std::span<const std::uint8_t> blob) {
        if (blob.size() != 17) return std::nullopt;
        AudioId id;
        std::memcpy(id.bytes.data(), blob.data(), 17);
        return id;
    }
    friend auto operator<=>(const AudioId&, const AudioId&) = default;
};

/// Payload by format: see docs/architecture.md, "Identity". Errors: Corrupt (no payload, or the container ends before
/// its own sizes say), Storage.
[[nodiscard]] Result<AudioId> audioIdOf(const os::File& file, DetectedFormat format);

} // namespace linnet::core::identity

template <>
struct std::hash<linnet::core::identity::AudioId> {
    std::size_t operator()(const linnet::core::identity::AudioId& id) const noexcept {
        std::size_t value = 0;
        std::memcpy(&value, id.bytes.data() + 1, sizeof value);
        return value;
    }
};
