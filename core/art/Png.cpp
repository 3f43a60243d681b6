// SPDX-License-Identifier: GPL-3.0-or-later
#include <png.h>

#include "core/art/Decoders.h"

namespace linnet::core::art {

Result<DecodedImage> decodePng(std::span<const std::byte> bytes) {
    png_image png{};
    png.version = PNG_IMAGE_VERSION;
    const auto damaged = [&] {
        auto error = failure(Errc::Corrupt, std::string("damaged PNG: ") + png.message);
        png_image_free(&png);
        return error;
    };
    if (!png_image_begin_read_from_memory(&png, bytes.data(), bytes.size())) return damaged();
    if (const auto size = checkSize(png.width, png.height); !size) {
        png_image_free(&png);
        return tl::unexpected(size.error());
    }
    png.format = PNG_FORMAT_RGB;
    DecodedImage decoded{{png.width, png.height, {}}, png.width, png.height};
    decoded.image.pixels.resize(std::size_t{png.width} * png.height * 3);
    const png_color white{255, 255, 255};
    if (!png_image_finish_read(&png, &white, decoded.image.pixels.data(), 0, nullptr)) return damaged();
    return decoded;
}

} // namespace linnet::core::art
