// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/os/SystemError.h"

#include <cerrno>
#include <string>
#include <system_error>

namespace linnet::core::os {

namespace {
Errc codeOf(int errorNumber) {
    switch (errorNumber) {
    case ENOENT:
    case ENOTDIR:
    case ESRCH:
        return Errc::NotFound;
    case EACCES:
    case EPERM:
    case EROFS:
        return Errc::Forbidden;
    case ENOSPC:
    case EDQUOT:
        return Errc::Full;
    case EEXIST:
        return Errc::Conflict;
    case ENAMETOOLONG:
    case EFBIG:
        return Errc::TooLarge;
    case EBUSY:
    case ETXTBSY:
    case EWOULDBLOCK:
        return Errc::Busy;
    case ECONNREFUSED:
    case ECONNRESET:
    case EPIPE:
        return Errc::Offline;
    default:
        return Errc::Storage;
    }
}

std::string sentence(int errorNumber, std::string_view what, const std::string& object) {
    return "cannot " + std::string(what) + object + ": " + std::generic_category().message(errorNumber);
}
} // namespace

Error systemError(int errorNumber, std::string_view what, const FilePath& path) {
    return {codeOf(errorNumber), sentence(errorNumber, what, " \"" + path.displayName() + "\"")};
}

Error systemError(int errorNumber, std::string_view what) {
    return {codeOf(errorNumber), sentence(errorNumber, what, "")};
}

} // namespace linnet::core::os
