// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/navigation/Commands.h"

#include <QAction>
#include <QMenu>
#include <QWidget>

#include <optional>

namespace linnet::app {

std::vector<CommandRow> commandTable() {
    using enum Command;
    using enum CommandGroup;
    return {
        {TogglePlay, Playing, Qt::Key_Space, Commands::tr("Play or pause")},
        {Next, Playing, Qt::CTRL | Qt::Key_Right, Commands::tr("Next track")},
        {Previous, Playing, Qt::CTRL | Qt::Key_Left, Commands::tr("Previous track")},
        {SeekForward, Playing, Qt::SHIFT | Qt::Key_Right, Commands::tr("Forward 5 seconds")},
        {SeekBack, Playing, Qt::SHIFT | Qt::Key_Left, Commands::tr("Back 5 seconds")},
        {VolumeUp, Playing, Qt::CTRL | Qt::Key_Up, Commands::tr("Louder")},
        {VolumeDown, Playing, Qt::CTRL | Qt::Key_Down, Commands::tr("Quieter")},
        {Mute, Playing, Qt::CTRL | Qt::Key_M, Commands::tr("Mute")},
        {Shuffle, Playing, Qt::CTRL | Qt::Key_S, Commands::tr("Shuffle")},
        {Repeat, Playing, Qt::CTRL | Qt::Key_R, Commands::tr("Repeat: off, all, one")},
        {Search, Going, Qt::CTRL | Qt::Key_K, Commands::tr("Search")},
        {Back, Going, Qt::ALT | Qt::Key_Left, Commands::tr("Back")},
        {Forward, Going, Qt::ALT | Qt::Key_Right, Commands::tr("Forward")},
        {Albums, Going, Qt::CTRL | Qt::Key_1, Commands::tr("Albums")},
        {Artists, Going, Qt::CTRL | Qt::Key_2, Commands::tr("Artists")},
        {Tracks, Going, Qt::CTRL | Qt::Key_3, Commands::tr("Tracks")},
        {ShowPlaying, Going, Qt::CTRL | Qt::Key_J, Commands::tr("Show the playing track")},
        {Rescan, Library, Qt::Key_F5, Commands::tr("Look for new music")},
        {AddFolder, Library, Qt::CTRL | Qt::Key_O, Commands::tr("Add a folder…")},
        {Queue, Window, Qt::CTRL | Qt::SHIFT | Qt::Key_Q, Commands::tr("Queue")},
        {Settings, Window, Qt::CTRL | Qt::Key_Comma, Commands::tr("Settings")},
        {Shortcuts, Window, Qt::CTRL | Qt::Key_Slash, Commands::tr("Shortcuts")},
        {NextRegion, Window, Qt::Key_F6, Commands::tr("Next part of the window")},
        {PreviousRegion, Window, Qt::SHIFT | Qt::Key_F6, Commands::tr("Previous part of the window")},
        {Quit, Window, Qt::CTRL | Qt::Key_Q, Commands::tr("Quit")},
    };
}

std::vector<KeyHint> listKeys() {
    return {
        {Commands::tr("Enter", "key"), Commands::tr("Play, or open an album")},
        {Commands::tr("Ctrl+Enter", "key"), Commands::tr("Play next")},
        {Commands::tr("Shift+Enter", "key"), Commands::tr("Add to queue")},
        {Commands::tr("Del", "key"), Commands::tr("Remove from the queue")},
        {Commands::tr("Alt+Up, Alt+Down", "key"), Commands::tr("Move within the queue")},
        {Commands::tr("Ctrl+wheel", "key"), Commands::tr("Size of the covers")},
    };
}

QString groupName(CommandGroup group) {
    switch (group) {
    case CommandGroup::Playing:
        return Commands::tr("Playing");
    case CommandGroup::Going:
        return Commands::tr("Going places");
    case CommandGroup::Library:
        return Commands::tr("Library");
    case CommandGroup::Window:
        break;
    }
    return Commands::tr("Window");
}

Commands::Commands(QWidget& window) : QObject(&window) {
    for (const CommandRow& row : commandTable()) {
        auto* action = new QAction(row.words, &window);
        action->setShortcut(row.keys);
        action->setShortcutContext(Qt::WindowShortcut);
        const bool isHeld = row.command == Command::SeekForward || row.command == Command::SeekBack ||
                            row.command == Command::VolumeUp || row.command == Command::VolumeDown;
        action->setAutoRepeat(isHeld);
        window.addAction(action);
        m_actions[static_cast<std::size_t>(row.command)] = action;
    }
}

void Commands::handle(Command command, std::function<void()> run) {
    connect(&action(command), &QAction::triggered, this, [run = std::move(run)] { run(); });
}

void Commands::fill(QMenu& menu) const {
    std::optional<CommandGroup> last;
    for (const CommandRow& row : commandTable()) {
        if (last && *last != row.group) menu.addSeparator();
        last = row.group;
        menu.addAction(&action(row.command));
    }
}

} // namespace linnet::app
