// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/qtmultimedia/QtDecoder.h"

#include "player/qtmultimedia/QtDecodeRun.h"

namespace linnet::player::qtmultimedia {

QtDecoder::QtDecoder(flow::DecodeJob job, std::function<void()> wake)
    : m_run(std::make_shared<QtDecodeRun>(std::move(job), std::move(wake))),
      m_thread([run = m_run] { run->run(); }) {}

QtDecoder::~QtDecoder() {
    m_run->cancel();
    m_thread.join();
}

bool QtDecoder::isReady() const {
    const auto facts = m_run->facts();
    return facts.isOver || facts.rate.hertz > 0;
}

core::SampleRate QtDecoder::rate() const { return m_run->facts().rate; }

std::optional<std::chrono::nanoseconds> QtDecoder::duration() const { return m_run->facts().duration; }

bool QtDecoder::mustCutAtDuration() const { return m_run->facts().mustCut; }

core::Codec QtDecoder::codec() const { return m_run->facts().codec; }

AudioFormat QtDecoder::source() const { return m_run->facts().source; }

const std::shared_ptr<SampleRing>& QtDecoder::ring() const { return m_run->ring(); }

void QtDecoder::cancel() { m_run->cancel(); }

bool QtDecoder::isOver() const { return m_run->facts().isOver; }

} // namespace linnet::player::qtmultimedia
