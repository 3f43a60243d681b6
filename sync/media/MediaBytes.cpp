// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/media/MediaBytes.h"

#include <algorithm>
#include <cstring>
#include <iterator>

#include "core/os/AtomicFile.h"

namespace linnet::sync {

using core::ByteRange;
using core::os::SparseFile;

void MediaBytes::restore(core::FilePath path, const std::vector<ByteRange>& extents) {
    m_path = std::move(path);
    if (extents.empty()) return;
    auto file = SparseFile::open(m_path);
    if (!file) return;
    const auto size = file->size().value_or(0);
    m_onDisk = ExtentMap(extents);
    m_onDisk.remove({size, std::max(size, extents.back().end)});
    m_present = m_onDisk;
    m_file = std::make_shared<const SparseFile>(std::move(*file));
}

void MediaBytes::reset(core::FilePath path) {
    m_file.reset();
    if (!m_path.isEmpty()) static_cast<void>(core::os::removeFile(m_path));
    m_path = std::move(path);
    m_onDisk.clear();
    m_present.clear();
    m_blocks.clear();
    m_blockBytes = 0;
}

void MediaBytes::write(std::uint64_t offset, std::span<const std::byte> bytes) {
    if (bytes.empty()) return;
    if (m_isInMemory || !writeToDisk(offset, bytes)) {
        m_isInMemory = true;
        writeToMemory(offset, bytes);
    }
}

bool MediaBytes::writeToDisk(std::uint64_t offset, std::span<const std::byte> bytes) {
    if (!m_file) {
        auto file = SparseFile::open(m_path);
        if (!file || !file->resize(0)) return false;
        m_file = std::make_shared<const SparseFile>(std::move(*file));
    }
    if (!m_file->writeAt(offset, bytes)) return false;
    m_onDisk.add({offset, offset + bytes.size()});
    m_present.add({offset, offset + bytes.size()});
    return true;
}

void MediaBytes::writeToMemory(std::uint64_t offset, std::span<const std::byte> bytes) {
    // Only what is missing: blocks must not overlap each other.
    auto gap = m_present.firstGap(offset, offset + bytes.size());
    while (gap) {
        const auto piece = bytes.subspan(gap->begin - offset, gap->size());
        m_blocks.emplace(gap->begin, std::vector(piece.begin(), piece.end()));
        m_blockBytes += piece.size();
        m_present.add(*gap);
        gap = m_present.firstGap(gap->end, offset + bytes.size());
    }
    const auto distance = [this](std::uint64_t at) { return at > m_lastRead ? at - m_lastRead : m_lastRead - at; };
    while (m_blockBytes > kMostInMemory && m_blocks.size() > 1) {
        const auto first = m_blocks.begin();
        const auto last = std::prev(m_blocks.end());
        const auto far = distance(first->first) > distance(last->first) ? first : last;
        m_blockBytes -= far->second.size();
        m_present.remove({far->first, far->first + far->second.size()});
        m_blocks.erase(far);
    }
}

std::size_t MediaBytes::read(std::uint64_t offset, std::span<std::byte> out) {
    m_lastRead = offset;
    const auto onDisk = static_cast<std::size_t>(std::min<std::uint64_t>(m_onDisk.presentFrom(offset), out.size()));
    if (onDisk == 0 || !m_file) return readFromMemory(offset, out);
    const auto got = m_file->readAt(offset, out.first(onDisk));
    if (got && *got == onDisk) return onDisk;
    // The file was cut or cannot be read: fetch these bytes again.
    const auto good = got.value_or(0);
    m_onDisk.remove({offset + good, offset + onDisk});
    m_present.remove({offset + good, offset + onDisk});
    return good;
}

std::size_t MediaBytes::readFromMemory(std::uint64_t offset, std::span<std::byte> out) const {
    auto block = m_blocks.upper_bound(offset);
    if (block == m_blocks.begin()) return 0;
    --block;
    const auto skip = offset - block->first;
    if (skip >= block->second.size()) return 0;
    const auto count = std::min<std::size_t>(out.size(), block->second.size() - static_cast<std::size_t>(skip));
    std::memcpy(out.data(), block->second.data() + skip, count);
    return count;
}

} // namespace linnet::sync
