// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scan/ScanWriter.h"

#include <chrono>

#include "core/scan/TrackRecords.h"
#include "core/store/FileStore.h"
#include "core/store/TrackWriter.h"

namespace linnet::core::scan {

namespace {

constexpr std::size_t kSliceRows = 50;
constexpr std::chrono::milliseconds kSliceTime{4}; ///< A user's write waits no longer than this, plus the commit.
constexpr std::size_t kMostFolders = 256;

} // namespace

Result<void> ScanWriter::add(ReadFile file) {
    m_waiting.push_back(std::move(file));
    return m_waiting.size() >= kSliceRows ? flush() : Result<void>();
}

Result<void> ScanWriter::flush() {
    auto result =
        inSlices(m_waiting.size(), [&](store::WriteTransaction& tx, std::size_t i) { return store(tx, m_waiting[i]); });
    m_waiting.clear();
    return result;
}

Result<void> ScanWriter::inSlices(std::size_t count,
                                  const std::function<Result<void>(store::WriteTransaction&, std::size_t)>& work) {
    std::size_t done = 0;
    while (done < count) {
        const auto slice = [&](store::WriteTransaction& tx) -> Result<std::size_t> {
            m_sliceCounts = {};
            const auto end = std::chrono::steady_clock::now() + kSliceTime;
            std::size_t next = done;
            while (next < count && next < done + kSliceRows) {
                LINNET_TRY_VOID(work(tx, next));
                ++next;
                if (std::chrono::steady_clock::now() >= end) break;
            }
            return next;
        };
        LINNET_TRY(done, m_database.write(store::WritePriority::Background, slice));
        m_counts.added += m_sliceCounts.added;
        m_counts.changed += m_sliceCounts.changed;
        m_counts.problems += m_sliceCounts.problems;
    }
    return {};
}

Result<void> ScanWriter::store(store::WriteTransaction& tx, const ReadFile& file) {
    LINNET_TRY(const auto folder, folderKey(tx, m_plan.folders[file.item.folder]));
    return file.facts ? storeTrack(tx, file, folder) : storeProblem(tx, file, folder);
}

Result<void> ScanWriter::storeTrack(store::WriteTransaction& tx, const ReadFile& file, store::Key folder) {
    const auto& work = m_plan.folders[file.item.folder];
    const auto& facts = *file.facts;
    store::FoundFileRow row;
    row.folder = folder;
    row.name = work.nameOf(work.files[file.item.file]);
    row.stat = facts.stat;
    row.audioId = store::Blob(facts.audio.bytes);
    LINNET_TRY(const auto fileKey, store::writeFile(tx, row));

    std::optional<store::Key> oldFile;
    if (file.item.track) {
        LINNET_TRY(oldFile, store::fileOfTrack(tx.connection(), *file.item.track));
    }
    auto record = trackRecord(facts.tags, {work.root->library, work.root->key, work.relative});
    record.file = fileKey;
    record.art = facts.art;
    record.size = facts.stat.size;
    record.modifiedAt = facts.stat.mtimeNs / 1'000'000;
    record.addedAt = m_now;
    LINNET_TRY(const auto change, store::writeTrack(tx, file.item.track, record));
    if (oldFile && *oldFile != fileKey) LINNET_TRY_VOID(store::deleteFileIfUnused(tx, *oldFile));
    if (change == store::TrackChange::Added) ++m_sliceCounts.added;
    if (change == store::TrackChange::Changed) ++m_sliceCounts.changed;
    return {};
}

Result<void> ScanWriter::storeProblem(store::WriteTransaction& tx, const ReadFile& file, store::Key folder) {
    const auto& work = m_plan.folders[file.item.folder];
    const auto& fileWork = work.files[file.item.file];
    store::FoundFileRow row;
    row.folder = folder;
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

Result<store::Key> ScanWriter::folderKey(store::WriteTransaction& tx, const FolderWork& folder) {
    const auto cached = m_folders.find({folder.root->key, folder.relative});
    if (cached != m_folders.end()) {
        // Made by a slice that was rolled back, the run is over: a row in the cache is always in the store.
        return cached->second;
    }
    LINNET_TRY(auto key, store::folderKeyFor(tx, folder.root->key, 0, ""));
    for (const auto& name : folder.relative) {
        LINNET_TRY(key, store::folderKeyFor(tx, folder.root->key, key, name));
    }
    if (m_folders.size() >= kMostFolders) m_folders.clear();
    m_folders.emplace(std::pair(folder.root->key, folder.relative), key);
    return key;
}

} // namespace linnet::core::scan
