// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tags/FileStream.h"

#include <algorithm>
#include <cstring>

namespace linnet::core::tags {

namespace {
constexpr std::uint64_t kWindow = 16 * 1024;
} // namespace

FileStream::FileStream(const os::File& file, const FilePath& path, std::uint64_t begin, std::uint64_t end)
    : m_file(file),
      m_name(path.bytes()),
      m_begin(std::min(begin, end)),
      m_end(end) {}

TagLib::ByteVector FileStream::readBlock(Length length) {
    const auto at = m_begin + m_at;
    if (at >= m_end || length == 0) return {};
    const auto wanted = static_cast<std::size_t>(std::min<std::uint64_t>(length, m_end - at));
    m_at += wanted;
    const bool isInWindow = at >= m_windowBegin && at + wanted <= m_windowBegin + m_window.size();
    if (!isInWindow && wanted >= kWindow) {
        TagLib::ByteVector block(static_cast<unsigned>(wanted), '\0');
        const auto got = m_file.readAt(at, std::as_writable_bytes(std::span(block.data(), wanted)));
        block.resize(static_cast<unsigned>(got.value_or(0)));
        return block;
    }
    if (!isInWindow) {
        // Trailing tags are looked for backwards: let the window end, not begin, at the end of the file.
        m_windowBegin = at + kWindow > m_end && m_end - m_begin > kWindow ? m_end - kWindow : at;
        m_window.resize(static_cast<std::size_t>(std::min(kWindow, m_end - m_windowBegin)));
        m_window.resize(m_file.readAt(m_windowBegin, m_window).value_or(0));
    }
    const auto from = static_cast<std::size_t>(at - m_windowBegin);
    if (from >= m_window.size()) return {};
    const auto there = std::min(wanted, m_window.size() - from);
    return {reinterpret_cast<const char*>(m_window.data() + from), static_cast<unsigned>(there)};
}

void FileStream::seek(Offset offset, Position p) {
    auto target = offset;
    if (p == Current) target += tell();
    if (p == End) target += length();
    m_at = static_cast<std::uint64_t>(std::max<Offset>(target, 0));
}

} // namespace linnet::core::tags
