// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Brings to this computer what a listener wants to have here, and keeps it: rules ("this album", "everything liked")
// that stay alive, a queue over all servers, two tracks at a time. What has come is verified against the server's hash.
// Everything lies in the database, so a kill loses nothing. Owner thread: the executor's; callbacks run there, none
// after the destructor. The work is done on a thread of its own, which sleeps while there is nothing to do.

#include <functional>
#include <memory>

#include "core/base/Clock.h"
#include "core/base/Executor.h"
#include "core/base/Units.h"
#include "core/log/Logger.h"
#include "core/store/DownloadStore.h"
#include "sync/downloads/DownloadState.h"
#include "sync/media/MediaStore.h"
#include "sync/replica/CatalogueChange.h"

namespace linnet::sync {

/// Borrowed; all outlive the downloads.
struct DownloadServices {
    core::store::Database& database; ///< The replica.
    MediaStore& media;
    /// The session of a source, null where there is none. Any thread.
    std::function<std::shared_ptr<ApiClient>(std::int64_t source)> api;
    core::Executor& executor;
    const core::Clock& clock;
    const core::log::Logger& log;
};

enum class MeteredUse : std::uint8_t { Forbidden, Allowed };

struct DownloadOptions {
    std::size_t parallel = 2;
    core::ByteCount budget{0}; ///< For all downloads together; 0 is no limit.
    MeteredUse onMetered = MeteredUse::Forbidden;
    bool isPaused = false;                       ///< As the listener left it.
    std::chrono::milliseconds retryFirst{1'000}; ///< After a server was not reached.
    std::chrono::milliseconds retryMost{5 * 60'000};
    std::chrono::milliseconds lookAtDiskAgain{30'000};
    std::chrono::milliseconds tellEvery{250};          ///< Most often that the state is told.
    std::chrono::milliseconds lookAtRulesAgain{1'000}; ///< Least time between two workings out of all rules.
};

struct DownloadListeners {
    std::function<void(const DownloadState&)> onState; ///< At most four times a second.
    /// Tracks that are here from now on, whole; with the state.
    std::function<void(const std::vector<core::store::MediaKey>&)> onArrived;
};

class Downloads {
public:
    template <class T>
    using Done = std::function<void(core::Result<T>)>;

    Downloads(DownloadServices services, DownloadOptions options, DownloadListeners listeners);
    ~Downloads(); ///< As stop().
    Downloads(const Downloads&) = delete;
    Downloads& operator=(const Downloads&) = delete;

    void start();
    /// What was fetched so far stays; the next start goes on with it.
    void stop();
    DownloadState state() const; ///< Any thread.

    /// The key of the rule; the one there is if this is wanted already.
    void add(core::store::DownloadTarget target, Done<core::store::Key> done);
    /// What no other rule wants becomes part of the cache, from which it goes when room is needed.
    void remove(core::store::Key rule, Done<void> done);
    void setRulePaused(core::store::Key rule, bool isPaused, Done<void> done);

    void pause();
    void resume();
    void retryFailed();
    void setMetered(bool isMetered);
    void setOnMetered(MeteredUse use);
    void setBudget(core::ByteCount budget);
    /// What a session's link says: a server that is back is asked at once, one that is away is left alone.
    void setReachable(std::int64_t source, bool isReachable);
    /// The replica has changed: the rules may mean more or fewer tracks.
    void onCatalogue(const CatalogueChange& change);
    /// A source goes: ends what runs of it and drops its rules. Its bytes are the media store's (forgetSource).
    /// Blocks for one write.
    core::Result<void> forgetSource(std::int64_t source);

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace linnet::sync
