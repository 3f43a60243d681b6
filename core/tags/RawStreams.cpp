// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tags/RawStreams.h"

#include <algorithm>
#include <array>

#include "core/media/ByteReader.h"

namespace linnet::core::tags {

namespace {

void setLength(AudioProperties& audio, std::uint64_t units, std::uint64_t unitsPerSecond, std::uint64_t bytes) {
    if (unitsPerSecond == 0) return;
    const auto millis = std::min<std::uint64_t>(units * 1000 / unitsPerSecond, 1'000'000'000);
    audio.duration = std::chrono::milliseconds(static_cast<std::int64_t>(millis));
    if (millis > 0)
        audio.bitRateKbps = static_cast<std::uint32_t>(std::min<std::uint64_t>(bytes * 8 / millis, 1 << 30));
}

void setDsd(AudioProperties& audio, std::uint64_t rate, std::uint64_t channels, std::uint64_t soundBytes) {
    audio.codec = Codec::Dsd;
    audio.sampleRate = SampleRate{static_cast<std::uint32_t>(rate)};
    audio.channels = static_cast<std::uint8_t>(std::min<std::uint64_t>(channels, 255));
    audio.bitsPerSample = 1;
    if (channels > 0) setLength(audio, soundBytes / channels * 8, rate, soundBytes);
}

} // namespace

Result<AudioProperties> adtsProperties(const os::File& file, std::uint64_t begin) {
    // ISO 14496-3, 1.A.2: a header of seven bytes before each frame of 1,024 samples.
    constexpr std::array<std::uint32_t, 13> kRates{96000, 88200, 64000, 48000, 44100, 32000, 24000,
                                                   22050, 16000, 12000, 11025, 8000,  7350};
    constexpr std::uint64_t kEnoughFrames = 256;
    LINNET_TRY(const auto stat, file.stat());
    AudioProperties audio;
    std::uint64_t frames = 0;
    auto at = begin;
    for (; frames < kEnoughFrames; ++frames) {
        LINNET_TRY(const auto header, readRecord<7>(file, at));
        if (!header.isWhole() || (header.big(0, 2) & 0xFFF6) != 0xFFF0) break;
        const auto bits = header.big(2, 4);
        const auto rate = (bits >> 26) & 15;
        const auto length = (header.big(3, 3) >> 5) & 0x1FFF;
        if (rate >= kRates.size() || length < 7) break;
        audio.sampleRate = SampleRate{kRates[rate]};
        const auto channels = (bits >> 22) & 7;
        audio.channels = static_cast<std::uint8_t>(channels == 7 ? 8 : channels);
        at += length;
    }
    if (frames < 2 || stat.size <= begin) return failure(Errc::Corrupt, "the file holds no sound data");
    audio.codec = Codec::Aac;
    const auto bytes = stat.size - begin;
    const auto estimate = bytes * frames / std::max<std::uint64_t>(at - begin, 1);
    setLength(audio, estimate * 1024, audio.sampleRate.hertz, bytes);
    return audio;
}

Result<DsdFile> dsfProperties(const os::File& file) {
    LINNET_TRY(const auto stat, file.stat());
    LINNET_TRY(const auto header, readRecord<92>(file, 0));
    if (!header.isWhole() || !header.has("fmt ", 28) || !header.has("data", 80))
        return failure(Errc::Corrupt, "the DSF header is damaged");
    DsdFile dsd;
    const auto rate = header.little(56, 4);
    const auto channels = header.little(52, 4);
    const auto samples = header.little(64, 8);
    setDsd(dsd.audio, rate, channels, samples / 8 * std::min<std::uint64_t>(channels, 255));
    const auto tag = header.little(20, 8);
    if (tag >= 92 && tag < stat.size) dsd.id3 = {tag, stat.size};
    return dsd;
}

Result<DsdFile> dffProperties(const os::File& file) {
    LINNET_TRY(const auto stat, file.stat());
    DsdFile dsd;
    std::uint64_t rate = 0;
    std::uint64_t channels = 0;
    std::uint64_t soundBytes = 0;
    std::uint64_t at = 16;
    for (int chunk = 0; chunk < 4096 && at + 12 <= stat.size; ++chunk) {
        LINNET_TRY(const auto header, readRecord<24>(file, at));
        const auto size = header.big(4, 8);
        // The property chunk holds chunks of its own after a type of four characters: go into it.
        if (header.has("PROP")) {
            at += 16;
            continue;
        }
        if (header.has("FS  ")) rate = header.big(12, 4);
        if (header.has("CHNL")) channels = header.big(12, 2);
        if (header.has("DSD ")) soundBytes = size;
        if (header.has("ID3 ") && size <= stat.size - at - 12) dsd.id3 = {at + 12, at + 12 + size};
        if (size > stat.size - at - 12) break;
        at += 12 + size + (size & 1);
    }
    if (rate == 0 || channels == 0) return failure(Errc::Corrupt, "the DSDIFF header is damaged");
    setDsd(dsd.audio, rate, channels, soundBytes);
    return dsd;
}

} // namespace linnet::core::tags
