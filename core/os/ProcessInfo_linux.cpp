// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/os/ProcessInfo.h"

#include <cerrno>
#include <charconv>
#include <csignal>
#include <string>

#include <sys/resource.h>
#include <unistd.h>

#include "core/os/File.h"

namespace linnet::core::os {

namespace {

/// The number of `\nNAME:   123 kB` in bytes; 0 if there is no such line.
std::uint64_t kilobyteLine(const std::string& text, std::string_view name) {
    const auto at = text.find("\n" + std::string(name) + ":");
    if (at == std::string::npos) return 0;
    const auto digits = text.find_first_of("0123456789", at + name.size() + 1);
    if (digits == std::string::npos) return 0;
    std::uint64_t value = 0;
    std::from_chars(text.data() + digits, text.data() + text.size(), value);
    return value * 1024;
}

std::chrono::microseconds toMicroseconds(const timeval& value) {
    return std::chrono::seconds(value.tv_sec) + std::chrono::microseconds(value.tv_usec);
}

} // namespace

Result<ProcessMemory> processMemory(std::int64_t pid) {
    const FilePath folder("/proc/" + std::to_string(pid));
    LINNET_TRY(const auto status, readSmallFile(folder / "status", 64 * 1024));
    ProcessMemory memory;
    memory.resident.value = kilobyteLine(status, "VmRSS");
    memory.peakResident.value = kilobyteLine(status, "VmHWM");
    memory.own.value = kilobyteLine(status, "RssAnon") + kilobyteLine(status, "RssShmem");
    if (const auto rollup = readSmallFile(folder / "smaps_rollup", 64 * 1024)) {
        if (const auto own = kilobyteLine(*rollup, "Pss_Anon") + kilobyteLine(*rollup, "Pss_Shmem"))
            memory.own.value = own;
    }
    return memory;
}

std::int64_t ownProcessId() { return ::getpid(); }

std::chrono::microseconds processorTime() {
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return toMicroseconds(usage.ru_utime) + toMicroseconds(usage.ru_stime);
}

bool isProcessAlive(std::int64_t pid) { return pid > 0 && (::kill(static_cast<pid_t>(pid), 0) == 0 || errno == EPERM); }

} // namespace linnet::core::os
