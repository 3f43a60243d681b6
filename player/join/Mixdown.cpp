// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/join/Mixdown.h"

#include <algorithm>

#include "player/plan/Planner.h"

namespace linnet::player {

namespace {

constexpr unsigned kSides = 2;
constexpr std::uint32_t kBlocksPerSecond = 100;
constexpr std::uint32_t kShortFadesPerSecond = 200; // 5 ms

std::size_t shortFade(core::SampleRate rate) { return std::max<std::size_t>(1, rate.hertz / kShortFadesPerSecond); }

} // namespace

Mixdown::Mixdown(core::SampleRate rate, const AudioSettings& settings)
    : m_rate(rate),
      m_settings(settings),
      m_joiner(kSides, rate),
      m_equaliser(rate),
      m_stereo(rate),
      m_fader(kSides),
      m_limiter(rate),
      m_block(std::max<std::size_t>(1, rate.hertz / kBlocksPerSecond) * kSides),
      m_out(m_block.size() + m_limiter.reach() * kSides) {
    m_joiner.setCrossfade(settings.crossfade);
    clear();
}

void Mixdown::start(JoinInput input, FadeIn fade) {
    clear();
    m_joiner.start(std::move(input));
    if (fade == FadeIn::No) return;
    m_fader.shut();
    m_fader.rise(shortFade(m_rate));
}

void Mixdown::setNext(std::optional<JoinInput> input) { m_joiner.setNext(std::move(input)); }

void Mixdown::clear() {
    m_joiner.clear();
    m_equaliser.jumpTo(m_settings.equaliser);
    m_stereo.jumpTo(m_settings.isMono, m_settings.balance);
    m_fader.open();
    m_limiter.reset();
}

void Mixdown::set(const AudioSettings& settings) {
    m_settings = settings;
    m_joiner.setCrossfade(settings.crossfade);
    m_equaliser.glideTo(settings.equaliser);
    m_stereo.glideTo(settings.isMono, settings.balance);
}

std::size_t Mixdown::pauseFadeFrames() const {
    return std::max(shortFade(m_rate), static_cast<std::size_t>(framesIn(m_settings.pauseFade, m_rate)));
}

void Mixdown::fall() { m_fader.fall(pauseFadeFrames()); }
void Mixdown::rise() { m_fader.rise(pauseFadeFrames()); }

Rendered Mixdown::take(std::size_t frames) {
    const auto block = std::span(m_block).first(frames * kSides);
    Rendered rendered = m_joiner.render(block);
    const auto samples = block.first(rendered.frames * kSides);
    m_equaliser.apply(samples);
    m_stereo.apply(samples);
    return rendered;
}

/// Through the limiter, behind what is in the part already.
void Mixdown::forward(Part& part, const Rendered& rendered) {
    m_isWatched = m_settings.hasLimiter && (rendered.isRaised || m_equaliser.isActive());
    const std::size_t before = m_outFrames + m_limiter.held();
    for (Joint joint : rendered.joints) {
        joint.frame += before;
        part.joints.push_back(joint);
    }
    m_outFrames += m_limiter.process(std::span<const float>(m_block).first(rendered.frames * kSides),
                                     m_isWatched ? Limiter::Watch::Yes : Limiter::Watch::No,
                                     std::span(m_out).subspan(m_outFrames * kSides));
    part.samples = std::span<const float>(m_out).first(m_outFrames * kSides);
}

Mixdown::Part Mixdown::render() {
    Part part;
    m_outFrames = 0;
    std::size_t wanted = m_block.size() / kSides;
    if (m_fader.isFalling()) wanted = std::min(wanted, m_fader.framesLeft());
    const Rendered rendered = take(wanted);
    m_fader.apply(std::span(m_block).first(rendered.frames * kSides));
    forward(part, rendered);
    part.isShort = rendered.frames < wanted || m_fader.isShut();
    return part;
}

Mixdown::Part Mixdown::renderFadeOut() {
    Part part;
    m_outFrames = 0;
    std::size_t wanted = shortFade(m_rate);
    if (m_fader.isFalling()) wanted = std::min(wanted, m_fader.framesLeft());
    const Rendered rendered = take(wanted);
    m_fader.fall(rendered.frames);
    m_fader.apply(std::span(m_block).first(rendered.frames * kSides));
    forward(part, rendered);
    m_outFrames += m_limiter.drain(std::span(m_out).subspan(m_outFrames * kSides));
    part.samples = std::span<const float>(m_out).first(m_outFrames * kSides);
    part.isShort = true;
    m_fader.shut();
    m_fader.rise(shortFade(m_rate));
    return part;
}

std::span<const float> Mixdown::drain() { return std::span<const float>(m_out).first(m_limiter.drain(m_out) * kSides); }

Mixdown::Doing Mixdown::doing() const {
    return {m_joiner.isOverlapping(), m_equaliser.isActive(), m_stereo.isActive(), m_isWatched};
}

} // namespace linnet::player
