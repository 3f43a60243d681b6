// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/flow/QueueOutput.h"

#include <utility>

#include "player/flow/Decoder.h"

namespace linnet::player::flow {

QueueOutput::QueueOutput(std::shared_ptr<SoundQueue> queue, std::unique_ptr<Taker> taker, Pace pace)
    : m_queue(std::move(queue)),
      m_taker(std::move(taker)),
      m_pace(pace) {}

QueueOutput::~QueueOutput() { close(); }

core::Result<void> QueueOutput::open(core::SampleRate rate, const std::optional<std::string>& outputId) {
    close();
    LINNET_TRY_VOID(m_taker->open(rate, outputId));
    m_rate = rate;
    m_queue->setRate(rate);
    m_queue->drop();
    m_isOpen = true;
    m_isClean = true;
    m_hasEnded = false;
    return {};
}

void QueueOutput::close() {
    m_isResting = false;
    if (!std::exchange(m_isOpen, false)) return;
    m_taker->close();
    m_queue->drop();
}

void QueueOutput::play() {
    if (!m_isOpen) return;
    m_isResting = false;
    m_taker->start();
}

void QueueOutput::pause() {
    if (m_isOpen) m_taker->stop();
}

void QueueOutput::rest() {
    if (!m_isOpen) return;
    m_taker->stop();
    flush();
    m_taker->rest();
    m_isResting = true;
}

void QueueOutput::flush() {
    if (!m_isOpen || (m_isClean && !m_hasEnded)) return;
    m_queue->drop();
    m_isClean = true;
    m_hasEnded = false;
}

bool QueueOutput::wantsData() const { return m_isOpen && !m_hasEnded && m_queue->hasRoom(); }

void QueueOutput::push(std::span<const float> samples) {
    if (!m_isOpen || samples.empty()) return;
    m_levelled.assign(samples.begin(), samples.end());
    m_gain.apply(m_levelled, kChannels);
    m_queue->push(m_levelled);
    m_isClean = false;
    m_taker->look();
}

void QueueOutput::endOfStream() {
    if (!m_isOpen || std::exchange(m_hasEnded, true)) return;
    m_queue->end();
    m_taker->look();
}

bool QueueOutput::hasRunDry() const {
    return m_pace == Pace::AsHeard && !m_isClean && !m_hasEnded && heardFrame() >= nextFrame();
}

std::optional<OutputChain::Taking> QueueOutput::taking() const {
    return m_isOpen ? std::optional(m_taker->taking()) : std::nullopt;
}

void QueueOutput::setVolume(core::Volume volume) {
    m_volume = volume;
    applyVolume();
}

void QueueOutput::setMuted(bool muted) {
    m_isMuted = muted;
    applyVolume();
}

void QueueOutput::applyVolume() {
    const double factor = m_isMuted ? 0.0 : m_volume.value * m_volume.value * m_volume.value;
    if (m_isClean)
        m_gain.jumpTo(factor);
    else
        m_gain.glideTo(factor, m_rate);
}

} // namespace linnet::player::flow
