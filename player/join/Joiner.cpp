// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/join/Joiner.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <utility>

#include "player/plan/Planner.h"

namespace linnet::player {

namespace {

constexpr unsigned kHeadStartsPerSecond = 4; // a quarter of a second of the next track is there when it begins

} // namespace

Joiner::Joiner(unsigned channels, core::SampleRate rate) : m_channels(channels), m_rate(rate) {}

Joiner::Voice Joiner::voiceOf(JoinInput input) {
    Voice voice;
    voice.toSkip = input.skipFrames;
    voice.nextFrame = input.firstFrame;
    voice.gain.jumpTo(input.gain);
    voice.input = std::move(input);
    return voice;
}

void Joiner::start(JoinInput input) {
    clear();
    m_current = voiceOf(std::move(input));
}

void Joiner::setNext(std::optional<JoinInput> input) {
    m_next.reset();
    if (input) m_next = voiceOf(std::move(*input));
}

void Joiner::clear() {
    m_leaving.reset();
    m_current.reset();
    m_next.reset();
}

void Joiner::setCrossfade(const CrossfadeSettings& crossfade) {
    m_crossfadeFrames = framesIn(crossfade.length, m_rate);
    m_isInsideAlbums = crossfade.isInsideAlbums;
}

void Joiner::setGain(Ticket ticket, double gain) {
    for (std::optional<Voice>* voice : {&m_leaving, &m_current, &m_next}) {
        if (!*voice || (*voice)->input.ticket != ticket || (*voice)->gain.target() == gain) continue;
        if ((*voice)->isAnnounced)
            (*voice)->gain.glideTo(gain, m_rate);
        else
            (*voice)->gain.jumpTo(gain);
    }
}

bool Joiner::isDone(const Voice& voice) const {
    if (voice.input.trackFrames && voice.nextFrame >= *voice.input.trackFrames) return true;
    return voice.input.samples->isExhausted();
}

bool Joiner::isCurrentDone() const { return m_current && !m_leaving && isDone(*m_current); }

/// Once all of it is here; nothing while more may come.
std::optional<std::uint64_t> Joiner::framesLeft(const Voice& voice) const {
    const bool isFinished = voice.input.samples->isFinished(); // asked first: what is ready then is all
    std::uint64_t ready = voice.input.samples->ready() / m_channels;
    ready -= std::min(ready, voice.toSkip);
    const std::uint64_t most = voice.input.trackFrames
                                   ? *voice.input.trackFrames - std::min(voice.nextFrame, *voice.input.trackFrames)
                                   : UINT64_MAX;
    if (!isFinished && ready < most) return std::nullopt;
    return std::min(ready, most);
}

/// How long the current track, with so much left, and the next one overlap.
std::uint64_t Joiner::overlap(std::uint64_t left) const {
    if (m_next->input.continuesAlbum && !m_isInsideAlbums) return 0;
    const std::uint64_t half = (m_current->nextFrame + left) / 2;
    const std::uint64_t nextHalf = framesLeft(*m_next).value_or(UINT64_MAX) / 2;
    return std::min({m_crossfadeFrames, left, half, nextHalf});
}

bool Joiner::canOverlap(std::uint64_t frames) {
    auto& samples = *m_next->input.samples;
    if (samples.isFinished() || samples.isFull()) return true;
    const std::uint64_t headStart = std::min<std::uint64_t>(frames, m_rate.hertz / kHeadStartsPerSecond);
    const std::uint64_t wanted = m_patience == Patience::Yes ? 2 * m_crossfadeFrames : headStart;
    if (samples.ready() / m_channels >= m_next->toSkip + wanted) return true;
    samples.wantMore();
    return false;
}

/// How many frames may go while the end of the current track is not in sight and the overlap must not be missed.
std::size_t Joiner::heldBack(std::size_t frames) {
    auto& samples = *m_current->input.samples;
    if (m_patience == Patience::No || m_current->toSkip > 0 || samples.isFull()) return frames;
    const std::uint64_t ready = samples.ready() / m_channels;
    if (ready < m_crossfadeFrames + frames) samples.wantMore();
    return static_cast<std::size_t>(
        std::min<std::uint64_t>(frames, ready - std::min<std::uint64_t>(ready, m_crossfadeFrames)));
}

/// Begins to overlap when it is time. How many of so many frames come before that; 0: somebody is waited for.
std::size_t Joiner::untilOverlap(std::size_t frames) {
    const bool isWaiting = m_patience == Patience::Yes && m_isNextExpected;
    if (m_crossfadeFrames == 0 || m_leaving || (!m_next && !isWaiting)) return frames;
    if (!m_current->isAnnounced) return 1; // whatever comes, it is heard first
    const auto left = framesLeft(*m_current);
    if (!left) return heldBack(frames);
    if (*left == 0) return frames;
    const std::uint64_t shared = m_next ? overlap(*left) : m_crossfadeFrames;
    if (shared == 0) return frames;
    if (*left > shared) return static_cast<std::size_t>(std::min<std::uint64_t>(frames, *left - shared));
    if (!m_next || !canOverlap(shared)) return m_patience == Patience::Yes ? 0 : frames;
    m_overlapFrames = shared;
    m_overlapDone = 0;
    m_leaving = std::exchange(m_current, std::exchange(m_next, std::nullopt));
    return frames;
}

void Joiner::skip(Voice& voice) {
    std::array<float, 4096> dropped{};
    while (voice.toSkip > 0) {
        const std::size_t frames = std::min<std::uint64_t>(voice.toSkip, dropped.size() / m_channels);
        const std::size_t got = voice.input.samples->read(std::span(dropped).first(frames * m_channels)) / m_channels;
        if (got == 0) return;
        voice.toSkip -= got;
    }
}

std::size_t Joiner::take(Voice& voice, std::span<float> out) {
    skip(voice);
    if (voice.toSkip > 0) return 0;
    if (voice.input.trackFrames) {
        const std::uint64_t left = *voice.input.trackFrames - std::min(voice.nextFrame, *voice.input.trackFrames);
        out = out.first(static_cast<std::size_t>(std::min<std::uint64_t>(out.size(), left * m_channels)));
    }
    const std::size_t samples = voice.input.samples->read(out);
    voice.gain.apply(out.first(samples), m_channels);
    voice.nextFrame += samples / m_channels;
    return samples / m_channels;
}

/// Both tracks, by cosine and sine: together they have the power of one. The frames given.
std::size_t Joiner::mix(std::span<float> out) {
    const std::uint64_t most = std::min<std::uint64_t>(m_overlapFrames - m_overlapDone, kMixSamples / m_channels);
    out = out.first(static_cast<std::size_t>(std::min<std::uint64_t>(out.size(), most * m_channels)));
    std::size_t frames = take(*m_current, out);
    if (frames == 0 && isDone(*m_current)) { // it broke off: the other one goes all the same
        std::ranges::fill(out, 0.0F);
        frames = out.size() / m_channels;
    }
    const auto leaving = std::span(m_mix).first(frames * m_channels);
    const std::size_t there = take(*m_leaving, leaving);
    std::ranges::fill(leaving.subspan(there * m_channels), 0.0F);
    for (std::size_t frame = 0; frame < frames; ++frame) {
        const double place = (static_cast<double>(m_overlapDone + frame) + 0.5) / static_cast<double>(m_overlapFrames);
        const double falling = std::cos(place * std::numbers::pi / 2.0);
        const double rising = std::sin(place * std::numbers::pi / 2.0);
        for (std::size_t i = frame * m_channels; i < (frame + 1) * m_channels; ++i)
            out[i] =
                static_cast<float>(falling * static_cast<double>(leaving[i]) + rising * static_cast<double>(out[i]));
    }
    m_overlapDone += frames;
    if (m_overlapDone >= m_overlapFrames) m_leaving.reset();
    return frames;
}

void Joiner::announce(Rendered& rendered, std::uint64_t trackFrame) {
    if (std::exchange(m_current->isAnnounced, true)) return;
    rendered.joints.push_back({m_current->input.ticket, rendered.frames, trackFrame});
}

Rendered Joiner::render(std::span<float> out) {
    Rendered rendered;
    const std::size_t wanted = out.size() / m_channels;
    while (m_current && rendered.frames < wanted) {
        const std::size_t frames = untilOverlap(wanted - rendered.frames);
        const std::uint64_t trackFrame = m_current->nextFrame;
        rendered.isRaised = rendered.isRaised || m_leaving || m_current->gain.isRaising();
        const auto room = out.subspan(rendered.frames * m_channels, frames * m_channels);
        const std::size_t got = m_leaving ? mix(room) : take(*m_current, room);
        if (got > 0) {
            announce(rendered, trackFrame);
            rendered.frames += got;
            continue;
        }
        if (m_leaving || !isDone(*m_current) || !m_next) break;
        m_current = std::exchange(m_next, std::nullopt);
    }
    return rendered;
}

} // namespace linnet::player
