// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite/SqliteError.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include "core/os/FilePath.h"

namespace linnet::core::store {

namespace {

Errc errcOf(int code) {
    switch (code & 0xff) {
    case SQLITE_FULL:
        return Errc::Full;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return Errc::Corrupt;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return Errc::Busy;
    case SQLITE_CONSTRAINT:
        return Errc::Conflict;
    case SQLITE_INTERRUPT:
        return Errc::Cancelled;
    case SQLITE_TOOBIG:
        return Errc::TooLarge;
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
    case SQLITE_PROTOCOL:
        return Errc::Storage;
    default:
        return Errc::Internal;
    }
}

const char* adviceFor(Errc code) {
    switch (code) {
    case Errc::Full:
        return "free some space on that disk and try again; nothing stored was lost";
    case Errc::Corrupt:
        return "the file is damaged: restore the newest copy from the backup folder beside it";
    case Errc::Busy:
        return "another program holds the file: end it and try again";
    case Errc::Storage:
        return "check that the disk is there and that the file and its folder can be read and written";
    default:
        return nullptr;
    }
}

} // namespace

Error sqliteError(sqlite3* handle, int code, std::string_view where) {
    const Errc errc = errcOf(code);
    const char* file = handle ? sqlite3_db_filename(handle, "main") : nullptr;
    const char* words = handle && sqlite3_errcode(handle) == code ? sqlite3_errmsg(handle) : sqlite3_errstr(code);
    const int extended = handle ? sqlite3_extended_errcode(handle) : code;
    std::string detail = fmt::format("{}: {} (SQLite code {})", where, words, extended);
    if (file && *file) detail += " in " + FilePath(file).displayName();
    if (const char* advice = adviceFor(errc)) detail += fmt::format("; {}", advice);
    return Error{errc, std::move(detail)};
}

} // namespace linnet::core::store
