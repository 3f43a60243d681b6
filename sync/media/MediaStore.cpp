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
using core::store::WritePriority;
using core::store::WriteTransaction;

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

void MediaStore::prefetch(std::int64_t source, core::TrackId track) {
    m_impl->keeper.fetchWhole({.source = source, .track = track});
}

core::Result<void> MediaStore::pin(std::int64_t source, core::TrackId track, const std::string& pinnedBy) {
    const MediaKey key{.source = source, .track = track};
    const auto now = m_impl->services.clock.now();
    LINNET_TRY_VOID(m_impl->services.database.write(
        WritePriority::User, [&](WriteTransaction& tx) { return core::store::pinMediaEntry(tx, key, pinnedBy, now); }));
    m_impl->keeper.fetchWhole(key);
    return {};
}

core::Result<void> MediaStore::unpin(std::int64_t source, core::TrackId track, const std::string& pinnedBy) {
    const MediaKey key{.source = source, .track = track};
    return m_impl->services.database.write(
        WritePriority::User, [&](WriteTransaction& tx) { return core::store::unpinMediaEntry(tx, key, pinnedBy); });
}

void MediaStore::resumePinned() { m_impl->keeper.resumePinned(); }
void MediaStore::setBudget(core::ByteCount budget) { m_impl->keeper.setBudget(budget); }

core::Result<MediaUsage> MediaStore::usage() const {
    LINNET_TRY(auto* connection, m_impl->services.database.reader());
    LINNET_TRY(const auto totals, core::store::mediaTotals(*connection));
    return MediaUsage{{totals.pinnedBytes}, {totals.unpinnedBytes}, totals.complete};
}

core::Result<void> MediaStore::forgetSource(std::int64_t source) { return m_impl->keeper.forgetSource(source); }

} // namespace linnet::sync
