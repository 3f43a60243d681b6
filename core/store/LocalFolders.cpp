// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/LocalFolders.h"

#include <algorithm>
#include <map>

#include "core/store/QueryRegistry.h"
#include "core/store/sqlite/RowCursor.h"
#include "core/text/Fold.h"

namespace linnet::core::store {

namespace {

constexpr NamedQuery kRoots{"localRoots", "SELECT root.source, root.public_id, library.name, root.path, root.available"
                                          " FROM root JOIN library ON library.id=root.library_id WHERE library.rev>0"
                                          " AND length(root.path)>0 ORDER BY library.name COLLATE NOCASE, root.path"};
// Read when a folder is opened, on a thread of its own: 100,000 paths in some tens of milliseconds. An index of all
// paths would be a tenth of the replica. ?3 is NULL for a whole root.
constexpr NamedQuery kFiles{"walkLocalFiles",
                            "SELECT l.track_id, l.path FROM local_file l JOIN track t ON t.id=l.track_id"
                            " WHERE l.root_public_id=?1 AND l.path>=?2 AND (?3 IS NULL OR l.path<?3) AND t.rev>0"};
constexpr NamedQuery kQueries[] = {kRoots, kFiles};

struct File {
    Key track = 0;
    std::string path; ///< Relative to the folder asked for.
};

/// "Disc 2" before "Disc 10", whatever the case and accents; then by bytes.
using NameOrder = std::pair<std::string, std::string>;
NameOrder orderOf(std::string_view name) {
    return {text::sortKey(FilePath(std::string(name)).displayName()), std::string(name)};
}

Result<std::vector<File>> filesBelow(Connection& connection, const RootId& root, const FilePath& relative) {
    const std::string from = relative.isEmpty() ? std::string() : relative.bytes() + '/';
    std::optional<std::string> to;
    if (!from.empty()) to = relative.bytes() + '0'; // The byte after the separator.
    auto select = connection.prepare(kFiles);
    select.bind(1, root).bind(2, blobOf(from));
    if (to)
        select.bind(3, blobOf(*to));
    else
        select.bindNull(3);
    std::vector<File> files;
    LINNET_TRY_VOID(select.forEach([&](const Statement& row) {
        const auto path = bytesOf(row.blob(1));
        files.push_back({row.integer(0), std::string(path.substr(from.size()))});
    }));
    return files;
}

/// Each folder's own files first, then its folders; both as people sort names.
void appendTree(std::vector<File> files, std::vector<Key>& keys) {
    std::map<NameOrder, std::vector<File>> folders;
    std::map<NameOrder, Key> own;
    for (File& file : files) {
        const auto slash = file.path.find('/');
        if (slash == std::string::npos) {
            own.emplace(orderOf(file.path), file.track);
        } else {
            const NameOrder folder = orderOf(std::string_view(file.path).substr(0, slash));
            folders[folder].push_back({file.track, file.path.substr(slash + 1)});
        }
    }
    files.clear();
    for (const auto& [name, track] : own)
        keys.push_back(track);
    for (auto& [name, below] : folders)
        appendTree(std::move(below), keys);
}

} // namespace

std::span<const NamedQuery> localFolderQueries() { return kQueries; }

Result<std::vector<LocalRootRow>> localRoots(Connection& connection) {
    std::vector<LocalRootRow> rows;
    LINNET_TRY_VOID(connection.prepare(kRoots).forEach([&](const Statement& statement) {
        RowCursor columns(statement);
        LocalRootRow row;
        row.source = columns.integer();
        row.id = columns.id<RootId>();
        row.libraryName = columns.text();
        row.path = FilePath(columns.bytes());
        row.isAvailable = columns.flag();
        rows.push_back(std::move(row));
    }));
    return rows;
}

Result<LocalFolderContent> localFolder(Connection& connection, const RootId& root, const FilePath& relative) {
    LINNET_TRY(const auto files, filesBelow(connection, root, relative));
    std::map<std::string_view, std::int64_t> counts;
    std::vector<std::pair<NameOrder, Key>> own;
    for (const File& file : files) {
        const auto slash = file.path.find('/');
        if (slash == std::string::npos)
            own.emplace_back(orderOf(file.path), file.track);
        else
            ++counts[std::string_view(file.path).substr(0, slash)];
    }
    std::sort(own.begin(), own.end());
    std::vector<std::pair<NameOrder, std::int64_t>> folders;
    for (const auto& [name, count] : counts)
        folders.emplace_back(orderOf(name), count);
    std::sort(folders.begin(), folders.end());
    LocalFolderContent content;
    for (const auto& [name, count] : folders)
        content.folders.push_back({relative.isEmpty() ? FilePath(name.second) : relative / name.second, count});
    for (const auto& [name, track] : own)
        content.tracks.push_back(track);
    return content;
}

Result<std::vector<Key>> tracksBelow(Connection& connection, const RootId& root, const FilePath& relative) {
    LINNET_TRY(auto files, filesBelow(connection, root, relative));
    std::vector<Key> keys;
    keys.reserve(files.size());
    appendTree(std::move(files), keys);
    return keys;
}

} // namespace linnet::core::store
