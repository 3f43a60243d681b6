// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/os/ChildProcess.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/os/LineReader.h"
#include "core/os/SystemError.h"

extern char** environ; // NOLINT: POSIX declares it nowhere.

namespace linnet::core::os {

namespace {

struct Pipe {
    Descriptor readEnd;
    Descriptor writeEnd;
};

Result<Pipe> makePipe() {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) return tl::unexpected(systemError(errno, "make a pipe"));
    return Pipe{Descriptor(ends[0]), Descriptor(ends[1])};
}

/// "NAME=value" lines of this process with those of `extra` in their place.
std::vector<std::string> environmentWith(const std::vector<std::pair<std::string, std::string>>& extra) {
    std::vector<std::string> lines;
    for (char** entry = environ; entry && *entry; ++entry) {
        const std::string_view line = *entry;
        const auto name = line.substr(0, line.find('='));
        const bool isReplaced = std::ranges::any_of(extra, [&](const auto& pair) { return pair.first == name; });
        if (!isReplaced) lines.emplace_back(line);
    }
    for (const auto& [name, value] : extra)
        lines.push_back(name + "=" + value);
    return lines;
}

std::vector<char*> pointersTo(std::vector<std::string>& lines) {
    std::vector<char*> pointers;
    for (auto& line : lines)
        pointers.push_back(line.data());
    pointers.push_back(nullptr);
    return pointers;
}

/// File actions and attributes of one spawn, freed at the end.
class SpawnSetup {
public:
    SpawnSetup() {
        posix_spawn_file_actions_init(&m_actions);
        posix_spawnattr_init(&m_attributes);
        sigset_t none;
        sigset_t restored;
        sigemptyset(&none);
        sigemptyset(&restored);
        sigaddset(&restored, SIGPIPE); // a server ignores it; its children should not inherit that
        posix_spawnattr_setsigmask(&m_attributes, &none);
        posix_spawnattr_setsigdefault(&m_attributes, &restored);
        posix_spawnattr_setflags(&m_attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    }
    SpawnSetup(const SpawnSetup&) = delete;
    ~SpawnSetup() {
        posix_spawn_file_actions_destroy(&m_actions);
        posix_spawnattr_destroy(&m_attributes);
    }
    void takeStdin(int descriptor) { posix_spawn_file_actions_adddup2(&m_actions, descriptor, STDIN_FILENO); }
    void emptyStdin() { posix_spawn_file_actions_addopen(&m_actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0); }
    void takeStdout(int descriptor) { posix_spawn_file_actions_adddup2(&m_actions, descriptor, STDOUT_FILENO); }
    const posix_spawn_file_actions_t* actions() const { return &m_actions; }
    const posix_spawnattr_t* attributes() const { return &m_attributes; }

private:
    posix_spawn_file_actions_t m_actions{};
    posix_spawnattr_t m_attributes{};
};

/// Waits until the process has ended or the time is over, without reaping it.
void waitForEnd(pid_t pid, std::chrono::milliseconds timeout) {
    const auto millis = static_cast<int>(std::clamp<std::int64_t>(timeout.count(), 0, 86'400'000));
    const Descriptor handle(static_cast<int>(::syscall(SYS_pidfd_open, pid, 0)));
    if (handle.isOpen()) {
        pollfd entry{handle.get(), POLLIN, 0};
        ::poll(&entry, 1, millis);
        return;
    }
    // Kernels and sandboxes without pidfd: look every 10 ms.
    const auto deadline = std::chrono::steady_clock::now() + timeout;
    while (std::chrono::steady_clock::now() < deadline) {
        siginfo_t info{};
        if (::waitid(P_PID, static_cast<id_t>(pid), &info, WEXITED | WNOHANG | WNOWAIT) != 0 || info.si_pid == pid)
            return;
        ::poll(nullptr, 0, 10);
    }
}

} // namespace

Result<ChildProcess> ChildProcess::start(const ChildOptions& options) {
    ChildProcess child;
    SpawnSetup setup;
    Pipe input;
    Pipe output;
    if (options.pipeStdin) {
        LINNET_TRY(input, makePipe());
        setup.takeStdin(input.readEnd.get());
    } else {
        setup.emptyStdin();
    }
    if (options.pipeStdout) {
        LINNET_TRY(output, makePipe());
        setup.takeStdout(output.writeEnd.get());
    }
    std::vector<std::string> words{options.program.bytes()};
    words.insert(words.end(), options.args.begin(), options.args.end());
    auto environment = environmentWith(options.env);
    pid_t pid = 0;
    const int error = ::posix_spawnp(&pid, options.program.c_str(), setup.actions(), setup.attributes(),
                                     pointersTo(words).data(), pointersTo(environment).data());
    if (error != 0) return tl::unexpected(systemError(error, "start", options.program));
    child.m_pid = pid;
    child.m_stdin = std::move(input.writeEnd);
    child.m_stdout = std::move(output.readEnd);
    return child;
}

ChildProcess::ChildProcess(ChildProcess&& other) noexcept
    : m_pid(std::exchange(other.m_pid, 0)),
      m_stdin(std::move(other.m_stdin)),
      m_stdout(std::move(other.m_stdout)),
      m_buffer(std::move(other.m_buffer)),
      m_exitCode(std::exchange(other.m_exitCode, std::nullopt)) {}

ChildProcess& ChildProcess::operator=(ChildProcess&& other) noexcept {
    std::swap(m_pid, other.m_pid);
    std::swap(m_stdin, other.m_stdin);
    std::swap(m_stdout, other.m_stdout);
    std::swap(m_buffer, other.m_buffer);
    std::swap(m_exitCode, other.m_exitCode);
    return *this;
}

ChildProcess::~ChildProcess() {
    closeStdin();
    m_stdout.close();
    if (m_pid > 0) (void)wait(std::chrono::milliseconds(0));
}

Result<void> ChildProcess::writeStdin(std::string_view bytes) {
    if (!m_stdin.isOpen()) return failure(Errc::Offline, "the child's input is closed");
    // A pipe knows no MSG_NOSIGNAL: hold SIGPIPE back in this thread and take it out again if it came.
    sigset_t pipeSignal;
    sigset_t before;
    sigemptyset(&pipeSignal);
    sigaddset(&pipeSignal, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &pipeSignal, &before);
    Result<void> result;
    while (!bytes.empty() && result) {
        const auto written = ::write(m_stdin.get(), bytes.data(), bytes.size());
        if (written >= 0)
            bytes.remove_prefix(static_cast<std::size_t>(written));
        else if (errno != EINTR)
            result = tl::unexpected(systemError(errno, "write to a child"));
    }
    if (!result && result.error().code == Errc::Offline) {
        const timespec now{};
        sigtimedwait(&pipeSignal, nullptr, &now);
    }
    pthread_sigmask(SIG_SETMASK, &before, nullptr);
    return result;
}

Result<std::string> ChildProcess::readLine(Steady deadline) { return readLineFrom(m_stdout.get(), m_buffer, deadline); }

std::optional<int> ChildProcess::wait(std::chrono::milliseconds timeout) {
    if (m_exitCode || m_pid <= 0) return m_exitCode;
    const auto pid = static_cast<pid_t>(m_pid);
    if (timeout.count() > 0) waitForEnd(pid, timeout);
    int status = 0;
    pid_t reaped = 0;
    do {
        reaped = ::waitpid(pid, &status, WNOHANG);
    } while (reaped < 0 && errno == EINTR);
    if (reaped == 0) return std::nullopt;
    // Reaped by somebody else (reaped < 0): it has ended, its code is unknown.
    if (reaped < 0)
        m_exitCode = 255;
    else
        m_exitCode = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
    return m_exitCode;
}

void ChildProcess::terminate() { signal(SIGTERM); }

void ChildProcess::kill() { signal(SIGKILL); }

void ChildProcess::signal(int number) {
    // Not after reaping: the number may belong to another process by then.
    if (m_pid > 0 && !wait(std::chrono::milliseconds(0))) ::kill(static_cast<pid_t>(m_pid), number);
}

} // namespace linnet::core::os
