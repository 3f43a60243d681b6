// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/support/Scratch.h"

#include <cstdio>
#include <cstdlib>

#include <unistd.h>

namespace linnet::bench {

void giveUp(const std::string& why) {
    std::fprintf(stderr, "%s\n", why.c_str());
    std::exit(1);
}

ScratchFolder::ScratchFolder(const char* name) {
    auto text = (std::filesystem::temp_directory_path() / name).string() + "-XXXXXX";
    if (::mkdtemp(text.data()) == nullptr) giveUp("no temporary folder can be made");
    m_path = text;
}

ScratchFolder::~ScratchFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(m_path, ignored);
}

void WaitingExecutor::post(std::function<void()> task) {
    const std::lock_guard lock(m_mutex);
    m_tasks.push_back(std::move(task));
    m_changed.notify_all();
}

void WaitingExecutor::runUntil(const std::function<bool()>& isDone) {
    while (!isDone()) {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return !m_tasks.empty(); });
        const auto task = std::move(m_tasks.front());
        m_tasks.pop_front();
        lock.unlock();
        task();
    }
}

} // namespace linnet::bench
