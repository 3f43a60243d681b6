// SPDX-License-Identifier: GPL-3.0-or-later
// The part of SessionWorker that listens to the live channel: hints wake the loop, nothing else hangs on them.

#include "sync/session/SessionWorker.h"

namespace linnet::sync {

void SessionWorker::openLive() {
    if (!m_live || m_isLiveOpen.exchange(true)) return;
    m_live->open();
}

void SessionWorker::closeLive() {
    if (!m_live || !m_isLiveOpen.exchange(false)) return;
    m_live->close();
}

void SessionWorker::tellNowPlaying(const core::wire::NowPlayingReport& playing) {
    if (m_live) m_live->tell(playing);
}

/// On the channel's thread.
void SessionWorker::onLiveMessage(const core::wire::LiveMessage& message) {
    if (const auto* hello = std::get_if<core::wire::LiveHello>(&message)) {
        const bool isRestored = m_liveEpoch.with([&](const std::string& epoch) { return epoch != hello->epoch; });
        if (isRestored) m_notes->change([](SessionNotes& n) { n.isEpochDue = n.isPoked = true; });
        if (hello->horizon > m_horizon) poke();
    }
    if (const auto* changes = std::get_if<core::wire::LiveChanges>(&message); changes && changes->rev > m_horizon)
        poke();
    if (const auto* scan = std::get_if<core::wire::ScanStatus>(&message))
        m_notes->change([&](SessionNotes& n) { n.scan = *scan; });
    if (const auto* playing = std::get_if<core::wire::NowPlaying>(&message);
        playing && m_options.listeners.onNowPlaying)
        m_gate->post([tell = m_options.listeners.onNowPlaying, heard = *playing] { tell(heard); });
}

/// On the channel's thread. Connected: what came before the first hint is read. Lost: is the server still there?
void SessionWorker::onLiveLink(bool isConnected) {
    if (isConnected || m_isLiveOpen) poke();
}

void SessionWorker::takeScan() {
    std::optional<core::wire::ScanStatus> scan;
    {
        const std::lock_guard lock(m_notes->mutex);
        scan.swap(m_notes->scan);
    }
    if (!scan || state().scan == *scan) return;
    m_teller.change([&](SessionState& s) { s.scan = std::move(*scan); });
}

} // namespace linnet::sync
