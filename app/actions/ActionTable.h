// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Everything the program can be told, in one table: menus, context menus, the keys of the window and of its lists, the
// page of shortcuts and the palette are all made from it. Adding a row adds the action everywhere; what it does is said
// where it belongs (Actions::handle, RowActions::offer). GUI thread.

#include <QKeySequence>
#include <QString>

#include <optional>
#include <vector>

#include "app/theme/Icons.h"

class QKeyEvent;

namespace linnet::app {

enum class ActionId {
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
    ShuffleTracks,
    ShuffleAlbums,
    ShuffleArtists,
    GoOn,
    StopAfterTrack,
    StopAfterAlbum,
    StopAfterQueue,
    Sleep15,
    Sleep30,
    Sleep60,
    SleepNever,
    Palette,
    Commands,
    Search,
    Back,
    Forward,
    Home,
    Albums,
    Artists,
    Tracks,
    Genres,
    Folders,
    Downloads,
    ShowPlaying,
    Filter,
    Rescan,
    AddFolder,
    NewPlaylist,
    NewSmartPlaylist,
    NewPlaylistFolder,
    ImportPlaylists,
    SaveQueue,
    Trash,
    Queue,
    QueueHistory,
    UndoQueue,
    RedoQueue,
    Lyrics,
    Info,
    SignalPath,
    NowPlaying,
    MiniPlayer,
    NextRegion,
    PreviousRegion,
    Undo,
    Redo,
    Settings,
    Shortcuts,
    Quit,
    // Of rows:
    Play,
    PlayNext,
    PlayLast,
    Open,
    GoToAlbum,
    GoToArtist,
    ShowInfo,
    Like,
    Rate,
    RateNone,
    Rate1,
    Rate2,
    Rate3,
    Rate4,
    Rate5,
    Follow,
    Hide,
    Download,
    RemoveDownload,
    PauseDownload,
    ResumeDownload,
    AddToPlaylist,
    MoveUp,
    MoveDown,
    Rename,
    Describe,
    UseAsCover,
    ClearCover,
    EditRules,
    FileIn,
    Share,
    History,
    Export,
    Restore,
    Remove,
    Count_,
};

/// Sections of the menu and of the page of shortcuts.
enum class ActionGroup {
    Playing,
    Stopping, ///< By itself, sooner or later.
    Going,
    Library,
    View,
    Edit,
    Program,
    RowsPlay, ///< From here on: what is done with rows chosen in a list. A context menu draws a line between these.
    RowsGo,
    RowsMark,
    RowsChange,
};

enum class ActionNeeds {
    Nothing,
    Track,       ///< One that plays or is paused; without it the action is greyed.
    Rows,        ///< Chosen in a list or grid, which also hears the keys.
    RowsOrTrack, ///< The rows chosen in the list at the keyboard, else the track that plays.
};

inline bool isOfRows(ActionNeeds needs) { return needs == ActionNeeds::Rows || needs == ActionNeeds::RowsOrTrack; }

struct ActionRow {
    ActionId id;
    ActionGroup group;
    QKeySequence keys; ///< May be empty.
    QString text;
    std::optional<Icon> icon{};
    ActionNeeds needs = ActionNeeds::Nothing;
    bool isHeld = false;    ///< Repeats while its keys are held.
    bool isTextKey = false; ///< In a text field its keys belong to the text.
};

/// One row for each action, in the order of ActionId, of menus and of pages. Made once, in the language of that moment.
const std::vector<ActionRow>& actionTable();
const ActionRow& actionRow(ActionId id);
/// The keys as the system writes them; "" where there are none.
QString keysOf(ActionId id);
QString groupName(ActionGroup group);

/// The action of rows that these keys stand for, for lists; the keypad counts as the other keys.
std::optional<ActionId> rowActionFor(const QKeyEvent& event);

/// What the mouse does, for the page of shortcuts.
struct MouseHint {
    QString gesture;
    QString text;
};
std::vector<MouseHint> mouseHints();

} // namespace linnet::app
