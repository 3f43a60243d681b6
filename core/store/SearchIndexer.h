// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Keeps the full-text documents beside the catalogue's rows. Whoever writes a track, album or artist calls this in the
// same transaction, after the row and its links (artists, genres) are written; so the two never disagree.

#include <cstdint>

#include "core/base/Result.h"
#include "core/domain/Catalog.h"
#include "core/store/Database.h"

namespace linnet::core::store {

class SearchIndexer {
public:
    /// Writes the document of the row with this integer key anew; nothing is done if it already says the same.
    /// A row that is gone or not shown (rev 0) loses its document. An album also updates the documents of its tracks
    /// where they name it otherwise. `kind` Library has no documents and does nothing.
    [[nodiscard]] static Result<void> update(WriteTransaction& tx, EntityKind kind, std::int64_t key);
    /// The same for a row made in this transaction, which has no document yet.
    [[nodiscard]] static Result<void> add(WriteTransaction& tx, EntityKind kind, std::int64_t key);
    /// update() for an album, but leaves the documents of its tracks to the caller; true if the album's changed.
    [[nodiscard]] static Result<bool> updateAlbumAlone(WriteTransaction& tx, std::int64_t key);
    /// The row was or will be deleted; nothing is done if it has no document.
    [[nodiscard]] static Result<void> remove(WriteTransaction& tx, EntityKind kind, std::int64_t key);
};

} // namespace linnet::core::store
