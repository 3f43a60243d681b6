// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Takes what would be heard into a recording (SinkChoice: a file, a function or nowhere), at the speed of a sound card
// or as fast as it comes.

#include <condition_variable>
#include <thread>

#include "player/flow/QueueOutput.h"
#include "player/flow/Recorder.h"

namespace linnet::player::flow {

class RecordingTaker final : public Taker {
public:
    RecordingTaker(SinkChoice choice, std::shared_ptr<SoundQueue> queue);
    ~RecordingTaker() override;
    RecordingTaker(const RecordingTaker&) = delete;
    RecordingTaker& operator=(const RecordingTaker&) = delete;

    core::Result<void> open(core::SampleRate rate, const std::optional<std::string>& outputId) override;
    void close() override;
    void start() override;
    void stop() override;
    void look() override;
    void rest() override;
    OutputChain::Taking taking() const override;

private:
    using Clock = std::chrono::steady_clock;

    void run();
    bool takeBlock();

    const SinkChoice m_choice;
    const std::shared_ptr<SoundQueue> m_queue;
    core::SampleRate m_rate;
    std::unique_ptr<Recorder> m_recorder; ///< The thread's while it takes.
    std::vector<float> m_block;           ///< The thread's while it takes: 10 ms.

    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_isStarted = false;
    bool m_hasWork = false;
    bool m_isTaking = false;
    bool m_isOver = false;
    Clock::time_point m_due; ///< When the next block is taken.
    std::thread m_thread;
};

} // namespace linnet::player::flow
