// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The reading stage: several threads open files, fingerprint them, read tags and covers; one thread, the caller's, gets
// the results through a short queue, in any order.

#include <functional>
#include <optional>

#include "core/art/ArtStore.h"
#include "core/base/CancelToken.h"
#include "core/identity/AudioId.h"
#include "core/scan/ScanPlan.h"
#include "core/store/ScanRecords.h"
#include "core/tags/TagData.h"

namespace linnet::core::scan {

/// Indexes into a plan's folders and their files; `track` is the decision of the matching, if there was one.
struct WorkItem {
    std::uint32_t folder = 0;
    std::uint32_t file = 0;
    std::optional<store::Key> track;
};

struct FileFacts {
    os::FileStat stat; ///< Of the file as it was read.
    identity::AudioId audio;
    tags::TagData tags; ///< Complete, without picture.
    std::optional<store::ArtRecord> art;
};

struct ReadFile {
    WorkItem item;
    os::FileStat stat; ///< Also of a file that gave an error, where it could be had.
    Result<FileFacts> facts;
};

class FileReader {
public:
    FileReader(const ScanPlan& plan, art::ArtStore& art, unsigned threads);

    /// Reads all items; `consume` runs on the calling thread. Its first error ends the reading and is returned.
    /// Errors: also Cancelled.
    [[nodiscard]] Result<void> readAll(const std::vector<WorkItem>& items,
                                       const std::function<Result<void>(ReadFile)>& consume, const CancelToken& cancel);

private:
    ReadFile read(const WorkItem& item) const;
    Result<FileFacts> factsOf(const FolderWork& folder, const os::File& file, const FilePath& path) const;
    std::optional<store::ArtRecord> artOf(const FolderWork& folder, const tags::TagData& tags) const;

    const ScanPlan& m_plan;
    art::ArtStore& m_art;
    unsigned m_threads;
};

} // namespace linnet::core::scan
