// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The inside of a GstDecoder: the pipeline and what its threads share.

#include <atomic>
#include <memory>
#include <mutex>
#include <optional>

#include <gst/app/gstappsink.h>

#include "core/base/Guarded.h"
#include "player/container/FlacPlace.h"
#include "player/container/Mp4Trim.h"
#include "player/gst/GstDecoder.h"
#include "player/gst/GstHandles.h"
#include "player/gst/SourceFeed.h"

namespace linnet::player::gst {

/// One per channel; all in front where nothing is told of their places.
std::vector<Speaker> speakersOf(unsigned channels, std::uint64_t positions);

class DecodeRun {
public:
    DecodeRun(DecodeJob job, std::function<void()> wake);

    /// On the decoder's thread, once.
    void run();
    /// Any thread.
    void cancel();

    struct Facts {
        bool isReady = false;
        bool isOver = false;
        core::SampleRate rate;
        unsigned channels = kChannels;
        std::uint64_t positions = 0; ///< A channel mask of GStreamer; 0 where it is not told.
        std::optional<std::chrono::nanoseconds> duration;
        bool mustCut = false;
        std::chrono::nanoseconds preceding{0};
        core::Codec codec = core::Codec::Unknown;
        AudioFormat source;       ///< As decoded, before it was converted.
        std::uint32_t packet = 0; ///< Samples of each packet whose time is counted by packets; 0: it is told.
    };
    Facts facts() const;
    const std::shared_ptr<SampleRing>& ring() const { return m_ring; }

private:
    enum class Step : std::uint8_t { GoOn, End };

    core::Result<void> decode();
    core::Result<void> open();
    core::Result<void> build();
    core::Result<GstElement*> makeSource();
    core::Result<void> pump();
    void takeDown();
    core::Result<Step> handle(GstMessage* message);
    core::Error errorOf(GstMessage* message) const;
    core::Error silence() const;
    void onPrerolled();
    std::chrono::nanoseconds seekTarget();
    std::chrono::nanoseconds sampleAtPlace() const;
    void learnDuration();
    std::chrono::nanoseconds beforeFlacPlace() const;
    std::chrono::nanoseconds beforePlace() const;
    core::Result<void> findPlace(core::MediaSource& source);
    bool mustSeek() const;
    bool isBarren() const;
    void countGiven(std::uint64_t frames);
    void becomeReady();
    void finish(std::optional<core::Error> error);

    static void onPadAdded(GstElement* decodebin, GstPad* pad, gpointer self);
    static void onElementAdded(GstBin* decodebin, GstElement* element, gpointer self);
    static GstFlowReturn onSample(GstAppSink* sink, gpointer self);
    GstFlowReturn take(GstSample* sample);

    const DecodeJob m_job;
    const std::function<void()> m_wake;
    const std::shared_ptr<SampleRing> m_ring;
    std::optional<Mp4Trim> m_trim;   ///< What the file says about its ends; the decoder gives everything.
    std::optional<FlacPlace> m_flac; ///< Where to begin, where that is not the beginning and could be found.
    std::optional<SourceFeed> m_feed;
    ElementPtr m_pipeline;
    GstElement* m_convert = nullptr; ///< Inside m_pipeline.
    std::atomic<bool> m_hasAudio = false;
    std::atomic<bool> m_mustCut = false;
    std::atomic<bool> m_isDemuxed = false;
    std::atomic<bool> m_needsLead = false;  ///< Its decoder is only right some time behind where it began.
    std::atomic<std::uint64_t> m_given = 0; ///< Frames, what precedes the place included.
    std::atomic<bool> m_hasEnough = false;
    bool m_hasSought = false;
    bool m_isStuck = false; ///< All threads rest before anything came.

    struct Cancel {
        bool isCancelled = false;
        std::shared_ptr<core::MediaSource> source;
        BusPtr bus;
    };
    mutable core::Guarded<Cancel> m_cancel;
    core::Guarded<Facts> m_facts;
};

} // namespace linnet::player::gst
