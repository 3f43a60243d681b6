// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/container/FlacPlace.h"

#include <algorithm>
#include <array>
#include <vector>

#include "player/plan/Planner.h"

namespace linnet::player {

namespace {

constexpr std::size_t kMarkerSize = 4;
constexpr std::size_t kStreamInfoSize = 34;
constexpr std::size_t kWindow = 64 * 1024; ///< Read at a look where a frame may be of any size; larger ones are odd.
constexpr std::size_t kLargestHead = 16;   ///< Bytes of a frame's head.
constexpr int kMostLooks = 24;
constexpr int kMostBlocks = 64;

using Bytes = std::vector<std::uint8_t>;

/// Up to `count` bytes; fewer at the end of the file.
core::Result<Bytes> readAt(core::MediaSource& source, std::uint64_t offset, std::size_t count) {
    Bytes bytes(count);
    std::size_t filled = 0;
    while (filled < count) {
        LINNET_TRY(const std::size_t got,
                   source.read(offset + filled, std::as_writable_bytes(std::span(bytes).subspan(filled))));
        if (got == 0) break;
        filled += got;
    }
    bytes.resize(filled);
    return bytes;
}

std::uint64_t big(std::span<const std::uint8_t> bytes, std::size_t at, std::size_t count) {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < count; ++i)
        value = value << 8U | bytes[at + i];
    return value;
}

struct Stream {
    std::uint32_t block = 0;      ///< Samples of a frame, where all are alike.
    std::size_t window = kWindow; ///< So many bytes hold the head of a frame.
    core::SampleRate rate;
    std::uint64_t total = 0;
    std::uint64_t frames = 0; ///< Offset of the first frame.
    std::string head;
};

core::Result<std::optional<Stream>> readStream(core::MediaSource& source) {
    LINNET_TRY(const Bytes marker, readAt(source, 0, kMarkerSize));
    if (std::string(marker.begin(), marker.end()) != "fLaC") return std::optional<Stream>();
    Stream stream;
    std::uint64_t offset = kMarkerSize;
    for (int i = 0; i < kMostBlocks; ++i) {
        LINNET_TRY(const Bytes block, readAt(source, offset, 4 + kStreamInfoSize));
        if (block.size() < 4 + kStreamInfoSize) return std::optional<Stream>();
        if (i == 0) {
            if ((block[0] & 0x7FU) != 0) return std::optional<Stream>();
            const std::uint64_t facts = big(block, 4 + 10, 8);
            const bool isEven = big(block, 4, 2) == big(block, 6, 2);
            stream.block = isEven ? static_cast<std::uint32_t>(big(block, 4, 2)) : 0;
            const auto largest = static_cast<std::size_t>(big(block, 4 + 7, 3));
            if (largest > 0) stream.window = std::min(largest + kLargestHead, 4 * kWindow);
            stream.rate = {static_cast<std::uint32_t>(facts >> 44U)};
            stream.total = facts & 0xFFFFFFFFFU;
            stream.head = std::string("fLaC\x80\0\0\x22", 8) + std::string(block.begin() + 4, block.end());
        }
        offset += 4 + big(block, 1, 3);
        if ((block[0] & 0x80U) == 0) continue;
        stream.frames = offset;
        return std::optional(std::move(stream));
    }
    return std::optional<Stream>();
}

std::uint8_t crc8(std::span<const std::uint8_t> bytes) {
    unsigned crc = 0;
    for (const std::uint8_t byte : bytes) {
        crc ^= byte;
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc << 1U ^ ((crc & 0x80U) != 0 ? 0x07U : 0U)) & 0xFFU;
    }
    return static_cast<std::uint8_t>(crc);
}

/// The number of the frame or of its first sample; its length is added to `at`. Section 9.1.5.
std::optional<std::uint64_t> codedNumber(std::span<const std::uint8_t> bytes, std::size_t& at) {
    const std::uint8_t first = bytes[at++];
    int more = 0;
    while (more < 7 && (first & 0x80U >> more) != 0)
        ++more;
    if (more == 1 || more > 7) return std::nullopt;
    std::uint64_t number = more == 0 ? first : first & (0x7FU >> more);
    for (int i = 1; i < more; ++i) {
        if ((bytes[at] & 0xC0U) != 0x80U) return std::nullopt;
        number = number << 6U | (bytes[at++] & 0x3FU);
    }
    return number;
}

/// The first sample of the frame whose head begins here, if one does.
std::optional<std::uint64_t> frameAt(const Stream& stream, std::span<const std::uint8_t> bytes) {
    const bool isVaried = (bytes[1] & 1U) != 0;
    const unsigned block = bytes[2] >> 4U;
    const unsigned rate = bytes[2] & 15U;
    const bool isHead = bytes[0] == 0xFF && (bytes[1] & 0xFEU) == 0xF8 && block != 0 && rate != 15 &&
                        bytes[3] >> 4U <= 10 && (bytes[3] & 1U) == 0;
    if (!isHead || isVaried == (stream.block != 0)) return std::nullopt;
    std::size_t at = 4;
    const auto number = codedNumber(bytes, at);
    if (!number) return std::nullopt;
    at += block == 6 ? 1 : block == 7 ? 2 : 0;
    at += rate == 12 ? 1 : rate == 13 || rate == 14 ? 2 : 0;
    if (crc8(bytes.first(at)) != bytes[at]) return std::nullopt;
    return isVaried ? *number : *number * stream.block;
}

struct Found {
    std::uint64_t offset = 0;
    std::uint64_t sample = 0;
};

/// The first frame from `offset` on whose number fits between those known.
core::Result<std::optional<Found>> frameFrom(core::MediaSource& source, const Stream& stream, std::uint64_t offset,
                                             const Found& low, const Found& high) {
    LINNET_TRY(const Bytes bytes, readAt(source, offset, stream.window));
    for (std::size_t at = 0; at + kLargestHead <= bytes.size(); ++at) {
        if (bytes[at] != 0xFF) continue;
        const auto sample = frameAt(stream, std::span(bytes).subspan(at, kLargestHead));
        if (sample && *sample >= low.sample && *sample < high.sample) return std::optional(Found{offset + at, *sample});
    }
    return std::optional<Found>();
}

class StartingSource final : public core::MediaSource {
public:
    StartingSource(std::shared_ptr<core::MediaSource> source, const FlacPlace& place)
        : m_source(std::move(source)),
          m_head(place.head),
          m_offset(place.offset) {}

    core::Result<std::uint64_t> size() override {
        LINNET_TRY(const std::uint64_t size, m_source->size());
        return m_head.size() + size - std::min(size, m_offset);
    }
    core::Result<std::size_t> read(std::uint64_t offset, std::span<std::byte> out) override {
        if (offset >= m_head.size()) return m_source->read(offset - m_head.size() + m_offset, out);
        const auto head = std::as_bytes(std::span(m_head)).subspan(static_cast<std::size_t>(offset));
        const std::size_t count = std::min(head.size(), out.size());
        std::copy_n(head.begin(), count, out.begin());
        return count;
    }
    void cancel() override { m_source->cancel(); }

private:
    const std::shared_ptr<core::MediaSource> m_source;
    const std::string m_head;
    const std::uint64_t m_offset;
};

} // namespace

core::Result<std::optional<FlacPlace>> findFlacPlace(core::MediaSource& source, std::chrono::nanoseconds place) {
    LINNET_TRY(const auto stream, readStream(source));
    if (!stream || stream->rate.hertz == 0) return std::optional<FlacPlace>();
    const std::uint64_t target = framesIn(place, stream->rate);
    if (target >= stream->total) return std::optional<FlacPlace>();
    LINNET_TRY(const std::uint64_t size, source.size());
    Found low{stream->frames, 0};
    Found high{size, stream->total};
    for (int look = 0; look < kMostLooks; ++look) {
        if (target - low.sample <= stream->rate.hertz)
            return std::optional(FlacPlace{low.offset, low.sample, stream->total, stream->rate, stream->head});
        // As if all frames were of one size, and half a second before: what lies there is read anyway.
        const double part = static_cast<double>(target - low.sample - stream->rate.hertz / 2) /
                            static_cast<double>(high.sample - low.sample);
        auto guess = low.offset + static_cast<std::uint64_t>(part * static_cast<double>(high.offset - low.offset));
        if (look % 3 == 2) guess = low.offset + (high.offset - low.offset) / 2; // sizes that differ much
        if (guess <= low.offset || guess >= high.offset) break;
        LINNET_TRY(const auto found, frameFrom(source, *stream, guess, low, high));
        if (!found || found->offset >= high.offset) {
            if (guess == high.offset) break;
            high.offset = guess;
        } else if (found->sample <= target) {
            low = *found;
        } else {
            high = *found;
        }
    }
    return std::optional<FlacPlace>();
}

std::shared_ptr<core::MediaSource> startingAt(std::shared_ptr<core::MediaSource> source, const FlacPlace& place) {
    return std::make_shared<StartingSource>(std::move(source), place);
}

} // namespace linnet::player
