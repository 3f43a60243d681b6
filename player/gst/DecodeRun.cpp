// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/gst/DecodeRun.h"

#include <algorithm>
#include <string_view>

#include <gst/audio/audio.h>

#include "player/gst/AtWork.h"
#include "player/gst/Formats.h"
#include "player/plan/Planner.h"

namespace linnet::player::gst {

using namespace std::chrono_literals;

namespace {

constexpr std::size_t kAssumedRate = 48'000; // for the size of the ring only
constexpr auto kSpare = 100ms;               // decoded behind the end of a track
constexpr std::size_t kRingSamples = kAssumedRate * kChannels * static_cast<std::size_t>(kDecodeAhead.count());

constexpr const char* kCancel = "cancel";
constexpr const char* kEnough = "enough";

core::Error cancelled() { return {core::Errc::Cancelled, "Playing was stopped."}; }

CapsPtr sampleCaps(const DecodeJob& job) {
    CapsPtr caps(gst_caps_new_simple("audio/x-raw", "format", G_TYPE_STRING, "F32LE", "layout", G_TYPE_STRING,
                                     "interleaved", nullptr));
    const auto set = [&](const char* field, unsigned value) {
        gst_caps_set_simple(caps.get(), field, G_TYPE_INT, static_cast<int>(value), nullptr);
    };
    if (job.mix == Mix::Stereo) set("channels", kChannels);
    if (job.rate.hertz > 0) set("rate", job.rate.hertz);
    return caps;
}

constexpr std::uint64_t maskOf(std::initializer_list<GstAudioChannelPosition> positions) {
    std::uint64_t mask = 0;
    for (const GstAudioChannelPosition position : positions)
        mask |= std::uint64_t{1} << position;
    return mask;
}

constexpr std::uint64_t kSurround =
    maskOf({GST_AUDIO_CHANNEL_POSITION_REAR_LEFT, GST_AUDIO_CHANNEL_POSITION_REAR_RIGHT,
            GST_AUDIO_CHANNEL_POSITION_REAR_CENTER, GST_AUDIO_CHANNEL_POSITION_SIDE_LEFT,
            GST_AUDIO_CHANNEL_POSITION_SIDE_RIGHT, GST_AUDIO_CHANNEL_POSITION_TOP_REAR_LEFT,
            GST_AUDIO_CHANNEL_POSITION_TOP_REAR_RIGHT, GST_AUDIO_CHANNEL_POSITION_TOP_REAR_CENTER,
            GST_AUDIO_CHANNEL_POSITION_SURROUND_LEFT, GST_AUDIO_CHANNEL_POSITION_SURROUND_RIGHT});
constexpr std::uint64_t kLowFrequency = maskOf({GST_AUDIO_CHANNEL_POSITION_LFE1, GST_AUDIO_CHANNEL_POSITION_LFE2});

} // namespace

std::vector<Speaker> speakersOf(unsigned channels, std::uint64_t positions) {
    std::vector<Speaker> speakers;
    // Channels stand in the order of the mask's bits.
    for (std::uint64_t bit = 1; bit != 0 && speakers.size() < channels; bit <<= 1U)
        if ((positions & bit) != 0)
            speakers.push_back((bit & kLowFrequency) != 0 ? Speaker::LowFrequency
                               : (bit & kSurround) != 0   ? Speaker::Surround
                                                          : Speaker::Front);
    speakers.resize(channels, Speaker::Front);
    return speakers;
}

DecodeRun::DecodeRun(DecodeJob job, std::function<void()> wake)
    : m_job(std::move(job)),
      m_wake(std::move(wake)),
      m_ring(std::make_shared<SampleRing>(kRingSamples, m_wake)) {}

void DecodeRun::run() {
    const auto result = decode();
    takeDown();
    finish(result ? std::nullopt : std::optional(result.error()));
    m_cancel.with([](Cancel& cancel) { cancel.source.reset(); });
    m_facts.with([](Facts& facts) { facts.isReady = facts.isOver = true; });
    m_wake();
}

void DecodeRun::finish(std::optional<core::Error> error) {
    if (m_hasEnough) error.reset(); // of what lies behind the track
    m_ring->finish(std::move(error));
}

void DecodeRun::cancel() {
    m_ring->close();
    m_cancel.with([](Cancel& cancel) {
        if (std::exchange(cancel.isCancelled, true)) return;
        if (cancel.source) cancel.source->cancel();
        if (cancel.bus)
            gst_bus_post(cancel.bus.get(), gst_message_new_application(nullptr, gst_structure_new_empty(kCancel)));
    });
}

DecodeRun::Facts DecodeRun::facts() const {
    return m_facts.with([](const Facts& facts) { return facts; });
}

core::Result<void> DecodeRun::decode() {
    if (!initialise())
        return core::failure(core::Errc::Unsupported, "GStreamer cannot be started; reinstall its packages.");
    LINNET_TRY_VOID(open());
    LINNET_TRY_VOID(build());
    const auto done = pump();
    if (!m_isStuck || m_given > 0) return done;
    takeDown(); // Now and then, on a busy machine, decodebin gets stuck with a good file: it does not twice.
    m_hasAudio = false;
    m_isDemuxed = false;
    m_hasSought = false;
    m_feed.reset();
    LINNET_TRY_VOID(build());
    return pump();
}

void DecodeRun::takeDown() {
    if (!m_pipeline) return;
    gst_element_set_state(m_pipeline.get(), GST_STATE_NULL);
    m_cancel.with([](Cancel& cancel) { cancel.bus.reset(); });
    m_pipeline.reset();
}

core::Result<void> DecodeRun::open() {
    if (m_cancel.with([](Cancel& cancel) { return cancel.isCancelled; })) return tl::unexpected(cancelled());
    LINNET_TRY(auto source, m_job.open());
    if (!source) return core::failure(core::Errc::NotFound, "The track cannot be opened.");
    const bool isCancelled = m_cancel.with([&](Cancel& cancel) {
        cancel.source = source;
        return cancel.isCancelled;
    });
    if (isCancelled) return tl::unexpected(cancelled());
    return findPlace(*source);
}

core::Result<GstElement*> DecodeRun::makeSource() {
    auto source = m_cancel.with([](Cancel& cancel) { return cancel.source; });
    if (m_trim) source = patched(std::move(source), m_trim->patches);
    if (m_flac) source = startingAt(std::move(source), *m_flac);
    if (const auto file = source->localFile()) {
        GstElement* element = gst_element_factory_make("filesrc", nullptr);
        if (element) g_object_set(element, "location", file->c_str(), nullptr);
        if (element) return element;
    } else {
        LINNET_TRY(const std::uint64_t size, source->size());
        if (size == 0) return core::failure(core::Errc::Corrupt, "The file is empty.");
        m_feed.emplace(source, size);
        if (GstElement* element = m_feed->makeElement()) return element;
    }
    return core::failure(core::Errc::Unsupported, "GStreamer's base plugins are missing; install them.");
}

core::Result<void> DecodeRun::build() {
    LINNET_TRY(GstElement * source, makeSource());
    m_pipeline.reset(GST_ELEMENT(gst_object_ref_sink(gst_pipeline_new(nullptr))));
    GstElement* decodebin = gst_element_factory_make("decodebin", nullptr);
    m_convert = gst_element_factory_make("audioconvert", nullptr);
    GstElement* resample = gst_element_factory_make("audioresample", nullptr);
    GstElement* sink = gst_element_factory_make("appsink", nullptr);
    for (GstElement* element : {source, decodebin, m_convert, resample, sink}) {
        if (!element)
            return core::failure(core::Errc::Unsupported, "GStreamer's base plugins are missing; install them.");
        gst_bin_add(GST_BIN(m_pipeline.get()), element);
    }
    g_object_set(sink, "sync", FALSE, "max-buffers", 4U, "wait-on-eos", FALSE, nullptr);
    gst_app_sink_set_caps(GST_APP_SINK(sink), sampleCaps(m_job).get());
    GstAppSinkCallbacks callbacks{};
    callbacks.new_sample = &DecodeRun::onSample;
    gst_app_sink_set_callbacks(GST_APP_SINK(sink), &callbacks, this, nullptr);
    g_signal_connect(decodebin, "pad-added", G_CALLBACK(&DecodeRun::onPadAdded), this);
    g_signal_connect(decodebin, "element-added", G_CALLBACK(&DecodeRun::onElementAdded), this);
    if (!gst_element_link(source, decodebin) || !gst_element_link_many(m_convert, resample, sink, nullptr))
        return core::failure(core::Errc::Internal, "The decoder cannot be put together.");
    const bool isCancelled = m_cancel.with([&](Cancel& cancel) {
        cancel.bus.reset(gst_element_get_bus(m_pipeline.get()));
        return cancel.isCancelled;
    });
    if (isCancelled) return tl::unexpected(cancelled());
    return {};
}

core::Result<void> DecodeRun::pump() {
    const BusPtr bus(gst_element_get_bus(m_pipeline.get()));
    gst_element_set_state(m_pipeline.get(), mustSeek() ? GST_STATE_PAUSED : GST_STATE_PLAYING);
    constexpr auto kWanted = static_cast<GstMessageType>(GST_MESSAGE_ERROR | GST_MESSAGE_EOS | GST_MESSAGE_ASYNC_DONE |
                                                         GST_MESSAGE_APPLICATION);
    // While decodebin tries an element it keeps its errors to itself, and now and then loses one; and a stream that
    // ends before its kind is known is never heard of. Then all threads rest, and no message comes.
    constexpr GstClockTime kLook = 250 * GST_MSECOND;
    int restful = 0;
    while (true) {
        const bool isReady = facts().isReady;
        const MessagePtr message(gst_bus_timed_pop_filtered(bus.get(), isReady ? GST_CLOCK_TIME_NONE : kLook, kWanted));
        if (message) {
            LINNET_TRY(const Step step, handle(message.get()));
            if (step == Step::End) return {};
        } else if (!isReady) {
            restful = isAtWork(m_pipeline.get()) ? 0 : restful + 1;
            m_isStuck = restful == 2;
            if (m_isStuck) return tl::unexpected(silence());
        }
    }
}

core::Result<DecodeRun::Step> DecodeRun::handle(GstMessage* message) {
    switch (GST_MESSAGE_TYPE(message)) {
    case GST_MESSAGE_ERROR:
        return tl::unexpected(errorOf(message));
    case GST_MESSAGE_APPLICATION:
        if (gst_message_has_name(message, kEnough)) return Step::End;
        return tl::unexpected(cancelled());
    case GST_MESSAGE_ASYNC_DONE:
        onPrerolled();
        return Step::GoOn;
    case GST_MESSAGE_EOS:
        if (m_feed && m_feed->error()) return tl::unexpected(*m_feed->error());
        if (isBarren()) return tl::unexpected(silence());
        return Step::End;
    default:
        return Step::GoOn;
    }
}

core::Error DecodeRun::silence() const {
    if (m_feed && m_feed->error()) return *m_feed->error();
    if (m_job.trackStart.count() > 0)
        return {core::Errc::Corrupt, "The track cannot be played: it begins behind the end of its file."};
    return {core::Errc::Corrupt, "The file cannot be played: it holds no sound."};
}

core::Error DecodeRun::errorOf(GstMessage* message) const {
    if (m_feed && m_feed->error()) return *m_feed->error();
    GError* error = nullptr;
    gst_message_parse_error(message, &error, nullptr);
    core::Errc code = core::Errc::Corrupt;
    const bool isMissing = g_error_matches(error, GST_CORE_ERROR, GST_CORE_ERROR_MISSING_PLUGIN) ||
                           g_error_matches(error, GST_STREAM_ERROR, GST_STREAM_ERROR_CODEC_NOT_FOUND);
    if (isMissing) code = core::Errc::Unsupported;
    if (g_error_matches(error, GST_RESOURCE_ERROR, GST_RESOURCE_ERROR_NOT_FOUND)) code = core::Errc::NotFound;
    if (g_error_matches(error, GST_RESOURCE_ERROR, GST_RESOURCE_ERROR_OPEN_READ)) code = core::Errc::Forbidden;
    g_clear_error(&error);
    return {code, "The file cannot be played: " + textOf(message)};
}

void DecodeRun::onPrerolled() {
    if (!mustSeek()) {
        learnDuration();
        return becomeReady();
    }
    if (!std::exchange(m_hasSought, true)) {
        learnDuration();
        constexpr auto kFlags = static_cast<GstSeekFlags>(GST_SEEK_FLAG_FLUSH | GST_SEEK_FLAG_ACCURATE);
        const gint64 target = seekTarget().count();
        if (gst_element_seek_simple(m_pipeline.get(), GST_FORMAT_TIME, kFlags, target)) return; // comes back here
        m_facts.with([&](Facts& facts) { facts.preceding = beforePlace(); });
    }
    gst_element_set_state(m_pipeline.get(), GST_STATE_PLAYING);
    becomeReady();
}

void DecodeRun::becomeReady() {
    m_facts.with([](Facts& facts) { facts.isReady = true; });
    m_wake();
}

void DecodeRun::onPadAdded(GstElement*, GstPad* pad, gpointer self) {
    auto* run = static_cast<DecodeRun*>(self);
    const CapsPtr caps(gst_pad_get_current_caps(pad));
    if (!caps || gst_caps_is_empty(caps.get())) return;
    const char* kind = gst_structure_get_name(gst_caps_get_structure(caps.get(), 0));
    if (!g_str_has_prefix(kind, "audio/") || run->m_hasAudio.exchange(true)) return;
    run->m_facts.with([&](Facts& facts) {
        facts.source = formatOf(caps.get());
        const core::Codec codec = codecBehind(pad, facts.source);
        if (codec != core::Codec::Unknown) facts.codec = codec;
        if (!run->m_isDemuxed) facts.packet = countedPacketBehind(pad);
    });
    const PadPtr sink(gst_element_get_static_pad(run->m_convert, "sink"));
    gst_pad_link(pad, sink.get());
}

void DecodeRun::onElementAdded(GstBin*, GstElement* element, gpointer self) {
    GstElementFactory* factory = gst_element_get_factory(element);
    if (!factory) return;
    auto* run = static_cast<DecodeRun*>(self);
    const std::string_view name = GST_OBJECT_NAME(factory);
    const std::string_view kind = gst_element_factory_get_metadata(factory, GST_ELEMENT_METADATA_KLASS);
    if (kind.find("Demuxer") != std::string_view::npos && kind.find("Metadata") == std::string_view::npos)
        run->m_isDemuxed = true;
    if (name == "opusdec") run->m_needsLead = true;
    // Decodes one sample too many; the last granule position is the true length.
    if (name == "vorbisdec") run->m_mustCut = true;
    // Nothing is decoded behind these.
    if (name == "wavparse") run->m_facts.with([](Facts& facts) { facts.codec = core::Codec::Wav; });
    if (name == "aiffparse") run->m_facts.with([](Facts& facts) { facts.codec = core::Codec::Aiff; });
}

GstFlowReturn DecodeRun::onSample(GstAppSink* sink, gpointer self) {
    const SamplePtr sample(gst_app_sink_pull_sample(sink));
    return sample ? static_cast<DecodeRun*>(self)->take(sample.get()) : GST_FLOW_EOS;
}

GstFlowReturn DecodeRun::take(GstSample* sample) {
    int hertz = 0;
    int channels = 0;
    guint64 positions = 0;
    const GstStructure* format = gst_caps_get_structure(gst_sample_get_caps(sample), 0);
    gst_structure_get_int(format, "rate", &hertz);
    gst_structure_get_int(format, "channels", &channels);
    gst_structure_get(format, "channel-mask", GST_TYPE_BITMASK, &positions, nullptr);
    const core::SampleRate rate{static_cast<std::uint32_t>(std::max(hertz, 0))};
    const bool isFirst = m_facts.with([&](Facts& facts) {
        if (facts.rate.hertz > 0 || rate.hertz == 0 || channels <= 0) return false;
        facts.rate = rate;
        facts.channels = static_cast<unsigned>(channels);
        facts.positions = positions;
        return true;
    });
    if (isFirst && m_job.ahead > kDecodeAhead)
        m_ring->growTo(static_cast<std::size_t>(framesIn(m_job.ahead, rate)) * static_cast<std::size_t>(channels));
    GstBuffer* buffer = gst_sample_get_buffer(sample);
    GstMapInfo map;
    if (!buffer || !gst_buffer_map(buffer, &map, GST_MAP_READ)) return GST_FLOW_OK;
    // Allocated by GStreamer with an alignment of 16 bytes at least.
    const std::span samples(static_cast<const float*>(static_cast<const void*>(map.data)), map.size / sizeof(float));
    const bool isWanted = m_ring->write(samples);
    gst_buffer_unmap(buffer, &map);
    if (isWanted && channels > 0) countGiven(samples.size() / static_cast<unsigned>(channels));
    return isWanted && !m_hasEnough ? GST_FLOW_OK : GST_FLOW_EOS;
}

/// The joiner cuts to the sample; here it is only said when decoding on would be for nothing.
void DecodeRun::countGiven(std::uint64_t frames) {
    m_given += frames;
    if (!m_job.end) return;
    const Facts now = facts();
    if (m_given < framesIn(now.preceding + (*m_job.end - m_job.from) + kSpare, now.rate)) return;
    if (m_hasEnough.exchange(true)) return;
    m_cancel.with([](Cancel& cancel) {
        if (cancel.bus)
            gst_bus_post(cancel.bus.get(), gst_message_new_application(nullptr, gst_structure_new_empty(kEnough)));
    });
}

} // namespace linnet::player::gst
