// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/os/Random.h"

#include <cerrno>
#include <cstdlib>

#include <sys/random.h>

namespace linnet::core::os {

void fillRandom(std::span<std::uint8_t> out) {
    while (!out.empty()) {
        const auto got = ::getrandom(out.data(), out.size(), 0);
        if (got < 0) {
            if (errno == EINTR) continue;
            std::abort();
        }
        out = out.subspan(static_cast<std::size_t>(got));
    }
}

} // namespace linnet::core::os
