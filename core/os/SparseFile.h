// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A private file (0600) that is filled in any order; what was never written takes no room on the disk. Reads and
// writes of different ranges may run on several threads at once.

#include <cstddef>
#include <span>

#include "core/base/Result.h"
#include "core/os/Descriptor.h"
#include "core/os/FilePath.h"

namespace linnet::core::os {

class SparseFile {
public:
    /// Opens or makes it; the folder must exist. Errors: Forbidden, Full, NotFound (folder), Storage.
    [[nodiscard]] static Result<SparseFile> open(const FilePath& path);

    /// All of `bytes` or an error: Full, Storage.
    [[nodiscard]] Result<void> writeAt(std::uint64_t offset, std::span<const std::byte> bytes) const;
    /// Reads until `out` is full or the file ends; the count read.
    [[nodiscard]] Result<std::size_t> readAt(std::uint64_t offset, std::span<std::byte> out) const;
    [[nodiscard]] Result<std::uint64_t> size() const;
    [[nodiscard]] Result<void> resize(std::uint64_t size) const;
    /// Returns when all that was written is on the disk.
    [[nodiscard]] Result<void> sync() const;

private:
    explicit SparseFile(Descriptor descriptor) : m_descriptor(std::move(descriptor)) {}
    Descriptor m_descriptor;
};

} // namespace linnet::core::os
