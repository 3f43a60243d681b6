// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/QueueSender.h"

#include "app/services/Edits.h"
#include "app/services/QueueState.h"
#include "player/Player.h"

namespace linnet::app {

QueueSender::QueueSender(player::Player& player, Edits& edits) : m_player(player), m_edits(edits) {
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::VeryCoarseTimer);
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { send(); });
    m_player.addListener(*this);
}

QueueSender::~QueueSender() { m_player.removeListener(*this); }

void QueueSender::sendSoon() {
    if (std::exchange(m_isDue, true) && m_timer.isActive()) return;
    m_timer.start(kSoon);
}

void QueueSender::send() {
    const auto queue = m_player.queue();
    const bool isPlaying = m_player.state().status == player::PlayStatus::Playing;
    auto sources = sourcesOf(*queue);
    for (const auto& [source, state] : m_sent)
        sources.insert(source); // Of one that is in the queue no more, that is told too.
    for (const std::int64_t source : sources) {
        std::string state = queueState(*queue, source, m_player.position(), isPlaying);
        if (const auto sent = m_sent.find(source); sent != m_sent.end() && sent->second == state) continue;
        m_edits.record(source, {core::operations::SetQueue{.state = state}});
        m_sent.insert_or_assign(source, std::move(state));
    }
    m_isDue = false;
    if (isPlaying)
        m_timer.start(kWhilePlaying);
    else
        m_timer.stop();
}

} // namespace linnet::app
