// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/gst/GstOutput.h"

#include <algorithm>
#include <numeric>

#include <gst/audio/audio.h>

#include "player/flow/Decoder.h"
#include "player/gst/DeviceSink.h"
#include "player/gst/Formats.h"
#include "player/plan/Planner.h"

namespace linnet::player::gst {

using flow::kChannels;

namespace {

constexpr GstClockTime kMostAhead = 20 * GST_MSECOND;
CapsPtr capsAt(core::SampleRate rate) {
    return CapsPtr(gst_caps_new_simple("audio/x-raw", "format", G_TYPE_STRING, "F32LE", "layout", G_TYPE_STRING,
                                       "interleaved", "channels", G_TYPE_INT, static_cast<int>(kChannels), "rate",
                                       G_TYPE_INT, static_cast<int>(rate.hertz), nullptr));
}

ElementPtr made(const char* factory) {
    GstElement* element = gst_element_factory_make(factory, nullptr);
    return ElementPtr(element ? GST_ELEMENT(gst_object_ref_sink(element)) : nullptr);
}

/// How many frames last for whole nanoseconds; one where that would be too long to wait for.
std::size_t framesOfWholeTime(core::SampleRate rate) {
    const std::size_t frames = rate.hertz / std::gcd(rate.hertz, std::uint32_t{1'000'000'000});
    return frames > 0 && frames <= rate.hertz / 50 ? frames : 1;
}

} // namespace

GstOutput::GstOutput(SinkChoice choice, Signals signals) : m_choice(std::move(choice)), m_signals(std::move(signals)) {}

GstOutput::~GstOutput() { close(); }

core::Result<ElementPtr> GstOutput::makeRecordingSink(core::SampleRate rate) {
    ElementPtr sink = made("appsink");
    if (!sink) return core::failure(core::Errc::Unsupported, "GStreamer's base plugins are missing; install them.");
    g_object_set(sink.get(), "sync", m_choice.isPaced ? TRUE : FALSE, "wait-on-eos", FALSE, nullptr);
    if (!m_recorder) { // goes on in the same file when opened again
        LINNET_TRY(m_recorder, flow::Recorder::make(m_choice, rate));
    }
    GstAppSinkCallbacks callbacks{};
    callbacks.new_sample = &GstOutput::onRecord;
    callbacks.eos = &GstOutput::onRecordedAll;
    gst_app_sink_set_callbacks(GST_APP_SINK(sink.get()), &callbacks, this, nullptr);
    return sink;
}

core::Result<ElementPtr> GstOutput::makeSink(core::SampleRate rate, const std::optional<std::string>& outputId) {
    if (m_choice.kind == SinkKind::Device) return makeDeviceSink(outputId);
    return makeRecordingSink(rate);
}

core::Result<void> GstOutput::open(core::SampleRate rate, const std::optional<std::string>& outputId) {
    close();
    m_rate = rate;
    LINNET_TRY(ElementPtr sink, makeSink(rate, outputId));
    if (auto built = build(std::move(sink)); !built) {
        close();
        return built;
    }
    m_isClean = true;
    m_hasEnded = false;
    m_heard.with([&](Heard& heard) {
        heard.pipeline.reset(GST_ELEMENT(gst_object_ref(m_pipeline.get())));
        heard.rate = rate;
        heard.floor = m_nextFrame;
    });
    if (begin()) return {};
    close();
    return core::failure(core::Errc::NotFound,
                         "The sound output cannot be opened. Choose another one, or press play to try again.");
}

core::Result<void> GstOutput::build(ElementPtr sink) {
    m_pipeline.reset(GST_ELEMENT(gst_object_ref_sink(gst_pipeline_new("output"))));
    m_appsrc = gst_element_factory_make("appsrc", nullptr);
    GstElement* convert = gst_element_factory_make("audioconvert", nullptr);
    if (!m_appsrc || !convert)
        return core::failure(core::Errc::Unsupported, "GStreamer's base plugins are missing; install them.");
    g_object_set(convert, "dithering", 0, nullptr); // none: what is exact stays so down to 16 bits
    m_sink = sink.get();
    gst_bin_add_many(GST_BIN(m_pipeline.get()), m_appsrc, convert, sink.get(), nullptr);
    GstElement* before = m_appsrc;
    if (!isShared(m_sink)) { // nothing behind it resamples for a device that does not know this rate
        GstElement* resample = gst_element_factory_make("audioresample", nullptr);
        if (resample && gst_bin_add(GST_BIN(m_pipeline.get()), resample) && gst_element_link(m_appsrc, resample))
            before = resample;
    }
    auto* appsrc = GST_APP_SRC(m_appsrc);
    gst_app_src_set_caps(appsrc, capsAt(m_rate).get());
    gst_app_src_set_stream_type(appsrc, GST_APP_STREAM_TYPE_SEEKABLE);
    g_object_set(m_appsrc, "format", GST_FORMAT_TIME, "max-bytes", guint64{0}, "max-time", kMostAhead, "min-percent",
                 50U, nullptr);
    GstAppSrcCallbacks callbacks{};
    callbacks.need_data = &GstOutput::onNeedData;
    callbacks.seek_data = &GstOutput::onSeekData;
    gst_app_src_set_callbacks(appsrc, &callbacks, this, nullptr);
    if (!gst_element_link_many(before, convert, sink.get(), nullptr))
        return core::failure(core::Errc::Internal, "The output cannot be put together.");
    const BusPtr bus(gst_element_get_bus(m_pipeline.get()));
    gst_bus_set_sync_handler(bus.get(), &GstOutput::onMessage, this, nullptr);
    return {};
}

void GstOutput::close() {
    m_heard.with([](Heard& heard) { heard.pipeline.reset(); });
    if (!m_pipeline) return;
    const BusPtr bus(gst_element_get_bus(m_pipeline.get()));
    gst_element_set_state(m_pipeline.get(), GST_STATE_NULL);
    gst_bus_set_sync_handler(bus.get(), nullptr, nullptr, nullptr);
    m_pipeline.reset();
    m_appsrc = m_sink = nullptr;
    m_isResting = false;
    if (m_recorder) m_recorder->flush();
}

bool GstOutput::begin() {
    if (gst_element_set_state(m_pipeline.get(), GST_STATE_PAUSED) == GST_STATE_CHANGE_FAILURE) return false;
    setAnchor({});
    if (m_nextFrame > 0) seekToNextFrame();
    return true;
}

/// A flushing seek to the place the next frame gets: frame numbers go on, what waits is dropped.
void GstOutput::seekToNextFrame() {
    setAnchor({m_nextFrame, gst_util_uint64_scale_ceil(m_nextFrame, GST_SECOND, m_rate.hertz)});
    gst_element_seek_simple(m_pipeline.get(), GST_FORMAT_TIME, GST_SEEK_FLAG_FLUSH, static_cast<gint64>(m_anchor.time));
}

/// Rounded up: sinks round down again, to the very same frame.
GstClockTime GstOutput::timeOfFrame(std::uint64_t frame) const {
    return m_anchor.time + gst_util_uint64_scale_ceil(frame - m_anchor.frame, GST_SECOND, m_rate.hertz);
}

void GstOutput::play() {
    if (!m_pipeline) return;
    if (std::exchange(m_isResting, false)) begin(); // a failure comes as a signal
    gst_element_set_state(m_pipeline.get(), GST_STATE_PLAYING);
}

void GstOutput::pause() {
    if (m_pipeline && !m_isResting) gst_element_set_state(m_pipeline.get(), GST_STATE_PAUSED);
}

void GstOutput::rest() {
    if (!m_pipeline) return;
    flush();
    // In READY the sink of a device of our own would keep it from everybody else.
    gst_element_set_state(m_pipeline.get(), isShared(m_sink) ? GST_STATE_READY : GST_STATE_NULL);
    m_isResting = true;
    if (m_recorder) m_recorder->flush();
}

void GstOutput::flush() {
    if (!m_pipeline || (m_isClean && !m_hasEnded)) return;
    m_heard.with([&](Heard& heard) { heard.floor = m_nextFrame; });
    seekToNextFrame();
    m_isClean = true;
    m_hasEnded = false;
}

bool GstOutput::wantsData() const {
    return m_appsrc && !m_hasEnded && gst_app_src_get_current_level_time(GST_APP_SRC(m_appsrc)) < kMostAhead;
}

void GstOutput::setAnchor(Anchor anchor) {
    m_anchor = anchor;
    m_handedFrame = anchor.frame;
    m_held.clear();
}

/// The first buffer behind the anchor has to last for whole nanoseconds: a device's sink takes its end for a frame less
/// otherwise, and drops its first one.
void GstOutput::push(std::span<const float> samples) {
    if (!m_appsrc || samples.empty()) return;
    m_nextFrame += samples.size() / kChannels;
    m_isClean = false;
    if (m_handedFrame > m_anchor.frame) return hand(samples);
    m_held.insert(m_held.end(), samples.begin(), samples.end());
    const std::size_t whole = framesOfWholeTime(m_rate) * kChannels;
    const std::size_t ready = m_held.size() / whole * whole;
    if (ready == 0) return;
    hand(std::span(m_held).first(ready));
    hand(std::span(m_held).subspan(ready));
    m_held.clear();
}

void GstOutput::hand(std::span<const float> samples) {
    if (samples.empty()) return;
    GstBuffer* buffer = gst_buffer_new_allocate(nullptr, samples.size_bytes(), nullptr);
    GstMapInfo map;
    gst_buffer_map(buffer, &map, GST_MAP_WRITE);
    const std::span own(static_cast<float*>(static_cast<void*>(map.data)), samples.size());
    std::copy(samples.begin(), samples.end(), own.begin());
    m_gain.apply(own, kChannels);
    gst_buffer_unmap(buffer, &map);
    GST_BUFFER_PTS(buffer) = timeOfFrame(m_handedFrame);
    m_handedFrame += samples.size() / kChannels;
    GST_BUFFER_DURATION(buffer) = timeOfFrame(m_handedFrame) - GST_BUFFER_PTS(buffer);
    gst_app_src_push_buffer(GST_APP_SRC(m_appsrc), buffer);
}

void GstOutput::endOfStream() {
    if (!m_appsrc || std::exchange(m_hasEnded, true)) return;
    hand(m_held);
    m_held.clear();
    gst_app_src_end_of_stream(GST_APP_SRC(m_appsrc));
}

std::uint64_t GstOutput::heardFrame() const {
    // The clock runs on where a decoder lags behind, and where the recording thread does.
    const std::uint64_t last = m_choice.kind == SinkKind::Device ? m_nextFrame : m_takenFrame;
    return m_heard.with([&](const Heard& heard) -> std::uint64_t {
        gint64 nanos = 0;
        if (!heard.pipeline || !gst_element_query_position(heard.pipeline.get(), GST_FORMAT_TIME, &nanos))
            return heard.floor;
        return std::max(heard.floor, std::min(last, framesIn(std::chrono::nanoseconds(nanos), heard.rate)));
    });
}

bool GstOutput::hasRunDry() const {
    return m_choice.isPaced && !m_isClean && !m_hasEnded && heardFrame() >= m_nextFrame;
}

std::optional<flow::OutputChain::Taking> GstOutput::taking() const {
    if (!m_sink) return std::nullopt;
    const PadPtr pad(gst_element_get_static_pad(m_sink, "sink"));
    const CapsPtr caps(pad ? gst_pad_get_current_caps(pad.get()) : nullptr);
    if (!caps) return std::nullopt;
    Taking taking{.format = formatOf(caps.get())};
    if (m_choice.kind == SinkKind::Device) {
        taking.output = soundSystemOf(m_sink);
        taking.isShared = isShared(m_sink);
    } else {
        taking.isShared = false;
        if (const unsigned bits = m_recorder ? m_recorder->integerBits() : 0) {
            taking.format.bits = bits;
            taking.format.isFloat = false;
        }
    }
    return taking;
}

void GstOutput::setVolume(core::Volume volume) {
    m_volume = volume;
    applyVolume();
}

void GstOutput::setMuted(bool muted) {
    m_isMuted = muted;
    applyVolume();
}

void GstOutput::applyVolume() {
    const double factor = m_isMuted ? 0.0 : m_volume.value * m_volume.value * m_volume.value;
    if (m_isClean)
        m_gain.jumpTo(factor);
    else
        m_gain.glideTo(factor, m_rate);
}

void GstOutput::onNeedData(GstAppSrc*, guint, gpointer self) { static_cast<GstOutput*>(self)->m_signals.wantsData(); }

gboolean GstOutput::onSeekData(GstAppSrc*, guint64, gpointer) { return TRUE; }

GstBusSyncReply GstOutput::onMessage(GstBus*, GstMessage* message, gpointer self) {
    auto* chain = static_cast<GstOutput*>(self);
    switch (GST_MESSAGE_TYPE(message)) {
    case GST_MESSAGE_ERROR:
        chain->m_signals.failed(textOf(message));
        break;
    case GST_MESSAGE_EOS:
        chain->m_signals.ended();
        break;
    default:
        break;
    }
    gst_message_unref(message);
    return GST_BUS_DROP;
}

GstFlowReturn GstOutput::onRecord(GstAppSink* sink, gpointer self) {
    const SamplePtr sample(gst_app_sink_pull_sample(sink));
    GstBuffer* buffer = sample ? gst_sample_get_buffer(sample.get()) : nullptr;
    GstMapInfo map;
    if (!buffer || !gst_buffer_map(buffer, &map, GST_MAP_READ)) return GST_FLOW_OK;
    auto* chain = static_cast<GstOutput*>(self);
    const std::span samples(static_cast<const float*>(static_cast<const void*>(map.data)), map.size / sizeof(float));
    if (const auto taken = chain->m_recorder->take(samples); !taken) {
        gst_buffer_unmap(buffer, &map);
        chain->m_signals.failed(taken.error().detail);
        return GST_FLOW_ERROR;
    }
    const auto begin = std::chrono::nanoseconds(static_cast<std::int64_t>(GST_BUFFER_PTS(buffer)));
    chain->m_takenFrame = framesIn(begin, chain->m_rate) + samples.size() / kChannels;
    gst_buffer_unmap(buffer, &map);
    return GST_FLOW_OK;
}

void GstOutput::onRecordedAll(GstAppSink*, gpointer self) { static_cast<GstOutput*>(self)->m_recorder->flush(); }

} // namespace linnet::player::gst
