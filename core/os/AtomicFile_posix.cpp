// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/os/AtomicFile.h"

#include <array>
#include <cerrno>
#include <cstdio>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/os/Descriptor.h"
#include "core/os/File.h"
#include "core/os/Random.h"
#include "core/os/SystemError.h"

namespace linnet::core::os {

namespace {

FilePath temporaryBeside(const FilePath& path) {
    std::array<std::uint8_t, 8> noise{};
    fillRandom(noise);
    std::string name = "." + std::string(path.fileName().substr(0, 200)) + ".";
    constexpr std::string_view kDigits = "0123456789abcdef";
    for (const auto byte : noise) {
        name += kDigits[byte >> 4];
        name += kDigits[byte & 15];
    }
    return path.parent() / name;
}

Result<void> writeAll(int descriptor, std::span<const std::byte> bytes, const FilePath& path) {
    while (!bytes.empty()) {
        const auto written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return tl::unexpected(systemError(errno, "write", path));
        bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
    return {};
}

Result<void> syncFolder(const FilePath& folder) {
    const Descriptor descriptor(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    // Some file systems cannot sync a folder (EINVAL); the file itself is safe by then.
    if (!descriptor.isOpen() || (::fsync(descriptor.get()) != 0 && errno != EINVAL))
        return tl::unexpected(systemError(errno, "write", folder));
    return {};
}

Result<void> writeThenRename(const FilePath& temporary, const FilePath& path, std::span<const std::byte> bytes,
                             FileMode mode, Durability durability) {
    const mode_t bits = mode == FileMode::Private ? 0600 : 0644;
    Descriptor descriptor(::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, bits));
    if (!descriptor.isOpen()) return tl::unexpected(systemError(errno, "write", path));
    LINNET_TRY_VOID(writeAll(descriptor.get(), bytes, path));
    if (durability == Durability::Durable && ::fsync(descriptor.get()) != 0)
        return tl::unexpected(systemError(errno, "write", path));
    if (::close(descriptor.release()) != 0) return tl::unexpected(systemError(errno, "write", path));
    if (::rename(temporary.c_str(), path.c_str()) != 0) return tl::unexpected(systemError(errno, "replace", path));
    if (durability == Durability::Durable) return syncFolder(path.parent());
    return {};
}

} // namespace

Result<void> writeFileAtomically(const FilePath& path, std::span<const std::byte> bytes, FileMode mode,
                                 Durability durability) {
    const auto temporary = temporaryBeside(path);
    auto result = writeThenRename(temporary, path, bytes, mode, durability);
    if (!result) ::unlink(temporary.c_str());
    return result;
}

Result<void> writeFileAtomically(const FilePath& path, std::string_view text, FileMode mode, Durability durability) {
    return writeFileAtomically(path, std::as_bytes(std::span(text)), mode, durability);
}

Result<void> makeFolders(const FilePath& path, FolderMode mode) {
    if (const auto stat = statFile(path); stat && stat->kind == FileKind::Folder) return {};
    const auto parent = path.parent();
    if (!parent.isEmpty() && parent != path) LINNET_TRY_VOID(makeFolders(parent, FolderMode::Shared));
    const mode_t bits = mode == FolderMode::Private ? 0700 : 0755;
    if (::mkdir(path.c_str(), bits) == 0) return {};
    const int errorNumber = errno;
    // Another process may have made it in between.
    if (const auto stat = statFile(path); stat && stat->kind == FileKind::Folder) return {};
    return tl::unexpected(systemError(errorNumber, "make the folder", path));
}

Result<void> removeFile(const FilePath& path) {
    if (::unlink(path.c_str()) != 0 && errno != ENOENT) return tl::unexpected(systemError(errno, "remove", path));
    return {};
}

} // namespace linnet::core::os
