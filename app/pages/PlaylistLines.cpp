// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/PlaylistLines.h"

#include <QCoreApplication>

namespace linnet::app {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Sidebar)
};

QString asideOf(const ListedPlaylist& playlist) {
    if (!playlist.isOwn()) return playlist.owner;
    return playlist.access == core::PlaylistAccess::Private ? QString() : Words::tr("shared");
}

void addFolder(const std::vector<ListedPlaylist>& playlists, const std::set<qint64>& closed,
               const core::PlaylistId& folder, int depth, std::vector<Line>& lines) {
    if (lines.size() > playlists.size()) return; // Folders that hold each other end here.
    for (const ListedPlaylist& playlist : playlists) {
        if (playlist.folder != folder) continue;
        const bool isFolder = playlist.kind == core::PlaylistKind::Folder;
        const bool isClosed = closed.contains(playlist.key);
        lines.push_back({.key = playlist.key,
                         .icon = iconOf(playlist),
                         .title = playlist.name,
                         .under = {},
                         .aside = isFolder && isClosed ? QStringLiteral("…") : asideOf(playlist),
                         .depth = depth});
        if (isFolder && !isClosed) addFolder(playlists, closed, playlist.id, depth + 1, lines);
    }
}

} // namespace

Icon iconOf(const ListedPlaylist& playlist) {
    switch (playlist.kind) {
    case core::PlaylistKind::Manual:
        return Icon::Playlist;
    case core::PlaylistKind::Smart:
        return Icon::Smart;
    case core::PlaylistKind::Folder:
        return Icon::Folder;
    }
    return Icon::Playlist;
}

std::vector<Line> sidebarLines(const std::vector<ListedPlaylist>& playlists, const std::set<qint64>& closed) {
    std::vector<Line> lines;
    addFolder(playlists, closed, {}, 0, lines);
    return lines;
}

} // namespace linnet::app
