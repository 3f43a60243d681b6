// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/AnalysedWaves.h"

#include "player/Player.h"

namespace linnet::app {

namespace {

bool isSame(const AnalysedWaves::Track& a, const AnalysedWaves::Track& b) {
    if (!a || !b) return a == b;
    return a->id == b->id && a->source == b->source && a->file == b->file && a->part == b->part;
}

} // namespace

AnalysedWaves::AnalysedWaves(Parts parts, QObject* parent) : m_parts(std::move(parts)), m_maker(m_parts.maker) {
    setParent(parent);
    m_worker.setMaxThreadCount(1);
    m_again.setSingleShot(true);
    m_again.setInterval(m_parts.patience);
    connect(&m_again, &QTimer::timeout, this, &AnalysedWaves::look);
    m_parts.player.addListener(*this);
}

AnalysedWaves::~AnalysedWaves() {
    m_parts.player.removeListener(*this);
    if (m_job) m_job->going.cancel();
    m_worker.clear();
    m_worker.waitForDone();
}

void AnalysedWaves::setSeen(bool seen) {
    m_isSeen = seen;
    look();
}

AnalysedWaves::Track AnalysedWaves::following() const {
    const auto queue = m_parts.player.queue();
    if (!queue->byHand.empty()) return queue->byHand.front().track;
    return queue->fromSource.empty() ? nullptr : queue->fromSource.front().track;
}

void AnalysedWaves::look() {
    const auto queue = m_parts.player.queue();
    const Track track = queue->current ? queue->current->track : nullptr;
    if (!isSame(track, m_track)) {
        m_track = track;
        m_isSettled = false;
        m_again.stop();
        if (std::exchange(m_wave, nullptr)) Q_EMIT changed();
    }
    if (m_job && !isSame(m_job->track, m_track) && !(m_isSettled && isSame(m_job->track, following())))
        m_job->going.cancel(); // The listener has gone on; what is begun for the track behind may go on.
    if (m_job || !m_track || !m_isSeen || m_again.isActive()) return;
    if (!m_isSettled) return start(m_track);
    if (const Track next = following(); next && !isSame(next, m_prepared)) {
        m_prepared = next;
        start(next);
    }
}

void AnalysedWaves::start(Track track) {
    m_job.emplace(Job{track, {}});
    m_worker.start([this, track = std::move(track), going = m_job->going.token()] {
        const auto find = [&]() -> core::Result<core::Waveform> {
            if (track->part) return core::failure(core::Errc::Unsupported, "only whole recordings are analysed");
            LINNET_TRY(const auto file, m_parts.locate(*track));
            if (!file) return core::failure(core::Errc::Offline, "not all of the track is here yet");
            return m_maker.waveOf(*file, going);
        };
        // The destructor waits for this worker, and what is posted goes with the object.
        QMetaObject::invokeMethod(
            this, [this, wave = find()] { onDone(wave); }, Qt::QueuedConnection);
    });
}

void AnalysedWaves::onDone(const core::Result<core::Waveform>& wave) {
    const Job job = *std::exchange(m_job, std::nullopt);
    if (isSame(job.track, m_track) && !m_isSettled) {
        const auto code = wave ? std::nullopt : std::optional(wave.error().code);
        if (code == core::Errc::Offline) {
            // Nothing more comes while it does not play; then the next change of state asks again.
            if (m_parts.player.state().status == player::PlayStatus::Playing) m_again.start();
            return;
        }
        m_isSettled = code != core::Errc::Cancelled;
        if (wave && !wave->levels.empty()) {
            m_wave = std::make_shared<core::Waveform>(*wave);
            Q_EMIT changed();
        }
    }
    look();
}

} // namespace linnet::app
