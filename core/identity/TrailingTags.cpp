// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/identity/Payload.h"
#include "core/media/ByteReader.h"

namespace linnet::core::identity {

namespace {

using Tail = Record<32>;

std::uint64_t decimal(const Tail& tail, std::size_t offset, std::size_t count) {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const auto digit = std::to_integer<unsigned>(tail.bytes[offset + i]);
        if (digit < '0' || digit > '9') return 0;
        value = value * 10 + (digit - '0');
    }
    return value;
}

/// Size of the tag that these last 32 bytes end; 0 if they end none. ID3v1 begins 128 bytes before and is asked apart.
std::uint64_t sizeOfTagEndingWith(const Tail& tail) {
    if (tail.has("APETAGEX")) { // APEv2: the size counts items and footer, a header comes on top
        const bool hasHeader = (tail.little(20, 4) & 0x80000000U) != 0;
        return tail.little(12, 4) + (hasHeader ? 32 : 0);
    }
    if (tail.has("LYRICS200", 23)) { // Lyrics3v2: six digits before the mark, which are not counted in it
        const auto size = decimal(tail, 17, 6);
        return size ? size + 15 : 0;
    }
    if (tail.has("3DI", 22)) { // ID3v2.4 at the end: header, body and footer
        std::uint64_t size = 0;
        for (std::size_t i = 28; i < 32; ++i)
            size = (size << 7) | (tail.big(i, 1) & 0x7F);
        return size + 20;
    }
    return 0;
}

} // namespace

Result<std::uint64_t> endBeforeTags(const os::File& file, ByteRange range) {
    auto end = range.end;
    for (int tags = 0; tags < 8; ++tags) {
        std::uint64_t size = 0;
        if (range.begin + 128 <= end) {
            LINNET_TRY(const auto mark, readRecord<3>(file, end - 128));
            if (mark.has("TAG")) size = 128;
        }
        if (size == 0 && range.begin + 32 <= end) {
            LINNET_TRY(const auto tail, readRecord<32>(file, end - 32));
            size = sizeOfTagEndingWith(tail);
        }
        if (size == 0 || size > end - range.begin) break;
        end -= size;
    }
    return end;
}

} // namespace linnet::core::identity
