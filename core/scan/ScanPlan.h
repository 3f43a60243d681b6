// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a look through the folders found to do, kept small: names are packed by folder, so that a million new files cost
// some 80 MB for the time of the scan.

#include <string>
#include <vector>

#include "core/os/File.h"
#include "core/store/FileStore.h"
#include "core/store/LibraryStore.h"

namespace linnet::core::scan {

struct FileWork {
    std::uint32_t nameBegin = 0;
    std::uint32_t nameLength = 0;
    store::Key known = 0; ///< Its row; 0 for a file not seen before.
    store::Key track = 0; ///< The track of that row; 0 if it has none.
};

struct FolderWork {
    const store::RootRow* root = nullptr; ///< Of the plan.
    std::vector<std::string> relative;
    FilePath cover; ///< The picture that stands for all files without one of their own; empty if there is none.
    std::string names;
    std::vector<FileWork> files;

    std::string_view nameOf(const FileWork& file) const {
        return std::string_view(names).substr(file.nameBegin, file.nameLength);
    }
    FilePath path() const {
        FilePath folder = root->path;
        for (const auto& name : relative)
            folder = folder / name;
        return folder;
    }
};

struct ScanPlan {
    std::vector<store::RootRow> roots;
    std::vector<FolderWork> folders;
    std::vector<store::KnownFile> gone;     ///< Known and not there any more; names are left out.
    std::vector<store::KnownFile> returned; ///< Missing before, there again and unchanged.
    std::vector<store::RootRow> lostRoots;
    std::vector<store::RootRow> returnedRoots;
    std::uint64_t found = 0;
};

} // namespace linnet::core::scan
