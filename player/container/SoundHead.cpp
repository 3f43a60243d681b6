// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/container/SoundHead.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace linnet::player {

namespace {

constexpr std::size_t kHeadBytes = 4096;
constexpr std::size_t kTailBytes = 65'536 + 300; // an Ogg page is no longer

using Head = std::optional<SoundHead>;

core::Result<std::string> readSome(core::MediaSource& source, std::uint64_t offset, std::size_t most) {
    std::string bytes(most, '\0');
    std::size_t filled = 0;
    while (filled < most) {
        const auto out = std::as_writable_bytes(std::span(bytes)).subspan(filled);
        LINNET_TRY(const std::size_t got, source.read(offset + filled, out));
        if (got == 0) break;
        filled += got;
    }
    bytes.resize(filled);
    return bytes;
}

/// 0 beyond the end.
std::uint64_t little(std::string_view bytes, std::size_t at, std::size_t count) {
    std::uint64_t value = 0;
    for (std::size_t i = count; i-- > 0;)
        value = value << 8U | (at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0U);
    return value;
}

std::uint64_t big(std::string_view bytes, std::size_t at, std::size_t count) {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < count; ++i)
        value = value << 8U | (at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0U);
    return value;
}

bool holds(std::string_view bytes, std::size_t at, std::string_view text) {
    return bytes.size() >= at + text.size() && bytes.substr(at, text.size()) == text;
}

AudioFormat formatOf(std::uint64_t rate, std::uint64_t channels, std::uint64_t bits) {
    return {.rate = {static_cast<std::uint32_t>(rate)},
            .channels = static_cast<unsigned>(channels),
            .bits = static_cast<unsigned>(bits)};
}

Head wavHead(std::string_view bytes) {
    SoundHead head{.codec = core::Codec::Wav};
    std::uint64_t frameBytes = 0;
    for (std::size_t at = 12; at + 8 <= bytes.size();) {
        const std::uint64_t size = little(bytes, at + 4, 4);
        if (holds(bytes, at, "fmt ")) {
            constexpr std::uint64_t kFloat = 3;
            head.format = formatOf(little(bytes, at + 12, 4), little(bytes, at + 10, 2), little(bytes, at + 22, 2));
            head.format.isFloat = little(bytes, at + 8, 2) == kFloat;
            frameBytes = little(bytes, at + 20, 2);
        }
        if (holds(bytes, at, "data")) {
            if (frameBytes > 0) head.frames = size / frameBytes;
            break;
        }
        at += 8 + static_cast<std::size_t>(size + size % 2);
    }
    return head;
}

/// STREAMINFO (RFC 9639, section 8.2).
Head flacHead(std::string_view bytes) {
    const std::uint64_t packed = big(bytes, 18, 8);
    return SoundHead{.codec = core::Codec::Flac,
                     .format = formatOf(packed >> 44U, (packed >> 41U & 7U) + 1, (packed >> 36U & 31U) + 1),
                     .frames = packed & 0xF'FFFF'FFFFU};
}

Head wavPackHead(std::string_view bytes) {
    constexpr std::array<std::uint32_t, 16> kRates{6000,  8000,  9600,  11025, 12000, 16000, 22050,  24000,
                                                   32000, 44100, 48000, 64000, 88200, 96000, 192000, 0};
    constexpr std::uint64_t kMono = 4;
    constexpr std::uint64_t kFloat = 0x80;
    constexpr std::uint64_t kUnknown = 0xFFFF'FFFF;
    const std::uint64_t flags = little(bytes, 24, 4);
    const std::uint64_t frames = little(bytes, 12, 4);
    SoundHead head{.codec = core::Codec::WavPack,
                   .format = formatOf(kRates[flags >> 23U & 15U], (flags & kMono) != 0 ? 1 : 2, ((flags & 3U) + 1) * 8),
                   .frames = frames == kUnknown ? 0 : frames};
    head.format.isFloat = (flags & kFloat) != 0;
    return head;
}

Head oggHead(std::string_view bytes) {
    constexpr std::size_t kPacket = 28; // the first page holds the first packet alone
    constexpr std::uint64_t kOpusRate = 48'000;
    if (holds(bytes, kPacket, "\x01vorbis"))
        return SoundHead{.codec = core::Codec::Vorbis,
                         .format = formatOf(little(bytes, kPacket + 12, 4), little(bytes, kPacket + 11, 1), 0)};
    if (holds(bytes, kPacket, "OpusHead"))
        return SoundHead{.codec = core::Codec::Opus, .format = formatOf(kOpusRate, little(bytes, kPacket + 9, 1), 0)};
    return std::nullopt;
}

/// Where the sound begins behind a tag (ID3v2.4, section 3.1).
std::uint64_t behindTag(std::string_view bytes) {
    if (!holds(bytes, 0, "ID3")) return 0;
    const std::uint64_t size = big(bytes, 6, 4); // four times seven bits
    return 10 + ((size >> 24U & 127U) << 21U | (size >> 16U & 127U) << 14U | (size >> 8U & 127U) << 7U | (size & 127U));
}

/// The head of a frame of layer III (ISO 11172-3, section 2.4.2.3).
Head mp3Head(std::string_view bytes) {
    constexpr std::array<std::uint32_t, 4> kRates{44'100, 48'000, 32'000, 0};
    constexpr std::array<unsigned, 4> kDivisors{4, 0, 2, 1}; // MPEG 2.5, none, 2, 1
    const std::uint64_t frame = big(bytes, 0, 4);
    const unsigned divisor = kDivisors[frame >> 19U & 3U];
    const bool isFrame = frame >> 21U == 0x7FF && (frame >> 17U & 3U) == 1 && (frame >> 12U & 15U) != 15;
    if (!isFrame || divisor == 0) return std::nullopt;
    return SoundHead{.codec = core::Codec::Mp3,
                     .format = formatOf(kRates[frame >> 10U & 3U] / divisor, (frame >> 6U & 3U) == 3 ? 1 : 2, 0)};
}

Head headIn(std::string_view bytes) {
    Head head;
    if (holds(bytes, 0, "RIFF") && holds(bytes, 8, "WAVE")) head = wavHead(bytes);
    if (holds(bytes, 0, "fLaC")) head = flacHead(bytes);
    if (holds(bytes, 0, "wvpk")) head = wavPackHead(bytes);
    if (holds(bytes, 0, "OggS")) head = oggHead(bytes);
    if (!head) head = mp3Head(bytes);
    if (head && (head->format.rate.hertz == 0 || head->format.channels == 0)) head.reset();
    return head;
}

/// The granule position of the last page (RFC 3533, section 6).
core::Result<std::uint64_t> lastGranule(core::MediaSource& source) {
    LINNET_TRY(const std::uint64_t size, source.size());
    const std::uint64_t from = size > kTailBytes ? size - kTailBytes : 0;
    LINNET_TRY(const std::string tail, readSome(source, from, static_cast<std::size_t>(size - from)));
    const std::size_t page = tail.rfind("OggS");
    return page == std::string::npos ? 0 : little(tail, page + 6, 8);
}

} // namespace

core::Result<std::optional<SoundHead>> readSoundHead(core::MediaSource& source) {
    LINNET_TRY(std::string bytes, readSome(source, 0, kHeadBytes));
    if (const std::uint64_t begin = behindTag(bytes); begin > 0) {
        LINNET_TRY(bytes, readSome(source, begin, kHeadBytes));
    }
    Head head = headIn(bytes);
    if (head && head->codec == core::Codec::Vorbis) {
        LINNET_TRY(head->frames, lastGranule(source));
    }
    return head;
}

} // namespace linnet::player
