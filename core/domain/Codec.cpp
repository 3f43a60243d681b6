// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>

#include "core/domain/Catalog.h"

namespace linnet::core {

namespace {

struct CodecInfo {
    std::string_view name;
    bool isLossless;
};

/// By the number of the codec.
constexpr std::array<CodecInfo, 16> kCodecs{{
    {"", false},
    {"MP3", false},
    {"FLAC", true},
    {"Vorbis", false},
    {"Opus", false},
    {"AAC", false},
    {"ALAC", true},
    {"WAV", true},
    {"AIFF", true},
    {"WavPack", true},
    {"APE", true},
    {"Musepack", false},
    {"WMA", false},
    {"TTA", true},
    {"DSD", true},
    {"Speex", false},
}};
static_assert(kCodecs.size() == static_cast<std::size_t>(Codec::Speex) + 1);

/// A number from a newer database or server is Unknown here.
const CodecInfo& infoOf(Codec codec) {
    const auto number = static_cast<std::size_t>(codec);
    return kCodecs[number < kCodecs.size() ? number : 0];
}

} // namespace

std::string_view codecName(Codec codec) { return infoOf(codec).name; }

Codec codecFromName(std::string_view name) {
    const auto found =
        std::find_if(kCodecs.begin(), kCodecs.end(), [&](const CodecInfo& info) { return info.name == name; });
    return found == kCodecs.end() ? Codec::Unknown : static_cast<Codec>(found - kCodecs.begin());
}

bool isLossless(Codec codec) { return infoOf(codec).isLossless; }

} // namespace linnet::core
