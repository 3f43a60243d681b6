// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A program started by this one. Its stdin pipe tells it that the parent lives: it is closed by closeStdin(), by the
// destructor and by the parent's death. One thread at a time. The destructor does not kill: it closes the pipes and
// leaves the child to end by itself (it is then reaped by the system's init or at our end).

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/Clock.h"
#include "core/base/Result.h"
#include "core/os/Descriptor.h"
#include "core/os/FilePath.h"

namespace linnet::core::os {

struct ChildOptions {
    FilePath program; ///< A path; a bare name is looked up in PATH.
    std::vector<std::string> args{};
    std::vector<std::pair<std::string, std::string>> env{}; ///< On top of this process's own.
    bool pipeStdin = false;                                 ///< Otherwise /dev/null.
    bool pipeStdout = false;                                ///< Otherwise this process's own. stderr always is.
};

class ChildProcess {
public:
    /// Errors: NotFound (no such program), Forbidden, Storage.
    [[nodiscard]] static Result<ChildProcess> start(const ChildOptions& options);
    ChildProcess(ChildProcess&& other) noexcept;
    ChildProcess& operator=(ChildProcess&& other) noexcept;
    ChildProcess(const ChildProcess&) = delete;
    ~ChildProcess();

    std::int64_t pid() const { return m_pid; }
    /// Writes everything to the child's stdin. Errors: Offline (it closed its end), Storage.
    [[nodiscard]] Result<void> writeStdin(std::string_view bytes);
    void closeStdin() { m_stdin.close(); }
    /// The next line of its stdout without the line end. Errors: Timeout (what came so far is kept for the next call),
    /// Offline (end of output), TooLarge (a line above 1 MiB).
    [[nodiscard]] Result<std::string> readLine(Steady deadline);
    /// The exit code once it has ended (128 + signal number if a signal ended it), nothing if it still runs.
    [[nodiscard]] std::optional<int> wait(std::chrono::milliseconds timeout);
    bool isRunning() { return !wait(std::chrono::milliseconds(0)); }
    /// Asks it to end (SIGTERM) or ends it at once (SIGKILL). Nothing happens if it has ended.
    void terminate();
    void kill();

private:
    ChildProcess() = default;
    void signal(int number);
    std::int64_t m_pid = 0;
    Descriptor m_stdin;
    Descriptor m_stdout;
    std::string m_buffer;
    std::optional<int> m_exitCode;
};

} // namespace linnet::core::os
