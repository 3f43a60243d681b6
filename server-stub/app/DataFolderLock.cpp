// SPDX-License-Identifier: GPL-3.0-or-later
#include "server-stub/app/DataFolderLock.h"

#include <fmt/format.h>

#include "core/os/File.h"
#include "core/wire/FlatJson.h"

namespace linnet::server {

using core::Errc;

namespace {

constexpr std::size_t kMaxEndpoint = 4096;

std::string holder(const core::os::DataFolder& folder) {
    const auto text = core::os::readSmallFile(folder.endpoint(), kMaxEndpoint);
    const auto endpoint = text ? core::wire::FlatJson::parse(*text) : core::failure(Errc::NotFound, "");
    if (!endpoint || !endpoint->integer("pid")) return {};
    return fmt::format(" (process {}, at {})", *endpoint->integer("pid"), endpoint->text("address").value_or("?"));
}

} // namespace

core::Result<core::os::LockFile> lockDataFolder(const core::os::DataFolder& folder) {
    auto lock = core::os::LockFile::tryLock(folder.serverLock());
    if (lock || lock.error().code != Errc::Busy) return lock;
    return core::failure(Errc::Busy, fmt::format("another server{} already uses {}; use that one, stop it first, or "
                                                 "choose another folder with --data",
                                                 holder(folder), folder.root.displayName()));
}

} // namespace linnet::server
