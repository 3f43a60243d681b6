// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The libraries of a server and their folders: add, list, remove. Changes are users' writes. Any thread but the
// writer's.

#include <vector>

#include "core/domain/Catalog.h"
#include "core/scan/ScanTypes.h"
#include "core/store/Database.h"

namespace linnet::core::scan {

class Libraries {
public:
    explicit Libraries(store::Database& database) : m_database(database) {}

    /// In the order they were made.
    [[nodiscard]] Result<std::vector<Library>> list();
    /// Errors: NotFound.
    [[nodiscard]] Result<Library> get(LibraryId id);
    /// Names may repeat. Errors: InvalidInput (blank name).
    [[nodiscard]] Result<Library> add(std::string_view name);
    /// `path` is made absolute and links in it are resolved. Errors: NotFound (library, or no such folder),
    /// InvalidInput (not a folder), Forbidden (cannot be read), Conflict (it is, lies within or contains a folder of a
    /// library).
    [[nodiscard]] Result<LibraryRoot> addRoot(LibraryId library, const FilePath& path);
    /// Adds the folder to the first library, making one ("Music") if there is none; a folder that is already covered is
    /// fine. For `--music`. Errors: as addRoot.
    [[nodiscard]] Result<LibraryId> ensureMusicFolder(const FilePath& path);
    /// At once it is listed no more and nothing below it is found; a RemovalSweeper takes its tracks out of the
    /// catalogue (tombstones). Files are not touched. Errors: NotFound.
    [[nodiscard]] Result<void> removeRoot(LibraryId library, RootId root);
    [[nodiscard]] Result<void> removeLibrary(LibraryId library);
    /// Files without a track, by key; `after` is the `next` of the page before, 0 for the first page.
    struct ProblemPage {
        std::vector<ScanProblem> problems;
        std::int64_t next = 0; ///< 0: this is the last page.
    };
    [[nodiscard]] Result<ProblemPage> problems(std::int64_t after, int limit);
    /// Where a track's file lies, for streaming it; nothing if the track has no file. Errors: NotFound.
    [[nodiscard]] Result<FilePath> fileOf(TrackId track);

private:
    store::Database& m_database;
};

} // namespace linnet::core::scan
