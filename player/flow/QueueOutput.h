// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// An output that is a queue, and somebody on a thread of his own who takes from it: a recording, or a device that is
// written to.

#include <memory>

#include "player/flow/SoundQueue.h"
#include "player/join/GainRamp.h"

namespace linnet::player::flow {

/// Called on the engine's thread.
class Taker {
public:
    /// close() was called.
    virtual ~Taker() = default;
    /// NotFound if there is no such thing.
    virtual core::Result<void> open(core::SampleRate rate, const std::optional<std::string>& outputId) = 0;
    virtual void close() = 0;
    /// Takes from now on; a failure is told to the queue.
    virtual void start() = 0;
    /// Nothing is taken any more.
    virtual void stop() = 0;
    /// There is something in the queue, or its end.
    virtual void look() = 0;
    /// Stopped for a while: what others may want is let go.
    virtual void rest() = 0;
    virtual OutputChain::Taking taking() const = 0;
};

enum class Pace : std::uint8_t { AsHeard, AsFastAsItGoes };

class QueueOutput final : public OutputChain {
public:
    /// The taker has the same queue.
    QueueOutput(std::shared_ptr<SoundQueue> queue, std::unique_ptr<Taker> taker, Pace pace);
    ~QueueOutput() override;
    QueueOutput(const QueueOutput&) = delete;
    QueueOutput& operator=(const QueueOutput&) = delete;

    core::Result<void> open(core::SampleRate rate, const std::optional<std::string>& outputId) override;
    void close() override;
    bool isOpen() const override { return m_isOpen; }
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
    std::uint64_t nextFrame() const override { return m_queue->nextFrame(); }
    std::uint64_t heardFrame() const override { return m_queue->heardFrame(); }
    std::optional<Taking> taking() const override;
    void setVolume(core::Volume volume) override;
    core::Volume volume() const override { return m_isMuted ? core::Volume{0.0} : m_volume; }
    void setMuted(bool muted) override;

private:
    void applyVolume();

    const std::shared_ptr<SoundQueue> m_queue;
    const std::unique_ptr<Taker> m_taker;
    const Pace m_pace;
    core::SampleRate m_rate;
    std::vector<float> m_levelled; ///< Kept for its memory.
    bool m_isOpen = false;
    bool m_isResting = false;
    bool m_isClean = true; ///< Nothing was pushed since the last flush.
    bool m_hasEnded = false;
    core::Volume m_volume;
    bool m_isMuted = false;
    GainRamp m_gain;
};

} // namespace linnet::player::flow
