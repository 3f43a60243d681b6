// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/media/MediaKeeper.h"

#include <algorithm>
#include <set>

#include "core/os/AtomicFile.h"
#include "core/os/DirWalker.h"
#include "sync/media/LocalMedia.h"

namespace linnet::sync {

using core::store::MediaEntryRow;
using core::store::MediaKey;
using core::store::WritePriority;
using core::store::WriteTransaction;

namespace {

constexpr std::chrono::seconds kFetchingPoll{2};
constexpr std::int64_t kEvictAtOnce = 32;

} // namespace

MediaKeeper::MediaKeeper(MediaServices services, MediaStoreOptions options)
    : m_services(std::move(services)),
      m_options(std::move(options)) {
    m_notes->budget = m_options.budget;
}

MediaKeeper::~MediaKeeper() { stop(); }

void MediaKeeper::start() {
    m_thread = std::thread([this] { run(); });
}

void MediaKeeper::stop() {
    if (!m_thread.joinable()) return;
    std::vector<std::shared_ptr<MediaEntry>> open;
    {
        const std::lock_guard lock(m_notes->mutex);
        m_notes->isStopping = true;
        for (const auto& [key, weak] : m_notes->open)
            if (auto entry = weak.lock()) open.push_back(std::move(entry));
        m_notes->changed.notify_all();
    }
    for (const auto& entry : open)
        entry->close();
    m_thread.join();
    for (const auto& entry : open)
        record(*entry);
    // Entries tell the notes and the notes hold entries: let go of them, outside the lock that their ends take.
    std::vector<std::shared_ptr<MediaEntry>> dirty;
    std::vector<std::shared_ptr<MediaEntry>> fetching;
    const std::lock_guard lock(m_notes->mutex);
    dirty.swap(m_notes->dirty);
    fetching.swap(m_notes->fetching);
}

core::Result<std::shared_ptr<MediaEntry>> MediaKeeper::entry(const MediaKey& key, std::uint64_t expectedSize) {
    const std::lock_guard lock(m_notes->mutex);
    auto& known = m_notes->open[key];
    if (auto open = known.lock()) return open;
    LINNET_TRY(auto fresh, make(key, expectedSize));
    known = fresh;
    return fresh;
}

core::Result<std::shared_ptr<MediaEntry>> MediaKeeper::make(const MediaKey& key, std::uint64_t expectedSize) {
    LINNET_TRY(auto* connection, m_services.database.reader());
    LINNET_TRY(auto row, core::store::mediaEntry(*connection, key));
    if (row && row->size != 0 && expectedSize != 0 && row->size != expectedSize) {
        static_cast<void>(core::os::removeFile(m_options.folder / mediaFileName(row->key, row->etag, row->size)));
        row.reset();
    }
    MediaEntryOptions options{.key = key, .folder = m_options.folder};
    options.readAhead = m_options.readAhead.value;
    options.expectedSize = expectedSize;
    options.tail = m_options.tail.value;
    options.patience = m_options.patience;
    options.api = [api = m_services.api, source = key.source] { return api ? api(source) : nullptr; };
    auto self = std::make_shared<std::weak_ptr<MediaEntry>>();
    options.onProgress = [notes = m_notes, self] {
        auto entry = self->lock();
        std::function<void()> watcher;
        {
            const std::lock_guard lock(notes->mutex);
            if (!entry || notes->isStopping) return;
            if (std::ranges::find(notes->dirty, entry) == notes->dirty.end()) notes->dirty.push_back(std::move(entry));
            notes->changed.notify_all();
            watcher = notes->watcher;
        }
        if (watcher) watcher();
    };
    auto entry = std::make_shared<MediaEntry>(std::move(options), row);
    *self = entry;
    if (isDiskTight()) entry->useMemoryOnly();
    return entry;
}

void MediaKeeper::fetchWhole(const MediaKey& key) {
    const std::lock_guard lock(m_notes->mutex);
    m_notes->wanted.push_back(key);
    m_notes->changed.notify_all();
}

void MediaKeeper::fetchBeginning(const MediaKey& key) {
    const std::lock_guard lock(m_notes->mutex);
    m_notes->expected = key;
    m_notes->changed.notify_all();
}

void MediaKeeper::setWatcher(std::function<void()> watcher) {
    const std::lock_guard lock(m_notes->mutex);
    m_notes->watcher = std::move(watcher);
}

bool MediaKeeper::makeRoom(std::uint64_t bytes) {
    const auto hasRoom = [&] {
        const auto free = m_options.freeSpace(m_options.folder);
        return !free || *free >= m_options.keepFree.value + bytes;
    };
    while (!hasRoom())
        if (evictSome([&](std::uint64_t) { return hasRoom(); }) == 0) return false;
    return true;
}

core::Result<void> MediaKeeper::reset(const MediaKey& key) {
    const std::lock_guard lock(m_notes->mutex);
    if (const auto open = m_notes->open.find(key); open != m_notes->open.end()) {
        if (const auto entry = open->second.lock()) entry->discard();
        m_notes->open.erase(open);
    }
    LINNET_TRY(auto* connection, m_services.database.reader());
    LINNET_TRY(const auto row, core::store::mediaEntry(*connection, key));
    if (!row) return {};
    LINNET_TRY_VOID(m_services.database.write(
        WritePriority::User, [&](WriteTransaction& tx) { return core::store::resetMediaEntry(tx, key); }));
    return core::os::removeFile(m_options.folder / mediaFileName(row->key, row->etag, row->size));
}

void MediaKeeper::setBudget(core::ByteCount budget) {
    const std::lock_guard lock(m_notes->mutex);
    m_notes->budget = budget;
    m_notes->isBudgetChanged = true;
    m_notes->changed.notify_all();
}

void MediaKeeper::used(const MediaKey& key) {
    const auto now = m_services.clock.now();
    m_services.database.writeLater(WritePriority::Background, [key, now](WriteTransaction& tx) {
        return core::store::touchMediaEntry(tx, key, now);
    });
}

core::Result<void> MediaKeeper::forgetSource(std::int64_t source) {
    discardOpen(source);
    LINNET_TRY(auto* connection, m_services.database.reader());
    LINNET_TRY(const auto rows, core::store::mediaEntriesOfSource(*connection, source));
    for (const auto& row : rows) {
        const std::lock_guard lock(m_notes->mutex);
        LINNET_TRY_VOID(removeLocked(row));
    }
    return {};
}

/// Those without a record too, or it would be written when they close.
void MediaKeeper::discardOpen(std::int64_t source) {
    const std::lock_guard lock(m_notes->mutex);
    std::erase_if(m_notes->wanted, [source](const MediaKey& key) { return key.source == source; });
    std::erase_if(m_notes->fetching, [source](const auto& entry) { return entry->key().source == source; });
    for (auto at = m_notes->open.begin(); at != m_notes->open.end();) {
        if (at->first.source != source) {
            ++at;
            continue;
        }
        if (const auto entry = at->second.lock()) entry->discard();
        at = m_notes->open.erase(at);
    }
}

core::Result<void> MediaKeeper::removeLocked(const MediaEntryRow& row) {
    // The record first: a file without one is cleared away at the next start.
    LINNET_TRY_VOID(m_services.database.write(
        WritePriority::User, [&](WriteTransaction& tx) { return core::store::removeMediaEntry(tx, row.key); }));
    return core::os::removeFile(m_options.folder / mediaFileName(row.key, row.etag, row.size));
}

void MediaKeeper::run() {
    cleanFolder();
    while (waitForWork()) {
        openWanted();
        openExpected();
        driveFetching();
        recordDirty();
        evict();
    }
}

bool MediaKeeper::waitForWork() {
    std::unique_lock lock(m_notes->mutex);
    const auto hasWork = [this] {
        const auto& n = *m_notes;
        return n.isStopping || n.isBudgetChanged || !n.dirty.empty() || !n.wanted.empty() || n.expected;
    };
    if (m_notes->fetching.empty())
        m_notes->changed.wait(lock, hasWork);
    else
        m_notes->changed.wait_for(lock, kFetchingPoll, hasWork);
    std::erase_if(m_notes->open, [](const auto& item) { return item.second.expired(); });
    return !m_notes->isStopping;
}

void MediaKeeper::cleanFolder() {
    auto walker = core::os::DirWalker::open(m_options.folder, [](std::string_view) { return true; });
    if (!walker) return;
    const auto folder = walker->next();
    const auto connection = m_services.database.reader();
    if (!folder || !connection) return;
    const auto rows = core::store::mediaEntries(**connection);
    if (!rows) return;
    std::set<std::string> kept;
    for (const auto& row : *rows)
        kept.insert(mediaFileName(row.key, row.etag, row.size));
    const std::lock_guard lock(m_notes->mutex);
    for (const auto& [key, weak] : m_notes->open)
        if (const auto open = weak.lock()) kept.insert(std::string(open->file().fileName()));
    for (const auto& file : folder->files)
        if (!kept.contains(file.name)) static_cast<void>(core::os::removeFile(m_options.folder / file.name));
}

void MediaKeeper::openWanted() {
    std::vector<MediaKey> wanted;
    {
        const std::lock_guard lock(m_notes->mutex);
        wanted = std::exchange(m_notes->wanted, {});
    }
    const auto connection = m_services.database.reader();
    if (!connection) return;
    for (const auto& key : wanted) {
        const auto track = core::store::mediaTrack(**connection, key.source, key.track);
        if (!track || !*track || isOnThisComputer(**track)) continue;
        auto opened = entry(key, (*track)->size);
        if (!opened || (*opened)->completeFile()) continue;
        (*opened)->wantWhole();
        const std::lock_guard lock(m_notes->mutex);
        if (std::ranges::find(m_notes->fetching, *opened) == m_notes->fetching.end())
            m_notes->fetching.push_back(std::move(*opened));
    }
}

void MediaKeeper::openExpected() {
    std::optional<MediaKey> key;
    {
        const std::lock_guard lock(m_notes->mutex);
        key = std::exchange(m_notes->expected, std::nullopt);
    }
    const auto connection = m_services.database.reader();
    if (!key || !connection) return;
    const auto track = core::store::mediaTrack(**connection, key->source, key->track);
    if (!track || !*track || isOnThisComputer(**track)) return;
    if (const auto opened = entry(*key, (*track)->size)) (*opened)->wantBeginning();
}

void MediaKeeper::driveFetching() {
    std::vector<std::shared_ptr<MediaEntry>> fetching;
    {
        const std::lock_guard lock(m_notes->mutex);
        for (const auto& entry : m_notes->fetching)
            if (entry->isSettled()) m_notes->dirty.push_back(entry);
        std::erase_if(m_notes->fetching, [](const auto& entry) { return entry->isSettled(); });
        fetching = m_notes->fetching;
    }
    for (const auto& entry : fetching)
        entry->wantWhole();
}

void MediaKeeper::recordDirty() {
    std::vector<std::shared_ptr<MediaEntry>> dirty;
    {
        const std::lock_guard lock(m_notes->mutex);
        dirty = std::exchange(m_notes->dirty, {});
    }
    for (const auto& entry : dirty)
        record(*entry);
}

void MediaKeeper::record(MediaEntry& entry) {
    auto [row, file, isNew] = entry.snapshot();
    if (!isNew || !file || !file->sync()) return;
    row.lastUse = m_services.clock.now();
    const auto save = [&](WriteTransaction& tx) -> core::Result<void> {
        // Looked at in the transaction: the removal of the record may have gone before this one.
        return entry.isDiscarded() ? core::Result<void>() : core::store::saveMediaEntry(tx, row);
    };
    static_cast<void>(m_services.database.write(WritePriority::Background, save));
}

bool MediaKeeper::isDiskTight() const {
    const auto free = m_options.freeSpace(m_options.folder);
    return free && *free < m_options.keepFree.value;
}

void MediaKeeper::evict() {
    std::uint64_t budget = 0;
    {
        const std::lock_guard lock(m_notes->mutex);
        budget = m_notes->budget.value;
        m_notes->isBudgetChanged = false;
    }
    evictTo(budget);
    if (!isDiskTight()) return;
    const std::lock_guard lock(m_notes->mutex);
    for (const auto& [key, weak] : m_notes->open)
        if (const auto open = weak.lock()) open->useMemoryOnly();
}

void MediaKeeper::evictTo(std::uint64_t budget) {
    bool isDone = false;
    const auto removed = evictSome([&](std::uint64_t bytes) { return isDone = bytes <= budget && !isDiskTight(); });
    if (isDone || removed == 0) return;
    const std::lock_guard lock(m_notes->mutex);
    m_notes->isBudgetChanged = true; // Go on, other work in between.
}

std::size_t MediaKeeper::evictSome(const std::function<bool(std::uint64_t)>& isEnough) {
    const auto connection = m_services.database.reader();
    if (!connection) return 0;
    const auto totals = core::store::mediaTotals(**connection);
    if (!totals) return 0;
    auto bytes = totals->unpinnedBytes;
    if (isEnough(bytes)) return 0;
    const auto oldest = core::store::mediaEntriesToEvict(**connection, kEvictAtOnce);
    if (!oldest) return 0;
    const std::lock_guard lock(m_notes->mutex);
    std::size_t removed = 0;
    for (const auto& [row, size] : *oldest) {
        if (isEnough(bytes)) break;
        const auto open = m_notes->open.find(row.key);
        if (open != m_notes->open.end() && !open->second.expired()) continue;
        if (!removeLocked(row)) break;
        bytes -= std::min(bytes, size);
        ++removed;
    }
    return removed;
}

} // namespace linnet::sync
