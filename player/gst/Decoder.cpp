// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/gst/Decoder.h"

#include "player/gst/DecodeRun.h"

namespace linnet::player::gst {

Decoder::Decoder(DecodeJob job, std::function<void()> wake)
    : m_run(std::make_shared<DecodeRun>(std::move(job), std::move(wake))),
      m_thread([run = m_run] { run->run(); }) {}

Decoder::~Decoder() {
    m_run->cancel();
    m_thread.join();
}

bool Decoder::isReady() const {
    const auto facts = m_run->facts();
    return facts.isOver || (facts.isReady && (facts.rate.hertz > 0 || ring()->isFinished()));
}

core::SampleRate Decoder::rate() const { return m_run->facts().rate; }

std::vector<Speaker> Decoder::speakers() const {
    const auto facts = m_run->facts();
    return speakersOf(facts.channels, facts.positions);
}

std::optional<std::chrono::nanoseconds> Decoder::duration() const { return m_run->facts().duration; }

bool Decoder::mustCutAtDuration() const { return m_run->facts().mustCut; }

std::chrono::nanoseconds Decoder::precedingTime() const { return m_run->facts().preceding; }

core::Codec Decoder::codec() const { return m_run->facts().codec; }

AudioFormat Decoder::source() const { return m_run->facts().source; }

const std::shared_ptr<SampleRing>& Decoder::ring() const { return m_run->ring(); }

void Decoder::cancel() { m_run->cancel(); }

bool Decoder::isOver() const { return m_run->facts().isOver; }

} // namespace linnet::player::gst
