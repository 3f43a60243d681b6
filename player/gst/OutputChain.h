// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The one everlasting output: appsrc ! audioconvert ! sink, with audioresample before a device of our own. Frames are
// counted from its making and never go down, across flushes and openings too. Owned by the engine's thread;
// heardFrame() may be asked from any thread.

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <gst/app/gstappsink.h>
#include <gst/app/gstappsrc.h>

#include "core/base/Guarded.h"
#include "core/base/Result.h"
#include "core/base/Units.h"
#include "player/engine/SignalPath.h"
#include "player/gst/GstHandles.h"
#include "player/gst/Recorder.h"
#include "player/join/GainRamp.h"

namespace linnet::player::gst {

class OutputChain {
public:
    /// Called on any thread, never from inside a call.
    struct Signals {
        std::function<void()> wantsData;
        std::function<void()> ended; ///< Everything pushed before endOfStream() was heard.
        std::function<void(std::string)> failed;
    };

    OutputChain(SinkChoice choice, Signals signals);
    ~OutputChain();
    OutputChain(const OutputChain&) = delete;
    OutputChain& operator=(const OutputChain&) = delete;

    /// Opens the output at this rate, paused. NotFound if there is no output at all.
    core::Result<void> open(core::SampleRate rate, const std::optional<std::string>& outputId);
    void close();
    bool isOpen() const { return m_appsrc != nullptr; }

    void play();
    void pause();
    /// Lets the device go but keeps the connection to its server; play() takes it again. What was not heard is dropped.
    void rest();
    bool isResting() const { return m_isResting; }
    /// Drops what was not heard yet. The next frame pushed is the next one heard.
    void flush();
    /// True while less than 20 ms wait to be taken.
    bool wantsData() const;
    /// Whole frames.
    void push(std::span<const float> samples);
    void endOfStream();
    /// endOfStream() was called and nothing flushed since.
    bool hasEnded() const { return m_hasEnded; }
    /// All that was pushed since the last flush was heard: whoever pushes more flushes first, or it comes too late.
    bool hasRunDry() const;

    /// The number the next pushed frame gets.
    std::uint64_t nextFrame() const { return m_nextFrame; }
    /// The frame that is heard now.
    std::uint64_t heardFrame() const;

    /// What the output takes, once it has been agreed on.
    struct Taking {
        std::string output{}; ///< The sound system; "" for a recording.
        bool isShared = true;
        AudioFormat format{};
    };
    std::optional<Taking> taking() const;

    void setVolume(core::Volume volume);
    /// As set; 0 while muted.
    core::Volume volume() const { return m_isMuted ? core::Volume{0.0} : m_volume; }
    void setMuted(bool muted);

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
    std::unique_ptr<Recorder> m_recorder;
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
