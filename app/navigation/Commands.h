// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Everything the program can be told by key or menu, in one table: the window's actions, its menu and the page of
// shortcuts are all made from it. GUI thread.

#include <QKeySequence>
#include <QObject>
#include <QString>

#include <array>
#include <functional>
#include <vector>

class QAction;
class QMenu;
class QWidget;

namespace linnet::app {

enum class Command {
    TogglePlay,
    Next,
    Previous,
    SeekForward,
    SeekBack,
    VolumeUp,
    VolumeDown,
    Mute,
    Shuffle,
    Repeat,
    Search,
    Back,
    Forward,
    Albums,
    Artists,
    Tracks,
    ShowPlaying,
    Queue,
    Rescan,
    AddFolder,
    Settings,
    Shortcuts,
    NextRegion,
    PreviousRegion,
    Quit,
    Count_,
};

enum class CommandGroup { Playing, Going, Library, Window };

struct CommandRow {
    Command command;
    CommandGroup group;
    QKeySequence keys;
    QString words;
};

/// One row for each command, in the order of menus and pages.
std::vector<CommandRow> commandTable();
/// Keys that lists and fields understand themselves, for the page of shortcuts.
struct KeyHint {
    QString keys;
    QString words;
};
std::vector<KeyHint> listKeys();
QString groupName(CommandGroup group);

class Commands final : public QObject {
    Q_OBJECT
public:
    /// Adds an action with its keys to `window` for each command.
    explicit Commands(QWidget& window);

    void handle(Command command, std::function<void()> run);
    QAction& action(Command command) const { return *m_actions[static_cast<std::size_t>(command)]; }
    /// A menu of all commands, a group to a section.
    void fill(QMenu& menu) const;

private:
    std::array<QAction*, static_cast<std::size_t>(Command::Count_)> m_actions{};
};

} // namespace linnet::app
