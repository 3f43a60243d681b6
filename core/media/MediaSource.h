// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The bytes of one track, by range: a local file, or an entry of the media store that fills while it is read.
// sync/ and core/ implement it, player/ reads it; neither knows the other.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include "core/base/Result.h"
#include "core/os/FilePath.h"

namespace linnet::core {

class MediaSource {
public:
    virtual ~MediaSource() = default;

    /// Total bytes; blocks until known. Errors: Offline, Timeout, NotFound, Cancelled.
    virtual Result<std::uint64_t> size() = 0;
    /// Reads up to out.size() bytes at `offset`; blocks until at least one byte is there. 0 only at or past the end.
    /// One reader thread at a time. Errors as size().
    virtual Result<std::size_t> read(std::uint64_t offset, std::span<std::byte> out) = 0;
    /// Makes a blocked and every later call return Cancelled at once. Any thread.
    virtual void cancel() = 0;
    /// The complete file, if one is on this computer.
    virtual std::optional<FilePath> localFile() const { return std::nullopt; }
};

} // namespace linnet::core
