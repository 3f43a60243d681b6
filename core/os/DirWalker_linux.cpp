// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/os/DirWalker.h"

#include <algorithm>
#include <cerrno>
#include <deque>
#include <set>

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>

#include "core/os/StatConvert.h"
#include "core/os/SystemError.h"

namespace linnet::core::os {

namespace {

struct DirCloser {
    void operator()(DIR* dir) const { ::closedir(dir); }
};
using DirHandle = std::unique_ptr<DIR, DirCloser>;

struct Entry {
    std::string name;
    unsigned char type;
};

/// ".x" is hidden; "...And Justice for All" is an album.
bool isHidden(std::string_view name) { return name.starts_with('.') && !name.starts_with(".."); }

bool isDots(std::string_view name) { return name == "." || name == ".."; }

FileStat toFileStat(const struct ::statx& record) {
    FileStat result;
    if (S_ISREG(record.stx_mode)) result.kind = FileKind::File;
    if (S_ISDIR(record.stx_mode)) result.kind = FileKind::Folder;
    result.size = record.stx_size;
    result.mtimeNs = record.stx_mtime.tv_sec * 1'000'000'000 + record.stx_mtime.tv_nsec;
    result.fileId = record.stx_ino;
    result.device = makedev(record.stx_dev_major, record.stx_dev_minor);
    return result;
}

std::optional<FileStat> statAt(int folder, const std::string& name) {
    struct ::statx record {};
    constexpr unsigned kWanted = STATX_TYPE | STATX_SIZE | STATX_MTIME | STATX_INO;
    if (::statx(folder, name.c_str(), AT_NO_AUTOMOUNT, kWanted, &record) != 0) return std::nullopt;
    return toFileStat(record);
}

using Names = std::vector<std::string>;

} // namespace

struct DirWalker::Impl {
    FilePath root;
    NameFilter filter;
    std::vector<Names> pending;                             ///< Folders still to visit, the next one last.
    std::deque<Names> links;                                ///< Links to folders, after all real ones.
    std::set<std::pair<std::uint64_t, std::uint64_t>> seen; ///< (device, inode) of visited folders.

    std::optional<Names> takeNext() {
        if (!pending.empty()) {
            auto names = std::move(pending.back());
            pending.pop_back();
            return names;
        }
        if (links.empty()) return std::nullopt;
        auto names = std::move(links.front());
        links.pop_front();
        return names;
    }

    FilePath pathOf(const Names& names) const {
        std::string path = root.bytes();
        for (const auto& name : names) {
            if (path.back() != '/') path += '/';
            path += name;
        }
        return FilePath(std::move(path));
    }

    /// False if this folder was visited before or is gone by choice (`.nomedia`); nothing is to be told about it then.
    bool visit(WalkedFolder& folder) {
        const auto path = pathOf(folder.relative);
        DirHandle handle;
        Descriptor descriptor(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NONBLOCK));
        struct ::stat record {};
        if (descriptor.isOpen() && ::fstat(descriptor.get(), &record) == 0) {
            folder.stat = os::toFileStat(record);
            if (!seen.emplace(folder.stat.device, folder.stat.fileId).second) return false;
            handle.reset(::fdopendir(descriptor.get()));
        }
        if (!handle) {
            folder.error = systemError(errno, "read the folder", path);
            return true;
        }
        (void)descriptor.release(); // owned by `handle` now
        std::vector<Entry> entries;
        if (!list(handle.get(), entries, folder, path)) return false;
        std::ranges::sort(entries, {}, &Entry::name);
        sortOut(entries, ::dirfd(handle.get()), folder);
        return true;
    }

    /// False if a marker file says that this folder holds no music.
    static bool list(DIR* handle, std::vector<Entry>& entries, WalkedFolder& folder, const FilePath& path) {
        while (true) {
            errno = 0;
            const dirent* entry = ::readdir(handle);
            if (!entry) {
                if (errno != 0) folder.error = systemError(errno, "read the folder", path);
                return true;
            }
            const std::string_view name = entry->d_name;
            if (name == ".nomedia" || name == ".ignore") return false;
            if (!isHidden(name) && !isDots(name)) entries.push_back({std::string(name), entry->d_type});
        }
    }

    void sortOut(std::vector<Entry>& entries, int descriptor, WalkedFolder& folder) {
        std::vector<Names> below;
        for (auto& [name, type] : entries) {
            const bool isLink = type == DT_LNK;
            if (type == DT_DIR) {
                below.push_back(folder.relative);
                below.back().push_back(std::move(name));
                continue;
            }
            const bool mayBeFolder = isLink || type == DT_UNKNOWN;
            if (!mayBeFolder && (type != DT_REG || !filter(name))) continue;
            const auto stat = statAt(descriptor, name);
            if (!stat) continue; // gone since it was listed, or a link to nowhere
            if (stat->kind == FileKind::Folder) {
                auto names = folder.relative;
                names.push_back(std::move(name));
                if (isLink)
                    links.push_back(std::move(names));
                else
                    below.push_back(std::move(names));
            } else if (stat->kind == FileKind::File && filter(name)) {
                folder.files.push_back({std::move(name), *stat});
            }
        }
        pending.insert(pending.end(), std::make_move_iterator(below.rbegin()), std::make_move_iterator(below.rend()));
    }
};

Result<DirWalker> DirWalker::open(const FilePath& root, NameFilter filter) {
    LINNET_TRY(const auto stat, statFile(root));
    if (stat.kind != FileKind::Folder)
        return failure(Errc::InvalidInput, "\"" + root.displayName() + "\" is not a folder");
    const Descriptor probe(::open(root.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!probe.isOpen()) return tl::unexpected(systemError(errno, "read the folder", root));
    auto impl = std::make_unique<Impl>();
    impl->root = root;
    impl->filter = filter;
    impl->pending.emplace_back();
    return DirWalker(std::move(impl));
}

DirWalker::DirWalker(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
DirWalker::DirWalker(DirWalker&&) noexcept = default;
DirWalker::~DirWalker() = default;

std::optional<WalkedFolder> DirWalker::next() {
    while (auto names = m_impl->takeNext()) {
        WalkedFolder folder;
        folder.relative = std::move(*names);
        if (m_impl->visit(folder)) return folder;
    }
    return std::nullopt;
}

} // namespace linnet::core::os
