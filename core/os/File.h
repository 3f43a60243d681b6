// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// An open file for reading at any offset, and what the system says about a file. One thread at a time per File; the
// free functions are any thread. Folders, devices and pipes are refused: opening one could block for ever.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/base/Result.h"
#include "core/os/Descriptor.h"
#include "core/os/FilePath.h"

namespace linnet::core::os {

enum class FileKind : std::uint8_t { File, Folder, Other };

/// `fileId` and `device` together name a file independently of its path (inode and device number on POSIX).
struct FileStat {
    FileKind kind = FileKind::Other;
    std::uint64_t size = 0;
    std::int64_t mtimeNs = 0; ///< Nanoseconds since 1970.
    std::uint64_t fileId = 0;
    std::uint64_t device = 0;
    friend bool operator==(const FileStat&, const FileStat&) = default;
};

/// Follows symbolic links. Errors: NotFound, Forbidden, Storage.
[[nodiscard]] Result<FileStat> statFile(const FilePath& path);

class File {
public:
    /// Errors: NotFound, Forbidden, InvalidInput (not a regular file), Storage.
    [[nodiscard]] static Result<File> openForReading(const FilePath& path);

    /// Of the open file, even if its path now names another.
    [[nodiscard]] Result<FileStat> stat() const;
    /// Reads until `out` is full or the file ends; the count read. Errors: Storage.
    [[nodiscard]] Result<std::size_t> readAt(std::uint64_t offset, std::span<std::byte> out) const;
    /// The system's handle (a file descriptor on POSIX); owned by this object.
    int descriptor() const { return m_descriptor.get(); }

private:
    explicit File(Descriptor descriptor) : m_descriptor(std::move(descriptor)) {}
    Descriptor m_descriptor;
};

/// `length` bytes at `offset`, fewer at the end of the file. Errors: as openForReading and readAt.
[[nodiscard]] Result<std::vector<std::byte>> readFileRange(const FilePath& path, std::uint64_t offset,
                                                           std::size_t length);
/// A whole small file. Errors: TooLarge above `limit` bytes, else as readFileRange.
[[nodiscard]] Result<std::string> readSmallFile(const FilePath& path, std::size_t limit);

} // namespace linnet::core::os
