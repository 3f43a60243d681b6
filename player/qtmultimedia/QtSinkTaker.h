// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Takes what is to be heard to a QAudioSink, which lives on a thread of its own. It is stopped for every pause, never
// suspended: Qt 6.4 on PulseAudio aborts the program when it suspends a stream that is gone.

#include <QObject>
#include <QThread>

#include <memory>

#include "player/flow/QueueOutput.h"

namespace linnet::player::qtmultimedia {

class SinkWriter;

class QtSinkTaker final : public flow::Taker {
public:
    /// Needs a QCoreApplication.
    explicit QtSinkTaker(std::shared_ptr<flow::SoundQueue> queue);
    ~QtSinkTaker() override;
    QtSinkTaker(const QtSinkTaker&) = delete;
    QtSinkTaker& operator=(const QtSinkTaker&) = delete;

    core::Result<void> open(core::SampleRate rate, const std::optional<std::string>& outputId) override;
    void close() override;
    void start() override;
    void stop() override;
    void look() override {} // it looks by itself while it is started
    void rest() override {} // it has let go at stop()
    flow::OutputChain::Taking taking() const override;

private:
    /// On the sink's thread, and waits for it.
    void there(const std::function<void()>& task);

    const std::shared_ptr<flow::SoundQueue> m_queue;
    core::SampleRate m_rate;
    QThread m_thread;
    QObject m_place; ///< On m_thread.
    std::unique_ptr<SinkWriter> m_writer;
};

} // namespace linnet::player::qtmultimedia
