// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/LocalFileSource.h"

namespace linnet::core {

Result<std::shared_ptr<LocalFileSource>> LocalFileSource::open(const FilePath& path) {
    LINNET_TRY(auto file, os::File::openForReading(path));
    return std::make_shared<LocalFileSource>(path, std::move(file));
}

Result<std::uint64_t> LocalFileSource::size() {
    if (m_isCancelled) return failure(Errc::Cancelled, "reading was cancelled");
    LINNET_TRY(const auto stat, m_file.stat());
    return stat.size;
}

Result<std::size_t> LocalFileSource::read(std::uint64_t offset, std::span<std::byte> out) {
    if (m_isCancelled) return failure(Errc::Cancelled, "reading was cancelled");
    return m_file.readAt(offset, out);
}

} // namespace linnet::core
