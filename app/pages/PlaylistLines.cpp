// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/PlaylistLines.h"

#include <QCoreApplication>

#include <algorithm>

#include "core/text/Fold.h"

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

QStringList foldedWords(const QString& text) {
    return QString::fromStdString(core::text::fold(text.toStdString())).split(QLatin1Char(' '), Qt::SkipEmptyParts);
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

std::vector<Line> sidebarLines(const std::vector<ListedPlaylist>& playlists, const std::set<qint64>& closed,
                               qint64 source) {
    std::vector<Line> lines;
    auto shown = playlists;
    if (source != 0) std::erase_if(shown, [source](const auto& playlist) { return playlist.source != source; });
    addFolder(shown, closed, {}, 0, lines);
    return lines;
}

std::vector<Line> foundLines(const std::vector<ListedPlaylist>& playlists, const QString& typed, qint64 source) {
    std::vector<Line> lines;
    const QStringList wanted = foldedWords(typed);
    if (wanted.isEmpty()) return lines;
    for (const ListedPlaylist& playlist : playlists) {
        if (playlist.kind == core::PlaylistKind::Folder || (source != 0 && playlist.source != source)) continue;
        const QStringList words = foldedWords(playlist.name);
        const bool fits = std::ranges::all_of(wanted, [&words](const QString& begin) {
            return std::ranges::any_of(words, [&begin](const QString& word) { return word.startsWith(begin); });
        });
        if (fits)
            lines.push_back({.key = playlist.key,
                             .icon = iconOf(playlist),
                             .title = playlist.name,
                             .under = {},
                             .aside = asideOf(playlist)});
    }
    return lines;
}

} // namespace linnet::app
