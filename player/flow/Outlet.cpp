// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/flow/Outlet.h"

#include <algorithm>
#include <utility>

#include "player/plan/Planner.h"

namespace linnet::player::flow {

using namespace std::chrono_literals;
using std::chrono::steady_clock;

namespace {

/// More than any output holds back; longer and the device is stuck.
constexpr auto kLongestWait = 1s;
constexpr auto kShortestLook = 2ms;

} // namespace

Outlet::Outlet(const SinkChoice& choice, std::unique_ptr<OutputChain> chain)
    : m_chain(std::move(chain)),
      m_letGoAfter(choice.letGoAfter),
      m_isPaced(choice.kind == SinkKind::Device || choice.isPaced) {}

core::Result<void> Outlet::open(core::SampleRate rate) {
    if (m_chain->isOpen()) return {};
    m_rate = rate;
    LINNET_TRY_VOID(m_chain->open(rate, m_isFallenBack ? std::nullopt : m_outputId));
    m_openedAt = m_chain->nextFrame();
    if (m_isPlaying) m_chain->play();
    return {};
}

void Outlet::close() {
    m_chain->close();
    m_waitLimit.reset();
    m_letGoAt.reset();
    m_isMoving = false;
}

void Outlet::play() {
    m_isPlaying = true;
    m_letGoAt.reset();
    if (!m_chain->isOpen()) return;
    if (m_chain->hasEnded()) return waitUntilHeard(); // nothing can be pushed behind an end
    if (!m_isMoving) m_waitLimit.reset();
    if (m_chain->isResting()) m_openedAt = m_chain->nextFrame();
    m_chain->play();
}

void Outlet::pause() {
    m_isPlaying = false;
    if (m_chain->isOpen()) waitUntilHeard();
}

void Outlet::moveTo(std::optional<std::string> outputId) {
    m_outputId = std::move(outputId);
    m_isFallenBack = false;
    reopen();
}

void Outlet::reopen() {
    if (!m_chain->isOpen()) return;
    m_isMoving = true;
    waitUntilHeard();
}

bool Outlet::fallBack() {
    if (!m_outputId || m_isFallenBack) return false;
    return m_isFallenBack = true;
}

void Outlet::waitUntilHeard() {
    if (!m_waitLimit) m_waitLimit = steady_clock::now() + kLongestWait;
}

Outlet::Deadline Outlet::step() {
    const auto now = steady_clock::now();
    if (m_waitLimit) {
        if (!isHeard() && now < *m_waitLimit) {
            const auto left = timeOf(m_chain->nextFrame() - m_chain->heardFrame(), m_rate);
            return std::min(*m_waitLimit, now + std::max<steady_clock::duration>(left, kShortestLook));
        }
        settle();
    }
    if (m_letGoAt && now >= *m_letGoAt) {
        m_letGoAt.reset();
        m_chain->rest();
    }
    return m_letGoAt;
}

void Outlet::settle() {
    m_waitLimit.reset();
    m_chain->flush();
    if (std::exchange(m_isMoving, false)) return m_chain->close();
    if (m_isPlaying) return m_chain->play();
    m_chain->pause();
    m_letGoAt = steady_clock::now() + m_letGoAfter;
}

void Outlet::onEnded() {
    if (m_chain->hasEnded()) settle();
}

bool Outlet::isSounding() const { return m_isPlaying && m_chain->isOpen() && !m_waitLimit && !m_chain->hasEnded(); }

bool Outlet::wantsData() const { return m_isPlaying && !m_waitLimit && m_chain->wantsData(); }

void Outlet::push(std::span<const float> samples) {
    if (samples.empty()) return;
    if (m_chain->hasRunDry()) m_chain->flush();
    m_chain->push(samples);
}

void Outlet::endOfStream() { m_chain->endOfStream(); }

} // namespace linnet::player::flow
