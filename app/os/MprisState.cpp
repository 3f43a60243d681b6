// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/os/MprisState.h"

#include <QDBusObjectPath>
#include <QUrl>

#include "app/services/CoverCache.h"
#include "app/services/Playback.h"

namespace linnet::app {

namespace {

QString statusText(PlayStatus status) {
    switch (status) {
    case PlayStatus::Loading:
    case PlayStatus::Playing:
        return QStringLiteral("Playing");
    case PlayStatus::Paused:
        return QStringLiteral("Paused");
    case PlayStatus::Stopped:
        break;
    }
    return QStringLiteral("Stopped");
}

QString loopText(RepeatMode repeat) {
    switch (repeat) {
    case RepeatMode::All:
        return QStringLiteral("Playlist");
    case RepeatMode::One:
        return QStringLiteral("Track");
    case RepeatMode::Off:
        break;
    }
    return QStringLiteral("None");
}

qint64 microseconds(Millis time) { return std::chrono::microseconds(time).count(); }

} // namespace

QVariantMap mprisMetadata(const Playback& playback, CoverCache& covers) {
    const auto current = playback.current();
    if (!current) return {};
    QVariantMap metadata{
        {QStringLiteral("mpris:trackid"),
         QVariant::fromValue(QDBusObjectPath(QStringLiteral("/org/linnet/queue/%1").arg(current->item)))},
        {QStringLiteral("xesam:title"), current->title}};
    const Millis length = playback.duration().count() > 0 ? playback.duration() : current->duration;
    if (length.count() > 0) metadata.insert(QStringLiteral("mpris:length"), microseconds(length));
    if (!current->artist.isEmpty()) metadata.insert(QStringLiteral("xesam:artist"), QStringList{current->artist});
    if (!current->albumTitle.isEmpty()) metadata.insert(QStringLiteral("xesam:album"), current->albumTitle);
    if (current->art) {
        const QString file = covers.localFile(current->art->id);
        if (!file.isEmpty()) metadata.insert(QStringLiteral("mpris:artUrl"), QUrl::fromLocalFile(file).toString());
    }
    return metadata;
}

QVariantMap mprisPlayerProperties(const Playback& playback, CoverCache& covers) {
    const bool hasTrack = playback.current().has_value();
    return {{QStringLiteral("PlaybackStatus"), statusText(playback.status())},
            {QStringLiteral("LoopStatus"), loopText(playback.repeat())},
            {QStringLiteral("Shuffle"), playback.isShuffled()},
            {QStringLiteral("Volume"), playback.isMuted() ? 0.0 : playback.volume()},
            {QStringLiteral("Rate"), 1.0},
            {QStringLiteral("MinimumRate"), 1.0},
            {QStringLiteral("MaximumRate"), 1.0},
            {QStringLiteral("CanGoNext"), hasTrack},
            {QStringLiteral("CanGoPrevious"), hasTrack},
            {QStringLiteral("CanPlay"), hasTrack},
            {QStringLiteral("CanPause"), hasTrack},
            {QStringLiteral("CanSeek"), hasTrack},
            {QStringLiteral("CanControl"), true},
            {QStringLiteral("Metadata"), mprisMetadata(playback, covers)}};
}

} // namespace linnet::app
