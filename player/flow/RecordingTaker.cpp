// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/flow/RecordingTaker.h"

#include <algorithm>
#include <utility>

#include "player/flow/Decoder.h"

namespace linnet::player::flow {

using namespace std::chrono_literals;

namespace {

constexpr auto kBlock = 10ms;

} // namespace

RecordingTaker::RecordingTaker(SinkChoice choice, std::shared_ptr<SoundQueue> queue)
    : m_choice(std::move(choice)),
      m_queue(std::move(queue)),
      m_thread([this] { run(); }) {}

RecordingTaker::~RecordingTaker() {
    {
        const std::lock_guard lock(m_mutex);
        m_isOver = true;
    }
    m_changed.notify_all();
    m_thread.join();
}

core::Result<void> RecordingTaker::open(core::SampleRate rate, const std::optional<std::string>&) {
    if (!m_recorder) { // goes on in the same file when opened again
        LINNET_TRY(m_recorder, Recorder::make(m_choice, rate));
    }
    m_rate = rate;
    m_block.resize(std::max<std::size_t>(1, static_cast<std::size_t>(framesIn(kBlock, rate))) * kChannels);
    return {};
}

void RecordingTaker::close() {
    stop();
    rest();
}

void RecordingTaker::start() {
    {
        const std::lock_guard lock(m_mutex);
        if (std::exchange(m_isStarted, true)) return;
        m_hasWork = true;
        m_due = Clock::now() + kBlock;
    }
    m_changed.notify_all();
}

void RecordingTaker::stop() {
    std::unique_lock lock(m_mutex);
    m_isStarted = false;
    m_changed.wait(lock, [this] { return !m_isTaking; });
}

void RecordingTaker::look() {
    {
        const std::lock_guard lock(m_mutex);
        if (std::exchange(m_hasWork, true)) return;
        m_due = std::max(m_due, Clock::now());
    }
    m_changed.notify_all();
}

void RecordingTaker::rest() {
    if (m_recorder) m_recorder->flush();
}

OutputChain::Taking RecordingTaker::taking() const {
    OutputChain::Taking taking;
    taking.isShared = false;
    taking.format = {.rate = m_rate, .channels = kChannels, .bits = 32, .isFloat = true};
    if (const unsigned bits = m_recorder->integerBits()) {
        taking.format.bits = bits;
        taking.format.isFloat = false;
    }
    return taking;
}

void RecordingTaker::run() {
    std::unique_lock lock(m_mutex);
    while (!m_isOver) {
        if (!m_isStarted || !m_hasWork) {
            m_changed.wait(lock);
            continue;
        }
        if (m_choice.isPaced && Clock::now() < m_due) {
            m_changed.wait_until(lock, m_due);
            continue;
        }
        m_due += kBlock;
        m_hasWork = false;
        m_isTaking = true;
        lock.unlock();
        const bool isMore = takeBlock();
        lock.lock();
        m_hasWork = m_hasWork || isMore;
        m_isTaking = false;
        m_changed.notify_all();
    }
}

/// False when there is nothing more to take now.
bool RecordingTaker::takeBlock() {
    const std::size_t frames = m_queue->take(m_block);
    if (const auto taken = m_recorder->take(std::span(m_block).first(frames * kChannels)); !taken) {
        m_queue->fail(taken.error().detail);
        return false;
    }
    const bool isMore = m_queue->waitingFrames() > 0;
    if (!isMore && m_queue->isEnding()) m_recorder->flush();
    m_queue->hear(m_queue->takenFrame());
    return isMore;
}

} // namespace linnet::player::flow
