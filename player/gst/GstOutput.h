// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The everlasting output as a pipeline: appsrc ! audioconvert ! sink, with audioresample before a device of our own.

#include <atomic>
#include <cstdint>
#include <memory>
#include <vector>

#include <gst/app/gstappsink.h>
#include <gst/app/gstappsrc.h>

#include "core/base/Guarded.h"
#include "player/flow/OutputChain.h"
#include "player/flow/Recorder.h"
#include "player/gst/GstHandles.h"
#include "player/join/GainRamp.h"

namespace linnet::player::gst {

class GstOutput final : public flow::OutputChain {
public:
    GstOutput(SinkChoice choice, Signals signals);
    ~GstOutput() override;
    GstOutput(const GstOutput&) = delete;
    GstOutput& operator=(const GstOutput&) = delete;

    core::Result<void> open(core::SampleRate rate, const std::optional<std::string>& outputId) override;
    void close() override;
    bool isOpen() const override { return m_appsrc != nullptr; }
    void play() override;
    void pause() override;
    void rest() override;
    bool isResting() const override { return m_isResting; }
    void flush() override;
    bool wantsData() const override;
    void push(std::span<const float> samples) override;
    void endOfStream() override;
    bool hasEnded() const override { return m_hasEnded; }
    bool hasRunDry() const override;
    std::uint64_t nextFrame() const override { return m_nextFrame; }
    std::uint64_t heardFrame() const override;
    std::optional<Taking> taking() const override;
    void setVolume(core::Volume volume) override;
    core::Volume volume() const override { return m_isMuted ? core::Volume{0.0} : m_volume; }
    void setMuted(bool muted) override;

private:
    core::Result<ElementPtr> makeSink(core::SampleRate rate, const std::optional<std::string>& outputId);
    core::Result<ElementPtr> makeRecordingSink(core::SampleRate rate);
    core::Result<void> build(ElementPtr sink);
    bool begin();
    void seekToNextFrame();
    GstClockTime timeOfFrame(std::uint64_t frame) const;
    void applyVolume();

    static void onNeedData(GstAppSrc* appsrc, guint length, gpointer self);
    static gboolean onSeekData(GstAppSrc* appsrc, guint64 offset, gpointer self);
    static GstBusSyncReply onMessage(GstBus* bus, GstMessage* message, gpointer self);
    static GstFlowReturn onRecord(GstAppSink* sink, gpointer self);
    static void onRecordedAll(GstAppSink* sink, gpointer self);

    struct Heard {
        ElementPtr pipeline; ///< The same as m_pipeline while open.
        core::SampleRate rate;
        std::uint64_t floor = 0; ///< What was flushed is not heard: positions below are late news.
    };

    const SinkChoice m_choice;
    const Signals m_signals;
    ElementPtr m_pipeline;
    GstElement* m_appsrc = nullptr; ///< Inside m_pipeline, as the next one.
    GstElement* m_sink = nullptr;
    std::unique_ptr<flow::Recorder> m_recorder;
    core::SampleRate m_rate;
    /// From where the pipeline counts since it was begun or flushed.
    struct Anchor {
        std::uint64_t frame = 0;
        GstClockTime time = 0;
    };
    void setAnchor(Anchor anchor);
    void hand(std::span<const float> samples);

    Anchor m_anchor;
    std::uint64_t m_handedFrame = 0; ///< The next one that the pipeline gets.
    std::vector<float> m_held;       ///< From there to m_nextFrame, at the anchor.
    std::atomic<std::uint64_t> m_nextFrame = 0;
    std::atomic<std::uint64_t> m_takenFrame = 0; ///< Behind the last one recorded.
    bool m_isResting = false;
    bool m_isClean = true; ///< Nothing was pushed since the last flush.
    bool m_hasEnded = false;
    core::Volume m_volume;
    bool m_isMuted = false;
    GainRamp m_gain;
    mutable core::Guarded<Heard> m_heard;
};

} // namespace linnet::player::gst
