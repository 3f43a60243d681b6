// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The media store's own thread: syncs files and records extents, evicts what is over the budget, goes on with
// prefetched tracks after a drop, and clears away files that no record names. Sleeps when there is nothing to do.

#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "sync/media/MediaEntry.h"
#include "sync/media/MediaStore.h"

namespace linnet::sync {

class MediaKeeper {
public:
    MediaKeeper(MediaServices services, MediaStoreOptions options);
    ~MediaKeeper();
    MediaKeeper(const MediaKeeper&) = delete;

    void start();
    void stop(); ///< Records what is left first.

    /// The entry, opened if it is not; what is on the disk of another version of the track is not used.
    core::Result<std::shared_ptr<MediaEntry>> entry(const core::store::MediaKey& key, std::uint64_t expectedSize);
    /// Opens the entry on the keeper's thread and fetches the whole track.
    void fetchWhole(const core::store::MediaKey& key);
    /// As fetchWhole(), but a little only; the newest is enough, older ones that wait are forgotten.
    void fetchBeginning(const core::store::MediaKey& key);
    /// Called with no lock held, on any thread, when an entry got on. Empty: nobody.
    void setWatcher(std::function<void()> watcher);
    /// Evicts until so many bytes more fit beside what is to stay free; false if they do not. Waits for the writer.
    bool makeRoom(std::uint64_t bytes);
    /// What is here of the track goes; its pins stay. Its readers get Cancelled.
    core::Result<void> reset(const core::store::MediaKey& key);
    void setBudget(core::ByteCount budget);
    /// Ends the readers of the source, then removes its records and files.
    core::Result<void> forgetSource(std::int64_t source);
    void used(const core::store::MediaKey& key);

private:
    using Clock = std::chrono::steady_clock;
    /// Shared with the entries, which may outlive the keeper.
    struct Notes {
        std::mutex mutex; ///< Of all that follows.
        std::condition_variable changed;
        std::map<core::store::MediaKey, std::weak_ptr<MediaEntry>> open;
        std::vector<std::shared_ptr<MediaEntry>> dirty;
        std::vector<core::store::MediaKey> wanted;
        std::optional<core::store::MediaKey> expected;     ///< Its beginning is wanted.
        std::vector<std::shared_ptr<MediaEntry>> fetching; ///< Held until they are settled.
        core::ByteCount budget;
        bool isBudgetChanged = false;
        std::function<void()> watcher;
        bool isStopping = false;
    };

    void run();
    bool waitForWork();
    void cleanFolder();
    void openWanted();
    void openExpected();
    void recordDirty();
    void driveFetching();
    void evict();
    void evictTo(std::uint64_t budget);
    /// Up to a few of the least recently used, until `isEnough` says so of the bytes that are left. How many went.
    std::size_t evictSome(const std::function<bool(std::uint64_t)>& isEnough);
    void discardOpen(std::int64_t source);
    core::Result<void> removeLocked(const core::store::MediaEntryRow& row);
    bool isDiskTight() const;
    void record(MediaEntry& entry);
    core::Result<std::shared_ptr<MediaEntry>> make(const core::store::MediaKey& key, std::uint64_t expectedSize);

    MediaServices m_services;
    MediaStoreOptions m_options;
    std::shared_ptr<Notes> m_notes = std::make_shared<Notes>();
    std::thread m_thread;
};

} // namespace linnet::sync
