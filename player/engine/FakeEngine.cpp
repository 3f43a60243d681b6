// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/engine/FakeEngine.h"

namespace linnet::player {

void FakeEngine::load(EngineTrack track, std::chrono::milliseconds from, StartAs as) {
    m_heard = {track.ticket, from};
    loaded = std::move(track);
    next.reset();
    isPlaying = as == StartAs::Playing;
    ++loads;
}

void FakeEngine::stop() {
    loaded.reset();
    next.reset();
    isPlaying = false;
    m_heard = {};
}

void FakeEngine::setGain(Ticket ticket, double gain) {
    for (std::optional<EngineTrack>* track : {&loaded, &next})
        if (*track && (*track)->ticket == ticket) (*track)->gain = gain;
}

void FakeEngine::start() {
    if (loaded) send(TrackStarted{loaded->ticket});
}

void FakeEngine::finish() {
    if (!loaded) return;
    if (next) {
        loaded = std::move(next);
        next.reset();
        m_heard = {loaded->ticket, std::chrono::milliseconds(0)};
        send(TrackStarted{loaded->ticket});
        return;
    }
    const auto ticket = loaded->ticket;
    loaded.reset();
    isPlaying = false;
    send(Drained{ticket});
}

void FakeEngine::fail(core::Error error) {
    if (!loaded) return;
    const auto failed = loaded->ticket;
    loaded.reset();
    next.reset();
    isPlaying = false;
    send(TrackFailed{failed, std::move(error)});
    if (!loaded) send(Drained{failed});
}

void FakeEngine::loseOutput(core::Error error) {
    isPlaying = false;
    send(OutputLost{std::move(error)});
}

void FakeEngine::send(const EngineEvent& event) {
    const auto handler = m_handler;
    if (handler) handler(event);
}

} // namespace linnet::player
