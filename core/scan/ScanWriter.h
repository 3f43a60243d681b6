// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The writing stage: turns what was read into rows, in background slices of a few milliseconds. Owned by one run, on
// its thread.

#include <deque>
#include <type_traits>
#include <unordered_map>

#include "core/scan/FileReader.h"
#include "core/scan/ScanTypes.h"
#include "core/store/CatalogSlice.h"
#include "core/store/Database.h"

namespace linnet::core::scan {

/// What the slices did so far.
struct WriteCounts {
    std::uint64_t added = 0;
    std::uint64_t changed = 0;
    std::uint64_t problems = 0;
};

class ScanWriter {
public:
    /// `removals`: store::removalCount() before the plan was made.
    ScanWriter(store::Database& database, const ScanPlan& plan, std::int64_t now, std::int64_t removals)
        : m_database(database),
          m_plan(plan),
          m_now(now),
          m_removals(removals) {}

    /// Takes a result in; writes once a slice is full. The item's track is the one it becomes; none: a new one.
    [[nodiscard]] Result<void> add(ReadFile file);
    /// Writes what waits.
    [[nodiscard]] Result<void> flush();
    const WriteCounts& counts() const { return m_counts; }

    /// One background transaction. Errors: also Conflict when a library or root was removed since the plan was made:
    /// its rows are being taken out, and their keys may come to stand for others.
    template <class F>
    auto write(F work) -> std::invoke_result_t<F, store::WriteTransaction&> {
        const auto guarded = [&](store::WriteTransaction& tx) -> std::invoke_result_t<F, store::WriteTransaction&> {
            LINNET_TRY_VOID(checkPlan(tx));
            return work(tx);
        };
        return m_database.write(store::WritePriority::Background, guarded);
    }
    /// Runs `work(tx, i)` for 0 … count-1 in slices.
    [[nodiscard]] Result<void> inSlices(std::size_t count,
                                        const std::function<Result<void>(store::WriteTransaction&, std::size_t)>& work);

private:
    struct FolderKeys {
        store::Key own = 0;
        store::Key album = 0; ///< The one above, for a disc folder.
    };
    Result<void> checkPlan(store::WriteTransaction& tx) const;
    Result<void> writeSlice();
    Result<std::size_t> writeSome(store::WriteTransaction& tx);
    Result<void> storeTrack(store::WriteTransaction& tx, store::CatalogSlice& slice, ReadFile& file);
    Result<void> storeProblem(store::WriteTransaction& tx, const ReadFile& file);
    Result<FolderKeys> folderKeys(store::WriteTransaction& tx, std::uint32_t folder);

    store::Database& m_database;
    const ScanPlan& m_plan;
    std::int64_t m_now; ///< Milliseconds since 1970: when new tracks were added.
    std::int64_t m_removals;
    std::deque<ReadFile> m_waiting;
    WriteCounts m_counts;
    WriteCounts m_sliceCounts;                               ///< Of the transaction that runs.
    std::unordered_map<std::uint32_t, FolderKeys> m_folders; ///< Of the folders last written, by index in the plan.
};

} // namespace linnet::core::scan
