// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A decoded picture and what is done with it: shrinking and encoding. Pure functions, any thread.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/base/Result.h"

namespace linnet::core::art {

/// 8 bit sRGB, three bytes a pixel, rows from the top without padding.
struct Image {
    std::uint32_t width = 0;
    std::uint32_t height = 0;
    std::vector<std::uint8_t> pixels;

    const std::uint8_t* at(std::uint32_t x, std::uint32_t y) const {
        return pixels.data() + (std::size_t{y} * width + x) * 3;
    }
};

/// Decoded, and how large the original was: a JPEG may be decoded smaller than it is.
struct DecodedImage {
    Image image;
    std::uint32_t originalWidth = 0;
    std::uint32_t originalHeight = 0;
};

/// JPEG, PNG or WebP by content; transparent parts on white. At least `needed` pixels on the longer side where the
/// original has them. Errors: TooLarge (above 32 MiB or 100 million pixels), Unsupported (another format), Corrupt.
[[nodiscard]] Result<DecodedImage> decodeImage(std::span<const std::byte> bytes, std::uint32_t needed);

/// Area average, fitting into size × size with its proportions kept; never larger than it was.
Image shrunkTo(const Image& image, std::uint32_t size);

/// Errors: Internal (out of memory).
[[nodiscard]] Result<std::vector<std::byte>> encodeJpeg(const Image& image, int quality);

} // namespace linnet::core::art
