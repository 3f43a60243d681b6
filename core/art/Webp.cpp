// SPDX-License-Identifier: GPL-3.0-or-later
#include <webp/decode.h>

#include "core/art/Decoders.h"

namespace linnet::core::art {

Result<DecodedImage> decodeWebp(std::span<const std::byte> bytes) {
    const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
    int width = 0;
    int height = 0;
    if (!WebPGetInfo(data, bytes.size(), &width, &height)) return failure(Errc::Corrupt, "damaged WebP: no header");
    LINNET_TRY_VOID(checkSize(static_cast<std::uint64_t>(width), static_cast<std::uint64_t>(height)));
    std::vector<std::uint8_t> rgba(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4);
    if (!WebPDecodeRGBAInto(data, bytes.size(), rgba.data(), rgba.size(), width * 4))
        return failure(Errc::Corrupt, "damaged WebP");
    DecodedImage decoded{{static_cast<std::uint32_t>(width), static_cast<std::uint32_t>(height), {}},
                         static_cast<std::uint32_t>(width),
                         static_cast<std::uint32_t>(height)};
    auto& pixels = decoded.image.pixels;
    pixels.resize(rgba.size() / 4 * 3);
    for (std::size_t i = 0; i < rgba.size() / 4; ++i) {
        const unsigned alpha = rgba[i * 4 + 3];
        for (std::size_t c = 0; c < 3; ++c)
            pixels[i * 3 + c] = static_cast<std::uint8_t>((rgba[i * 4 + c] * alpha + 255 * (255 - alpha)) / 255);
    }
    return decoded;
}

} // namespace linnet::core::art
