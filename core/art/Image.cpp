// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/art/Image.h"

#include <algorithm>
#include <cstring>
#include <string_view>

#include "core/art/Decoders.h"

namespace linnet::core::art {

namespace {

bool hasAt(std::span<const std::byte> bytes, std::size_t offset, std::string_view magic) {
    return bytes.size() >= offset + magic.size() && std::memcmp(bytes.data() + offset, magic.data(), magic.size()) == 0;
}

/// Where target pixel `i` of `to` begins among `from` source pixels, in 1/256 of a pixel.
std::uint64_t edge(std::uint32_t i, std::uint32_t from, std::uint32_t to) { return std::uint64_t{i} * from * 256 / to; }

/// One target pixel: the mean of the source pixels under it, partly covered ones by their share.
void average(const Image& image, std::uint64_t x0, std::uint64_t x1, std::uint64_t y0, std::uint64_t y1,
             std::uint8_t* out) {
    std::uint64_t sums[3]{};
    std::uint64_t total = 0;
    for (auto y = y0 / 256; y * 256 < y1; ++y) {
        const auto rows = std::min(y1, (y + 1) * 256) - std::max(y0, y * 256);
        const auto* pixel = image.at(static_cast<std::uint32_t>(x0 / 256), static_cast<std::uint32_t>(y));
        for (auto x = x0 / 256; x * 256 < x1; ++x, pixel += 3) {
            const auto weight = rows * (std::min(x1, (x + 1) * 256) - std::max(x0, x * 256));
            for (int i = 0; i < 3; ++i)
                sums[i] += weight * pixel[i];
            total += weight;
        }
    }
    for (int i = 0; i < 3; ++i)
        out[i] = static_cast<std::uint8_t>((sums[i] + total / 2) / total);
}

} // namespace

Result<void> checkSize(std::uint64_t width, std::uint64_t height) {
    if (width == 0 || height == 0 || width > 65535 || height > 65535 || width * height > kMostPixels)
        return failure(Errc::TooLarge, "a picture of " + std::to_string(width) + "×" + std::to_string(height) +
                                           " pixels is not used as a cover");
    return {};
}

Result<DecodedImage> decodeImage(std::span<const std::byte> bytes, std::uint32_t needed) {
    if (bytes.size() > kMostBytes) return failure(Errc::TooLarge, "a picture above 32 MiB is not used as a cover");
    if (hasAt(bytes, 0, "\xFF\xD8\xFF")) return decodeJpeg(bytes, needed);
    if (hasAt(bytes, 0, "\x89PNG\r\n\x1A\n")) return decodePng(bytes);
    if (hasAt(bytes, 0, "RIFF") && hasAt(bytes, 8, "WEBP")) return decodeWebp(bytes);
    return failure(Errc::Unsupported, "the picture is neither JPEG nor PNG nor WebP");
}

Image shrunkTo(const Image& image, std::uint32_t size) {
    const auto longer = std::max(image.width, image.height);
    if (longer <= size) return image;
    const auto scaled = [&](std::uint32_t side) {
        return static_cast<std::uint32_t>(
            std::max<std::uint64_t>((std::uint64_t{side} * size + longer / 2) / longer, 1));
    };
    Image small{scaled(image.width), scaled(image.height), {}};
    small.pixels.resize(std::size_t{small.width} * small.height * 3);
    auto* out = small.pixels.data();
    for (std::uint32_t y = 0; y < small.height; ++y)
        for (std::uint32_t x = 0; x < small.width; ++x, out += 3)
            average(image, edge(x, image.width, small.width), edge(x + 1, image.width, small.width),
                    edge(y, image.height, small.height), edge(y + 1, image.height, small.height), out);
    return small;
}

} // namespace linnet::core::art
