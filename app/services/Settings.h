// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the listener set, kept in the replica's `setting` table: read once at start, written in the background.
// Keys are "area.name". GUI thread.

#include <QByteArray>
#include <QHash>
#include <QObject>
#include <QString>

namespace linnet::core::store {
class Database;
}

namespace linnet::app {

class Settings final : public QObject {
    Q_OBJECT
public:
    explicit Settings(core::store::Database& database, QObject* parent = nullptr);

    /// A table that cannot be read gives the defaults; the log says so.
    QString text(const QString& key, const QString& fallback = {}) const;
    bool flag(const QString& key, bool fallback = false) const;
    int number(const QString& key, int fallback = 0) const;
    double real(const QString& key, double fallback = 0.0) const;
    QByteArray bytes(const QString& key) const;

    /// Shown at once, stored soon; a value that is already there is not written again.
    void setText(const QString& key, const QString& value);
    void setFlag(const QString& key, bool value);
    void setNumber(const QString& key, int value);
    void setReal(const QString& key, double value);
    void setBytes(const QString& key, const QByteArray& value);
    void remove(const QString& key);

Q_SIGNALS:
    void changed(const QString& key);

private:
    core::store::Database& m_database;
    QHash<QString, QString> m_values;
};

/// The keys that more than one place uses.
namespace setting {
inline constexpr auto kTheme = u"appearance.theme"; ///< "system", "dark", "light"
inline constexpr auto kTextScale = u"appearance.text-scale";
inline constexpr auto kReducedMotion = u"appearance.reduced-motion";
inline constexpr auto kHighContrast = u"appearance.high-contrast";
inline constexpr auto kCoverSize = u"albums.cover-size";
inline constexpr auto kAlbumOrder = u"albums.order";
inline constexpr auto kShowHidden = u"library.show-hidden";
inline constexpr auto kClosedFolders = u"playlists.closed-folders"; ///< Keys, by spaces.
inline constexpr auto kWindowGeometry = u"window.geometry";
inline constexpr auto kPlace = u"window.place"; ///< See PlaceText.h.
inline constexpr auto kTrackColumns = u"tracks.columns";
inline constexpr auto kTrackSort = u"tracks.sort"; ///< "artist up"
inline constexpr auto kTrackDensity = u"tracks.density";
inline constexpr auto kDownloadBudget = u"downloads.budget"; ///< Bytes; 0 is no limit.
inline constexpr auto kDownloadOnMetered = u"downloads.on-metered";
inline constexpr auto kDownloadsPaused = u"downloads.paused";
inline constexpr auto kQueuePanelOpen = u"window.queue-open";
inline constexpr auto kPanelTab = u"window.panel-tab";           ///< "lyrics", or the queue.
inline constexpr auto kScroll = u"window.scroll";                ///< How far the page was scrolled, in pixels.
inline constexpr auto kNotifications = u"desktop.notifications"; ///< On unless turned off.
inline constexpr auto kTray = u"desktop.tray";
inline constexpr auto kCloseToTray = u"desktop.close-to-tray";
inline constexpr auto kMiniGeometry = u"mini.geometry";
inline constexpr auto kMiniCover = u"mini.cover";
inline constexpr auto kMiniOnTop = u"mini.on-top";
inline constexpr auto kLoudness = u"sound.loudness"; ///< "off", "track", "album", "auto"
inline constexpr auto kPreAmp = u"sound.pre-amp";    ///< dB, as the next one.
inline constexpr auto kFallbackGain = u"sound.fallback-gain";
inline constexpr auto kLimiter = u"sound.limiter";                  ///< On unless turned off.
inline constexpr auto kCrossfade = u"sound.crossfade";              ///< Seconds.
inline constexpr auto kCrossfadeAlbums = u"sound.crossfade-albums"; ///< Also inside albums.
inline constexpr auto kPauseFade = u"sound.pause-fade";             ///< Milliseconds.
inline constexpr auto kEqualiser = u"sound.equaliser";              ///< See curveText(); kept while it is off.
inline constexpr auto kEqualiserOn = u"sound.equaliser-on";
inline constexpr auto kPresets = u"sound.presets"; ///< The listener's own.
inline constexpr auto kMono = u"sound.mono";
inline constexpr auto kBalance = u"sound.balance"; ///< Per cent, -100 (left) to 100.
inline constexpr auto kBitPerfect = u"sound.bit-perfect";
} // namespace setting

} // namespace linnet::app
