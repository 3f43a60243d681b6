// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The SQL of base records: a server's state of rows that pending operations have changed in the replica. What is in a
// record is core/replica's business. On the writer thread, unless a Connection is taken.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/store/WriteTransaction.h"

namespace linnet::core::store {

/// Which row, within its subject.
struct BaseKey {
    std::uint8_t kind = 0;
    std::string key;
};

struct BaseRecord {
    BaseKey row;
    std::int64_t mark = 0;             ///< Generation of the start-over that saw it.
    std::optional<std::string> record; ///< Nothing: the server has no such row.
};

class BaseRecordStore {
public:
    /// Unless there is one for the row.
    [[nodiscard]] static Result<void> keep(WriteTransaction& tx, std::int64_t source, std::string_view subject,
                                           const BaseRecord& base);
    [[nodiscard]] static Result<std::optional<BaseRecord>> find(Connection& connection, std::int64_t source,
                                                                std::string_view subject, const BaseKey& row);
    /// Of one that is there.
    [[nodiscard]] static Result<void> replace(WriteTransaction& tx, std::int64_t source, std::string_view subject,
                                              const BaseRecord& base);
    /// By kind and key.
    [[nodiscard]] static Result<std::vector<BaseRecord>> ofSubject(Connection& connection, std::int64_t source,
                                                                   std::string_view subject);
    [[nodiscard]] static Result<void> remove(WriteTransaction& tx, std::int64_t source, std::string_view subject,
                                             const BaseKey& row);
    [[nodiscard]] static Result<void> removeOf(WriteTransaction& tx, std::int64_t source, std::string_view subject,
                                               std::uint8_t kind);
    /// The server has no row of this subject any more.
    [[nodiscard]] static Result<void> emptyOf(WriteTransaction& tx, std::int64_t source, std::string_view subject,
                                              std::int64_t mark);
    /// The server has none of those that the start-over `mark` has not seen; their subjects are due.
    [[nodiscard]] static Result<void> emptyStale(WriteTransaction& tx, std::int64_t source, std::int64_t mark);
};

} // namespace linnet::core::store
