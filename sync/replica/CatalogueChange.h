// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Which lists of the replica are out of date: a value, told to whoever shows them.

#include <cstdint>

namespace linnet::sync {

/// What one or several applied slices touched.
struct CatalogueChange {
    std::int64_t source = 0;
    bool libraries = false;
    bool artists = false;
    bool albums = false;
    bool tracks = false;
    bool any() const { return libraries || artists || albums || tracks; }
};

} // namespace linnet::sync
