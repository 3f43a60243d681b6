// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/join/Joiner.h"

#include <algorithm>
#include <array>
#include <utility>

namespace linnet::player {

namespace {

constexpr unsigned kFadesPerSecond = 200; // 5 ms

} // namespace

Joiner::Joiner(unsigned channels, core::SampleRate rate)
    : m_channels(channels),
      m_fadeFrames(std::max<std::size_t>(1, rate.hertz / kFadesPerSecond)),
      m_fadedFrames(m_fadeFrames) {}

Joiner::Voice Joiner::voiceOf(JoinInput input) {
    Voice voice;
    voice.toSkip = input.skipFrames;
    voice.nextFrame = input.firstFrame;
    voice.input = std::move(input);
    return voice;
}

void Joiner::start(JoinInput input, FadeIn fade) {
    m_current = voiceOf(std::move(input));
    m_next.reset();
    m_fadedFrames = fade == FadeIn::Yes ? 0 : m_fadeFrames;
}

void Joiner::setNext(std::optional<JoinInput> input) {
    m_next.reset();
    if (input) m_next = voiceOf(std::move(*input));
}

void Joiner::clear() {
    m_current.reset();
    m_next.reset();
    m_fadedFrames = m_fadeFrames;
}

bool Joiner::isDone(const Voice& voice) const {
    if (voice.input.trackFrames && voice.nextFrame >= *voice.input.trackFrames) return true;
    return voice.input.samples->isExhausted();
}

bool Joiner::isCurrentDone() const { return m_current && isDone(*m_current); }

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
    if (voice.input.gain != 1.0) {
        for (float& sample : out.first(samples))
            sample = static_cast<float>(static_cast<double>(sample) * voice.input.gain);
    }
    voice.nextFrame += samples / m_channels;
    return samples / m_channels;
}

Rendered Joiner::render(std::span<float> out) {
    Rendered rendered;
    const std::size_t wanted = out.size() / m_channels;
    while (m_current && rendered.frames < wanted) {
        const std::uint64_t trackFrame = m_current->nextFrame;
        const auto room = out.subspan(rendered.frames * m_channels);
        const std::size_t got = take(*m_current, room.first((wanted - rendered.frames) * m_channels));
        if (got > 0) {
            if (!std::exchange(m_current->isAnnounced, true))
                rendered.joints.push_back({m_current->input.ticket, rendered.frames, trackFrame});
            rendered.frames += got;
            continue;
        }
        if (!isDone(*m_current) || !m_next) break;
        m_current = std::exchange(m_next, std::nullopt);
    }
    fadeIn(out.first(rendered.frames * m_channels));
    return rendered;
}

void Joiner::fadeIn(std::span<float> block) {
    for (std::size_t i = 0; i + m_channels <= block.size() && m_fadedFrames < m_fadeFrames; i += m_channels) {
        const float factor = static_cast<float>(++m_fadedFrames) / static_cast<float>(m_fadeFrames);
        for (float& sample : block.subspan(i, m_channels))
            sample *= factor;
    }
}

Rendered Joiner::renderFadeOut(std::span<float> out) {
    Rendered rendered = render(out.first(std::min(out.size(), m_fadeFrames * m_channels)));
    for (std::size_t frame = 0; frame < rendered.frames; ++frame) {
        const float factor = 1.0F - static_cast<float>(frame + 1) / static_cast<float>(rendered.frames);
        for (float& sample : out.subspan(frame * m_channels, m_channels))
            sample *= factor;
    }
    m_fadedFrames = 0;
    return rendered;
}

} // namespace linnet::player
