// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What rows and pages show, with Qt's text types: immutable values made on the query thread from core's rows.
// Keys are local integers of the replica, valid as long as their row lives; ids are what servers and the player know.

#include <QString>
#include <QtGlobal>

#include <chrono>
#include <optional>

#include "core/domain/Catalog.h"
#include "core/os/FilePath.h"
#include "core/store/CatalogRows.h"

namespace linnet::app {

using Millis = std::chrono::milliseconds;

/// Why something of the library cannot be played now.
enum class Absence {
    None,
    FileGone,   ///< Its file, or the disk that has it.
    ServerAway, ///< Its server is not reached, and it is not on this computer.
};

struct AlbumItem {
    qint64 key = 0;
    qint64 source = 0;
    core::AlbumId id;
    QString title;
    QString artist;
    int year = 0; ///< 0 is unknown.
    std::optional<core::ArtRef> art;
    int trackCount = 0;
    Millis duration{0};
    bool isAvailable = true; ///< False while none of its tracks can be played.
    core::store::Marks marks{};
    Absence absence{}; ///< Why.
};

struct TrackItem {
    qint64 key = 0;
    qint64 source = 0;
    core::TrackId id;
    qint64 albumKey = 0; ///< 0 without an album.
    core::AlbumId album;
    QString title;
    QString artist;
    QString albumTitle;
    std::optional<int> disc;
    QString discSubtitle;
    std::optional<int> number;
    Millis duration{0};
    std::optional<core::ArtRef> art;
    bool isAvailable = true; ///< Can be played now.
    Absence absence{};       ///< Why not.
    core::Codec codec = core::Codec::Unknown;
    core::SampleRate sampleRate;
    int bitsPerSample = 0;
    int bitRateKbps = 0;
    int year = 0;       ///< 0 is unknown.
    QString genre;      ///< All of them, with commas.
    qint64 addedAt = 0; ///< Milliseconds since 1970; 0 is unknown.
    core::store::Marks marks{};
};

struct ArtistItem {
    qint64 key = 0;
    qint64 source = 0;
    core::ArtistId id;
    QString name;
    std::optional<core::ArtRef> art;
    int albumCount = 0;
    core::store::Marks marks{};
};

/// One entry of the play queue, from a library or a loose file.
struct QueueItem {
    quint64 item = 0; ///< Names this entry while it is queued; a track may be queued twice.
    qint64 source = 0;
    core::TrackId id; ///< Null for a loose file.
    core::AlbumId album;
    QString title;
    QString artist;
    QString albumTitle;
    std::optional<core::ArtRef> art;
    Millis duration{0};
    core::FilePath file; ///< Of a loose file.
};

} // namespace linnet::app
