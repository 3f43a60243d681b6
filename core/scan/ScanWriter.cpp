// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scan/ScanWriter.h"

#include <chrono>

#include "core/scan/TrackRecords.h"
#include "core/store/FileStore.h"
#include "core/store/RemovalStore.h"
#include "core/tags/FileNames.h"

namespace linnet::core::scan {

namespace {

constexpr std::size_t kSliceRows = 50; ///< Of small changes.
constexpr std::size_t kMostWaiting = 96;
/// A user's write waits no longer than this, plus the commit.
constexpr std::chrono::milliseconds kSliceTime{5};
constexpr std::size_t kMostFolders = 256;

} // namespace

Result<void> ScanWriter::add(ReadFile file) {
    m_waiting.push_back(std::move(file));
    return m_waiting.size() >= kMostWaiting ? writeSlice() : Result<void>();
}

Result<void> ScanWriter::flush() {
    while (!m_waiting.empty())
        LINNET_TRY_VOID(writeSlice());
    return {};
}

Result<void> ScanWriter::checkPlan(store::WriteTransaction& tx) const {
    LINNET_TRY(const auto removals, store::removalCount(tx.connection()));
    if (removals == m_removals) return {};
    return failure(Errc::Conflict, "a folder was taken out of the library during the scan; scan again");
}

Result<void> ScanWriter::writeSlice() {
    m_sliceCounts = {};
    LINNET_TRY(const auto done, write([&](store::WriteTransaction& tx) { return writeSome(tx); }));
    m_waiting.erase(m_waiting.begin(), m_waiting.begin() + static_cast<std::ptrdiff_t>(done));
    m_counts.added += m_sliceCounts.added;
    m_counts.changed += m_sliceCounts.changed;
    m_counts.problems += m_sliceCounts.problems;
    return {};
}

Result<std::size_t> ScanWriter::writeSome(store::WriteTransaction& tx) {
    // Putting albums and search documents right takes about as long as the rows themselves.
    const auto end = std::chrono::steady_clock::now() + kSliceTime / 2;
    store::CatalogSlice slice(tx);
    std::size_t done = 0;
    while (done < m_waiting.size()) {
        auto& file = m_waiting[done++];
        LINNET_TRY_VOID(file.facts ? storeTrack(tx, slice, file) : storeProblem(tx, file));
        if (std::chrono::steady_clock::now() >= end) break;
    }
    LINNET_TRY_VOID(slice.finish());
    return done;
}

Result<void> ScanWriter::inSlices(std::size_t count,
                                  const std::function<Result<void>(store::WriteTransaction&, std::size_t)>& work) {
    std::size_t done = 0;
    while (done < count) {
        const auto slice = [&](store::WriteTransaction& tx) -> Result<std::size_t> {
            const auto end = std::chrono::steady_clock::now() + kSliceTime;
            std::size_t next = done;
            while (next < count && next < done + kSliceRows) {
                LINNET_TRY_VOID(work(tx, next));
                ++next;
                if (std::chrono::steady_clock::now() >= end) break;
            }
            return next;
        };
        LINNET_TRY(done, write(slice));
    }
    return {};
}

Result<void> ScanWriter::storeTrack(store::WriteTransaction& tx, store::CatalogSlice& slice, ReadFile& file) {
    const auto& work = m_plan.folders[file.item.folder];
    auto& facts = *file.facts;
    LINNET_TRY(const auto folder, folderKeys(tx, file.item.folder));
    store::FoundFileRow row;
    row.folder = folder.own;
    row.name = work.nameOf(work.files[file.item.file]);
    row.stat = facts.stat;
    row.audioId = store::Blob(facts.audio.bytes);
    LINNET_TRY(const auto fileKey, store::writeFile(tx, row));

    std::optional<store::Key> oldFile;
    if (file.item.track) {
        LINNET_TRY(oldFile, store::fileOfTrack(tx.connection(), *file.item.track));
    }
    auto record = trackRecord(facts.tags, {work.root->library, folder.album});
    record.file = fileKey;
    record.art = facts.art;
    record.size = facts.stat.size;
    record.modifiedAt = facts.stat.mtimeNs / 1'000'000;
    record.addedAt = m_now;
    LINNET_TRY(const auto change, slice.write(file.item.track, std::move(record)));
    if (oldFile && *oldFile != fileKey) LINNET_TRY_VOID(store::deleteFileIfUnused(tx, *oldFile));
    if (change == store::TrackChange::Added) ++m_sliceCounts.added;
    if (change == store::TrackChange::Changed) ++m_sliceCounts.changed;
    return {};
}

Result<void> ScanWriter::storeProblem(store::WriteTransaction& tx, const ReadFile& file) {
    const auto& work = m_plan.folders[file.item.folder];
    const auto& fileWork = work.files[file.item.file];
    LINNET_TRY(const auto folder, folderKeys(tx, file.item.folder));
    store::FoundFileRow row;
    row.folder = folder.own;
    row.name = work.nameOf(fileWork);
    row.stat = file.stat;
    row.problem = problemCode(file.facts.error().code);
    row.detail = file.facts.error().detail;
    LINNET_TRY(const auto fileKey, store::writeFile(tx, row));
    ++m_sliceCounts.problems;
    // The track is kept, with the sound it had: the file may be mended.
    LINNET_TRY(const auto track, store::trackOfFile(tx.connection(), fileKey));
    if (track) LINNET_TRY_VOID(store::setTrackAvailable(tx, *track, false));
    return {};
}

Result<ScanWriter::FolderKeys> ScanWriter::folderKeys(store::WriteTransaction& tx, std::uint32_t folder) {
    // Made by a slice that was rolled back, the run is over: a row in the cache is always in the store.
    if (const auto cached = m_folders.find(folder); cached != m_folders.end()) return cached->second;
    const auto& work = m_plan.folders[folder];
    FolderKeys keys;
    LINNET_TRY(keys.own, store::folderKeyFor(tx, work.root->key, 0, ""));
    keys.album = keys.own;
    for (const auto& name : work.relative) {
        const auto above = keys.own;
        LINNET_TRY(keys.own, store::folderKeyFor(tx, work.root->key, above, name));
        keys.album = tags::discOfFolderName(name) ? above : keys.own;
    }
    if (m_folders.size() >= kMostFolders) m_folders.clear();
    m_folders.emplace(folder, keys);
    return keys;
}

} // namespace linnet::core::scan
