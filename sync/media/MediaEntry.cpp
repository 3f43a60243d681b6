// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/media/MediaEntry.h"

#include <algorithm>

#include <fmt/format.h>

#include "core/os/AtomicFile.h"

namespace linnet::sync {

using core::Errc;
using core::Error;

namespace {

/// FNV-1a: spreads, and stays the same for ever.
std::uint64_t hashOf(std::string_view text) {
    std::uint64_t hash = 0xcbf29ce484222325u;
    for (const char c : text)
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3u;
    return hash;
}

core::Error cancelledError() { return {Errc::Cancelled, "reading was cancelled"}; }

} // namespace

std::string mediaFileName(const core::store::MediaKey& key, std::string_view etag, std::uint64_t size) {
    const auto version = hashOf(fmt::format("{}\n{}\n{}", key.variant, etag, size));
    return fmt::format("{}-{}-{:016x}", key.source, key.track.hex(), version);
}

MediaEntry::MediaEntry(MediaEntryOptions options, const std::optional<core::store::MediaEntryRow>& known)
    : m_options(std::move(options)) {
    if (!known || known->extents.empty()) return;
    m_bytes.restore(m_options.folder / mediaFileName(known->key, known->etag, known->size), known->extents);
    m_size = known->size;
    m_etag = known->etag;
}

core::Result<std::uint64_t> MediaEntry::size(const std::atomic<bool>& isCancelled) {
    Lock lock(m_mutex);
    while (!m_size)
        LINNET_TRY_VOID(waitForBytes(lock, 0, isCancelled));
    if (isCancelled || m_isClosed) return tl::unexpected(cancelledError());
    return *m_size;
}

core::Result<std::size_t> MediaEntry::read(const ReadRequest& request) {
    Lock lock(m_mutex);
    while (true) {
        if (request.isCancelled || m_isClosed) return tl::unexpected(cancelledError());
        if (request.generation != 0 && request.generation != m_generation)
            return core::failure(Errc::Corrupt, "the file changed on the server while it was played; play it again");
        if (request.out.empty() || (m_size && request.offset >= *m_size)) return std::size_t{0};
        if (const auto count = m_bytes.read(request.offset, request.out); count > 0) {
            request.generation = m_generation;
            topUp(lock, request.offset + count);
            return count;
        }
        LINNET_TRY_VOID(waitForBytes(lock, request.offset, request.isCancelled));
    }
}

core::Result<void> MediaEntry::waitForBytes(Lock& lock, std::uint64_t offset, const std::atomic<bool>& isCancelled) {
    const auto began = Clock::now();
    const auto generation = m_generation;
    const auto waiting = m_waiting.insert(offset);
    const auto isOver = [&] {
        return isCancelled || m_isClosed || generation != m_generation || m_bytes.presentFrom(offset) > 0 ||
               (m_size && offset >= *m_size);
    };
    std::optional<Error> failed;
    bool isAsked = false;
    while (!isOver() && !failed) {
        const auto now = Clock::now();
        const auto patience = m_lastProgress == Clock::time_point{} ? m_options.patience / 4 : m_options.patience;
        const auto giveUp = std::max(began, m_lastProgress) + patience;
        if (now >= giveUp || (m_error && m_isErrorFinal && isAsked)) {
            failed = m_error.value_or(Error{Errc::Timeout, "the server sends nothing"});
            break;
        }
        if (!isServed(offset) && !someoneElseWaits(offset) && (now >= m_retryAt || m_isErrorFinal)) {
            isAsked = true;
            fetchFor(lock, offset);
            continue;
        }
        const bool isFetching = m_fetch.isRunning || m_tail.isRunning;
        isAsked = isAsked || isFetching;
        m_changed.wait_until(lock, isFetching ? giveUp : std::min(giveUp, m_retryAt));
    }
    m_waiting.erase(waiting);
    m_changed.notify_all(); // Others may redirect the fetch now.
    if (isCancelled || m_isClosed) return tl::unexpected(cancelledError());
    if (failed) return tl::unexpected(*failed);
    return {};
}

void MediaEntry::addReader() {
    const Lock lock(m_mutex);
    ++m_readers;
    m_isErrorFinal = false;
}

void MediaEntry::removeReader() {
    {
        const Lock lock(m_mutex);
        if (--m_readers > 0) return;
        if (!m_wantsWhole) stopFetches();
        if (!m_isDirty) return;
    }
    if (m_options.onProgress) m_options.onProgress();
}

bool MediaEntry::hasReaders() const {
    const Lock lock(m_mutex);
    return m_readers > 0;
}

void MediaEntry::wake() {
    const Lock lock(m_mutex); // Not between a check and its wait.
    m_changed.notify_all();
}

void MediaEntry::wantWhole() {
    Lock lock(m_mutex);
    m_wantsWhole = true;
    if (!m_fetch.isRunning && !isCompleteLocked() && !m_bytes.isInMemory() && Clock::now() >= m_retryAt)
        startFetch(lock, 0);
}

void MediaEntry::stopWanting() {
    const Lock lock(m_mutex);
    m_wantsWhole = false;
    if (m_readers == 0) stopFetches();
}

MediaProgress MediaEntry::progress() const {
    const Lock lock(m_mutex);
    MediaProgress progress;
    progress.present = m_bytes.onDisk().total();
    progress.size = m_size;
    progress.etag = m_etag;
    progress.isComplete = m_size && m_bytes.file() && m_bytes.onDisk().covers({0, *m_size});
    progress.isInMemory = m_bytes.isInMemory();
    progress.error = m_error;
    progress.isErrorFinal = m_isErrorFinal;
    return progress;
}

bool MediaEntry::isSettled() const {
    const Lock lock(m_mutex);
    return !m_wantsWhole || isCompleteLocked() || m_bytes.isInMemory() || m_isErrorFinal || m_isClosed;
}

std::optional<core::FilePath> MediaEntry::completeFile() const {
    const Lock lock(m_mutex);
    if (!m_size || !m_bytes.file() || !m_bytes.onDisk().covers({0, *m_size})) return std::nullopt;
    return m_bytes.path();
}

bool MediaEntry::isCompleteLocked() const { return m_size && !m_bytes.firstGap(0, *m_size); }

core::FilePath MediaEntry::file() const {
    const Lock lock(m_mutex);
    return m_bytes.path();
}

void MediaEntry::useMemoryOnly() {
    const Lock lock(m_mutex);
    m_bytes.useMemoryOnly();
}

void MediaEntry::close() {
    const Lock lock(m_mutex);
    m_isClosed = true;
    stopFetches();
    m_changed.notify_all();
}

void MediaEntry::discard() {
    m_isDiscarded = true;
    close();
    if (const auto path = file(); !path.isEmpty()) static_cast<void>(core::os::removeFile(path));
}

MediaSnapshot MediaEntry::snapshot() {
    const Lock lock(m_mutex);
    MediaSnapshot snapshot;
    snapshot.isNew = std::exchange(m_isDirty, false);
    snapshot.file = m_bytes.file();
    snapshot.row.key = m_options.key;
    snapshot.row.etag = m_etag;
    snapshot.row.size = m_size.value_or(0);
    snapshot.row.extents = m_bytes.onDisk().ranges();
    if (m_size && m_bytes.onDisk().covers({0, *m_size})) snapshot.row.state = core::store::MediaEntryState::Complete;
    m_fetch.unrecorded = 0;
    return snapshot;
}

void MediaEntry::startAnew(std::uint64_t size, std::string etag) {
    m_bytes.reset(m_options.folder / mediaFileName(m_options.key, etag, size));
    m_size = size;
    m_etag = std::move(etag);
    ++m_generation;
    m_isDirty = true;
    m_changed.notify_all();
}

} // namespace linnet::sync
