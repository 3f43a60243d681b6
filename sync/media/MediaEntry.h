// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One track of the media store while it is open: its bytes, the fetch that fills them, and the readers that wait.
// Readers drive it: a read that finds nothing starts or redirects the fetch, and tries again after a drop. Decoders
// look at the end of a file before they begin: of a track that is not here, the end comes by an exchange beside. Any
// thread.

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>

#include "core/store/MediaStoreQueries.h"
#include "sync/http/Backoff.h"
#include "sync/http/HttpTransport.h"
#include "sync/media/MediaBytes.h"
#include "sync/session/ApiClient.h"

namespace linnet::sync {

struct MediaEntryOptions {
    core::store::MediaKey key;
    core::FilePath folder;
    std::uint64_t readAhead = 8u << 20;
    std::uint64_t expectedSize = 0; ///< As the catalogue has it; 0 is unknown.
    std::uint64_t tail = 0;         ///< How much of the end is asked for at once with the beginning; 0: nothing.
    std::chrono::milliseconds patience{20'000};
    std::function<std::shared_ptr<ApiClient>()> api{}; ///< Null where there is no session.
    std::function<void()> onProgress{};                ///< Something is worth recording. Any thread, no lock held.
};

/// The file of an entry: another one for each version of the track, so that a record never names the wrong bytes.
std::string mediaFileName(const core::store::MediaKey& key, std::string_view etag, std::uint64_t size);

struct MediaProgress {
    std::uint64_t present = 0;         ///< Bytes.
    std::optional<std::uint64_t> size; ///< Known after the first reply.
    std::string etag;
    bool isComplete = false; ///< On the disk.
    bool isInMemory = false; ///< The disk takes no more.
    std::optional<core::Error> error;
    bool isErrorFinal = false; ///< Trying again is of no use.
};

/// What is to be recorded; the file was written before, and is synced by whoever records.
struct MediaSnapshot {
    core::store::MediaEntryRow row;
    std::shared_ptr<const core::os::SparseFile> file;
    bool isNew = false; ///< Something changed since the last snapshot.
};

class MediaEntry : public std::enable_shared_from_this<MediaEntry> {
public:
    struct ReadRequest {
        std::uint64_t offset = 0;
        std::span<std::byte> out;
        const std::atomic<bool>& isCancelled;
        std::uint64_t& generation; ///< Of the bytes this reader has seen; 0 before the first.
    };

    MediaEntry(MediaEntryOptions options, const std::optional<core::store::MediaEntryRow>& known);

    core::Result<std::uint64_t> size(const std::atomic<bool>& isCancelled);
    core::Result<std::size_t> read(const ReadRequest& request);
    void addReader();
    void removeReader(); ///< The last one ends the fetch, unless the whole track is wanted.
    bool hasReaders() const;
    void wake();
    /// Fetches all of it, readers or not.
    void wantWhole();
    /// Fetches a little of the beginning and the end, if nothing is here yet; whoever reads goes on from there.
    void wantBeginning();
    /// Ends the fetch unless someone reads.
    void stopWanting();
    MediaProgress progress() const;
    /// Whole, or not wanted whole, or in memory: nothing to do for the store.
    bool isSettled() const;
    /// Every later write stays in memory: the disk is nearly full.
    void useMemoryOnly();
    void close(); ///< The store goes away: blocked and later reads give Cancelled.
    /// As close(); and nothing of it is to be recorded any more, its file goes.
    void discard();
    bool isDiscarded() const { return m_isDiscarded; }
    MediaSnapshot snapshot();
    const core::store::MediaKey& key() const { return m_options.key; }
    /// Where its bytes go; "" until the first reply.
    core::FilePath file() const;
    /// The file with all of the track; nothing if it is not complete.
    std::optional<core::FilePath> completeFile() const;

private:
    using Clock = std::chrono::steady_clock;
    using Lock = std::unique_lock<std::mutex>;
    /// An exchange that runs, or ran. Replies of another number than those of the two are ignored.
    struct Fetch {
        std::uint64_t number = 0;
        HttpCall call;
        std::uint64_t position = 0;
        std::uint64_t end = 0;
        std::uint64_t unrecorded = 0;
        bool isRunning = false;
    };

    bool isCompleteLocked() const;
    core::Result<void> waitForBytes(Lock& lock, std::uint64_t offset, const std::atomic<bool>& isCancelled);
    static bool serves(const Fetch& fetch, std::uint64_t offset);
    bool isServed(std::uint64_t offset) const { return serves(m_fetch, offset) || serves(m_tail, offset); }
    bool isInTail(std::uint64_t offset) const;
    bool someoneElseWaits(std::uint64_t offset) const;
    void fetchFor(Lock& lock, std::uint64_t offset);
    void topUp(Lock& lock, std::uint64_t offset);
    void startFetch(Lock& lock, std::uint64_t from);
    void startTail(Lock& lock, const std::shared_ptr<ApiClient>& api);
    void send(Lock& lock, Fetch& fetch, const std::shared_ptr<ApiClient>& api);
    Fetch* fetchOf(std::uint64_t number);
    static void stop(Fetch& fetch);
    void stopFetches();
    HttpSink sinkOf(std::uint64_t number);
    SinkVerdict onHead(std::uint64_t number, const HttpHead& head);
    SinkVerdict onBytes(std::uint64_t number, std::span<const std::byte> bytes);
    void onDone(std::uint64_t number, const core::Result<HttpReply>& reply);
    void fail(Fetch& fetch, core::Error error);
    void startAnew(std::uint64_t size, std::string etag);

    MediaEntryOptions m_options;
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    MediaBytes m_bytes;
    std::optional<std::uint64_t> m_size;
    std::string m_etag;
    std::uint64_t m_generation = 1; ///< Grows when the server's bytes changed.
    Fetch m_fetch;
    Fetch m_tail; ///< Of the end, while m_fetch goes on.
    std::uint64_t m_lastNumber = 0;
    std::multiset<std::uint64_t> m_waiting; ///< Offsets of blocked readers.
    int m_readers = 0;
    bool m_wantsWhole = false;
    bool m_isClosed = false;
    std::atomic<bool> m_isDiscarded = false;
    bool m_isDirty = false;
    std::optional<core::Error> m_error; ///< Of the last fetch, until one succeeds.
    bool m_isErrorFinal = false;        ///< Trying again is of no use.
    Clock::time_point m_retryAt{};
    Clock::time_point m_lastProgress{};
    Backoff m_backoff{std::chrono::milliseconds(250)};
};

} // namespace linnet::sync
