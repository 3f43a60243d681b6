// SPDX-License-Identifier: GPL-3.0-or-later
// At which rate the output runs, which tracks can be joined at it, and what is told of the way of the samples.
#include "player/flow/EngineCore.h"
#include "player/plan/Planner.h"

namespace linnet::player::flow {

/// The current track can be joined: it is at the rate of the output, or that has taken the track's.
bool EngineCore::hasRate(Voice& voice) {
    const core::SampleRate rate = voice.decoder->rate();
    const bool isOther = rate.hertz > 0 && rate != m_rate;
    const bool takesIt = m_rate.hertz == 0 || (isOther && m_audio.isBitPerfect && !voice.isResampled);
    if (takesIt) return takeRateOf(voice);
    if (isOther) decodeAtRate(voice);
    return !isOther;
}

/// The output keeps the rate of the first track, or takes that of each. False if it has to be decoded anew at another.
bool EngineCore::takeRateOf(Voice& first) {
    const core::SampleRate before = std::exchange(m_rate, outputRateFor(first.decoder->rate()));
    if (m_rate != before) {
        m_outlet.reopen();
        m_thread.wake(); // it may be heard already
        m_mix.emplace(m_rate, m_audio);
        m_mix->setPatience(m_outlet.isPaced() ? Joiner::Patience::No : Joiner::Patience::Yes);
        m_shown.with([&](Shown& shown) { shown.rate = m_rate; });
    }
    if (m_rate == first.decoder->rate()) return true;
    decodeAtRate(first);
    return false;
}

void EngineCore::decodeAtRate(Voice& voice) {
    retire(voice);
    voice.isResampled = true;
    beginDecoding(voice);
}

/// The next track can be joined. If not, it is decoded anew, or waits for an output of its own.
bool EngineCore::isAtRate(Voice& voice) {
    const core::SampleRate rate = voice.decoder->rate();
    if (rate == m_rate || rate.hertz == 0) return true; // nothing came at all: there is no rate
    voice.needsReopen = m_audio.isBitPerfect && outputRateFor(rate) != m_rate;
    if (!voice.needsReopen) decodeAtRate(voice);
    return false;
}

/// To a track at another rate, behind a gap.
void EngineCore::changeOver() {
    dropCurrent();
    m_current = std::exchange(m_next, std::nullopt);
    m_current->needsReopen = false;
}

void EngineCore::refreshPath() {
    if (!m_isPathStale || !m_mix || !m_current || !m_current->isJoined || !m_current->hasStarted) return;
    const auto taking = m_outlet.taking();
    if (!taking) return; // it is still being agreed on
    m_isPathStale = false;
    m_doing = m_mix->doing();
    const Decoder& decoder = *m_current->decoder;
    SignalPath path = signalPath({.codec = decoder.codec(),
                                  .source = decoder.source(),
                                  .rate = m_rate,
                                  .gain = m_current->track.gain,
                                  .isOverlapping = m_doing.overlap,
                                  .isEqualised = m_doing.equaliser,
                                  .isStereoChanged = m_doing.stereo,
                                  .isLimited = m_doing.limiter,
                                  .volume = m_outlet.volume().value,
                                  .output = taking->output,
                                  .isShared = taking->isShared,
                                  .sink = taking->format});
    const Ticket ticket = m_current->track.ticket;
    if (path == m_path && ticket == std::exchange(m_pathOf, ticket)) return;
    m_path = std::move(path);
    m_emit(PathChanged{ticket, m_path});
}

} // namespace linnet::player::flow
