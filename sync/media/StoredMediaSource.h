// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One reader of a media entry. Threads as MediaSource says.

#include <atomic>
#include <memory>

#include "core/media/MediaSource.h"
#include "sync/media/MediaEntry.h"

namespace linnet::sync {

class StoredMediaSource final : public core::MediaSource {
public:
    explicit StoredMediaSource(std::shared_ptr<MediaEntry> entry) : m_entry(std::move(entry)) { m_entry->addReader(); }
    ~StoredMediaSource() override { m_entry->removeReader(); }
    StoredMediaSource(const StoredMediaSource&) = delete;
    StoredMediaSource& operator=(const StoredMediaSource&) = delete;

    core::Result<std::uint64_t> size() override { return m_entry->size(m_isCancelled); }
    core::Result<std::size_t> read(std::uint64_t offset, std::span<std::byte> out) override {
        return m_entry->read({offset, out, m_isCancelled, m_generation});
    }
    void cancel() override {
        m_isCancelled = true;
        m_entry->wake();
    }
    std::optional<core::FilePath> localFile() const override { return m_entry->completeFile(); }

private:
    std::shared_ptr<MediaEntry> m_entry;
    std::atomic<bool> m_isCancelled = false;
    std::uint64_t m_generation = 0;
};

} // namespace linnet::sync
