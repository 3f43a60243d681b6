// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Media keys and the desktop's player controls over D-Bus: org.mpris.MediaPlayer2.linnet. Tells changes of properties
// once per turn of the event loop. Without a session bus it does nothing. GUI thread.

#include <QObject>
#include <QTimer>
#include <QVariantMap>

namespace linnet::app {

class CoverCache;
class Playback;

class Mpris final : public QObject {
    Q_OBJECT
public:
    Mpris(Playback& playback, CoverCache& covers, QObject* parent = nullptr);
    ~Mpris() override;

    /// The bus name taken; empty without a bus. A second player of the user gets ".instancePID" behind it.
    QString serviceName() const { return m_service; }

Q_SIGNALS:
    void raiseAsked();
    void quitAsked();

private:
    void tellChanges();

    Playback& m_playback;
    CoverCache& m_covers;
    QString m_service;
    QVariantMap m_told;
    QTimer m_tellSoon;
};

} // namespace linnet::app
