// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/actions/ActionTable.h"

#include <QCoreApplication>
#include <QKeyEvent>

namespace linnet::app {

namespace {

/// Their context for translators.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(Actions)
};

#ifdef Q_OS_MACOS
constexpr auto kMuteKeys = Qt::META | Qt::CTRL | Qt::Key_M; // Cmd+M belongs to the system.
#else
constexpr auto kMuteKeys = Qt::CTRL | Qt::Key_M;
#endif

void addPlaying(std::vector<ActionRow>& rows) {
    using enum ActionId;
    constexpr auto kGroup = ActionGroup::Playing;
    constexpr auto kTrack = ActionNeeds::Track;
    constexpr auto kNothing = ActionNeeds::Nothing;
    const auto ctrl = [](Qt::Key key) { return QKeySequence(Qt::CTRL | key); };
    const auto shift = [](Qt::Key key) { return QKeySequence(Qt::SHIFT | key); };
    rows.push_back({TogglePlay, kGroup, Qt::Key_Space, Words::tr("Play or pause"), Icon::Play, kTrack});
    rows.push_back({Next, kGroup, ctrl(Qt::Key_Right), Words::tr("Next track"), Icon::Next, kTrack});
    rows.push_back({Previous, kGroup, ctrl(Qt::Key_Left), Words::tr("Previous track"), Icon::Previous, kTrack});
    rows.push_back(
        {SeekForward, kGroup, shift(Qt::Key_Right), Words::tr("Forward 5 seconds"), Icon::Forward, kTrack, true, true});
    rows.push_back(
        {SeekBack, kGroup, shift(Qt::Key_Left), Words::tr("Back 5 seconds"), Icon::Back, kTrack, true, true});
    rows.push_back({VolumeUp, kGroup, ctrl(Qt::Key_Up), Words::tr("Louder"), Icon::Volume, kNothing, true, true});
    rows.push_back(
        {VolumeDown, kGroup, ctrl(Qt::Key_Down), Words::tr("Quieter"), Icon::VolumeLow, kNothing, true, true});
    rows.push_back({Mute, kGroup, QKeySequence(kMuteKeys), Words::tr("Mute"), Icon::VolumeMuted});
    rows.push_back({Shuffle, kGroup, ctrl(Qt::Key_S), Words::tr("Shuffle"), Icon::Shuffle});
    rows.push_back({Repeat, kGroup, ctrl(Qt::Key_R), Words::tr("Repeat: off, all, one"), Icon::Repeat});
    const QKeySequence none;
    rows.push_back({ShuffleTracks, kGroup, none, Words::tr("Shuffle tracks"), Icon::Shuffle});
    rows.push_back({ShuffleAlbums, kGroup, none, Words::tr("Shuffle whole albums"), Icon::Shuffle});
    rows.push_back({ShuffleArtists, kGroup, none, Words::tr("Shuffle artists"), Icon::Shuffle});
    rows.push_back({GoOn, kGroup, none, Words::tr("Go on with similar music at the end"), Icon::Smart});
}

void addStopping(std::vector<ActionRow>& rows) {
    using enum ActionId;
    const auto add = [&rows](ActionId id, QString text, Icon icon) {
        rows.push_back({id, ActionGroup::Stopping, {}, std::move(text), icon});
    };
    add(StopAfterTrack, Words::tr("Stop after this track"), Icon::Clock);
    add(StopAfterAlbum, Words::tr("Stop after this album"), Icon::Clock);
    add(StopAfterQueue, Words::tr("Stop after the queue"), Icon::Clock);
    add(Sleep15, Words::tr("Sleep in 15 minutes"), Icon::Moon);
    add(Sleep30, Words::tr("Sleep in 30 minutes"), Icon::Moon);
    add(Sleep60, Words::tr("Sleep in an hour"), Icon::Moon);
    add(SleepNever, Words::tr("Do not stop by itself"), Icon::Close);
}

void addPlaces(std::vector<ActionRow>& rows) {
    using enum ActionId;
    using enum ActionGroup;
    const auto ctrl = [](int key) { return QKeySequence(int(Qt::CTRL) | key); };
    const QKeySequence none;
    rows.push_back({Palette, Going, ctrl(Qt::Key_K), Words::tr("Go anywhere…"), Icon::Search});
    rows.push_back({Commands, Going, ctrl(int(Qt::SHIFT) | Qt::Key_P), Words::tr("Run a command…"), Icon::Keyboard});
    rows.push_back({Search, Going, ctrl(int(Qt::SHIFT) | Qt::Key_F), Words::tr("Search"), Icon::Search});
    rows.push_back({Back, Going, QKeySequence(Qt::ALT | Qt::Key_Left), Words::tr("Back"), Icon::Back});
    rows.push_back({Forward, Going, QKeySequence(Qt::ALT | Qt::Key_Right), Words::tr("Forward"), Icon::Forward});
    rows.push_back({Home, Going, ctrl(Qt::Key_1), Words::tr("Home"), Icon::Home});
    rows.push_back({Albums, Going, ctrl(Qt::Key_2), Words::tr("Albums"), Icon::Albums});
    rows.push_back({Artists, Going, ctrl(Qt::Key_3), Words::tr("Artists"), Icon::Artists});
    rows.push_back({Tracks, Going, ctrl(Qt::Key_4), Words::tr("Tracks"), Icon::Tracks});
    rows.push_back({Genres, Going, ctrl(Qt::Key_5), Words::tr("Genres"), Icon::Tag});
    rows.push_back({Folders, Going, ctrl(Qt::Key_6), Words::tr("Folders"), Icon::Folder});
    rows.push_back({Downloads, Going, ctrl(Qt::Key_7), Words::tr("Downloads"), Icon::Download});
    rows.push_back(
        {ShowPlaying, Going, ctrl(Qt::Key_J), Words::tr("Show the playing track"), Icon::Albums, ActionNeeds::Track});
    rows.push_back({Filter, Going, ctrl(Qt::Key_F), Words::tr("Filter this page"), Icon::Filter});
    rows.push_back({Rescan, Library, Qt::Key_F5, Words::tr("Look for new music"), Icon::Refresh});
    rows.push_back({AddFolder, Library, ctrl(Qt::Key_O), Words::tr("Add a folder…"), Icon::Folder});
    rows.push_back({NewPlaylist, Library, ctrl(Qt::Key_N), Words::tr("New playlist"), Icon::Plus});
    rows.push_back({NewSmartPlaylist, Library, none, Words::tr("New smart playlist"), Icon::Smart});
    rows.push_back({NewPlaylistFolder, Library, none, Words::tr("New playlist folder"), Icon::Folder});
    rows.push_back({ImportPlaylists, Library, none, Words::tr("Import playlists…"), Icon::Download});
    rows.push_back({SaveQueue, Library, none, Words::tr("Save the queue as a playlist"), Icon::Queue});
    rows.push_back({Trash, Library, none, Words::tr("Trash"), Icon::Trash});
    rows.push_back({Queue, View, ctrl(int(Qt::SHIFT) | Qt::Key_Q), Words::tr("Queue"), Icon::Queue});
    rows.push_back(
        {QueueHistory, View, QKeySequence(), Words::tr("What was played before, in the queue"), Icon::Clock});
    rows.push_back({UndoQueue, View, QKeySequence(), Words::tr("Undo the last change of the queue"), Icon::Undo});
    rows.push_back({RedoQueue, View, QKeySequence(), Words::tr("Redo the change of the queue"), Icon::Redo});
    rows.push_back({Lyrics, View, ctrl(int(Qt::SHIFT) | Qt::Key_Y), Words::tr("Lyrics"), Icon::Lyrics});
    rows.push_back({Info, View, none, Words::tr("Facts about the playing track"), Icon::Info});
    rows.push_back({SignalPath, View, none, Words::tr("Signal path"), Icon::Speaker});
    rows.push_back({NowPlaying, View, Qt::Key_F11, Words::tr("Now playing, full screen"), Icon::FullScreen});
    rows.push_back({MiniPlayer, View, ctrl(int(Qt::SHIFT) | Qt::Key_M), Words::tr("Mini player"), Icon::Mini});
    rows.push_back({NextRegion, View, Qt::Key_F6, Words::tr("Next part of the window")});
    rows.push_back(
        {PreviousRegion, View, QKeySequence(Qt::SHIFT | Qt::Key_F6), Words::tr("Previous part of the window")});
    rows.push_back({Undo, Edit, ctrl(Qt::Key_Z), Words::tr("Undo"), Icon::Undo, ActionNeeds::Nothing, false, true});
    rows.push_back({Redo, Edit, ctrl(int(Qt::SHIFT) | Qt::Key_Z), Words::tr("Redo"), Icon::Redo, ActionNeeds::Nothing,
                    false, true});
    rows.push_back({Settings, Program, ctrl(Qt::Key_Comma), Words::tr("Settings"), Icon::Settings});
    rows.push_back({Shortcuts, Program, ctrl(Qt::Key_Slash), Words::tr("Shortcuts"), Icon::Keyboard});
    rows.push_back({Quit, Program, ctrl(Qt::Key_Q), Words::tr("Quit"), Icon::Close});
}

void addMarks(std::vector<ActionRow>& rows) {
    using enum ActionId;
    const auto add = [&rows](ActionId id, const QKeySequence& keys, QString text, Icon icon) {
        rows.push_back({id, ActionGroup::RowsMark, keys, std::move(text), icon, ActionNeeds::RowsOrTrack});
    };
    const auto alt = [](Qt::Key key) { return QKeySequence(Qt::ALT | key); };
    add(Like, QKeySequence(Qt::CTRL | Qt::Key_L), Words::tr("Like, or take it back"), Icon::Heart);
    rows.push_back({Rate, ActionGroup::RowsMark, {}, Words::tr("Rating"), Icon::Star, ActionNeeds::Rows});
    add(RateNone, alt(Qt::Key_0), Words::tr("No rating"), Icon::Star);
    add(Rate1, alt(Qt::Key_1), Words::tr("One star"), Icon::StarFilled);
    add(Rate2, alt(Qt::Key_2), Words::tr("Two stars"), Icon::StarFilled);
    add(Rate3, alt(Qt::Key_3), Words::tr("Three stars"), Icon::StarFilled);
    add(Rate4, alt(Qt::Key_4), Words::tr("Four stars"), Icon::StarFilled);
    add(Rate5, alt(Qt::Key_5), Words::tr("Five stars"), Icon::StarFilled);
}

void addOfRows(std::vector<ActionRow>& rows) {
    using enum ActionId;
    using enum ActionGroup;
    const auto add = [&rows](ActionId id, ActionGroup group, const QKeySequence& keys, QString text, Icon icon) {
        rows.push_back({id, group, keys, std::move(text), icon, ActionNeeds::Rows});
    };
    const QKeySequence none;
    add(Play, RowsPlay, Qt::Key_Return, Words::tr("Play"), Icon::Play);
    add(PlayNext, RowsPlay, QKeySequence(Qt::CTRL | Qt::Key_Return), Words::tr("Play next"), Icon::Queue);
    add(PlayLast, RowsPlay, QKeySequence(Qt::SHIFT | Qt::Key_Return), Words::tr("Add to queue"), Icon::Plus);
    add(Open, RowsGo, none, Words::tr("Open"), Icon::Forward);
    add(GoToAlbum, RowsGo, none, Words::tr("Go to album"), Icon::Albums);
    add(GoToArtist, RowsGo, none, Words::tr("Go to artist"), Icon::Artists);
    add(ShowInfo, RowsGo, none, Words::tr("Facts about the track"), Icon::Info);
    addMarks(rows);
    add(Follow, RowsMark, none, Words::tr("Follow"), Icon::Artists);
    add(Hide, RowsMark, none, Words::tr("Hide"), Icon::Close);
    add(Download, RowsChange, none, Words::tr("Download"), Icon::Download);
    add(RemoveDownload, RowsChange, none, Words::tr("Remove download"), Icon::Trash);
    add(PauseDownload, RowsChange, none, Words::tr("Pause download"), Icon::Pause);
    add(ResumeDownload, RowsChange, none, Words::tr("Resume download"), Icon::Download);
    add(AddToPlaylist, RowsChange, none, Words::tr("Add to playlist"), Icon::Playlist);
    add(MoveUp, RowsChange, QKeySequence(Qt::ALT | Qt::Key_Up), Words::tr("Move up"), Icon::Back);
    add(MoveDown, RowsChange, QKeySequence(Qt::ALT | Qt::Key_Down), Words::tr("Move down"), Icon::Forward);
    add(Rename, RowsChange, Qt::Key_F2, Words::tr("Rename"), Icon::Edit);
    add(Describe, RowsChange, none, Words::tr("Edit the description…"), Icon::Edit);
    add(UseAsCover, RowsChange, none, Words::tr("Use its cover for the playlist"), Icon::Albums);
    add(ClearCover, RowsChange, none, Words::tr("Cover from the tracks again"), Icon::Albums);
    add(EditRules, RowsChange, none, Words::tr("Edit the rules"), Icon::Filter);
    add(FileIn, RowsChange, none, Words::tr("Move to folder"), Icon::Folder);
    add(Share, RowsChange, none, Words::tr("Share"), Icon::Server);
    add(History, RowsChange, none, Words::tr("History"), Icon::Clock);
    add(Export, RowsChange, none, Words::tr("Export…"), Icon::Copy);
    add(Restore, RowsChange, none, Words::tr("Restore"), Icon::Undo);
    add(Remove, RowsChange, Qt::Key_Delete, Words::tr("Remove"), Icon::Trash);
}

std::vector<ActionRow> makeTable() {
    std::vector<ActionRow> rows;
    addPlaying(rows);
    addStopping(rows);
    addPlaces(rows);
    addOfRows(rows);
    return rows;
}

} // namespace

const std::vector<ActionRow>& actionTable() {
    static const std::vector<ActionRow> table = makeTable();
    return table;
}

const ActionRow& actionRow(ActionId id) { return actionTable()[static_cast<std::size_t>(id)]; }

QString keysOf(ActionId id) { return actionRow(id).keys.toString(QKeySequence::NativeText); }

QString groupName(ActionGroup group) {
    switch (group) {
    case ActionGroup::Playing:
        return Words::tr("Playing");
    case ActionGroup::Stopping:
        return Words::tr("Sleep timer");
    case ActionGroup::Going:
        return Words::tr("Going places");
    case ActionGroup::Library:
        return Words::tr("Library");
    case ActionGroup::View:
        return Words::tr("View");
    case ActionGroup::Edit:
        return Words::tr("Edit");
    case ActionGroup::RowsMark:
        return Words::tr("Like and rate");
    case ActionGroup::Program:
        return Words::tr("Linnet");
    case ActionGroup::RowsPlay:
    case ActionGroup::RowsGo:
    case ActionGroup::RowsChange:
        break;
    }
    return Words::tr("In lists and grids");
}

std::optional<ActionId> rowActionFor(const QKeyEvent& event) {
    const int key = event.key() == Qt::Key_Enter ? int(Qt::Key_Return) : event.key();
    const int modifiers = int((event.modifiers() & ~Qt::KeypadModifier).toInt());
    if (key == 0 || key == Qt::Key_unknown) return std::nullopt;
    const QKeySequence pressed(key | modifiers);
    for (const ActionRow& row : actionTable())
        if (isOfRows(row.needs) && row.keys == pressed) return row.id;
    return std::nullopt;
}

std::vector<MouseHint> mouseHints() {
    return {
        {Words::tr("Double click", "mouse"), Words::tr("Play, from a track on")},
        {Words::tr("Middle click", "mouse"), Words::tr("Play next")},
        {Words::tr("Ctrl+wheel", "mouse"), Words::tr("Size of the covers")},
        {Words::tr("Wheel", "mouse"), Words::tr("Volume and position, over their bars")},
    };
}

} // namespace linnet::app
