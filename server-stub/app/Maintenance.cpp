// SPDX-License-Identifier: GPL-3.0-or-later
#include "server-stub/app/Maintenance.h"

#include "server-stub/app/DatabaseRescue.h"
#include "server-stub/operations/Purge.h"

namespace linnet::server {

namespace {
constexpr std::chrono::minutes kFirst{2}; ///< The first scan and sync go before.
constexpr std::chrono::hours kInterval{1};
} // namespace

Maintenance::Maintenance(Dependencies dependencies) : m_dependencies(dependencies), m_thread([this] { work(); }) {}

Maintenance::~Maintenance() {
    {
        const std::lock_guard lock(m_mutex);
        m_isStopping = true;
    }
    m_wake.notify_all();
    m_thread.join();
}

void Maintenance::work() {
    std::unique_lock lock(m_mutex);
    m_wake.wait_for(lock, kFirst, [this] { return m_isStopping; });
    while (!m_isStopping) {
        lock.unlock();
        runOnce();
        lock.lock();
        m_wake.wait_for(lock, kInterval, [this] { return m_isStopping; });
    }
}

void Maintenance::runOnce() {
    const auto& [folder, database, accounts, removals, clock, log] = m_dependencies;
    const auto copied = keepDailyBackup(folder, database, clock.now());
    if (!copied) log.error("backup", "the day's copy failed: {}", copied.error().detail);
    if (copied && *copied) log.info("backup", "the day's copy is made");
    if (const auto tidied = accounts.tidy(); !tidied) log.warning("accounts", "{}", tidied.error().detail);
    removals.wake();
    const auto isStopping = [this] {
        const std::lock_guard lock(m_mutex);
        return m_isStopping;
    };
    if (const auto purged = purgeThrownAway(database, clock.now(), isStopping); !purged)
        log.warning("store", "what was thrown away stays for now: {}", purged.error().detail);
}

} // namespace linnet::server
