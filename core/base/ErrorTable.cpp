// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/ErrorTable.h"

#include <algorithm>
#include <array>

namespace linnet::core {

namespace {

/// In the order of Errc.
constexpr std::array<ErrorInfo, 18> kTable{{
    {Errc::NotFound, "not_found", "This is not there any more. It may have been removed or moved.", 404, Retry::Never},
    {Errc::Conflict, "conflict",
     "This was changed somewhere else at the same time. Look at it again and repeat your change.", 409, Retry::Never},
    {Errc::InvalidInput, "invalid_input", "This cannot be used as it is. Check what was entered.", 400, Retry::Never},
    {Errc::Unauthorised, "unauthorised",
     "You are not signed in to this server, or name and password do not match. "
     "Sign in again.",
     401, Retry::AfterLogin},
    {Errc::Forbidden, "forbidden", "You are not allowed to do this. Ask the owner of the server or of the files.", 403,
     Retry::Never},
    {Errc::Offline, "offline",
     "The server cannot be reached. What is on this computer still plays; Linnet keeps trying.", 503,
     Retry::WithBackOff},
    {Errc::Timeout, "timeout", "The server takes too long to answer. Linnet keeps trying.", 504, Retry::WithBackOff},
    {Errc::Cancelled, "cancelled", "This was stopped before it was finished.", 499, Retry::Never},
    {Errc::Throttled, "throttled", "There were too many attempts. Wait a minute and try again.", 429,
     Retry::WithBackOff},
    {Errc::TooLarge, "too_large", "This is larger than Linnet can take.", 413, Retry::Never},
    {Errc::StartOver, "start_over",
     "The library on the server has changed a lot and is being read again from the "
     "beginning. You can go on listening.",
     410, Retry::AfterSync},
    {Errc::Busy, "busy", "Another program is using this right now. Close it, or try again in a moment.", 503,
     Retry::WithBackOff},
    {Errc::Protocol, "protocol",
     "The server gave an answer that Linnet does not understand. Check the address, and that "
     "both run the same version.",
     502, Retry::Never},
    {Errc::Storage, "storage",
     "A file or a disk could not be read or written. Check that the disk is connected and that "
     "you may use the folder.",
     500, Retry::WithBackOff},
    {Errc::Corrupt, "corrupt",
     "A file is damaged. Nothing else was changed; the details say which file and how to "
     "restore it.",
     500, Retry::Never},
    {Errc::Full, "full", "The disk is full. Free some space and try again; nothing stored was lost.", 507,
     Retry::WithBackOff},
    {Errc::Unsupported, "unsupported", "This version of Linnet cannot do that. An update may help.", 501, Retry::Never},
    {Errc::Internal, "internal", "Something went wrong inside Linnet. Use “Copy diagnostics” and tell the developers.",
     500, Retry::Never},
}};
static_assert(kTable.size() == static_cast<std::size_t>(Errc::Internal) + 1);

constexpr std::chrono::milliseconds kFirstPause{500};
constexpr std::chrono::milliseconds kLongestPause{60'000};

} // namespace

const ErrorInfo& infoOf(Errc code) {
    const auto number = static_cast<std::size_t>(code);
    return kTable[std::min(number, kTable.size() - 1)];
}

std::chrono::milliseconds backOff(int attempt) {
    const int doublings = std::clamp(attempt - 1, 0, 7);
    return std::min(kFirstPause * (1 << doublings), kLongestPause);
}

} // namespace linnet::core
