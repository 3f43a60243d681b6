// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A decoder on a QAudioDecoder of its own, with a thread and an event loop of its own. QAudioDecoder cannot seek: what
// lies before the place asked for is decoded too and dropped here, except in FLAC. Owned by the engine's thread.

#include <thread>

#include "player/flow/Decoder.h"

namespace linnet::player::qtmultimedia {

class QtDecodeRun;

class QtDecoder final : public flow::Decoder {
public:
    /// Stereo only. `wake` is called on any thread when there is something new to look at.
    QtDecoder(flow::DecodeJob job, std::function<void()> wake);
    ~QtDecoder() override;
    QtDecoder(const QtDecoder&) = delete;
    QtDecoder& operator=(const QtDecoder&) = delete;

    bool isReady() const override;
    core::SampleRate rate() const override;
    std::optional<std::chrono::nanoseconds> duration() const override;
    bool mustCutAtDuration() const override;
    std::chrono::nanoseconds precedingTime() const override { return std::chrono::nanoseconds(0); }
    core::Codec codec() const override;
    AudioFormat source() const override;
    const std::shared_ptr<SampleRing>& ring() const override;
    void cancel() override;
    bool isOver() const override;

private:
    std::shared_ptr<QtDecodeRun> m_run;
    std::thread m_thread;
};

} // namespace linnet::player::qtmultimedia
