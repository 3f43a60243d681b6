// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Playlists from and to files of other programs. They read files and the replica: for the query thread.

#include <QString>
#include <QStringList>

#include "app/services/Playlists.h"

namespace linnet::app {

struct ReadPlaylist {
    QString name; ///< The file's own, else that of the file.
    std::vector<core::store::TrackName> tracks;
    int count = 0; ///< Entries of the file.
    QStringList
        missing{};   ///< Entries without a track here, as the file has them; those beyond kMostMissing are not named.
    QString error{}; ///< A sentence; then there is nothing else.

    static constexpr int kMostMissing = 1000;
};
ReadPlaylist readPlaylist(core::store::Connection& connection, const QString& file);

struct WrittenPlaylist {
    int count = 0;   ///< Tracks in the file.
    int leftOut = 0; ///< Those without a file on this computer.
    QString error{};
};
/// XSPF where `file` ends so, else M3U8; paths below the file's folder are written from there.
WrittenPlaylist writePlaylist(core::store::Connection& connection, const ListedPlaylist& playlist, const QString& file);

} // namespace linnet::app
