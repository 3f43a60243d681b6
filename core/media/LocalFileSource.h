// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A local file as a MediaSource. Reads go straight to the system; see MediaSource for threads.

#include <atomic>
#include <memory>

#include "core/media/MediaSource.h"
#include "core/os/File.h"

namespace linnet::core {

class LocalFileSource final : public MediaSource {
public:
    /// Errors: NotFound, Forbidden, InvalidInput (not a regular file), Storage.
    [[nodiscard]] static Result<std::shared_ptr<LocalFileSource>> open(const FilePath& path);

    Result<std::uint64_t> size() override;
    Result<std::size_t> read(std::uint64_t offset, std::span<std::byte> out) override;
    void cancel() override { m_isCancelled = true; }
    std::optional<FilePath> localFile() const override { return m_path; }
    /// Of the open file: for comparing with what the catalogue knows before trusting it.
    Result<os::FileStat> stat() const { return m_file.stat(); }

    LocalFileSource(FilePath path, os::File file) : m_path(std::move(path)), m_file(std::move(file)) {}

private:
    FilePath m_path;
    os::File m_file;
    std::atomic<bool> m_isCancelled{false};
};

} // namespace linnet::core
