// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/os/File.h"

#include <algorithm>
#include <cerrno>

#include <fcntl.h>
#include <unistd.h>

#include "core/os/StatConvert.h"
#include "core/os/SystemError.h"

namespace linnet::core::os {

Result<FileStat> statFile(const FilePath& path) {
    struct ::stat record {};
    if (::stat(path.c_str(), &record) != 0) return tl::unexpected(systemError(errno, "look at", path));
    return toFileStat(record);
}

Result<File> File::openForReading(const FilePath& path) {
    // O_NONBLOCK: opening a named pipe must not wait for a writer; it is refused below.
    Descriptor descriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
    if (!descriptor.isOpen()) return tl::unexpected(systemError(errno, "open", path));
    File file(std::move(descriptor));
    LINNET_TRY(const auto stat, file.stat());
    if (stat.kind != FileKind::File)
        return failure(Errc::InvalidInput, "\"" + path.displayName() + "\" is not a regular file");
    return file;
}

Result<FileStat> File::stat() const {
    struct ::stat record {};
    if (::fstat(m_descriptor.get(), &record) != 0) return tl::unexpected(systemError(errno, "look at an open file"));
    return toFileStat(record);
}

Result<std::size_t> File::readAt(std::uint64_t offset, std::span<std::byte> out) const {
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

Result<std::vector<std::byte>> readFileRange(const FilePath& path, std::uint64_t offset, std::size_t length) {
    LINNET_TRY(const auto file, File::openForReading(path));
    LINNET_TRY(const auto stat, file.stat());
    const auto available = offset < stat.size ? stat.size - offset : 0;
    std::vector<std::byte> bytes(static_cast<std::size_t>(std::min<std::uint64_t>(length, available)));
    LINNET_TRY(const auto got, file.readAt(offset, bytes));
    bytes.resize(got);
    return bytes;
}

Result<std::string> readSmallFile(const FilePath& path, std::size_t limit) {
    LINNET_TRY(const auto file, File::openForReading(path));
    // Files of /proc say size 0: read until the end, up to one byte more than allowed.
    std::string text;
    while (text.size() <= limit) {
        const auto old = text.size();
        text.resize(std::min(limit + 1, std::max<std::size_t>(old * 2, 4096)));
        LINNET_TRY(const auto got, file.readAt(old, std::as_writable_bytes(std::span(text).subspan(old))));
        const bool isEnd = old + got < text.size();
        text.resize(old + got);
        if (isEnd) return text;
    }
    return failure(Errc::TooLarge, "\"" + path.displayName() + "\" is larger than " + std::to_string(limit) + " bytes");
}

} // namespace linnet::core::os
