// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What programs here need beside their figures: a folder for a while, an executor, an end with a sentence.

#include <condition_variable>
#include <deque>
#include <filesystem>
#include <functional>
#include <mutex>
#include <string>

#include "core/base/Executor.h"
#include "core/base/Result.h"
#include "core/os/FilePath.h"

namespace linnet::bench {

/// Says why and ends the program.
[[noreturn]] void giveUp(const std::string& why);

template <class T>
T must(core::Result<T> result) {
    if (!result) giveUp(result.error().detail);
    if constexpr (!std::is_void_v<T>) return std::move(*result);
}

/// A folder that goes with its owner.
class ScratchFolder {
public:
    explicit ScratchFolder(const char* name);
    ~ScratchFolder();
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;
    core::FilePath path() const { return core::FilePath(m_path.string()); }

private:
    std::filesystem::path m_path;
};

/// Tasks run on the thread that waits.
class WaitingExecutor final : public core::Executor {
public:
    void post(std::function<void()> task) override;
    void runUntil(const std::function<bool()>& isDone);

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<std::function<void()>> m_tasks;
};

} // namespace linnet::bench
