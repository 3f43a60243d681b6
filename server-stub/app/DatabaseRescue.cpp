// SPDX-License-Identifier: GPL-3.0-or-later
#include "server-stub/app/DatabaseRescue.h"

#include <algorithm>
#include <filesystem>
#include <vector>

#include <fmt/format.h>

#include "core/store/Backup.h"

namespace linnet::server {

namespace fs = std::filesystem;
using core::Errc;
using core::FilePath;
using core::Result;
using core::store::Database;

namespace {

constexpr std::size_t kKeptBackups = 7;

/// Daily copies, newest first.
std::vector<fs::path> backups(const core::os::DataFolder& folder) {
    std::vector<fs::path> found;
    std::error_code error;
    for (fs::directory_iterator entry(folder.backup().toStd(), error), end; !error && entry != end;
         entry.increment(error)) {
        const auto name = entry->path().filename().string();
        if (name.starts_with("server-") && name.ends_with(".db")) found.push_back(entry->path());
    }
    std::sort(found.begin(), found.end(), std::greater<>());
    return found;
}

Result<RescuedDatabase> restore(const core::os::DataFolder& folder, core::Error damage) {
    LINNET_TRY(const auto aside, core::store::setAsideDamaged(folder.serverDatabase()));
    const auto target = folder.serverDatabase();
    std::error_code error;
    for (const auto& backup : backups(folder)) {
        fs::copy_file(backup, target.toStd(), fs::copy_options::overwrite_existing, error);
        if (error) continue;
        auto database = Database::open({.file = target});
        if (!database) continue;
        return RescuedDatabase{std::move(*database),
                               fmt::format("The server's database was damaged. The backup {} has taken its place; "
                                           "what is newer is lost. The damaged file is kept as {}.",
                                           backup.filename().string(), aside.displayName())};
    }
    // Nothing silently begins from nothing: the damaged file goes back to where it was.
    fs::remove(target.toStd(), error);
    fs::rename(aside.toStd(), target.toStd(), error);
    fs::rename(aside.bytes() + "-wal", target.bytes() + "-wal", error);
    damage.detail += "; there is no backup to restore it from. To begin anew, move it away and start again";
    return tl::unexpected(std::move(damage));
}

} // namespace

Result<RescuedDatabase> openServerDatabase(const core::os::DataFolder& folder) {
    auto database = Database::open({.file = folder.serverDatabase()});
    if (database) return RescuedDatabase{std::move(*database), {}};
    if (database.error().code == Errc::Corrupt) return restore(folder, std::move(database.error()));
    return tl::unexpected(std::move(database.error()));
}

Result<bool> keepDailyBackup(const core::os::DataFolder& folder, const Database& database, core::UnixMillis now) {
    const std::chrono::year_month_day day(std::chrono::floor<std::chrono::days>(now));
    const auto target =
        folder.backup() / fmt::format("server-{:04}{:02}{:02}.db", static_cast<int>(day.year()),
                                      static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
    std::error_code error;
    if (fs::exists(target.toStd(), error)) return false;
    LINNET_TRY_VOID(database.backupTo(target));
    const auto all = backups(folder);
    for (std::size_t i = kKeptBackups; i < all.size(); ++i)
        fs::remove(all[i], error);
    return true;
}

} // namespace linnet::server
