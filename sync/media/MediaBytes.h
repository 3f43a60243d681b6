// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The bytes of one track as far as they are here: in a sparse file, or, when the disk takes no more, the newest few
// megabytes in memory. Not thread-safe: its entry's mutex guards it.

#include <map>
#include <memory>
#include <span>
#include <vector>

#include "core/os/FilePath.h"
#include "core/os/SparseFile.h"
#include "sync/media/ExtentMap.h"

namespace linnet::sync {

class MediaBytes {
public:
    static constexpr std::uint64_t kMostInMemory = 12u << 20;

    /// What an earlier run left in a file. Extents beyond the file's end are dropped.
    void restore(core::FilePath file, const std::vector<core::ByteRange>& extents);
    /// Forgets everything, on the disk too; what comes goes to `file`.
    void reset(core::FilePath file);

    /// Never fails: what the disk refuses goes to memory, and all that follows with it.
    void write(std::uint64_t offset, std::span<const std::byte> bytes);
    /// What is there from `offset` on, at most out.size(); 0 where nothing is.
    std::size_t read(std::uint64_t offset, std::span<std::byte> out);
    void useMemoryOnly() { m_isInMemory = true; }
    bool isInMemory() const { return m_isInMemory; }

    std::uint64_t presentFrom(std::uint64_t offset) const { return m_present.presentFrom(offset); }
    std::optional<core::ByteRange> firstGap(std::uint64_t from, std::uint64_t to) const {
        return m_present.firstGap(from, to);
    }
    /// On the disk only.
    const ExtentMap& onDisk() const { return m_onDisk; }
    /// Null if there is no file.
    std::shared_ptr<const core::os::SparseFile> file() const { return m_file; }
    const core::FilePath& path() const { return m_path; }

private:
    bool writeToDisk(std::uint64_t offset, std::span<const std::byte> bytes);
    void writeToMemory(std::uint64_t offset, std::span<const std::byte> bytes);
    std::size_t readFromMemory(std::uint64_t offset, std::span<std::byte> out) const;

    core::FilePath m_path;
    std::shared_ptr<const core::os::SparseFile> m_file;
    ExtentMap m_onDisk;
    ExtentMap m_present;                                      ///< On the disk or in memory.
    std::map<std::uint64_t, std::vector<std::byte>> m_blocks; ///< By offset; they never overlap.
    std::uint64_t m_blockBytes = 0;
    std::uint64_t m_lastRead = 0;
    bool m_isInMemory = false;
};

} // namespace linnet::sync
