// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The icon in the tray, off unless the listener wants it. Desktops may bring their tray up after the program: then the
// icon comes with it. GUI thread.

#include <QObject>

#include <functional>
#include <memory>

class QMenu;
class QSystemTrayIcon;

namespace linnet::app {

class Actions;
class Playback;
class Settings;

class Tray final : public QObject {
    Q_OBJECT
public:
    /// Borrowed; all outlive it.
    struct Parts {
        Actions& actions;
        Playback& playback;
        Settings& settings;
        std::function<bool()> isAvailable; ///< Whether the desktop has a tray now.
    };
    explicit Tray(Parts parts, QObject* parent = nullptr);
    ~Tray() override;

    /// The icon is where the listener can click it: a window may hide behind it.
    bool isThere() const;
    /// For those who asked whether there is a tray before there was one.
    void onTrayCame() { refresh(); }
    const QMenu& menu() const { return *m_menu; }

Q_SIGNALS:
    void windowWanted();

private Q_SLOTS:
    void refresh();

private:
    void refreshWords();

    Parts m_parts;
    std::unique_ptr<QMenu> m_menu;
    std::unique_ptr<QSystemTrayIcon> m_icon; ///< Null while it is not wanted, or there is no tray.
};

} // namespace linnet::app
