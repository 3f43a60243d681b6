// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/media/MediaStore.h"

#include "core/os/AtomicFile.h"
#include "core/os/Disk.h"
#include "sync/media/LocalMedia.h"
#include "sync/media/MediaKeeper.h"
#include "sync/media/StoredMediaSource.h"

namespace linnet::sync {

using core::Errc;
using core::store::MediaKey;

struct MediaStore::Impl {
    Impl(MediaServices servicesToUse, MediaStoreOptions options)
        : services(servicesToUse),
          keeper(std::move(servicesToUse), std::move(options)) {}

    MediaServices services;
    MediaKeeper keeper;
};

core::Result<std::unique_ptr<MediaStore>> MediaStore::create(MediaServices services, MediaStoreOptions options) {
    LINNET_TRY_VOID(core::os::makeFolders(options.folder, core::os::FolderMode::Private));
    if (!options.freeSpace)
        options.freeSpace = [](const core::FilePath& folder) {
            return core::os::freeSpace(folder).map([](core::ByteCount bytes) { return bytes.value; });
        };
    auto impl = std::make_unique<Impl>(std::move(services), std::move(options));
    impl->keeper.start();
    return std::unique_ptr<MediaStore>(new MediaStore(std::move(impl)));
}

MediaStore::MediaStore(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}

MediaStore::~MediaStore() { m_impl->keeper.stop(); }

core::Result<std::shared_ptr<core::MediaSource>> MediaStore::open(std::int64_t source, core::TrackId track) {
    LINNET_TRY(auto* connection, m_impl->services.database.reader());
    LINNET_TRY(const auto known, core::store::mediaTrack(*connection, source, track));
    if (!known) return core::failure(Errc::NotFound, "this track is not in the library any more");
    if (auto local = openOnThisComputer(*known)) return local;
    const MediaKey key{.source = source, .track = track};
    LINNET_TRY(auto entry, m_impl->keeper.entry(key, known->size));
    m_impl->keeper.used(key);
    return std::make_shared<StoredMediaSource>(std::move(entry));
}

core::Result<std::optional<core::FilePath>> MediaStore::wholeFile(std::int64_t source, core::TrackId track) {
    LINNET_TRY(auto* connection, m_impl->services.database.reader());
    LINNET_TRY(const auto known, core::store::mediaTrack(*connection, source, track));
    if (!known) return core::failure(Errc::NotFound, "this track is not in the library any more");
    if (isOnThisComputer(*known)) return known->localFile;
    LINNET_TRY(const auto entry, m_impl->keeper.entry({.source = source, .track = track}, known->size));
    return entry->completeFile();
}

void MediaStore::prefetch(std::int64_t source, core::TrackId track) {
    m_impl->keeper.fetchWhole({.source = source, .track = track});
}

void MediaStore::prepare(std::int64_t source, core::TrackId track) {
    m_impl->keeper.fetchBeginning({.source = source, .track = track});
}

core::Result<std::shared_ptr<MediaEntry>> MediaStore::entry(const MediaKey& key, std::uint64_t expectedSize) {
    return m_impl->keeper.entry(key, expectedSize);
}

void MediaStore::setWatcher(std::function<void()> watcher) { m_impl->keeper.setWatcher(std::move(watcher)); }
bool MediaStore::makeRoom(core::ByteCount bytes) { return m_impl->keeper.makeRoom(bytes.value); }
core::Result<void> MediaStore::reset(const MediaKey& key) { return m_impl->keeper.reset(key); }

void MediaStore::setBudget(core::ByteCount budget) { m_impl->keeper.setBudget(budget); }

core::Result<MediaUsage> MediaStore::usage() const {
    LINNET_TRY(auto* connection, m_impl->services.database.reader());
    LINNET_TRY(const auto totals, core::store::mediaTotals(*connection));
    return MediaUsage{{totals.pinnedBytes}, {totals.unpinnedBytes}, totals.complete};
}

core::Result<void> MediaStore::forgetSource(std::int64_t source) { return m_impl->keeper.forgetSource(source); }

} // namespace linnet::sync
