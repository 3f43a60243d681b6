// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One track on its way: fetched whole by its media entry, then verified: the server's size and ETag still the same, and
// its hash equal to that of the file here. Driven by step(); owned by the downloads' thread.

#include <functional>
#include <memory>
#include <optional>

#include "core/base/Guarded.h"
#include "sync/downloads/Downloads.h"
#include "sync/media/MediaEntry.h"

namespace linnet::sync {

enum class JobOutcome : std::uint8_t {
    Running,
    Verified,
    Spoilt, ///< The bytes here are not the server's; they are to be dropped.
    DiskFull,
    ServerAway, ///< Not reached, or it does not let this account in now.
    Failed,     ///< Trying again is of no use: see error().
};

class DownloadJob {
public:
    DownloadJob(core::store::WaitingDownload item, std::shared_ptr<MediaEntry> entry, std::function<void()> wake)
        : m_item(std::move(item)),
          m_entry(std::move(entry)),
          m_wake(std::move(wake)) {}
    ~DownloadJob(); ///< Ends the exchanges; what came stays.
    DownloadJob(const DownloadJob&) = delete;
    DownloadJob& operator=(const DownloadJob&) = delete;

    /// Goes on as far as it can without waiting, except for reading the file for its hash.
    JobOutcome step(const DownloadServices& services);
    RunningDownload progress() const;
    const core::store::WaitingDownload& item() const { return m_item; }
    const core::Error& error() const { return m_error; }
    /// Bytes came since the job began.
    bool hasMoved() const { return m_entry->progress().present > m_presentAtStart; }

private:
    using Answer = core::Guarded<std::optional<core::Result<HttpReply>>>;

    JobOutcome fetch(const DownloadServices& services);
    void askForHash(const DownloadServices& services);
    JobOutcome verify(const DownloadServices& services, const core::Result<HttpReply>& reply);
    JobOutcome outcomeOf(core::Error error, bool isFinal);
    JobOutcome keep(const DownloadServices& services);

    core::store::WaitingDownload m_item;
    std::shared_ptr<MediaEntry> m_entry;
    std::function<void()> m_wake;
    std::uint64_t m_presentAtStart = m_entry->progress().present;
    std::shared_ptr<Answer> m_answer; ///< Null until the hash was asked for.
    HttpCall m_call;
    core::Error m_error;
};

} // namespace linnet::sync
