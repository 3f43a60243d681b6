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

/// The source pixels under one target pixel, in one direction: all count 256, the first and the last their share.
struct Span {
    std::uint32_t begin = 0;
    std::uint32_t last = 0;
    std::uint32_t beginShare = 0;
    std::uint32_t lastShare = 0;
    std::uint64_t total = 0;

    std::uint32_t share(std::uint32_t at) const { return at == begin ? beginShare : at == last ? lastShare : 256; }
};

std::vector<Span> spansOf(std::uint32_t from, std::uint32_t to) {
    std::vector<Span> spans(to);
    for (std::uint32_t i = 0; i < to; ++i) {
        const auto begin = edge(i, from, to);
        const auto end = edge(i + 1, from, to);
        auto& span = spans[i];
        span.begin = static_cast<std::uint32_t>(begin / 256);
        span.last = static_cast<std::uint32_t>((end - 1) / 256);
        span.beginShare = static_cast<std::uint32_t>(std::min(end, std::uint64_t{span.begin + 1} * 256) - begin);
        span.lastShare = span.last == span.begin ? span.beginShare
                                                 : static_cast<std::uint32_t>(end - std::uint64_t{span.last} * 256);
        span.total = end - begin;
    }
    return spans;
}

/// Sums of one source row for all target columns, three a column.
void sumRow(const std::uint8_t* row, std::span<const Span> columns, std::uint32_t* sums) {
    for (const auto& column : columns) {
        const auto* pixel = row + std::size_t{column.begin} * 3;
        std::uint32_t sum[3] = {pixel[0] * column.beginShare, pixel[1] * column.beginShare,
                                pixel[2] * column.beginShare};
        if (column.last > column.begin) {
            std::uint32_t whole[3]{};
            for (auto x = column.begin + 1; x < column.last; ++x) {
                pixel += 3;
                for (int i = 0; i < 3; ++i)
                    whole[i] += pixel[i];
            }
            pixel += 3;
            for (int i = 0; i < 3; ++i)
                sum[i] += whole[i] * 256 + pixel[i] * column.lastShare;
        }
        for (const auto value : sum)
            *sums++ = value;
    }
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
    const auto columns = spansOf(image.width, small.width);
    std::vector<std::uint32_t> row(std::size_t{small.width} * 3);
    std::vector<std::uint64_t> sums(row.size());
    auto* out = small.pixels.data();
    for (const auto& rows : spansOf(image.height, small.height)) {
        std::ranges::fill(sums, 0);
        for (auto y = rows.begin; y <= rows.last; ++y) {
            sumRow(image.at(0, y), columns, row.data());
            for (std::size_t i = 0; i < row.size(); ++i)
                sums[i] += std::uint64_t{row[i]} * rows.share(y);
        }
        for (std::size_t i = 0; i < sums.size(); ++i) {
            const auto total = rows.total * columns[i / 3].total;
            *out++ = static_cast<std::uint8_t>((sums[i] + total / 2) / total);
        }
    }
    return small;
}

} // namespace linnet::core::art
