// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/Backup.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

#include <fmt/chrono.h>
#include <fmt/format.h>

#include "core/os/PrivateFile.h"
#include "core/store/Meta.h"

namespace linnet::core::store {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kKeptMigrationCopies = 2;

/// Sorts by time; milliseconds keep two copies of one second apart.
std::string timeStamp() {
    const auto now = std::chrono::system_clock::now();
    const auto millis = std::chrono::duration_cast<std::chrono::milliseconds>(now.time_since_epoch()).count() % 1000;
    return fmt::format("{:%Y%m%d-%H%M%S}-{:03}", fmt::gmtime(now), millis);
}

tl::unexpected<Error> fileFailure(const char* what, const FilePath& file, const std::error_code& error) {
    const Errc code = error == std::errc::no_space_on_device ? Errc::Full : Errc::Storage;
    return failure(code, fmt::format("{} {}: {}; check the disk and the permissions of its folder", what,
                                     file.displayName(), error.message()));
}

/// Makes the copy forget the life of its original. The rollback journal's commit also syncs the whole file.
Result<void> forgetLife(const FilePath& copy) {
    LINNET_TRY(auto connection, Connection::open(copy, OpenMode::ReadWrite));
    LINNET_TRY_VOID(connection->execute("PRAGMA journal_mode=DELETE; PRAGMA synchronous=FULL; BEGIN IMMEDIATE"));
    LINNET_TRY_VOID(removeMeta(*connection, kMetaEpoch));
    LINNET_TRY_VOID(removeMeta(*connection, kMetaOpenedOn));
    return connection->execute("COMMIT");
}

void removeOldCopies(const FilePath& folder, const std::string& prefix) {
    std::vector<fs::path> copies;
    std::error_code ignored;
    for (fs::directory_iterator it(folder.toStd(), ignored), end; it != end; it.increment(ignored)) {
        if (ignored) break;
        if (it->path().filename().string().starts_with(prefix)) copies.push_back(it->path());
    }
    const auto timeOf = [&](const fs::path& path) {
        const std::string name = path.filename().string();
        return name.substr(std::min(name.find('-', prefix.size()), name.size()));
    };
    std::sort(copies.begin(), copies.end(), [&](const auto& a, const auto& b) { return timeOf(a) > timeOf(b); });
    for (std::size_t i = kKeptMigrationCopies; i < copies.size(); ++i)
        fs::remove(copies[i], ignored);
}

} // namespace

Result<void> copyDatabase(Connection& connection, const FilePath& target) {
    const FilePath partial(target.bytes() + ".partial");
    std::error_code error;
    fs::create_directories(target.parent().toStd(), error);
    if (error) return fileFailure("making the folder of", target, error);
    fs::remove(partial.toStd(), error);
    LINNET_TRY_VOID(os::makePrivateFile(partial)); // The copy is made into an empty file.
    auto copied = connection.copyInto(partial);
    if (copied) copied = forgetLife(partial);
    if (!copied) {
        fs::remove(partial.toStd(), error);
        return copied;
    }
    fs::rename(partial.toStd(), target.toStd(), error);
    if (error) return fileFailure("naming the copy", target, error);
    return {};
}

Result<void> keepMigrationCopy(Connection& connection, const FilePath& file, int schemaVersion) {
    const FilePath folder = file.parent() / "backup";
    const std::string prefix = std::string(file.fileName()) + ".schema";
    const FilePath target = folder / fmt::format("{}{}-{}", prefix, schemaVersion, timeStamp());
    LINNET_TRY_VOID(copyDatabase(connection, target));
    removeOldCopies(folder, prefix);
    return {};
}

Result<FilePath> setAsideDamaged(const FilePath& file) {
    const FilePath aside(fmt::format("{}.damaged-{}", file.bytes(), timeStamp()));
    std::error_code error;
    fs::rename(file.toStd(), aside.toStd(), error);
    if (error) return fileFailure("setting aside", file, error);
    // The log belongs to the damaged file; the index of the log is rebuilt from it.
    fs::rename(file.bytes() + "-wal", aside.bytes() + "-wal", error);
    fs::remove(file.bytes() + "-shm", error);
    return aside;
}

} // namespace linnet::core::store
