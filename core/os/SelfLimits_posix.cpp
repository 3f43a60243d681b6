// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/os/SelfLimits.h"

#include <array>
#include <cerrno>
#include <cstdlib>
#include <thread>

#include <sys/resource.h>
#include <unistd.h>

#include "core/os/SystemError.h"

namespace linnet::core::os {

namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kOwnsMemory = false; // The shadow alone is larger.
#else
constexpr bool kOwnsMemory = true;
#endif
constexpr int kNiceness = 10; // At 19 a busy computer would let it starve.

Result<void> limit(decltype(RLIMIT_CORE) what, rlim_t most) {
    const rlimit wanted{most, most};
    if (::setrlimit(what, &wanted) != 0) return tl::unexpected(systemError(errno, "limit the memory of this process"));
    return {};
}

} // namespace

Result<void> limitOwnMemory(ByteCount most) {
    LINNET_TRY_VOID(limit(RLIMIT_CORE, 0));
    if (!kOwnsMemory) return {};
    return limit(RLIMIT_DATA, most.value); // Of Linux: what is mapped to be written, too.
}

void lowerOwnPriority() { ::setpriority(PRIO_PROCESS, 0, kNiceness); }

void endAfter(std::chrono::seconds time) { ::alarm(static_cast<unsigned>(time.count())); }

void endWithStdin() {
    std::thread([] {
        std::array<char, 64> words{};
        while (true) {
            const auto got = ::read(STDIN_FILENO, words.data(), words.size());
            if (got == 0 || (got < 0 && errno != EINTR)) std::_Exit(EXIT_FAILURE);
        }
    }).detach();
}

} // namespace linnet::core::os
