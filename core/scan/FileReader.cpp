// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scan/FileReader.h"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

#include "core/tags/FileNames.h"
#include "core/tags/TagReader.h"

namespace linnet::core::scan {

namespace {

constexpr std::size_t kMostWaiting = 256; ///< Results in the queue: a few MB at most.

/// Hands out items to readers and results to the consumer.
class Exchange {
public:
    Exchange(const std::vector<WorkItem>& items, unsigned readers) : m_items(items), m_readers(readers) {}

    const WorkItem* nextItem() {
        const std::lock_guard lock(m_mutex);
        return m_isStopped || m_next == m_items.size() ? nullptr : &m_items[m_next++];
    }
    void put(ReadFile result) {
        std::unique_lock lock(m_mutex);
        m_hasRoom.wait(lock, [&] { return m_isStopped || m_results.size() < kMostWaiting; });
        m_results.push_back(std::move(result));
        m_hasResult.notify_one();
    }
    void leave() {
        const std::lock_guard lock(m_mutex);
        --m_readers;
        m_hasResult.notify_one();
    }
    /// Nothing once all readers have left and the queue is empty.
    std::optional<ReadFile> take() {
        std::unique_lock lock(m_mutex);
        m_hasResult.wait(lock, [&] { return !m_results.empty() || m_readers == 0; });
        if (m_results.empty()) return std::nullopt;
        auto result = std::move(m_results.front());
        m_results.pop_front();
        m_hasRoom.notify_one();
        return result;
    }
    void stop() {
        const std::lock_guard lock(m_mutex);
        m_isStopped = true;
        m_hasRoom.notify_all();
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_hasRoom;
    std::condition_variable m_hasResult;
    const std::vector<WorkItem>& m_items;
    std::size_t m_next = 0;
    std::deque<ReadFile> m_results;
    unsigned m_readers;
    bool m_isStopped = false;
};

store::ArtRecord toRecord(const art::StoredArt& stored) { return {stored.ref, stored.width, stored.height}; }

} // namespace

FileReader::FileReader(const ScanPlan& plan, art::ArtStore& art, unsigned threads)
    : m_plan(plan),
      m_art(art),
      m_threads(threads > 0 ? threads : std::max(1U, std::thread::hardware_concurrency())) {}

Result<void> FileReader::readAll(const std::vector<WorkItem>& items,
                                 const std::function<Result<void>(ReadFile)>& consume, const CancelToken& cancel) {
    const auto count = static_cast<unsigned>(std::min<std::size_t>(m_threads, items.size()));
    Exchange exchange(items, count);
    std::vector<std::thread> threads;
    for (unsigned i = 0; i < count; ++i)
        threads.emplace_back([&] {
            while (const auto* item = exchange.nextItem())
                exchange.put(read(*item));
            exchange.leave();
        });
    Result<void> outcome;
    while (auto result = exchange.take()) {
        if (!outcome) continue; // only emptying the queue
        if (cancel.isCancelled())
            outcome = failure(Errc::Cancelled, "the scan was cancelled");
        else
            outcome = consume(std::move(*result));
        if (!outcome) exchange.stop();
    }
    for (auto& thread : threads)
        thread.join();
    return outcome;
}

ReadFile FileReader::read(const WorkItem& item) const {
    const auto& folder = m_plan.folders[item.folder];
    const auto path = folder.path() / folder.nameOf(folder.files[item.file]);
    auto file = os::File::openForReading(path);
    if (!file) return {item, os::statFile(path).value_or(os::FileStat{}), tl::unexpected(file.error())};
    const auto stat = file->stat();
    if (!stat) return {item, {}, tl::unexpected(stat.error())};
    auto facts = factsOf(folder, *file, path);
    if (facts) facts->stat = *stat;
    return {item, *stat, std::move(facts)};
}

Result<FileFacts> FileReader::factsOf(const FolderWork& folder, const os::File& file, const FilePath& path) const {
    LINNET_TRY(const auto format, detectFormat(file, path.extension()));
    FileFacts facts;
    LINNET_TRY(facts.audio, identity::audioIdOf(file, format));
    LINNET_TRY(facts.tags, tags::readTags(file, path, format, tags::CoverMode::Read));
    tags::completeFromPlace(facts.tags, folder.relative, path.fileName());
    facts.art = artOf(folder, facts.tags);
    facts.tags.cover.reset();
    return facts;
}

/// A cover that cannot be used is no reason to leave out the music.
std::optional<store::ArtRecord> FileReader::artOf(const FolderWork& folder, const tags::TagData& tags) const {
    if (tags.cover)
        if (const auto stored = m_art.add(tags.cover->bytes)) return toRecord(*stored);
    if (folder.cover.isEmpty()) return std::nullopt;
    const auto stored = m_art.addFile(folder.cover);
    return stored ? std::optional(toRecord(*stored)) : std::nullopt;
}

} // namespace linnet::core::scan
