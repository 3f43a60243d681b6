// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The bytes of tracks on this computer: what was streamed is kept in sparse files under a byte budget (least recently
// used goes first), what is pinned stays. Opening a track gives a MediaSource: the local file of a library on this
// computer if size and time agree, else the complete cached file, else the server's bytes, kept while they are read.
// Any thread; the sources it hands out stay usable after it is gone, but fetch nothing more.

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "core/base/Clock.h"
#include "core/media/MediaSource.h"
#include "core/store/Database.h"
#include "core/store/MediaStoreQueries.h"
#include "sync/session/ApiClient.h"

namespace linnet::sync {

class MediaEntry;

struct MediaStoreOptions {
    core::FilePath folder;                      ///< Made if absent.
    core::ByteCount budget{2ull << 30};         ///< For what is not pinned.
    core::ByteCount keepFree{512ull << 20};     ///< Free space that the store leaves on the disk.
    core::ByteCount readAhead{8ull << 20};      ///< How far a source fetches ahead of its reader.
    core::ByteCount tail{64ull << 10};          ///< What is asked for of a track's end together with its beginning.
    std::chrono::milliseconds patience{20'000}; ///< How long a read waits for a server that cannot be reached.
    /// Free bytes on the disk of a folder; tests pass their own.
    std::function<core::Result<std::uint64_t>(const core::FilePath&)> freeSpace;
};

struct MediaServices {
    core::store::Database& database; ///< The replica.
    const core::Clock& clock;
    /// The session of a source, null where there is none. Any thread.
    std::function<std::shared_ptr<ApiClient>(std::int64_t source)> api;
};

struct MediaUsage {
    core::ByteCount pinned;
    core::ByteCount cached;
    std::uint64_t completeTracks = 0;
};

class MediaStore {
public:
    static core::Result<std::unique_ptr<MediaStore>> create(MediaServices services, MediaStoreOptions options);
    ~MediaStore(); ///< Ends the fetches; blocked readers get Cancelled.
    MediaStore(const MediaStore&) = delete;
    MediaStore& operator=(const MediaStore&) = delete;

    /// Reads the database: not for the GUI thread. Errors: NotFound (no such track), Storage.
    core::Result<std::shared_ptr<core::MediaSource>> open(std::int64_t source, core::TrackId track);
    /// The file with all of the track: of a library on this computer, or a complete one of the store; nothing if there
    /// is none now. Fetches nothing. Reads the database. Errors as open().
    core::Result<std::optional<core::FilePath>> wholeFile(std::int64_t source, core::TrackId track);
    /// Fetches the whole track in the background, if it is not on this computer yet. Returns at once.
    void prefetch(std::int64_t source, core::TrackId track);
    /// Fetches the first half megabyte and the end of a track of which nothing is here: it may be opened soon.
    void prepare(std::int64_t source, core::TrackId track);

    /// What is kept of the track, here and now; for the downloads.
    core::Result<std::shared_ptr<MediaEntry>> entry(const core::store::MediaKey& key, std::uint64_t expectedSize);
    /// As of MediaKeeper.
    void setWatcher(std::function<void()> watcher);
    bool makeRoom(core::ByteCount bytes);
    core::Result<void> reset(const core::store::MediaKey& key);

    void setBudget(core::ByteCount budget);
    core::Result<MediaUsage> usage() const;
    /// Everything of a source that goes away, pinned or not.
    core::Result<void> forgetSource(std::int64_t source);

private:
    struct Impl;
    explicit MediaStore(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace linnet::sync
