// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a server knows of the files and folders below its library roots. Readers take any connection, writers run inside
// a write transaction. Names are bytes as the system gives them.

#include "core/os/File.h"
#include "core/store/CatalogRows.h"
#include "core/store/WriteTransaction.h"

namespace linnet::core::store {

struct KnownFile {
    Key key = 0;
    std::string name;
    std::uint64_t size = 0;
    std::int64_t mtimeNs = 0;
    std::uint64_t fileId = 0;
    bool isMissing = false; ///< Was not there at the last look.
    bool hasProblem = false;
    std::optional<Key> track; ///< The oldest, if a file had several.
    bool isTrackAvailable = false;

    bool isSame(const os::FileStat& stat) const {
        return size == stat.size && mtimeNs == stat.mtimeNs && fileId == stat.fileId;
    }
};

[[nodiscard]] Result<std::optional<Key>> findFolder(Connection& connection, Key root, Key parent,
                                                    std::string_view name);
/// `parent` 0 and name "" for the root's own folder.
[[nodiscard]] Result<Key> folderKeyFor(WriteTransaction& tx, Key root, Key parent, std::string_view name);
[[nodiscard]] Result<std::vector<Key>> foldersOf(Connection& connection, Key root);
/// By name.
[[nodiscard]] Result<std::vector<KnownFile>> filesIn(Connection& connection, Key folder);
struct FolderPlace {
    Key root = 0;                   ///< 0 for folder 0, which is nowhere.
    std::vector<std::string> names; ///< From the root down.
};
/// Errors: NotFound.
[[nodiscard]] Result<FolderPlace> placeOf(Connection& connection, Key folder);

struct FoundFileRow {
    Key folder = 0;
    std::string_view name;
    os::FileStat stat;
    std::optional<Blob> audioId;        ///< Absent: the one known before stays.
    std::optional<std::string> problem; ///< Stable code.
    std::optional<std::string> detail;
};
/// Makes or overwrites the row of this folder and name; it is not missing any more.
[[nodiscard]] Result<Key> writeFile(WriteTransaction& tx, const FoundFileRow& row);
[[nodiscard]] Result<void> markMissing(WriteTransaction& tx, Key file, bool isMissing);
/// Without a track only.
[[nodiscard]] Result<void> deleteFileIfUnused(WriteTransaction& tx, Key file);
[[nodiscard]] Result<std::optional<Key>> fileOfTrack(Connection& connection, Key track);
[[nodiscard]] Result<std::optional<Key>> trackOfFile(Connection& connection, Key file);

/// Gives the track of this file a row of its own for a file that is nowhere, with the audio id known so far, so that it
/// is found again; the file's row is then free for other sound. The new row's key.
[[nodiscard]] Result<Key> detachTrack(WriteTransaction& tx, Key file, Key track);

/// For matching: a known track and where its file lay.
struct KnownSound {
    Key track = 0;
    Key file = 0;
    Key folder = 0;
    std::string fileName;
    std::string audioId; ///< 17 bytes.
    bool isMissing = false;
    std::optional<std::int32_t> disc;
    std::optional<std::int32_t> number;
    std::string title;
    std::string artistDisplay;
    std::int64_t durationMs = 0;
    std::int64_t addedAt = 0;
};
/// Not of a library or root that is being removed: its tracks never come back.
[[nodiscard]] Result<std::vector<KnownSound>> soundsWith(Connection& connection, Blob audioId);
[[nodiscard]] Result<std::optional<KnownSound>> soundOfFile(Connection& connection, Key file);
/// Audio ids (17 bytes) of all tracks whose file is missing.
[[nodiscard]] Result<std::vector<std::string>> missingSounds(Connection& connection);
[[nodiscard]] Result<std::uint64_t> countProblems(Connection& connection);

} // namespace linnet::core::store
