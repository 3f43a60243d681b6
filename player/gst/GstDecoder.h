// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A decoder on a GStreamer pipeline of its own. Owned by the engine's thread.

#include <thread>
#include <vector>

#include "player/flow/Decoder.h"
#include "player/plan/Speaker.h"

namespace linnet::player::gst {

using flow::DecodeJob;
using flow::kChannels;
using flow::Mix;

class DecodeRun;

class GstDecoder final : public flow::Decoder {
public:
    /// `wake` is called on any thread when there is something new to look at.
    GstDecoder(DecodeJob job, std::function<void()> wake);
    ~GstDecoder() override;
    GstDecoder(const GstDecoder&) = delete;
    GstDecoder& operator=(const GstDecoder&) = delete;

    bool isReady() const override;
    core::SampleRate rate() const override;
    std::optional<std::chrono::nanoseconds> duration() const override;
    bool mustCutAtDuration() const override;
    std::chrono::nanoseconds precedingTime() const override;
    core::Codec codec() const override;
    AudioFormat source() const override;
    const std::shared_ptr<SampleRing>& ring() const override;
    void cancel() override;
    bool isOver() const override;

    /// One per channel of a frame; valid as rate().
    std::vector<Speaker> speakers() const;

private:
    std::shared_ptr<DecodeRun> m_run;
    std::thread m_thread;
};

} // namespace linnet::player::gst
