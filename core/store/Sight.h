// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What one user of a server may see of its catalogue: a library with grants is for the users named there and for
// owners; an album or an artist is seen with any track that is. On the connection's thread, of its snapshot.

#include <cstdint>
#include <vector>

#include "core/store/CatalogRows.h"
#include "core/store/WriteTransaction.h"

namespace linnet::core::store {

class Sight {
public:
    /// `user`: the row's key; 0 is nobody in particular, who sees everything.
    [[nodiscard]] static Result<Sight> of(Connection& connection, std::int64_t user);

    std::int64_t user() const { return m_user; }
    /// Grows when what the user may see changes; 0 for nobody.
    std::int64_t view() const { return m_view; }
    /// True for owners and where no library is kept from the user: then nothing needs to be asked.
    bool isWhole() const { return m_isWhole; }
    /// `kind` is one of the catalogue.
    [[nodiscard]] Result<bool> sees(EntityKind kind, Key key) const;
    /// Keys of the libraries that the user sees, ascending.
    [[nodiscard]] Result<std::vector<Key>> libraries() const;

private:
    Sight(Connection& connection, std::int64_t user, std::int64_t view, bool isWhole)
        : m_connection(&connection),
          m_user(user),
          m_view(view),
          m_isWhole(isWhole) {}
    Connection* m_connection;
    std::int64_t m_user;
    std::int64_t m_view;
    bool m_isWhole;
};

/// Keys of the users who have been given the library, ascending; none: it is everybody's.
[[nodiscard]] Result<std::vector<std::int64_t>> libraryGrants(Connection& connection, Key library);
/// Replaces them. The `view` of each user who now sees more or less grows, so that his replicas start over.
[[nodiscard]] Result<void> setLibraryGrants(WriteTransaction& tx, Key library, std::vector<std::int64_t> users);

} // namespace linnet::core::store
