// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tags/TagFile.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <limits>

#include <aifffile.h>
#include <apefile.h>
#include <asffile.h>
#include <flacfile.h>
#include <id3v2framefactory.h>
#include <mp4file.h>
#include <mpcfile.h>
#include <mpegfile.h>
#include <oggflacfile.h>
#include <oggpageheader.h>
#include <opusfile.h>
#include <speexfile.h>
#include <trueaudiofile.h>
#include <vorbisfile.h>
#include <wavfile.h>
#include <wavpackfile.h>

namespace linnet::core::tags {

namespace {

namespace Ogg = TagLib::Ogg;
using Frames = TagLib::ID3v2::FrameFactory;

/// By the first packet, which begins after a page header with one segment.
std::unique_ptr<TagLib::File> openOgg(FileStream& stream, const os::File& file, std::uint64_t begin) {
    std::array<std::byte, 8> packet{};
    if (!file.readAt(begin + 28, packet)) return nullptr;
    const auto is = [&](std::string_view magic) { return std::memcmp(packet.data(), magic.data(), magic.size()) == 0; };
    if (is("OpusHead")) return std::make_unique<Ogg::Opus::File>(&stream);
    if (is("Speex   ")) return std::make_unique<Ogg::Speex::File>(&stream);
    if (is("\x7F"
           "FLAC"))
        return std::make_unique<Ogg::FLAC::File>(&stream);
    if (is("\x01"
           "vorbis"))
        return std::make_unique<TagLib::Vorbis::File>(&stream);
    return nullptr;
}

template <class T>
T clampTo(int value) {
    return static_cast<T>(std::clamp<std::int64_t>(value, 0, std::numeric_limits<T>::max()));
}

template <class Properties>
std::uint8_t bitsOf(const Properties* properties) {
    return properties ? clampTo<std::uint8_t>(properties->bitsPerSample()) : std::uint8_t{0};
}

/// Streaming encoders leave the sample count of FLAC in ogg at zero; the last page still tells it.
std::chrono::milliseconds lengthByGranule(Ogg::File& file, int sampleRate) {
    const auto* last = file.lastPageHeader();
    if (!last || sampleRate <= 0) return {};
    return std::chrono::milliseconds(std::max<std::int64_t>(last->absoluteGranularPosition(), 0) * 1000 / sampleRate);
}

struct Sound {
    Codec codec;
    std::uint8_t bits;
};

Sound soundOf(TagLib::File& file) {
    if (auto* flac = dynamic_cast<TagLib::FLAC::File*>(&file)) return {Codec::Flac, bitsOf(flac->audioProperties())};
    if (auto* flac = dynamic_cast<Ogg::FLAC::File*>(&file)) return {Codec::Flac, bitsOf(flac->audioProperties())};
    if (dynamic_cast<TagLib::MPEG::File*>(&file)) return {Codec::Mp3, 0};
    if (dynamic_cast<TagLib::Vorbis::File*>(&file)) return {Codec::Vorbis, 0};
    if (dynamic_cast<Ogg::Opus::File*>(&file)) return {Codec::Opus, 0};
    if (dynamic_cast<Ogg::Speex::File*>(&file)) return {Codec::Speex, 0};
    if (dynamic_cast<TagLib::MPC::File*>(&file)) return {Codec::Musepack, 0};
    if (dynamic_cast<TagLib::ASF::File*>(&file)) return {Codec::Wma, 0};
    if (auto* mp4 = dynamic_cast<TagLib::MP4::File*>(&file)) {
        const auto* properties = mp4->audioProperties();
        if (properties && properties->codec() == TagLib::MP4::Properties::ALAC)
            return {Codec::Alac, bitsOf(properties)};
        if (properties && properties->codec() == TagLib::MP4::Properties::AAC) return {Codec::Aac, 0};
        return {Codec::Unknown, 0};
    }
    if (auto* wav = dynamic_cast<TagLib::RIFF::WAV::File*>(&file)) return {Codec::Wav, bitsOf(wav->audioProperties())};
    if (auto* aiff = dynamic_cast<TagLib::RIFF::AIFF::File*>(&file))
        return {Codec::Aiff, bitsOf(aiff->audioProperties())};
    if (auto* wavPack = dynamic_cast<TagLib::WavPack::File*>(&file))
        return {Codec::WavPack, bitsOf(wavPack->audioProperties())};
    if (auto* ape = dynamic_cast<TagLib::APE::File*>(&file)) return {Codec::Ape, bitsOf(ape->audioProperties())};
    if (auto* tta = dynamic_cast<TagLib::TrueAudio::File*>(&file)) return {Codec::Tta, bitsOf(tta->audioProperties())};
    return {Codec::Unknown, 0};
}

} // namespace

std::unique_ptr<TagLib::File> openTagFile(FileStream& stream, const os::File& file, DetectedFormat detected) {
    switch (detected.format) {
    case AudioFormat::Mp3:
        return std::make_unique<TagLib::MPEG::File>(&stream, Frames::instance());
    case AudioFormat::Flac:
        return std::make_unique<TagLib::FLAC::File>(&stream, Frames::instance());
    case AudioFormat::Ogg:
        return openOgg(stream, file, detected.begin);
    case AudioFormat::Mp4:
        return std::make_unique<TagLib::MP4::File>(&stream);
    case AudioFormat::Wav:
        return std::make_unique<TagLib::RIFF::WAV::File>(&stream);
    case AudioFormat::Aiff:
        return std::make_unique<TagLib::RIFF::AIFF::File>(&stream);
    case AudioFormat::WavPack:
        return std::make_unique<TagLib::WavPack::File>(&stream);
    case AudioFormat::Ape:
        return std::make_unique<TagLib::APE::File>(&stream);
    case AudioFormat::Musepack:
        return std::make_unique<TagLib::MPC::File>(&stream);
    case AudioFormat::Tta:
        return std::make_unique<TagLib::TrueAudio::File>(&stream, Frames::instance());
    case AudioFormat::Asf:
        return std::make_unique<TagLib::ASF::File>(&stream);
    // Tags only: frames of ADTS are not MPEG audio, their properties come from RawStreams.
    case AudioFormat::Adts:
        return std::make_unique<TagLib::MPEG::File>(&stream, Frames::instance(), false);
    default:
        return nullptr;
    }
}

AudioProperties audioOf(TagLib::File& file) {
    AudioProperties audio;
    const auto* properties = file.audioProperties();
    if (!properties) return audio;
    const auto sound = soundOf(file);
    audio.codec = sound.codec;
    audio.bitsPerSample = sound.bits;
    audio.duration = std::chrono::milliseconds(std::max(properties->lengthInMilliseconds(), 0));
    if (auto* flac = dynamic_cast<Ogg::FLAC::File*>(&file); flac && audio.duration.count() == 0)
        audio.duration = lengthByGranule(*flac, properties->sampleRate());
    audio.bitRateKbps = clampTo<std::uint32_t>(properties->bitrate());
    if (audio.bitRateKbps == 0 && audio.duration.count() > 0)
        audio.bitRateKbps = clampTo<std::uint32_t>(static_cast<int>(std::min<std::int64_t>(
            std::int64_t{file.length()} * 8 / audio.duration.count(), std::numeric_limits<int>::max())));
    audio.sampleRate = SampleRate{clampTo<std::uint32_t>(properties->sampleRate())};
    audio.channels = clampTo<std::uint8_t>(properties->channels());
    return audio;
}

} // namespace linnet::core::tags
