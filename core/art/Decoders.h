// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One decoder per format, each the only user of its library. Limits are checked before memory is taken.

#include "core/art/Image.h"

namespace linnet::core::art {

inline constexpr std::size_t kMostBytes = std::size_t{32} << 20;
inline constexpr std::uint64_t kMostPixels = 100'000'000;

/// TooLarge for an empty or oversized picture.
[[nodiscard]] Result<void> checkSize(std::uint64_t width, std::uint64_t height);

[[nodiscard]] Result<DecodedImage> decodeJpeg(std::span<const std::byte> bytes, std::uint32_t needed);
[[nodiscard]] Result<DecodedImage> decodePng(std::span<const std::byte> bytes);
[[nodiscard]] Result<DecodedImage> decodeWebp(std::span<const std::byte> bytes);

} // namespace linnet::core::art
