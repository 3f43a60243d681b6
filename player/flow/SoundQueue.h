// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Samples between the engine, which pushes, and whatever takes them away and says what was heard. Frames are counted
// from its making. Any thread.

#include <cstdint>
#include <mutex>
#include <span>
#include <vector>

#include "core/base/Units.h"
#include "player/flow/OutputChain.h"

namespace linnet::player::flow {

class SoundQueue {
public:
    explicit SoundQueue(OutputChain::Signals signals) : m_signals(std::move(signals)) {}

    /// Of what is pushed from now on.
    void setRate(core::SampleRate rate);
    /// Whole frames of interleaved stereo.
    void push(std::span<const float> samples);
    /// What is pushed was all: once it was heard, that is told.
    void end();
    /// What was not heard is dropped, as is the end.
    void drop();

    /// Fills `out` from the front as far as there are samples; how many frames that were.
    std::size_t take(std::span<float> out);
    /// Everything before this frame was heard; never goes down.
    void hear(std::uint64_t frame);
    void fail(const std::string& text) const { m_signals.failed(text); }

    std::size_t waitingFrames() const;
    bool hasRoom() const;
    bool isEnding() const;
    std::uint64_t nextFrame() const;
    /// Behind the last one taken.
    std::uint64_t takenFrame() const;
    std::uint64_t heardFrame() const;

private:
    std::size_t waiting() const;

    const OutputChain::Signals m_signals;
    mutable std::mutex m_mutex;
    std::vector<float> m_samples;
    std::size_t m_begin = 0; ///< Index of the oldest one.
    core::SampleRate m_rate;
    std::uint64_t m_next = 0;
    std::uint64_t m_heard = 0;
    bool m_isEnding = false;
};

} // namespace linnet::player::flow
