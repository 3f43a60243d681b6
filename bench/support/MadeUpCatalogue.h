// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A catalogue of invented names, the same for the same count: eleven tracks an album, three albums an artist.

#include <cstddef>
#include <vector>

#include "core/domain/FeedRecord.h"

namespace linnet::bench {

/// A library, then artists, albums and tracks in feed order, rev rising from 1.
std::vector<core::FeedRecord> madeUpCatalogue(std::size_t tracks);

} // namespace linnet::bench
