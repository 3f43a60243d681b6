// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/AudioFormat.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace linnet::core {

namespace {

using Head = std::array<std::byte, 16>;

std::uint8_t at(const Head& head, std::size_t i) { return std::to_integer<std::uint8_t>(head[i]); }

bool has(const Head& head, std::string_view magic, std::size_t offset = 0) {
    return std::memcmp(head.data() + offset, magic.data(), magic.size()) == 0;
}

/// Size of the ID3v2 tag whose header this is, the header included; 0 if it is none.
std::uint64_t id3v2Size(const Head& head) {
    if (!has(head, "ID3") || at(head, 3) == 0xFF || at(head, 4) == 0xFF) return 0;
    std::uint64_t size = 0;
    for (std::size_t i = 6; i < 10; ++i) {
        if (at(head, i) & 0x80) return 0;
        size = (size << 7) | at(head, i);
    }
    const bool hasFooter = (at(head, 5) & 0x10) != 0;
    return size + (hasFooter ? 20 : 10);
}

AudioFormat byMagic(const Head& head) {
    constexpr std::string_view kAsf("\x30\x26\xB2\x75\x8E\x66\xCF\x11\xA6\xD9\x00\xAA\x00\x62\xCE\x6C", 16);
    if (has(head, "fLaC")) return AudioFormat::Flac;
    if (has(head, "OggS")) return AudioFormat::Ogg;
    if (has(head, "ftyp", 4)) return AudioFormat::Mp4;
    if ((has(head, "RIFF") || has(head, "RF64")) && has(head, "WAVE", 8)) return AudioFormat::Wav;
    if (has(head, "FORM") && (has(head, "AIFF", 8) || has(head, "AIFC", 8))) return AudioFormat::Aiff;
    if (has(head, "wvpk")) return AudioFormat::WavPack;
    if (has(head, "MAC ")) return AudioFormat::Ape;
    if (has(head, "MPCK") || has(head, "MP+")) return AudioFormat::Musepack;
    if (has(head, "TTA1") || has(head, "TTA2")) return AudioFormat::Tta;
    if (has(head, kAsf)) return AudioFormat::Asf;
    if (has(head, "DSD ")) return AudioFormat::Dsf;
    if (has(head, "FRM8") && has(head, "DSD ", 12)) return AudioFormat::Dff;
    // An 11 bit sync word; layer 0 means ADTS (12 bits of sync), any other layer MPEG audio.
    if (at(head, 0) == 0xFF && (at(head, 1) & 0xF6) == 0xF0) return AudioFormat::Adts;
    const bool isMpeg = at(head, 0) == 0xFF && (at(head, 1) & 0xE0) == 0xE0 && (at(head, 1) & 0x06) != 0;
    return isMpeg && (at(head, 2) & 0xF0) != 0xF0 ? AudioFormat::Mp3 : AudioFormat::Other;
}

struct Extension {
    std::string_view name;
    AudioFormat format;
};
constexpr std::array kExtensions{
    Extension{"mp3", AudioFormat::Mp3},      Extension{"mp2", AudioFormat::Mp3},
    Extension{"flac", AudioFormat::Flac},    Extension{"fla", AudioFormat::Flac},
    Extension{"ogg", AudioFormat::Ogg},      Extension{"oga", AudioFormat::Ogg},
    Extension{"opus", AudioFormat::Ogg},     Extension{"spx", AudioFormat::Ogg},
    Extension{"m4a", AudioFormat::Mp4},      Extension{"m4b", AudioFormat::Mp4},
    Extension{"mp4", AudioFormat::Mp4},      Extension{"alac", AudioFormat::Mp4},
    Extension{"wav", AudioFormat::Wav},      Extension{"wave", AudioFormat::Wav},
    Extension{"aif", AudioFormat::Aiff},     Extension{"aiff", AudioFormat::Aiff},
    Extension{"aifc", AudioFormat::Aiff},    Extension{"wv", AudioFormat::WavPack},
    Extension{"ape", AudioFormat::Ape},      Extension{"mpc", AudioFormat::Musepack},
    Extension{"mp+", AudioFormat::Musepack}, Extension{"tta", AudioFormat::Tta},
    Extension{"wma", AudioFormat::Asf},      Extension{"asf", AudioFormat::Asf},
    Extension{"aac", AudioFormat::Adts},     Extension{"dsf", AudioFormat::Dsf},
    Extension{"dff", AudioFormat::Dff},
};

AudioFormat byExtension(std::string_view extension) {
    const auto found = std::ranges::find(kExtensions, extension, &Extension::name);
    return found == kExtensions.end() ? AudioFormat::Other : found->format;
}

} // namespace

Result<DetectedFormat> detectFormat(const os::File& file, std::string_view extension) {
    DetectedFormat detected;
    for (int tags = 0; tags < 8; ++tags) {
        Head head{};
        LINNET_TRY(const auto got, file.readAt(detected.begin, head));
        if (got == 0 && detected.begin == 0) return failure(Errc::Corrupt, "the file is empty");
        if (got == 0) return failure(Errc::Corrupt, "the file ends within its leading tag");
        const auto tagSize = id3v2Size(head);
        if (tagSize > 0) {
            detected.begin += tagSize;
            continue;
        }
        detected.format = byMagic(head);
        break;
    }
    if (detected.format != AudioFormat::Other) return detected;
    const auto named = byExtension(extension);
    if (named != AudioFormat::Mp3 && named != AudioFormat::Adts)
        return failure(Errc::Unsupported, "the content is no audio format that is known here");
    detected.format = named;
    return detected;
}

bool hasAudioExtension(std::string_view fileName) {
    const auto dot = fileName.rfind('.');
    if (dot == std::string_view::npos || fileName.size() - dot > 5) return false;
    std::string lower(fileName.substr(dot + 1));
    for (char& c : lower)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return byExtension(lower) != AudioFormat::Other;
}

} // namespace linnet::core
