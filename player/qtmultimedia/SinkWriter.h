// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Writes what is in the queue to a QAudioSink, a little ahead of what is heard, and tells the queue what was. Where the
// queue runs dry it writes silence: some sound systems begin, and end, only with a full buffer. One thread with an
// event loop.

#include <QAudioDevice>
#include <QAudioSink>
#include <QTimer>

#include <chrono>
#include <deque>
#include <memory>
#include <vector>

#include "player/flow/SoundQueue.h"

namespace linnet::player::qtmultimedia {

class SinkWriter {
public:
    SinkWriter(const QAudioDevice& device, core::SampleRate rate, std::shared_ptr<flow::SoundQueue> queue);
    ~SinkWriter();
    SinkWriter(const SinkWriter&) = delete;
    SinkWriter& operator=(const SinkWriter&) = delete;

    void start();
    void stop();

private:
    using Clock = std::chrono::steady_clock;

    void tick();
    void hear();
    bool write();
    std::uint64_t ahead() const { return m_written - m_heard; }
    bool isBroken();
    void fail(const char* why);

    const core::SampleRate m_rate;
    const std::shared_ptr<flow::SoundQueue> m_queue;
    QAudioSink m_sink;
    QTimer m_timer;
    QIODevice* m_device = nullptr; ///< The sink's, while it is started.
    std::vector<float> m_block;
    std::vector<float> m_rest; ///< Taken, and not written yet.

    // Frames of the sink, counted from its start: silence counts too.
    std::uint64_t m_written = 0;
    std::uint64_t m_heard = 0; ///< At most m_written.
    std::uint64_t m_lead = 0;  ///< How far it is written ahead, at most.
    struct Stretch {
        std::uint64_t sinkEnd = 0;
        std::uint64_t queueEnd = 0;
    };
    std::deque<Stretch> m_stretches; ///< Sound on its way to the ear, oldest first.
    int m_dryTicks = 0;
    Clock::time_point m_movedAt; ///< When something was heard last.
};

} // namespace linnet::player::qtmultimedia
