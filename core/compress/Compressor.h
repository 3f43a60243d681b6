// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Makes a body smaller piece by piece, holding about a megabyte however long it is. One thread at a time.

#include <memory>
#include <string>
#include <string_view>

#include "core/compress/Compress.h"

namespace linnet::core::compress {

class Compressor {
public:
    enum class More : std::uint8_t { Follows, Ended };

    /// Errors: Internal (out of memory).
    [[nodiscard]] static Result<std::unique_ptr<Compressor>> make(Encoding encoding);
    virtual ~Compressor() = default;

    /// What can be sent on by now; may be empty while more follows. All pieces together are one stream, whole once
    /// Ended was said. Errors: Internal.
    [[nodiscard]] virtual Result<std::string> add(std::string_view bytes, More more) = 0;
};

} // namespace linnet::core::compress
