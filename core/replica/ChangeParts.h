// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the outbox and the undo log ask of a change. Pure.

#include <cstdint>
#include <string>
#include <vector>

#include "core/operations/Operation.h"

namespace linnet::core::replica {

/// One change of more than kMostItems items as several; otherwise itself.
std::vector<operations::Change> partsOf(const operations::Change& change);
/// Of a playlist.
bool isOfItems(const operations::Change& change);
/// Its kind on the wire, "un…" where a mark is taken away, "playlist_restore" out of the trash.
std::string labelOf(const operations::Change& change);
/// Of the items it is about; 1 where it is about one thing.
std::int64_t countOf(const operations::Change& change);

} // namespace linnet::core::replica
