// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/CatalogRows.h"
#include "core/store/sqlite/RowCursor.h"

namespace linnet::core::store {

/// liked, followed, hidden, rating, play_count of an annotation; NULLs (no annotation) are no marks.
inline Marks marksFrom(RowCursor& columns) {
    Marks marks;
    marks.isLiked = columns.flag();
    marks.isFollowed = columns.flag();
    marks.isHidden = columns.flag();
    marks.rating = columns.number<Rating>();
    marks.playCount = columns.integer();
    return marks;
}

} // namespace linnet::core::store
