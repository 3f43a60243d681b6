// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/Opening.h"

#include "core/os/BootId.h"
#include "core/os/Disk.h"
#include "core/os/PrivateFile.h"
#include "core/store/Meta.h"

namespace linnet::core::store {

namespace {

constexpr NamedQuery kQuickCheck{"quickCheck", "PRAGMA quick_check(1)"};
constexpr NamedQuery kHasMeta{"hasMeta", "SELECT count(*) FROM sqlite_schema WHERE name='meta'"};

Result<void> refuseNetworkFileSystem(const FilePath& file) {
    const auto isNetwork = os::isNetworkFileSystem(file.parent());
    if (!isNetwork || !*isNetwork) return {};
    return failure(Errc::Storage, file.parent().displayName() +
                                      " lies on a network file system, where a database cannot be kept safe; "
                                      "choose a data folder on a disk of this computer");
}

/// SQLite gives a log the mode of its database. What cannot be mended (a file of another user, a folder that is not
/// there) is told by the opening itself, if it matters.
void keepToOwner(const FilePath& file) {
    static_cast<void>(os::makePrivateFile(file));
    for (const char* part : {"-wal", "-shm", "-journal"})
        static_cast<void>(os::keepPrivate(FilePath(file.bytes() + part)));
}

Result<void> checkContent(Connection& connection, const FilePath& file) {
    auto check = connection.prepare(kQuickCheck);
    LINNET_TRY(const bool hasRow, check.step());
    if (hasRow && check.text(0) == "ok") return {};
    return failure(Errc::Corrupt, file.displayName() + " is damaged (" + std::string(check.text(0)) +
                                      "); restore the newest copy from the backup folder beside it, or set it aside");
}

/// Where the last life of this file ended without a clean close, the boot id it ran on.
Result<std::optional<std::string>> unfinishedLife(Connection& connection) {
    LINNET_TRY(const auto hasMeta, connection.integer(kHasMeta));
    if (hasMeta == 0) return std::nullopt;
    return metaText(connection, kMetaOpenedOn);
}

Result<void> beginLife(OpenedFile& opened, const std::optional<std::string>& lastBoot, const std::string& boot) {
    auto& connection = *opened.writer;
    LINNET_TRY(auto epoch, metaText(connection, kMetaEpoch));
    // A power cut may have taken back what replicas have seen; a killed process on a living system took nothing back.
    const bool mayHaveLostWrites = lastBoot && (*lastBoot != boot || boot.empty());
    if (!epoch || mayHaveLostWrites) {
        epoch = idToHex(randomIdBytes()).substr(0, 16);
        LINNET_TRY_VOID(setMetaText(connection, kMetaEpoch, *epoch));
    }
    LINNET_TRY(const auto serverId, metaText(connection, kMetaServerId));
    if (const auto known = ServerId::fromBytes(blobOf(serverId.value_or("")))) {
        opened.serverId = *known;
    } else {
        opened.serverId = ServerId::random();
        LINNET_TRY_VOID(setMetaBlob(connection, kMetaServerId, opened.serverId.bytes));
    }
    LINNET_TRY(const auto rev, metaInteger(connection, kMetaRev));
    opened.newest = rev.value_or(0);
    opened.epoch = std::move(*epoch);
    return setMetaText(connection, kMetaOpenedOn, boot);
}

} // namespace

Result<OpenedFile> openFile(const DatabaseOptions& options) {
    LINNET_TRY_VOID(refuseNetworkFileSystem(options.file));
    keepToOwner(options.file);
    OpenedFile opened;
    LINNET_TRY(opened.writer, Connection::open(options.file, OpenMode::ReadWrite));
    auto& connection = *opened.writer;
    LINNET_TRY(const auto lastBoot, unfinishedLife(connection));
    if (lastBoot) LINNET_TRY_VOID(checkContent(connection, options.file));
    LINNET_TRY_VOID(migrate(connection, options.file, options.migrations));

    LINNET_TRY_VOID(connection.execute("BEGIN IMMEDIATE"));
    auto begun = beginLife(opened, lastBoot, options.bootId ? *options.bootId : os::bootId());
    if (begun) begun = connection.execute("COMMIT");
    if (!begun) {
        if (connection.isInTransaction()) static_cast<void>(connection.execute("ROLLBACK"));
        return tl::unexpected<Error>(std::move(begun.error()));
    }
    // The note must be on the disk before the first rev that a client can see.
    LINNET_TRY_VOID(connection.syncLog());
    return opened;
}

Result<void> closeFile(Connection& writer) {
    LINNET_TRY_VOID(writer.checkpointAndTruncate());
    LINNET_TRY_VOID(removeMeta(writer, kMetaOpenedOn));
    return writer.checkpointAndTruncate();
}

} // namespace linnet::core::store
