// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/os/Disk.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <string>

#include <sys/sysmacros.h>
#include <sys/vfs.h>

#include "core/os/File.h"
#include "core/os/SystemError.h"

namespace linnet::core::os {

namespace {

constexpr std::int64_t kFuse = 0x65735546;
/// NFS, SMB, CIFS, SMB2, AFS, Coda, NCP, Ceph, Lustre (statfs(2)).
constexpr std::array<std::int64_t, 9> kRemoteTypes{0x6969,     0x517B, 0xFF534D42, 0xFE534D42, 0x5346414F,
                                                   0x73757245, 0x564C, 0x00C36400, 0x0BD00BD0};
/// FUSE carries local file systems too; these names reach out to the network.
constexpr std::array<std::string_view, 9> kRemoteFuse{"fuse.sshfs",     "fuse.rclone",   "fuse.s3fs",
                                                      "fuse.glusterfs", "fuse.davfs",    "fuse.gvfsd-fuse",
                                                      "fuse.curlftpfs", "fuse.smbnetfs", "fuse.ceph"};

FilePath nearestExisting(FilePath path) {
    while (!statFile(path)) {
        auto parent = path.parent();
        if (parent.isEmpty() || parent == path) break;
        path = std::move(parent);
    }
    return path;
}

/// The file system's name of a device in /proc/self/mountinfo, such as "fuse.sshfs"; "" if not listed.
std::string fileSystemName(std::uint64_t device) {
    const auto text = readSmallFile(FilePath("/proc/self/mountinfo"), 1 << 20);
    if (!text) return {};
    const auto number = " " + std::to_string(major(device)) + ":" + std::to_string(minor(device)) + " ";
    const auto line = text->find(number);
    if (line == std::string::npos) return {};
    constexpr std::string_view kSeparator = " - ";
    const auto name = text->find(kSeparator, line);
    if (name == std::string::npos) return {};
    const auto begin = name + kSeparator.size();
    return text->substr(begin, text->find(' ', begin) - begin);
}

Result<struct ::statfs> statFileSystem(const FilePath& path) {
    struct ::statfs record {};
    if (::statfs(path.c_str(), &record) != 0)
        return tl::unexpected(systemError(errno, "look at the file system of", path));
    return record;
}

} // namespace

Result<ByteCount> freeSpace(const FilePath& path) {
    LINNET_TRY(const auto record, statFileSystem(nearestExisting(path)));
    return ByteCount{static_cast<std::uint64_t>(record.f_bavail) * static_cast<std::uint64_t>(record.f_frsize)};
}

Result<bool> isNetworkFileSystem(const FilePath& path) {
    const auto existing = nearestExisting(path);
    LINNET_TRY(const auto record, statFileSystem(existing));
    const auto type = static_cast<std::int64_t>(record.f_type) & 0xFFFFFFFF;
    if (std::ranges::find(kRemoteTypes, type) != kRemoteTypes.end()) return true;
    if (type != kFuse) return false;
    LINNET_TRY(const auto stat, statFile(existing));
    return std::ranges::find(kRemoteFuse, fileSystemName(stat.device)) != kRemoteFuse.end();
}

} // namespace linnet::core::os
