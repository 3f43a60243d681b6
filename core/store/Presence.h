// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What of the catalogue can be played without any server: for greying the rest and for counting. Looks at rows only,
// never at files. On any thread's connection.

#include <span>
#include <vector>

#include "core/store/CatalogRows.h"
#include "core/store/sqlite/Connection.h"

namespace linnet::core::store {

enum class Presence : std::uint8_t {
    NotHere,   ///< Only its server has it.
    Partial,   ///< Some of its bytes are in the media store.
    Stored,    ///< All of them.
    LocalFile, ///< A library's file on this computer.
};
inline bool isHere(Presence presence) { return presence >= Presence::Stored; }

struct PresenceCount {
    std::int64_t here = 0;
    std::int64_t total = 0; ///< Tracks that are shown.
    friend bool operator==(const PresenceCount&, const PresenceCount&) = default;
};

/// One for each key, in order; NotHere for a track that has gone.
Result<std::vector<Presence>> trackPresence(Connection& connection, std::span<const Key> tracks);
Result<PresenceCount> albumPresence(Connection& connection, Key album);
/// Of one source. Takes a walk over what is here: not for every repaint.
Result<std::int64_t> tracksHere(Connection& connection, std::int64_t source);

} // namespace linnet::core::store
