// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/identity/Payload.h"

#include <algorithm>

#include "core/media/ByteReader.h"

namespace linnet::core::identity {

namespace {

constexpr int kMostParts = 4096; ///< Blocks, boxes, chunks or pages walked before a file counts as absurd.

tl::unexpected<Error> truncated() {
    return failure(Errc::Corrupt, "the file is cut off: it ends before its own sizes say");
}

Result<Payload> onePart(std::uint64_t begin, std::uint64_t end) {
    if (begin >= end) return failure(Errc::Corrupt, "the file holds no sound data");
    return Payload{{{begin, end}}};
}

/// FLAC format, "METADATA_BLOCK_HEADER": last flag and type, then 24 bits of length.
Result<std::uint64_t> afterFlacMetadata(const os::File& file, ByteRange range) {
    auto at = range.begin + 4;
    for (int block = 0; block < kMostParts; ++block) {
        LINNET_TRY(const auto header, readRecord<4>(file, at));
        if (!header.isWhole()) return truncated();
        at += 4 + header.big(1, 3);
        if (at > range.end) return truncated();
        if (header.big(0, 1) & 0x80) return at;
    }
    return failure(Errc::Corrupt, "the FLAC metadata does not end");
}

/// ISO 14496-12: the bodies of all top-level `mdat` boxes.
Result<Payload> mp4Payload(const os::File& file, ByteRange range) {
    Payload payload;
    auto at = range.begin;
    for (int box = 0; at + 8 <= range.end && box < kMostParts; ++box) {
        LINNET_TRY(const auto header, readRecord<16>(file, at));
        auto size = header.big(0, 4);
        std::uint64_t headerSize = 8;
        if (size == 1) {
            size = header.big(8, 8);
            headerSize = 16;
        } else if (size == 0) {
            size = range.end - at;
        }
        if (size < headerSize) return failure(Errc::Corrupt, "an MP4 box is smaller than its header");
        if (size > range.end - at) return truncated();
        if (header.has("mdat", 4) && size > headerSize) payload.extents.push_back({at + headerSize, at + size});
        at += size;
    }
    if (payload.extents.empty()) return failure(Errc::Corrupt, "the file holds no sound data");
    return payload;
}

enum class Order { Big, Little };
struct ChunkLayout {
    Order order;
    std::size_t sizeBytes;        ///< 4, or 8 for DSDIFF.
    std::string_view wanted;      ///< Four characters.
    std::string_view alternative; ///< A second name for it, or `wanted` again.
};

/// RIFF, AIFF and DSDIFF: the body of the sound chunk. Chunks begin 12 bytes (16 for DSDIFF) in and are padded to two.
Result<Payload> chunkPayload(const os::File& file, ByteRange range, ChunkLayout layout) {
    auto at = range.begin + layout.sizeBytes + 8;
    const std::uint64_t unknownSize = 0xFFFFFFFF; // written by streaming encoders, and by RF64
    for (int chunk = 0; at + 4 + layout.sizeBytes <= range.end && chunk < kMostParts; ++chunk) {
        LINNET_TRY(const auto header, readRecord<12>(file, at));
        const auto size =
            layout.order == Order::Big ? header.big(4, layout.sizeBytes) : header.little(4, layout.sizeBytes);
        const auto body = at + 4 + layout.sizeBytes;
        const bool isToEnd = layout.sizeBytes == 4 && size == unknownSize;
        if (header.has(layout.wanted) || header.has(layout.alternative)) {
            if (isToEnd) return onePart(body, range.end);
            if (size > range.end - body) return truncated();
            return onePart(body, body + size);
        }
        if (size > range.end - body) return truncated();
        at = body + size + (size & 1);
    }
    return failure(Errc::Corrupt, "the file holds no sound data");
}

Result<Payload> dsfPayload(const os::File& file, ByteRange range) {
    // DSF 1.01: chunks of 28 ("DSD ") and 52 ("fmt ") bytes, then "data" with its own 12 byte header.
    LINNET_TRY(const auto header, readRecord<12>(file, range.begin + 80));
    if (!header.has("data")) return failure(Errc::Corrupt, "the file holds no sound data");
    const auto size = header.little(4, 8);
    if (size < 12 || size > range.end - (range.begin + 80)) return truncated();
    return onePart(range.begin + 92, range.begin + 80 + size);
}

Result<Payload> asfPayload(const os::File& file, ByteRange range) {
    LINNET_TRY(const auto size, readRecord<8>(file, range.begin + 16));
    const auto headerSize = size.little(0, 8);
    if (headerSize >= range.end - range.begin) return truncated();
    return onePart(range.begin + headerSize, range.end);
}

} // namespace

Result<std::uint64_t> firstOggSoundPage(const os::File& file, ByteRange range) {
    auto at = range.begin;
    for (int page = 0; page < kMostParts && at + 27 <= range.end; ++page) {
        LINNET_TRY(const auto header, readRecord<27 + 255>(file, at));
        if (!header.has("OggS")) break;
        const auto granule = static_cast<std::int64_t>(header.little(6, 8));
        if (granule > 0) return at;
        const auto segments = header.little(26, 1);
        at += 27 + segments;
        for (std::size_t i = 0; i < segments; ++i)
            at += header.little(27 + i, 1);
    }
    return failure(Errc::Corrupt, "the file holds no sound data");
}

Result<Payload> payloadOf(const os::File& file, DetectedFormat detected) {
    LINNET_TRY(const auto stat, file.stat());
    const ByteRange whole{detected.begin, stat.size};
    switch (detected.format) {
    case AudioFormat::Mp4:
        return mp4Payload(file, whole);
    case AudioFormat::Wav:
        return chunkPayload(file, whole, {Order::Little, 4, "data", "data"});
    case AudioFormat::Aiff:
        return chunkPayload(file, whole, {Order::Big, 4, "SSND", "SSND"});
    case AudioFormat::Dff:
        return chunkPayload(file, whole, {Order::Big, 8, "DSD ", "DST "});
    case AudioFormat::Dsf:
        return dsfPayload(file, whole);
    case AudioFormat::Asf:
        return asfPayload(file, whole);
    case AudioFormat::Ogg: {
        LINNET_TRY(const auto begin, firstOggSoundPage(file, whole));
        return onePart(begin, whole.end);
    }
    case AudioFormat::Flac: {
        LINNET_TRY(const auto begin, afterFlacMetadata(file, whole));
        LINNET_TRY(const auto end, endBeforeTags(file, {begin, whole.end}));
        return onePart(begin, end);
    }
    case AudioFormat::Other:
        return onePart(0, whole.end);
    default: {
        LINNET_TRY(const auto end, endBeforeTags(file, whole));
        return onePart(whole.begin, end);
    }
    }
}

} // namespace linnet::core::identity
