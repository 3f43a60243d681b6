// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/flow/EngineCore.h"

#include "player/plan/Planner.h"

namespace linnet::player::flow {

using namespace std::chrono_literals;

namespace {

std::chrono::milliseconds millisOf(std::uint64_t frames, core::SampleRate rate) {
    return std::chrono::duration_cast<std::chrono::milliseconds>(timeOf(frames, rate));
}

} // namespace

EngineCore::EngineCore(EngineParts parts, const SinkChoice& sink, std::function<void(EngineEvent)> emit)
    : m_parts(std::move(parts)),
      m_emit(std::move(emit)),
      m_outlet(sink, m_parts.makeOutput(sink, signals())) {
    m_thread.start([this] { return step(); });
    if (m_parts.warmUp) m_thread.post(m_parts.warmUp);
}

OutputChain::Signals EngineCore::signals() {
    return {.wantsData = [this] { m_thread.wake(); },
            .ended =
                [this] {
                    m_thread.post([this, flow = m_flow.load()] {
                        m_outlet.onEnded();
                        if (flow == m_flow.load()) onEnded();
                    });
                },
            .failed =
                [this](const std::string& text) {
                    m_thread.post([this, text, opening = m_opening.load()] {
                        if (opening == m_opening.load()) onOutputFailed(text);
                    });
                }};
}

EngineCore::~EngineCore() {
    m_thread.post([this] { halt(); });
    m_thread.stop([this] { return m_outlet.isQuiet(); },
                  [this] {
                      m_outlet.close();
                      m_retired.clear();
                  });
}

// --- Orders ---

void EngineCore::load(EngineTrack track, std::chrono::milliseconds from, StartAs as) {
    m_thread.post([this, track = std::move(track), from, as]() mutable {
        dropNext();
        cut();
        dropCurrent();
        showFixed({track.ticket, from});
        m_current = Voice{.track = std::move(track), .decoder = nullptr, .from = from};
        beginDecoding(*m_current);
        m_isPlaying = as == StartAs::Playing;
        if (m_isPlaying)
            m_outlet.play();
        else
            m_outlet.pause();
    });
}

void EngineCore::setNext(std::optional<EngineTrack> track) {
    m_thread.post([this, track = std::move(track)]() mutable {
        dropNext();
        if (!track || !m_current || m_isStopping) return;
        m_next = Voice{.track = std::move(*track), .decoder = nullptr};
    });
}

void EngineCore::play() {
    m_thread.post([this] {
        if (!m_current || m_isStopping) return;
        m_isPlaying = true;
        m_isFalling = false;
        if (m_mix && m_mix->isFalling()) m_mix->rise();
        if (!m_current->decoder) beginDecoding(*m_current);
        m_outlet.play();
    });
}

void EngineCore::pause() {
    m_thread.post([this] {
        if (!m_isPlaying || beginFall()) return;
        m_isPlaying = false;
        fadeOut();
        m_outlet.pause();
    });
}

void EngineCore::stop() {
    m_thread.post([this] {
        if (!m_isFalling && !(m_isPlaying && beginFall())) return halt();
        dropNext();
        m_isStopping = true;
    });
}

void EngineCore::halt() {
    dropNext();
    cut();
    dropCurrent();
    showFixed({});
    m_isPlaying = false;
    m_outlet.pause();
}

void EngineCore::seek(std::chrono::milliseconds to) {
    m_thread.post([this, to] {
        if (!m_current || m_isStopping) return;
        cut();
        showFixed({m_current->track.ticket, to});
        m_current->from = to;
        if (!m_current->decoder) return; // the output was lost: play() begins there
        retire(*m_current);
        beginDecoding(*m_current);
        if (m_isPlaying) m_outlet.play();
    });
}

void EngineCore::setVolume(core::Volume volume) {
    m_thread.post([this, volume] {
        m_outlet.setVolume(volume);
        m_isPathStale = true;
    });
}

void EngineCore::setMuted(bool muted) {
    m_thread.post([this, muted] {
        m_outlet.setMuted(muted);
        m_isPathStale = true;
    });
}

void EngineCore::setOutput(std::optional<std::string> outputId) {
    m_thread.post([this, outputId = std::move(outputId)]() mutable {
        if (m_isFalling) endFall();
        fadeOut();
        m_outlet.moveTo(std::move(outputId));
    });
}

void EngineCore::setAudio(const AudioSettings& settings) {
    m_thread.post([this, settings] {
        m_audio = settings;
        if (m_mix) m_mix->set(settings);
        m_isPathStale = true;
    });
}

void EngineCore::setGain(Ticket ticket, double gain) {
    m_thread.post([this, ticket, gain] {
        for (std::optional<Voice>* voice : {&m_current, &m_next})
            if (*voice && (*voice)->track.ticket == ticket) (*voice)->track.gain = gain;
        if (m_mix) m_mix->setGain(ticket, gain);
        m_isPathStale = true;
    });
}

HeardPosition EngineCore::position() const {
    const std::uint64_t heard = m_outlet.heardFrame();
    return m_shown.with([&](const Shown& shown) -> HeardPosition {
        if (shown.fixed) return *shown.fixed;
        const auto place = shown.timeline.at(heard);
        if (!place) return {};
        return {place->ticket, millisOf(place->trackFrame, shown.rate)};
    });
}

// --- The round of work ---

EngineCore::Deadline EngineCore::step() {
    std::erase_if(m_retired, [](const auto& decoder) { return decoder->isOver(); });
    const Deadline again = m_outlet.step();
    prepareCurrent();
    prepareNext();
    pump();
    settleEnd();
    refreshPath();
    return again;
}

void EngineCore::prepareCurrent() {
    if (!m_current || !m_current->decoder || !m_current->decoder->isReady()) return;
    tellDuration(*m_current);
    if (m_current->isJoined) return;
    const auto& ring = m_current->decoder->ring();
    const bool isSilent = ring->isExhausted() && !m_current->hasStarted;
    if (isSilent && (ring->error() || m_current->decoder->rate().hertz == 0)) return failCurrent(ring->error());
    if (!hasRate(*m_current)) return;
    m_mix->start(inputOf(*m_current), needsFadeIn(m_current->from) ? FadeIn::Yes : FadeIn::No);
    m_current->isJoined = true;
    showTimeline(m_outlet.nextFrame(), {m_current->track.ticket, firstFrameOf(*m_current)});
}

bool EngineCore::openOutput() {
    if (m_outlet.isOpen()) return true;
    ++m_opening;
    m_isPathStale = true;
    auto opened = m_outlet.open(m_rate);
    if (!opened && m_outlet.fallBack()) opened = m_outlet.open(m_rate);
    if (!opened) loseOutput(opened.error());
    return opened.has_value();
}

void EngineCore::prepareNext() {
    if (!m_next || !m_current || !m_current->isJoined) return;
    if (!m_next->decoder && isTimeToDecodeNext()) beginDecoding(*m_next);
    if (!m_next->decoder || m_next->isJoined || !m_next->decoder->isReady()) return;
    const auto& ring = m_next->decoder->ring();
    if (ring->isExhausted()) {
        m_emit(TrackFailed{m_next->track.ticket, failureOf(*m_next)});
        return dropNext();
    }
    if (!isAtRate(*m_next)) return;
    m_mix->setNext(inputOf(*m_next));
    m_next->isJoined = true;
}

/// Nothing is pushed while paused: what was pushed was heard, so that the output can be closed at any time.
void EngineCore::pump() {
    if (!isFlowing() || !m_current || !m_current->isJoined || !openOutput()) return;
    while (m_outlet.wantsData()) {
        m_mix->expectNext(m_next && !m_next->isJoined && !m_next->needsReopen);
        const auto part = m_mix->render();
        forward(part);
        if (m_mix->doing() != m_doing) m_isPathStale = true;
        if (m_isFalling && part.isShort) return endFall();
        if (part.isShort) return;
    }
}

void EngineCore::forward(const Mixdown::Part& part) {
    const std::uint64_t first = m_outlet.nextFrame();
    for (const Joint& joint : part.joints)
        onJoint(joint, first + joint.frame);
    m_outlet.push(part.samples);
}

void EngineCore::onJoint(const Joint& joint, std::uint64_t outputFrame) {
    if (m_next && m_next->track.ticket == joint.ticket) {
        if (const auto error = m_current->decoder->ring()->error())
            m_emit(TrackFailed{m_current->track.ticket, *error});
        retire(*m_current);
        m_current = std::exchange(m_next, std::nullopt);
    }
    showTimeline(outputFrame, {joint.ticket, joint.trackFrame});
    m_isPathStale = true;
    if (std::exchange(m_current->hasStarted, true)) return; // goes on after a seek
    m_emit(TrackStarted{joint.ticket});
    tellDuration(*m_current);
}

void EngineCore::settleEnd() {
    if (!isFlowing() || !m_current || !m_current->isJoined || !m_mix->isCurrentDone()) return;
    if (m_next && m_next->isJoined && !m_mix->hasNext()) loseNext();
    if (m_next && !m_next->needsReopen) return;
    if (!m_outlet.isSounding()) return;
    m_outlet.push(m_mix->drain());
    m_outlet.endOfStream(); // says when it was heard
}

void EngineCore::onEnded() {
    if (!m_current || !m_current->decoder) return;
    if (m_isStopping) return halt();
    m_isFalling = false;
    const Ticket ticket = m_current->track.ticket;
    const bool wasNothing = !m_current->hasStarted && m_current->from == 0ms;
    if (wasNothing || m_current->decoder->ring()->error()) m_emit(TrackFailed{ticket, failureOf(*m_current)});
    if (m_next && m_next->needsReopen && m_isPlaying) return changeOver();
    dropNext();
    dropCurrent();
    m_isPlaying = false;
    m_outlet.pause();
    m_emit(Drained{ticket});
}

/// Nothing of it can be heard: the owner chooses what is next.
void EngineCore::failCurrent(std::optional<core::Error> error) {
    const Ticket ticket = m_current->track.ticket;
    dropNext();
    dropCurrent();
    m_isPlaying = false;
    m_outlet.pause();
    if (error) m_emit(TrackFailed{ticket, *error});
    m_emit(Drained{ticket});
}

// --- What is shown ---

void EngineCore::showFixed(HeardPosition position) {
    m_shown.with([&](Shown& shown) {
        shown.timeline.clear();
        shown.fixed = position;
    });
}

void EngineCore::showTimeline(std::uint64_t outputFrame, Timeline::Place place) {
    const std::uint64_t heard = m_outlet.heardFrame();
    m_shown.with([&](Shown& shown) {
        shown.fixed.reset();
        shown.timeline.forget(heard);
        shown.timeline.begin(outputFrame, place);
    });
}

} // namespace linnet::player::flow
