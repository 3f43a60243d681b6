// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/FileStore.h"

#include <algorithm>

#include "core/store/QueryRegistry.h"
#include "core/store/sqlite/RowCursor.h"

namespace linnet::core::store {

namespace {

constexpr NamedQuery kFindFolder{"findFolder",
                                 "SELECT id FROM directory WHERE root_id=?1 AND parent_id=?2 AND name=?3"};
constexpr NamedQuery kInsertFolder{"insertFolder", "INSERT INTO directory(root_id,parent_id,name) VALUES(?1,?2,?3)"};
constexpr NamedQuery kFolders{"foldersOfRoot", "SELECT id FROM directory WHERE root_id=?1"};
constexpr NamedQuery kFolderAbove{"folderAbove", "SELECT parent_id, name, root_id FROM directory WHERE id=?1"};
constexpr NamedQuery kFiles{"filesInFolder",
                            "SELECT f.id, f.name, f.size, f.mtime_ns, f.file_id, f.missing, f.problem IS NOT NULL,"
                            " t.id, t.available FROM file f LEFT JOIN track t ON t.file_id=f.id"
                            " WHERE f.directory_id=?1 ORDER BY f.name"};
constexpr NamedQuery kWriteFile{
    "writeFile", "INSERT INTO file(directory_id,name,size,mtime_ns,file_id,audio_id,missing,problem,problem_detail)"
                 " VALUES(?1,?2,?3,?4,?5,?6,0,?7,?8) ON CONFLICT(directory_id,name) DO UPDATE SET size=?3, mtime_ns=?4,"
                 " file_id=?5, audio_id=coalesce(?6,audio_id), missing=0, problem=?7, problem_detail=?8 RETURNING id"};
constexpr NamedQuery kMarkMissing{"markFileMissing", "UPDATE file SET missing=?2 WHERE id=?1 AND missing<>?2"};
constexpr NamedQuery kDeleteFile{"deleteUnusedFile", "DELETE FROM file WHERE id=?1"
                                                     " AND NOT EXISTS(SELECT 1 FROM track WHERE file_id=?1)"};
constexpr NamedQuery kFileOfTrack{"fileOfTrack", "SELECT file_id FROM track WHERE id=?1"};
constexpr NamedQuery kTrackOfFile{"trackOfFile", "SELECT id FROM track WHERE file_id=?1 ORDER BY id LIMIT 1"};
// Folder 0 is nowhere; the track's public id makes the name its own.
constexpr NamedQuery kNowhere{"insertLostFile",
                              "INSERT OR REPLACE INTO file(directory_id,name,size,mtime_ns,file_id,audio_id,missing)"
                              " SELECT 0, t.public_id, f.size, f.mtime_ns, f.file_id, f.audio_id, 1"
                              " FROM file f JOIN track t ON t.id=?2 WHERE f.id=?1"};
constexpr NamedQuery kSetFile{"setTrackFile", "UPDATE track SET file_id=?2 WHERE id=?1"};
constexpr NamedQuery kSoundsWith{"soundsWith",
                                 "SELECT t.id, f.id, f.directory_id, f.name, f.audio_id, f.missing, t.disc, t.number,"
                                 " t.title, t.artist_display, t.duration_ms, t.added_at FROM file f"
                                 " JOIN track t ON t.file_id=f.id WHERE f.audio_id=?1"
                                 " AND NOT EXISTS(SELECT 1 FROM library l WHERE l.id=t.library_id AND l.removed=1)"
                                 " AND NOT EXISTS(SELECT 1 FROM directory d JOIN root r ON r.id=d.root_id"
                                 " WHERE d.id=f.directory_id AND r.removed=1)"};
constexpr NamedQuery kSoundOfFile{"soundOfFile",
                                  "SELECT t.id, f.id, f.directory_id, f.name, f.audio_id, f.missing, t.disc, t.number,"
                                  " t.title, t.artist_display, t.duration_ms, t.added_at FROM file f"
                                  " JOIN track t ON t.file_id=f.id WHERE f.id=?1 ORDER BY t.id LIMIT 1"};
// Once a scan, on its own thread: which sounds are looked for.
constexpr NamedQuery kMissingSounds{"walkMissingSounds",
                                    "SELECT f.audio_id FROM file f WHERE f.missing=1 AND f.audio_id IS NOT NULL"
                                    " AND EXISTS(SELECT 1 FROM track WHERE file_id=f.id)"};
constexpr NamedQuery kCountProblems{"countProblems", "SELECT count(*) FROM file WHERE problem IS NOT NULL"};
constexpr NamedQuery kQueries[] = {kFindFolder,  kInsertFolder, kFolders,       kFolderAbove,  kFiles,   kWriteFile,
                                   kMarkMissing, kDeleteFile,   kFileOfTrack,   kTrackOfFile,  kNowhere, kSetFile,
                                   kSoundsWith,  kSoundOfFile,  kMissingSounds, kCountProblems};

std::optional<std::int32_t> small(std::optional<std::int64_t> value) {
    return value ? std::optional(static_cast<std::int32_t>(*value)) : std::nullopt;
}

KnownSound readSound(const Statement& select) {
    RowCursor columns(select);
    KnownSound sound;
    sound.track = columns.integer();
    sound.file = columns.integer();
    sound.folder = columns.integer();
    sound.fileName = columns.bytes();
    sound.audioId = columns.bytes();
    sound.isMissing = columns.flag();
    sound.disc = small(columns.optionalInteger());
    sound.number = small(columns.optionalInteger());
    sound.title = columns.text();
    sound.artistDisplay = columns.text();
    sound.durationMs = columns.integer();
    sound.addedAt = columns.integer();
    return sound;
}

Result<std::optional<Key>> oneKey(Statement& select) {
    LINNET_TRY(const bool hasRow, select.step());
    return hasRow ? select.optionalInteger(0) : std::nullopt;
}

} // namespace

std::span<const NamedQuery> fileQueries() { return kQueries; }

Result<std::optional<Key>> findFolder(Connection& connection, Key root, Key parent, std::string_view name) {
    auto select = connection.prepare(kFindFolder);
    return oneKey(select.bindAll(root, parent, blobOf(name)));
}

Result<Key> folderKeyFor(WriteTransaction& tx, Key root, Key parent, std::string_view name) {
    LINNET_TRY(const auto known, findFolder(tx.connection(), root, parent, name));
    if (known) return *known;
    LINNET_TRY_VOID(tx.connection().prepare(kInsertFolder).bindAll(root, parent, blobOf(name)).run());
    return tx.connection().lastInsertKey();
}

Result<std::vector<Key>> foldersOf(Connection& connection, Key root) {
    std::vector<Key> keys;
    auto select = connection.prepare(kFolders);
    select.bind(1, root);
    LINNET_TRY_VOID(select.forEach([&](const Statement& row) { keys.push_back(row.integer(0)); }));
    return keys;
}

Result<std::vector<KnownFile>> filesIn(Connection& connection, Key folder) {
    std::vector<KnownFile> files;
    auto select = connection.prepare(kFiles);
    select.bind(1, folder);
    LINNET_TRY_VOID(select.forEach([&](const Statement& row) {
        RowCursor columns(row);
        KnownFile file;
        file.key = columns.integer();
        file.name = columns.bytes();
        file.size = columns.number<std::uint64_t>();
        file.mtimeNs = columns.integer();
        file.fileId = columns.number<std::uint64_t>();
        file.isMissing = columns.flag();
        file.hasProblem = columns.flag();
        file.track = columns.optionalInteger();
        file.isTrackAvailable = columns.flag();
        if (files.empty() || files.back().key != file.key) files.push_back(std::move(file));
    }));
    return files;
}

Result<FolderPlace> placeOf(Connection& connection, Key folder) {
    FolderPlace place;
    for (int depth = 0; folder != 0 && depth < 2048; ++depth) {
        auto select = connection.prepare(kFolderAbove);
        LINNET_TRY(const bool isThere, select.bind(1, folder).step());
        if (!isThere) return failure(Errc::NotFound, "the folder is not known any more");
        folder = select.integer(0);
        if (folder != 0) place.names.emplace_back(bytesOf(select.blob(1)));
        place.root = select.integer(2);
    }
    std::ranges::reverse(place.names);
    return place;
}

Result<Key> writeFile(WriteTransaction& tx, const FoundFileRow& row) {
    auto write = tx.connection().prepare(kWriteFile);
    write.bindAll(row.folder, blobOf(row.name), row.stat.size, row.stat.mtimeNs, row.stat.fileId, row.audioId,
                  row.problem, row.detail);
    LINNET_TRY(const bool hasRow, write.step());
    if (!hasRow) return failure(Errc::Internal, "a file's row was not written");
    return write.integer(0);
}

Result<void> markMissing(WriteTransaction& tx, Key file, bool isMissing) {
    return tx.connection().prepare(kMarkMissing).bindAll(file, isMissing ? 1 : 0).run();
}

Result<void> deleteFileIfUnused(WriteTransaction& tx, Key file) {
    return tx.connection().prepare(kDeleteFile).bindAll(file).run();
}

Result<std::optional<Key>> fileOfTrack(Connection& connection, Key track) {
    auto select = connection.prepare(kFileOfTrack);
    return oneKey(select.bind(1, track));
}

Result<std::optional<Key>> trackOfFile(Connection& connection, Key file) {
    auto select = connection.prepare(kTrackOfFile);
    return oneKey(select.bind(1, file));
}

Result<Key> detachTrack(WriteTransaction& tx, Key file, Key track) {
    LINNET_TRY_VOID(tx.connection().prepare(kNowhere).bindAll(file, track).run());
    const Key lost = tx.connection().lastInsertKey();
    LINNET_TRY_VOID(tx.connection().prepare(kSetFile).bindAll(track, lost).run());
    return lost;
}

Result<std::vector<KnownSound>> soundsWith(Connection& connection, Blob audioId) {
    std::vector<KnownSound> sounds;
    auto select = connection.prepare(kSoundsWith);
    select.bind(1, audioId);
    LINNET_TRY_VOID(select.forEach([&](const Statement& row) { sounds.push_back(readSound(row)); }));
    return sounds;
}

Result<std::optional<KnownSound>> soundOfFile(Connection& connection, Key file) {
    auto select = connection.prepare(kSoundOfFile);
    LINNET_TRY(const bool isThere, select.bind(1, file).step());
    if (!isThere) return std::nullopt;
    return readSound(select);
}

Result<std::vector<std::string>> missingSounds(Connection& connection) {
    std::vector<std::string> sounds;
    auto select = connection.prepare(kMissingSounds);
    LINNET_TRY_VOID(select.forEach([&](const Statement& row) { sounds.emplace_back(bytesOf(row.blob(0))); }));
    return sounds;
}

Result<std::uint64_t> countProblems(Connection& connection) {
    auto select = connection.prepare(kCountProblems);
    LINNET_TRY(const bool hasRow, select.step());
    return hasRow ? static_cast<std::uint64_t>(select.integer(0)) : 0;
}

} // namespace linnet::core::store
