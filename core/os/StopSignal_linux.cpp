// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/os/StopSignal.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdint>

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include "core/os/SystemError.h"

namespace linnet::core::os {

Result<StopSignal> StopSignal::watch(StdinMeans standardInput) {
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &set, nullptr);
    Descriptor signals(::signalfd(-1, &set, SFD_CLOEXEC));
    Descriptor own(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
    if (!signals.isOpen() || !own.isOpen()) return tl::unexpected(systemError(errno, "wait for signals"));
    return StopSignal(std::move(signals), std::move(own), standardInput);
}

void StopSignal::wait() {
    std::array<pollfd, 3> entries{pollfd{m_signals.get(), POLLIN, 0}, pollfd{m_own.get(), POLLIN, 0},
                                  pollfd{m_stdin == StdinMeans::ParentLives ? STDIN_FILENO : -1, POLLIN, 0}};
    while (true) {
        if (::poll(entries.data(), entries.size(), -1) < 0) {
            if (errno == EINTR) continue;
            return;
        }
        if (entries[0].revents != 0 || entries[1].revents != 0) return;
        if (entries[2].revents == 0) continue;
        std::array<char, 256> ignored{};
        const auto count = ::read(STDIN_FILENO, ignored.data(), ignored.size());
        if (count == 0 || (count < 0 && errno != EINTR && errno != EAGAIN)) return;
    }
}

void StopSignal::request() const {
    const std::uint64_t one = 1;
    [[maybe_unused]] const auto written = ::write(m_own.get(), &one, sizeof one);
}

} // namespace linnet::core::os
