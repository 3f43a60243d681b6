// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/RemovalStore.h"

#include <chrono>

#include "core/store/CatalogSlice.h"
#include "core/store/FileStore.h"
#include "core/store/Meta.h"
#include "core/store/NameWriter.h"
#include "core/store/QueryRegistry.h"

namespace linnet::core::store {

namespace {

constexpr NamedQuery kMarkRoot{"removalMarkRoot", "UPDATE root SET removed=1 WHERE id=?1"};
constexpr NamedQuery kMarkRootsOf{"removalMarkRootsOf", "UPDATE root SET removed=1 WHERE library_id=?1"};
constexpr NamedQuery kMarkLibrary{"removalMarkLibrary",
                                  "UPDATE library SET removed=1, rev=0 WHERE id=?1 AND removed=0 RETURNING public_id"};
constexpr NamedQuery kNextRoot{"removalNextRoot", "SELECT id FROM root WHERE removed=1 ORDER BY id LIMIT 1"};
constexpr NamedQuery kNextLibrary{"removalNextLibrary", "SELECT id FROM library WHERE removed=1 ORDER BY id LIMIT 1"};
constexpr NamedQuery kNextFolder{"removalNextFolder", "SELECT id FROM directory WHERE root_id=?1 LIMIT 1"};
constexpr NamedQuery kFilesIn{"removalFilesIn", "SELECT id FROM file WHERE directory_id=?1 LIMIT ?2"};
constexpr NamedQuery kTracksOf{"removalTracksOf", "SELECT id FROM track WHERE file_id=?1"};
constexpr NamedQuery kDeleteFolder{"removalDeleteFolder", "DELETE FROM directory WHERE id=?1"};
constexpr NamedQuery kDeleteRoot{"removalDeleteRoot", "DELETE FROM root WHERE id=?1"};
// Tracks without a place, of one library: rare, and asked for when the library goes.
constexpr NamedQuery kLost{"walkRemovalLost", "SELECT f.id FROM file f JOIN track t ON t.file_id=f.id"
                                              " WHERE f.directory_id=0 AND t.library_id=?1 LIMIT ?2"};
// Its key may come to stand for another library.
constexpr NamedQuery kDeleteGrants{"removalDeleteGrants", "DELETE FROM library_grant WHERE library_id=?1"};
constexpr NamedQuery kDeleteLibrary{"removalDeleteLibrary", "DELETE FROM library WHERE id=?1"};
constexpr NamedQuery kQueries[] = {kMarkRoot,   kMarkRootsOf,  kMarkLibrary,  kNextRoot,     kNextLibrary,
                                   kNextFolder, kFilesIn,      kTracksOf,     kDeleteFolder, kDeleteRoot,
                                   kLost,       kDeleteGrants, kDeleteLibrary};

/// Putting albums and search documents right at the end takes about as long again.
constexpr std::chrono::microseconds kSliceTime{2'500};
constexpr int kFilesAtOnce = 25;

Result<std::vector<Key>> keys(Statement& select) {
    std::vector<Key> found;
    LINNET_TRY_VOID(select.forEach([&](const Statement& row) { found.push_back(row.integer(0)); }));
    return found;
}

/// The first key, 0 without a row.
Result<Key> firstKey(Statement& select) {
    LINNET_TRY(const bool isThere, select.step());
    return isThere ? select.integer(0) : 0;
}

class Sweep {
public:
    explicit Sweep(WriteTransaction& tx) : m_tx(tx), m_slice(tx) {}

    Result<bool> run() {
        bool isMore = true;
        while (isMore && std::chrono::steady_clock::now() < m_end) {
            LINNET_TRY(isMore, step());
        }
        LINNET_TRY_VOID(m_slice.finish());
        return isMore;
    }

private:
    /// Something small; false when there is nothing to do.
    Result<bool> step() {
        auto nextRoot = m_connection.prepare(kNextRoot);
        LINNET_TRY(const Key root, firstKey(nextRoot));
        if (root != 0) return stepInRoot(root);
        auto nextLibrary = m_connection.prepare(kNextLibrary);
        LINNET_TRY(const Key library, firstKey(nextLibrary));
        if (library == 0) return false;
        auto select = m_connection.prepare(kLost);
        LINNET_TRY(const auto lost, keys(select.bindAll(library, kFilesAtOnce)));
        LINNET_TRY_VOID(removeFiles(lost));
        if (!lost.empty()) return true;
        LINNET_TRY_VOID(m_connection.prepare(kDeleteGrants).bindAll(library).run());
        LINNET_TRY_VOID(m_connection.prepare(kDeleteLibrary).bindAll(library).run());
        return true;
    }
    Result<bool> stepInRoot(Key root) {
        auto nextFolder = m_connection.prepare(kNextFolder);
        LINNET_TRY(const Key folder, firstKey(nextFolder.bindAll(root)));
        if (folder == 0) {
            LINNET_TRY_VOID(m_connection.prepare(kDeleteRoot).bindAll(root).run());
            return true;
        }
        auto select = m_connection.prepare(kFilesIn);
        LINNET_TRY(const auto files, keys(select.bindAll(folder, kFilesAtOnce)));
        if (files.empty()) LINNET_TRY_VOID(m_connection.prepare(kDeleteFolder).bindAll(folder).run());
        LINNET_TRY_VOID(removeFiles(files));
        return true;
    }
    Result<void> removeFiles(const std::vector<Key>& files) {
        for (const Key file : files) {
            auto select = m_connection.prepare(kTracksOf);
            LINNET_TRY(const auto tracks, keys(select.bindAll(file)));
            for (const Key track : tracks)
                LINNET_TRY_VOID(m_slice.remove(track));
            LINNET_TRY_VOID(deleteFileIfUnused(m_tx, file));
            if (std::chrono::steady_clock::now() >= m_end) break;
        }
        return {};
    }

    WriteTransaction& m_tx;
    Connection& m_connection = m_tx.connection();
    CatalogSlice m_slice;
    const std::chrono::steady_clock::time_point m_end = std::chrono::steady_clock::now() + kSliceTime;
};

Result<void> countRemoval(WriteTransaction& tx) {
    LINNET_TRY(const auto count, removalCount(tx.connection()));
    return setMetaInteger(tx.connection(), kMetaRemovals, count + 1);
}

} // namespace

std::span<const NamedQuery> removalQueries() { return kQueries; }

Result<std::int64_t> removalCount(Connection& connection) {
    LINNET_TRY(const auto count, metaInteger(connection, kMetaRemovals));
    return count.value_or(0);
}

Result<void> markRootRemoved(WriteTransaction& tx, const RootRow& root) {
    LINNET_TRY_VOID(tx.connection().prepare(kMarkRoot).bindAll(root.key).run());
    LINNET_TRY_VOID(touchLibrary(tx, root.library));
    return countRemoval(tx);
}

Result<void> markLibraryRemoved(WriteTransaction& tx, Key library) {
    {
        auto mark = tx.connection().prepare(kMarkLibrary);
        LINNET_TRY(const bool isThere, mark.bindAll(library).step());
        if (!isThere) return {};
        const auto id = mark.id<LibraryId>(0);
        LINNET_TRY_VOID(writeTombstone(tx, EntityKind::Library, id.bytes));
    }
    LINNET_TRY_VOID(tx.connection().prepare(kMarkRootsOf).bindAll(library).run());
    return countRemoval(tx);
}

Result<bool> sweepRemovedSlice(WriteTransaction& tx) { return Sweep(tx).run(); }

} // namespace linnet::core::store
