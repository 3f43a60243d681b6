// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/os/SparseFile.h"

#include <cerrno>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/os/SystemError.h"

namespace linnet::core::os {

Result<SparseFile> SparseFile::open(const FilePath& path) {
    Descriptor descriptor(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (!descriptor.isOpen()) return tl::unexpected(systemError(errno, "open", path));
    return SparseFile(std::move(descriptor));
}

Result<void> SparseFile::writeAt(std::uint64_t offset, std::span<const std::byte> bytes) const {
    while (!bytes.empty()) {
        const auto put = ::pwrite(m_descriptor.get(), bytes.data(), bytes.size(), static_cast<off_t>(offset));
        if (put < 0 && errno == EINTR) continue;
        if (put <= 0) return tl::unexpected(systemError(put == 0 ? ENOSPC : errno, "write a file"));
        offset += static_cast<std::uint64_t>(put);
        bytes = bytes.subspan(static_cast<std::size_t>(put));
    }
    return {};
}

Result<std::size_t> SparseFile::readAt(std::uint64_t offset, std::span<std::byte> out) const {
    std::size_t total = 0;
    while (total < out.size()) {
        const auto got =
            ::pread(m_descriptor.get(), out.data() + total, out.size() - total, static_cast<off_t>(offset + total));
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return tl::unexpected(systemError(errno, "read a file"));
        if (got == 0) break;
        total += static_cast<std::size_t>(got);
    }
    return total;
}

Result<std::uint64_t> SparseFile::size() const {
    struct ::stat record {};
    if (::fstat(m_descriptor.get(), &record) != 0) return tl::unexpected(systemError(errno, "look at an open file"));
    return static_cast<std::uint64_t>(record.st_size);
}

Result<void> SparseFile::resize(std::uint64_t size) const {
    if (::ftruncate(m_descriptor.get(), static_cast<off_t>(size)) != 0)
        return tl::unexpected(systemError(errno, "resize a file"));
    return {};
}

Result<void> SparseFile::sync() const {
#ifdef __APPLE__
    const int failed = ::fcntl(m_descriptor.get(), F_FULLFSYNC);
#else
    const int failed = ::fdatasync(m_descriptor.get());
#endif
    if (failed != 0) return tl::unexpected(systemError(errno, "write a file to the disk"));
    return {};
}

} // namespace linnet::core::os
