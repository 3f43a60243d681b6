// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/os/MprisAdaptors.h"

#include <QUrl>

#include <algorithm>
#include <chrono>

#include "app/os/Mpris.h"
#include "app/os/MprisState.h"
#include "app/services/Playback.h"

namespace linnet::app {

namespace {

Millis fromMicroseconds(qlonglong time) { return std::chrono::duration_cast<Millis>(std::chrono::microseconds(time)); }

} // namespace

MprisRoot::MprisRoot(Mpris& mpris) : QDBusAbstractAdaptor(&mpris), m_mpris(mpris) {}

QStringList MprisRoot::mimeTypes() const {
    return {QStringLiteral("audio/mpeg"), QStringLiteral("audio/flac"),     QStringLiteral("audio/ogg"),
            QStringLiteral("audio/opus"), QStringLiteral("audio/x-wav"),    QStringLiteral("audio/mp4"),
            QStringLiteral("audio/aac"),  QStringLiteral("audio/x-wavpack")};
}

void MprisRoot::Raise() { Q_EMIT m_mpris.raiseAsked(); }
void MprisRoot::Quit() { Q_EMIT m_mpris.quitAsked(); }

MprisPlayer::MprisPlayer(Mpris& mpris, Playback& playback, CoverCache& covers)
    : QDBusAbstractAdaptor(&mpris),
      m_playback(playback),
      m_covers(covers) {
    connect(&playback, &Playback::seeked, this,
            [this] { Q_EMIT Seeked(std::chrono::microseconds(m_playback.position()).count()); });
}

QVariant MprisPlayer::property(const char* name) const {
    return mprisPlayerProperties(m_playback, m_covers).value(QLatin1String(name));
}

QString MprisPlayer::playbackStatus() const { return property("PlaybackStatus").toString(); }
QString MprisPlayer::loopStatus() const { return property("LoopStatus").toString(); }
bool MprisPlayer::isShuffled() const { return m_playback.isShuffled(); }
QVariantMap MprisPlayer::metadata() const { return mprisMetadata(m_playback, m_covers); }
double MprisPlayer::volume() const { return m_playback.isMuted() ? 0.0 : m_playback.volume(); }
qlonglong MprisPlayer::position() const { return std::chrono::microseconds(m_playback.position()).count(); }
bool MprisPlayer::hasTrack() const { return m_playback.current().has_value(); }

void MprisPlayer::setLoopStatus(const QString& status) {
    if (status == QLatin1String("Track")) {
        m_playback.setRepeat(RepeatMode::One);
    } else {
        m_playback.setRepeat(status == QLatin1String("Playlist") ? RepeatMode::All : RepeatMode::Off);
    }
}

// The specification: a rate that is not supported is ignored, 0 means pause.
void MprisPlayer::setRate(double rate) {
    if (rate == 0.0) m_playback.pause();
}

void MprisPlayer::setShuffled(bool shuffled) { m_playback.setShuffled(shuffled); }
void MprisPlayer::setVolume(double volume) { m_playback.setVolume(std::clamp(volume, 0.0, 1.0)); }

void MprisPlayer::Next() { m_playback.next(); }
void MprisPlayer::Previous() { m_playback.previous(); }
void MprisPlayer::Pause() { m_playback.pause(); }
void MprisPlayer::PlayPause() { m_playback.togglePlay(); }
void MprisPlayer::Stop() { m_playback.stop(); }
void MprisPlayer::Play() { m_playback.play(); }

void MprisPlayer::Seek(qlonglong offset) {
    const Millis target = m_playback.position() + fromMicroseconds(offset);
    // The specification: beyond the end is the next track, before the beginning is the beginning.
    if (m_playback.duration().count() > 0 && target > m_playback.duration()) {
        m_playback.next();
    } else {
        m_playback.seek(std::max(target, Millis{0}));
    }
}

void MprisPlayer::SetPosition(const QDBusObjectPath& track, qlonglong position) {
    // A stale request for a track that plays no more is ignored.
    const auto playing = metadata().value(QStringLiteral("mpris:trackid")).value<QDBusObjectPath>();
    const Millis target = fromMicroseconds(position);
    if (track.path() == playing.path() && target.count() >= 0 && target <= m_playback.duration())
        m_playback.seek(target);
}

void MprisPlayer::OpenUri(const QString& uri) { m_playback.playFiles({QUrl(uri)}); }

} // namespace linnet::app
