// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Walks a tree folder by folder: one call gives one folder with its files, then goes down. Deterministic order (names
// sorted by bytes in each folder, a folder before its children). Links to folders are followed, each folder is visited
// once. Left out: names beginning with a dot, folders holding `.nomedia` or `.ignore`. One thread.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/Result.h"
#include "core/os/File.h"

namespace linnet::core::os {

struct WalkedFile {
    std::string name;
    FileStat stat;
};

struct WalkedFolder {
    std::vector<std::string> relative; ///< Names from the root down; empty for the root itself.
    FileStat stat;
    std::vector<WalkedFile> files; ///< Regular files, links resolved, sorted by name.
    std::optional<Error> error;    ///< The folder could not be read (all): `files` is then incomplete.
};

/// True for file names worth a stat; files it refuses are not reported at all.
using NameFilter = bool (*)(std::string_view name);

class DirWalker {
public:
    /// Errors: NotFound, Forbidden, InvalidInput (not a folder), Storage.
    [[nodiscard]] static Result<DirWalker> open(const FilePath& root, NameFilter filter);
    DirWalker(DirWalker&&) noexcept;
    ~DirWalker();

    /// The next folder, or nothing after the last one.
    std::optional<WalkedFolder> next();

private:
    struct Impl;
    explicit DirWalker(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace linnet::core::os
