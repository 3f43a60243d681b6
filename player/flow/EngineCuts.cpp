// SPDX-License-Identifier: GPL-3.0-or-later
// Where sound ends before its end: fades to a pause, cuts, and outputs that go away.
#include "player/flow/EngineCore.h"

namespace linnet::player::flow {

using namespace std::chrono_literals;

namespace {

constexpr auto kCutFade = 5ms;

} // namespace

/// What sounds falls to silence behind what the output already has; what follows rises from there.
void EngineCore::fadeOut() {
    if (!m_current || !m_current->isJoined || !m_outlet.isSounding()) return;
    forward(m_mix->renderFadeOut());
}

bool EngineCore::beginFall() {
    if (m_isFalling) return true;
    const bool isShort = m_audio.pauseFade <= kCutFade;
    if (isShort || !m_current || !m_current->isJoined || !m_outlet.isSounding() || !m_mix) return false;
    m_mix->fall();
    m_isPlaying = false;
    return m_isFalling = true;
}

/// It is silent, or nothing more comes that could fall.
void EngineCore::endFall() {
    if (!std::exchange(m_isFalling, false)) return;
    if (m_isStopping) return halt();
    if (!m_mix->isSilent())
        fadeOut();
    else
        m_outlet.push(m_mix->drain());
    m_outlet.pause();
}

/// The current track sounds no more from here on, and nothing joins on to it.
void EngineCore::cut() {
    ++m_flow;
    if (!m_mix) return;
    m_mix->setNext(std::nullopt);
    if (m_next) m_next->isJoined = false;
    fadeOut();
    if (std::exchange(m_isFalling, false)) m_outlet.pause();
    m_isStopping = false;
    m_mix->clear();
    if (m_current) m_current->isJoined = false;
}

/// What was handed on is lost; what plays can go on where it was heard.
void EngineCore::loseFlow() {
    if (m_current) {
        const auto heard = position();
        const bool isCurrent = heard.ticket == m_current->track.ticket;
        if (isCurrent) m_current->from = heard.position;
        if (!isCurrent && m_current->isJoined) m_current->from = 0ms;
        retire(*m_current);
        showFixed({m_current->track.ticket, m_current->from});
    }
    ++m_flow;
    if (m_mix) m_mix->clear();
    m_isFalling = m_isStopping = false;
    if (m_next) m_next->isJoined = false;
    m_outlet.close();
    ++m_opening; // an output that breaks says so more than once
}

void EngineCore::onOutputFailed(const std::string& text) {
    // Only now does a sound server say that the chosen output is not there any more.
    if (!m_outlet.wasHeard() && m_outlet.fallBack()) {
        loseFlow();
        if (m_isPlaying && m_current) beginDecoding(*m_current);
        return;
    }
    loseOutput({core::Errc::NotFound, "The sound output went away; playback is paused. (" + text + ")"});
}

void EngineCore::loseOutput(core::Error error) {
    loseFlow();
    m_isPlaying = false;
    m_outlet.pause();
    m_emit(OutputLost{std::move(error)});
}

} // namespace linnet::player::flow
