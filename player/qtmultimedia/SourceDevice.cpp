// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/qtmultimedia/SourceDevice.h"

#include <span>
#include <utility>

namespace linnet::player::qtmultimedia {

SourceDevice::SourceDevice(std::shared_ptr<core::MediaSource> source, std::uint64_t size)
    : m_source(std::move(source)),
      m_size(static_cast<qint64>(size)) {
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

qint64 SourceDevice::readData(char* data, qint64 most) {
    ++m_reads;
    const auto out = std::as_writable_bytes(std::span(data, static_cast<std::size_t>(most)));
    std::size_t filled = 0;
    while (filled < out.size()) {
        const auto got = m_source->read(static_cast<std::uint64_t>(pos()) + filled, out.subspan(filled));
        if (!got) m_error = got.error();
        if (!got || *got == 0) break;
        filled += *got;
    }
    return filled == 0 && m_error ? -1 : static_cast<qint64>(filled);
}

} // namespace linnet::player::qtmultimedia
