// SPDX-License-Identifier: GPL-3.0-or-later
// The two tracks of the engine: their decoders, and which samples of a medium are theirs.
#include <algorithm>

#include "player/flow/EngineCore.h"
#include "player/plan/Planner.h"

namespace linnet::player::flow {

using namespace std::chrono_literals;
using std::chrono::nanoseconds;

namespace {

constexpr auto kSpareAhead = 2s; // decoded beyond a crossfade

nanoseconds startOf(const EngineTrack& track) {
    return track.part ? std::chrono::round<nanoseconds>(track.part->start) : 0ns;
}

/// In the medium.
std::optional<nanoseconds> endOf(const EngineTrack& track) {
    if (!track.part || !track.part->end) return std::nullopt;
    return std::chrono::round<nanoseconds>(*track.part->end);
}

/// As far as it is known.
std::optional<nanoseconds> durationOf(const EngineTrack& track, const Decoder& decoder) {
    std::optional<nanoseconds> end = decoder.duration();
    if (!end) return std::nullopt;
    end = std::min(*end, endOf(track).value_or(*end));
    return std::max(*end - startOf(track), 0ns);
}

} // namespace

bool EngineCore::isTimeToDecodeNext() const {
    Outlook outlook;
    outlook.isCurrentDecoded = m_current->decoder->ring()->isFinished();
    if (const auto duration = durationOf(m_current->track, *m_current->decoder))
        outlook.duration = std::chrono::duration_cast<std::chrono::milliseconds>(*duration);
    outlook.decoded = position().position;
    outlook.crossfade = m_audio.crossfade.length;
    return isTimeForNext(outlook);
}

void EngineCore::beginDecoding(Voice& voice) {
    const nanoseconds start = startOf(voice.track);
    DecodeJob job{.open = voice.track.open,
                  .from = start + voice.from,
                  .trackStart = start,
                  .end = endOf(voice.track),
                  .rate = m_rate};
    if (m_audio.isBitPerfect && !voice.isResampled) job.rate = {};
    if (m_audio.crossfade.length > 0ms) job.ahead = m_audio.crossfade.length + kSpareAhead;
    voice.decoder = m_parts.makeDecoder(std::move(job), [this] { m_thread.wake(); });
}

void EngineCore::retire(Voice& voice) {
    voice.isJoined = false;
    if (!voice.decoder) return;
    voice.decoder->cancel();
    m_retired.push_back(std::move(voice.decoder));
}

void EngineCore::dropCurrent() {
    if (m_mix) m_mix->clear();
    if (m_next) m_next->isJoined = false;
    if (m_current) retire(*m_current);
    m_current.reset();
}

void EngineCore::dropNext() {
    if (m_mix) m_mix->setNext(std::nullopt);
    if (m_next) retire(*m_next);
    m_next.reset();
}

void EngineCore::tellDuration(Voice& voice) {
    if (voice.isDurationTold || !voice.decoder) return;
    const auto duration = durationOf(voice.track, *voice.decoder);
    if (!duration) return;
    voice.isDurationTold = true;
    m_emit(DurationKnown{voice.track.ticket, std::chrono::duration_cast<std::chrono::milliseconds>(*duration)});
}

JoinInput EngineCore::inputOf(const Voice& voice) const {
    const Decoder& decoder = *voice.decoder;
    JoinInput input;
    input.ticket = voice.track.ticket;
    input.samples = decoder.ring();
    input.gain = voice.track.gain;
    input.continuesAlbum = voice.track.continuesAlbum;
    input.firstFrame = firstFrameOf(voice);
    input.skipFrames = framesIn(decoder.precedingTime(), m_rate);
    auto end = endOf(voice.track);
    if (decoder.mustCutAtDuration() && decoder.duration())
        end = std::min(*decoder.duration(), end.value_or(*decoder.duration()));
    const std::uint64_t start = framesIn(startOf(voice.track), m_rate);
    if (end) input.trackFrames = std::max(framesIn(*end, m_rate), start) - start;
    return input;
}

/// Counted from the frame of the medium that the track begins with: all parts of one meet in the same frames.
std::uint64_t EngineCore::firstFrameOf(const Voice& voice) const {
    const nanoseconds start = startOf(voice.track);
    return framesIn(start + voice.from, m_rate) - framesIn(start, m_rate);
}

/// Its turn has come, and there is not a sample of it.
void EngineCore::loseNext() {
    m_emit(TrackFailed{m_next->track.ticket, failureOf(*m_next)});
    retire(*m_next);
    m_next.reset();
}

core::Error EngineCore::failureOf(const Voice& voice) {
    if (auto error = voice.decoder->ring()->error()) return *error;
    const bool isBehind = startOf(voice.track) > 0ns;
    return {core::Errc::Corrupt, isBehind ? "The track cannot be played: it begins behind the end of its file."
                                          : "The file cannot be played: it holds no sound."};
}

} // namespace linnet::player::flow
