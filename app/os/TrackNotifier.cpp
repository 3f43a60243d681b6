// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/os/TrackNotifier.h"

#include <QStringList>

#include <utility>

#include "app/services/CoverCache.h"
#include "app/services/Playback.h"
#include "app/services/Settings.h"

namespace linnet::app {

TrackNotifier::TrackNotifier(Parts parts, QObject* parent) : QObject(parent), m_parts(std::move(parts)) {
    connect(&m_parts.playback, &Playback::currentChanged, this, &TrackNotifier::refresh);
    connect(&m_parts.playback, &Playback::statusChanged, this, &TrackNotifier::refresh);
}

void TrackNotifier::refresh() {
    const auto track = m_parts.playback.current();
    if (!track || !m_parts.playback.isPlaying() || track->item == m_told) return;
    m_told = track->item;
    if (m_parts.isInFront() || !m_parts.settings.flag(QString::fromUtf16(setting::kNotifications), true)) return;
    QStringList words{track->artist, track->albumTitle};
    words.removeAll(QString());
    m_parts.tell({.title = track->title,
                  .line = words.join(QStringLiteral(" · ")),
                  .cover = track->art ? m_parts.covers.localFile(track->art->id) : QString()});
}

} // namespace linnet::app
