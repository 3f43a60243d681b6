// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/PlaylistFiles.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include "app/services/ErrorText.h"
#include "core/os/AtomicFile.h"
#include "core/os/File.h"
#include "core/playlists/PlaylistFile.h"
#include "core/store/CatalogReader.h"
#include "core/store/EntryMatcher.h"

namespace linnet::app {

namespace {

using core::store::Connection;
using core::store::Key;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(PlaylistFiles)
};

core::FilePath pathOf(const QString& file) { return core::FilePath(QFile::encodeName(file).toStdString()); }

QString missingText(const core::playlists::FileEntry& entry) {
    if (!entry.location.empty()) return QString::fromStdString(entry.location);
    return QString::fromStdString(entry.artist.empty() ? entry.title : entry.artist + " - " + entry.title);
}

core::Result<ReadPlaylist> matched(Connection& connection, const core::playlists::PlaylistFile& file) {
    ReadPlaylist read;
    read.name = QString::fromStdString(file.name);
    read.count = static_cast<int>(file.entries.size());
    LINNET_TRY(auto matcher, core::store::EntryMatcher::of(connection));
    std::vector<Key> keys;
    for (const auto& entry : file.entries) {
        LINNET_TRY(const auto found, matcher.find(entry));
        if (found)
            keys.push_back(found->track);
        else if (read.missing.size() < ReadPlaylist::kMostMissing)
            read.missing << missingText(entry);
    }
    LINNET_TRY(read.tracks, core::store::trackNames(connection, keys));
    return read;
}

core::Result<ReadPlaylist> tryRead(Connection& connection, const QString& file) {
    LINNET_TRY(const auto bytes, core::os::readSmallFile(pathOf(file), core::playlists::kMostFileBytes));
    LINNET_TRY(const auto list, core::playlists::readPlaylistFile(bytes, pathOf(file)));
    return matched(connection, list);
}

core::Result<core::playlists::PlaylistFile> listOf(Connection& connection, const ListedPlaylist& playlist) {
    core::playlists::PlaylistFile list;
    list.name = playlist.name.toStdString();
    const auto keys = trackKeysOf(connection, playlist);
    LINNET_TRY(const auto rows, core::store::trackRows(connection, std::vector<Key>(keys.begin(), keys.end())));
    for (const auto& row : rows) {
        core::playlists::FileEntry entry;
        LINNET_TRY(const auto path, core::store::pathOfTrack(connection, row.key));
        if (path) entry.paths.push_back(*path);
        entry.title = row.track.title;
        entry.artist = row.track.artistDisplay;
        entry.album = row.track.albumTitle;
        entry.length = row.track.audio.duration;
        list.entries.push_back(std::move(entry));
    }
    return list;
}

core::Result<WrittenPlaylist> tryWrite(Connection& connection, const ListedPlaylist& playlist, const QString& file) {
    LINNET_TRY(const auto list, listOf(connection, playlist));
    WrittenPlaylist written;
    for (const auto& entry : list.entries)
        ++(entry.paths.empty() ? written.leftOut : written.count);
    const core::FilePath folder = pathOf(QFileInfo(file).absolutePath());
    const bool isXspf = file.endsWith(QLatin1String(".xspf"), Qt::CaseInsensitive);
    constexpr auto kStyle = core::playlists::PathStyle::Relative;
    const std::string text =
        isXspf ? core::playlists::writeXspf(list, folder, kStyle) : core::playlists::writeM3u8(list, folder, kStyle);
    LINNET_TRY_VOID(core::os::writeFileAtomically(pathOf(file), text));
    return written;
}

} // namespace

ReadPlaylist readPlaylist(Connection& connection, const QString& file) {
    auto read = tryRead(connection, file);
    const QString name = QFileInfo(file).completeBaseName();
    if (!read)
        return {.name = name,
                .tracks = {},
                .error = Words::tr("“%1” cannot be imported: %2").arg(name, sentenceFor(read.error()))};
    if (read->name.isEmpty()) read->name = name;
    return std::move(*read);
}

WrittenPlaylist writePlaylist(Connection& connection, const ListedPlaylist& playlist, const QString& file) {
    auto written = tryWrite(connection, playlist, file);
    if (written) return *written;
    return {.error = Words::tr("“%1” cannot be exported: %2").arg(playlist.name, sentenceFor(written.error()))};
}

} // namespace linnet::app
