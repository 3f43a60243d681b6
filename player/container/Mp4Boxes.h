// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Walks the boxes of an MP4 file (ISO 14496-12), as far as they make sense: what is malformed is not there. One reader,
// on the thread that asks; errors are those of the source.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/media/MediaSource.h"

namespace linnet::player {

struct Mp4Box {
    std::string type;        ///< Four characters.
    std::uint64_t begin = 0; ///< Of its header.
    std::uint64_t body = 0;
    std::uint64_t end = 0;
};

class Mp4Boxes {
public:
    explicit Mp4Boxes(core::MediaSource& source) : m_source(source) {}

    /// The boxes between two offsets, in their order.
    core::Result<std::vector<Mp4Box>> between(std::uint64_t begin, std::uint64_t end);
    /// Down a path of types, the first of its kind each time ("mdia", "hdlr").
    core::Result<std::optional<Mp4Box>> find(const Mp4Box& parent, std::initializer_list<std::string_view> path);
    /// The bytes of a box behind its header; empty if there are more than a table of times needs.
    core::Result<std::string> bodyOf(const Mp4Box& box);

private:
    core::Result<std::string> bytes(std::uint64_t offset, std::size_t count);

    core::MediaSource& m_source;
};

/// `count` bytes at `offset`, most significant first; 0 where there are none.
std::uint64_t bigEndian(std::string_view bytes, std::size_t offset, std::size_t count);

} // namespace linnet::player
