// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/os/LineReader.h"

#include <algorithm>
#include <array>
#include <cerrno>

#include <poll.h>
#include <unistd.h>

#include "core/os/SystemError.h"

namespace linnet::core::os {

namespace {
constexpr std::size_t kLongestLine = 1 << 20;

/// False once the deadline has passed.
Result<bool> waitReadable(int descriptor, Steady deadline) {
    while (true) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
        const auto timeout = std::clamp<std::int64_t>(left.count(), 0, 3'600'000);
        pollfd entry{descriptor, POLLIN, 0};
        const int ready = ::poll(&entry, 1, static_cast<int>(timeout));
        if (ready > 0) return true;
        if (ready == 0 && left.count() <= 3'600'000) return false;
        if (ready < 0 && errno != EINTR) return tl::unexpected(systemError(errno, "wait for a line"));
    }
}
} // namespace

Result<std::string> readLineFrom(int descriptor, std::string& buffer, Steady deadline) {
    std::size_t searched = 0;
    while (true) {
        if (const auto end = buffer.find('\n', searched); end != std::string::npos) {
            auto line = buffer.substr(0, end);
            buffer.erase(0, end + 1);
            return line;
        }
        searched = buffer.size();
        if (searched > kLongestLine) return failure(Errc::TooLarge, "a line is longer than 1 MiB");
        if (descriptor < 0) return failure(Errc::Offline, "there is nothing to read from");
        LINNET_TRY(const bool isReadable, waitReadable(descriptor, deadline));
        if (!isReadable) return failure(Errc::Timeout, "no line came in time");
        std::array<char, 4096> chunk{};
        const auto got = ::read(descriptor, chunk.data(), chunk.size());
        if (got < 0 && (errno == EINTR || errno == EAGAIN)) continue;
        if (got < 0) return tl::unexpected(systemError(errno, "read a line"));
        if (got == 0 && buffer.empty()) return failure(Errc::Offline, "the other side has closed");
        if (got == 0) return std::exchange(buffer, {});
        buffer.append(chunk.data(), static_cast<std::size_t>(got));
    }
}

} // namespace linnet::core::os
