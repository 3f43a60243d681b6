// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/LibraryStore.h"

#include "core/store/FileStore.h"
#include "core/store/QueryRegistry.h"
#include "core/store/TrackWriter.h"
#include "core/store/sqlite/RowCursor.h"

namespace linnet::core::store {

namespace {

constexpr NamedQuery kRoots{"ownRoots", "SELECT id, library_id, public_id, path, available FROM root WHERE source=0"
                                        " AND removed=0 ORDER BY id"};
constexpr NamedQuery kLibrary{"ownLibrary", "SELECT id FROM library WHERE source=0 AND public_id=?1"
                                            " AND removed=0"};
constexpr NamedQuery kInsertLibrary{"insertLibrary",
                                    "INSERT INTO library(source,public_id,rev,name) VALUES(0,?1,?2,?3)"};
constexpr NamedQuery kInsertRoot{"insertRoot", "INSERT INTO root(source,public_id,library_id,path) VALUES(0,?1,?2,?3)"};
constexpr NamedQuery kTouchLibrary{"touchLibrary", "UPDATE library SET rev=?2 WHERE id=?1 AND removed=0"};
constexpr NamedQuery kSetRoot{"setRootAvailable", "UPDATE root SET available=?2 WHERE id=?1"};
constexpr NamedQuery kToGrey{"tracksToGrey",
                             "SELECT t.id, f.id FROM directory d JOIN file f ON f.directory_id=d.id"
                             " JOIN track t ON t.file_id=f.id WHERE d.root_id=?1 AND t.available=1 LIMIT ?2"};
constexpr NamedQuery kProblems{"fileProblems", "SELECT id, directory_id, name, problem, problem_detail FROM file"
                                               " WHERE problem IS NOT NULL AND id>?1 ORDER BY id LIMIT ?2"};
constexpr NamedQuery kQueries[] = {kRoots,        kLibrary, kInsertLibrary, kInsertRoot,
                                   kTouchLibrary, kSetRoot, kToGrey,        kProblems};

struct Pair {
    Key track;
    Key file;
};

Result<std::vector<Pair>> pairs(Statement& select) {
    std::vector<Pair> found;
    LINNET_TRY_VOID(select.forEach([&](const Statement& row) { found.push_back({row.integer(0), row.integer(1)}); }));
    return found;
}

} // namespace

std::span<const NamedQuery> libraryQueries() { return kQueries; }

Result<std::vector<RootRow>> ownRoots(Connection& connection) {
    std::vector<RootRow> roots;
    auto select = connection.prepare(kRoots);
    LINNET_TRY_VOID(select.forEach([&](const Statement& row) {
        RowCursor columns(row);
        RootRow root;
        root.key = columns.integer();
        root.library = columns.integer();
        root.id = columns.id<RootId>();
        root.path = FilePath(columns.bytes());
        root.isAvailable = columns.flag();
        roots.push_back(std::move(root));
    }));
    return roots;
}

Result<std::optional<Key>> ownLibrary(Connection& connection, const LibraryId& id) {
    auto select = connection.prepare(kLibrary);
    LINNET_TRY(const bool isThere, select.bind(1, id).step());
    return isThere ? std::optional(select.integer(0)) : std::nullopt;
}

Result<LibraryId> insertLibrary(WriteTransaction& tx, std::string_view name) {
    const auto id = LibraryId::random();
    LINNET_TRY_VOID(tx.connection().prepare(kInsertLibrary).bindAll(id, tx.takeRev(), name).run());
    return id;
}

Result<void> touchLibrary(WriteTransaction& tx, Key library) {
    return tx.connection().prepare(kTouchLibrary).bindAll(library, tx.takeRev()).run();
}

Result<RootId> insertRoot(WriteTransaction& tx, Key library, const FilePath& path) {
    const auto id = RootId::random();
    LINNET_TRY_VOID(tx.connection().prepare(kInsertRoot).bindAll(id, library, blobOf(path.bytes())).run());
    LINNET_TRY_VOID(touchLibrary(tx, library));
    return id;
}

Result<void> setRootAvailable(WriteTransaction& tx, const RootRow& root, bool isAvailable) {
    LINNET_TRY_VOID(tx.connection().prepare(kSetRoot).bindAll(root.key, isAvailable ? 1 : 0).run());
    return touchLibrary(tx, root.library);
}

Result<bool> greyRootSlice(WriteTransaction& tx, Key root, int limit) {
    auto select = tx.connection().prepare(kToGrey);
    LINNET_TRY(const auto found, pairs(select.bindAll(root, limit)));
    for (const auto& [track, file] : found) {
        LINNET_TRY_VOID(markMissing(tx, file, true));
        LINNET_TRY_VOID(setTrackAvailable(tx, track, false));
    }
    return !found.empty();
}

Result<std::vector<ProblemRow>> problemRows(Connection& connection, Key after, int limit) {
    std::vector<ProblemRow> rows;
    auto select = connection.prepare(kProblems);
    select.bindAll(after, limit);
    LINNET_TRY_VOID(select.forEach([&](const Statement& row) {
        RowCursor columns(row);
        ProblemRow problem;
        problem.file = columns.integer();
        problem.folder = columns.integer();
        problem.name = columns.bytes();
        problem.code = columns.text();
        problem.detail = columns.text();
        rows.push_back(std::move(problem));
    }));
    return rows;
}

} // namespace linnet::core::store
