// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/gst/GstDecoder.h"

#include "player/gst/DecodeRun.h"

namespace linnet::player::gst {

GstDecoder::GstDecoder(DecodeJob job, std::function<void()> wake)
    : m_run(std::make_shared<DecodeRun>(std::move(job), std::move(wake))),
      m_thread([run = m_run] { run->run(); }) {}

GstDecoder::~GstDecoder() {
    m_run->cancel();
    m_thread.join();
}

bool GstDecoder::isReady() const {
    const auto facts = m_run->facts();
    return facts.isOver || (facts.isReady && (facts.rate.hertz > 0 || ring()->isFinished()));
}

core::SampleRate GstDecoder::rate() const { return m_run->facts().rate; }

std::vector<Speaker> GstDecoder::speakers() const {
    const auto facts = m_run->facts();
    return speakersOf(facts.channels, facts.positions);
}

std::optional<std::chrono::nanoseconds> GstDecoder::duration() const { return m_run->facts().duration; }

bool GstDecoder::mustCutAtDuration() const { return m_run->facts().mustCut; }

std::chrono::nanoseconds GstDecoder::precedingTime() const { return m_run->facts().preceding; }

core::Codec GstDecoder::codec() const { return m_run->facts().codec; }

AudioFormat GstDecoder::source() const { return m_run->facts().source; }

const std::shared_ptr<SampleRing>& GstDecoder::ring() const { return m_run->ring(); }

void GstDecoder::cancel() { m_run->cancel(); }

bool GstDecoder::isOver() const { return m_run->facts().isOver; }

} // namespace linnet::player::gst
