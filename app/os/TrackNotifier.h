// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Tells what begins to play, while no window of the program is in front and the listener has not turned it off. GUI
// thread.

#include <QObject>
#include <QString>

#include <functional>

namespace linnet::app {

class CoverCache;
class Playback;
class Settings;

struct TrackNotice {
    QString title;
    QString line;  ///< "Tideline · Tidal Rooms"
    QString cover; ///< A file, or empty.
};

class TrackNotifier final : public QObject {
    Q_OBJECT
public:
    /// Borrowed; all outlive it.
    struct Parts {
        Playback& playback;
        CoverCache& covers;
        Settings& settings;
        std::function<bool()> isInFront;
        std::function<void(const TrackNotice&)> tell;
    };
    explicit TrackNotifier(Parts parts, QObject* parent = nullptr);

private:
    void refresh();

    Parts m_parts;
    quint64 m_told = 0; ///< The entry of the queue that played last.
};

} // namespace linnet::app
