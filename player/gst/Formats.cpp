// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/gst/Formats.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include <gst/audio/audio.h>

namespace linnet::player::gst {

namespace {

using core::Codec;

constexpr std::pair<std::string_view, Codec> kCodecs[] = {
    {"audio/x-flac", Codec::Flac},
    {"audio/x-vorbis", Codec::Vorbis},
    {"audio/x-opus", Codec::Opus},
    {"audio/x-alac", Codec::Alac},
    {"audio/x-wav", Codec::Wav},
    {"audio/x-aiff", Codec::Aiff},
    {"audio/x-wavpack", Codec::WavPack},
    {"audio/x-musepack", Codec::Musepack},
    {"audio/x-wma", Codec::Wma},
    {"audio/x-tta", Codec::Tta},
    {"audio/x-ttafile", Codec::Tta},
    {"audio/x-speex", Codec::Speex},
    {"audio/x-ffmpeg-parsed-ape", Codec::Ape},
    {"audio/x-dsd", Codec::Dsd},
};

Codec codecOf(const GstStructure* coded) {
    const std::string_view name = gst_structure_get_name(coded);
    if (name == "audio/mpeg") {
        int version = 0;
        int layer = 0;
        gst_structure_get_int(coded, "mpegversion", &version);
        gst_structure_get_int(coded, "layer", &layer);
        if (version == 2 || version == 4) return Codec::Aac;
        return layer == 3 ? Codec::Mp3 : Codec::Unknown;
    }
    const auto* const found = std::ranges::find(kCodecs, name, &std::pair<std::string_view, Codec>::first);
    return found == std::end(kCodecs) ? Codec::Unknown : found->second;
}

/// Nothing where the time of a packet is told.
std::uint32_t countedPacketOf(const GstStructure* coded) {
    int layer = 0;
    int version = 1;
    if (!gst_structure_has_name(coded, "audio/mpeg") || !gst_structure_get_int(coded, "layer", &layer)) return 0;
    gst_structure_get_int(coded, "mpegaudioversion", &version);
    if (layer == 1) return 384;
    return layer == 3 && version > 1 ? 576 : 1152;
}

/// The element that gave the samples: behind the ghost pads of the bins around it.
ElementPtr decoderBehind(GstPad* pad) {
    PadPtr inner(GST_PAD(gst_object_ref(pad)));
    while (GST_IS_GHOST_PAD(inner.get())) {
        inner.reset(gst_ghost_pad_get_target(GST_GHOST_PAD(inner.get())));
        if (!inner) return nullptr;
    }
    return ElementPtr(gst_pad_get_parent_element(inner.get()));
}

CapsPtr codedBehind(GstPad* pad) {
    const ElementPtr decoder = decoderBehind(pad);
    const PadPtr sink(decoder ? gst_element_get_static_pad(decoder.get(), "sink") : nullptr);
    CapsPtr caps(sink ? gst_pad_get_current_caps(sink.get()) : nullptr);
    return caps && !gst_caps_is_empty(caps.get()) ? std::move(caps) : nullptr;
}

} // namespace

AudioFormat formatOf(const GstCaps* caps) {
    GstAudioInfo info;
    if (!gst_audio_info_from_caps(&info, caps)) return {};
    return {.rate = {static_cast<std::uint32_t>(GST_AUDIO_INFO_RATE(&info))},
            .channels = static_cast<unsigned>(GST_AUDIO_INFO_CHANNELS(&info)),
            .bits = static_cast<unsigned>(GST_AUDIO_INFO_DEPTH(&info)),
            .isFloat = (info.finfo->flags & GST_AUDIO_FORMAT_FLAG_FLOAT) != 0};
}

core::Codec codecBehind(GstPad* pad, AudioFormat& format) {
    const CapsPtr caps = codedBehind(pad);
    if (!caps) return Codec::Unknown;
    const GstStructure* coded = gst_caps_get_structure(caps.get(), 0);
    int bits = 0;
    for (const char* field : {"depth", "samplesize"})
        if (bits == 0) gst_structure_get_int(coded, field, &bits);
    if (bits > 0 && !format.isFloat) format.bits = std::min(format.bits, static_cast<unsigned>(bits));
    return codecOf(coded);
}

std::uint32_t countedPacketBehind(GstPad* pad) {
    const CapsPtr caps = codedBehind(pad);
    return caps ? countedPacketOf(gst_caps_get_structure(caps.get(), 0)) : 0;
}

} // namespace linnet::player::gst
