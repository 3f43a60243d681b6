// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/analysis/LoudnessMeter.h"

#include <cmath>

#include <ebur128.h>

namespace linnet::player {

namespace {

int roleOf(Speaker speaker) {
    switch (speaker) {
    case Speaker::Front:
        return EBUR128_LEFT; // All in front weigh the same.
    case Speaker::Surround:
        return EBUR128_LEFT_SURROUND;
    case Speaker::LowFrequency:
        return EBUR128_UNUSED;
    }
    return EBUR128_UNUSED;
}

ebur128_state* stateOf(void* state) { return static_cast<ebur128_state*>(state); }

} // namespace

void LoudnessMeter::Free::operator()(void* state) const {
    ebur128_state* owned = stateOf(state);
    ebur128_destroy(&owned);
}

LoudnessMeter::LoudnessMeter(core::SampleRate rate, std::span<const Speaker> speakers)
    : m_state(ebur128_init(static_cast<unsigned>(speakers.size()), rate.hertz, EBUR128_MODE_I | EBUR128_MODE_LRA)),
      m_channels(speakers.size()) {
    if (!m_state) return;
    for (std::size_t i = 0; i < speakers.size(); ++i)
        ebur128_set_channel(stateOf(m_state.get()), static_cast<unsigned>(i), roleOf(speakers[i]));
}

void LoudnessMeter::add(std::span<const float> samples) {
    if (m_state) ebur128_add_frames_float(stateOf(m_state.get()), samples.data(), samples.size() / m_channels);
}

std::optional<double> LoudnessMeter::integrated() const {
    double loudness = 0;
    if (!m_state || ebur128_loudness_global(stateOf(m_state.get()), &loudness) != EBUR128_SUCCESS) return std::nullopt;
    return std::isfinite(loudness) ? std::optional(loudness) : std::nullopt;
}

double LoudnessMeter::range() const {
    double range = 0;
    const bool isKnown = m_state && ebur128_loudness_range(stateOf(m_state.get()), &range) == EBUR128_SUCCESS;
    return isKnown && std::isfinite(range) ? range : 0;
}

} // namespace linnet::player
