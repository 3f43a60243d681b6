// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The SQL of steps of undo; core/replica/UndoLog.h says what happens to them when. On the writer thread, unless a
// Connection is taken.

#include <cstdint>
#include <optional>
#include <string>

#include "core/base/Clock.h"
#include "core/store/WriteTransaction.h"

namespace linnet::core::store {

/// Stored as its number. Undone: its changes make it again.
enum class UndoState : std::uint8_t { Undone, Done };

struct UndoRow {
    std::int64_t key = 0;
    std::int64_t source = 0;
    std::string label;
    std::int64_t count = 0;
    UndoState state = UndoState::Done;
    std::string changes; ///< JSON as on the wire.
};

class UndoStore {
public:
    /// As the next one to be undone; gives its key.
    [[nodiscard]] static Result<std::int64_t> add(WriteTransaction& tx, const UndoRow& row, UnixMillis at);
    /// The next one of the state, without its changes.
    [[nodiscard]] static Result<std::optional<UndoRow>> next(Connection& connection, UndoState state);
    [[nodiscard]] static Result<std::optional<UndoRow>> find(Connection& connection, std::int64_t key);
    /// To the other state, as the next one there.
    [[nodiscard]] static Result<void> turn(WriteTransaction& tx, const UndoRow& row);
    [[nodiscard]] static Result<void> remove(WriteTransaction& tx, std::int64_t key);
    [[nodiscard]] static Result<void> removeUndone(WriteTransaction& tx);
    /// All but the newest `most`.
    [[nodiscard]] static Result<void> trim(WriteTransaction& tx, std::int64_t most);
};

} // namespace linnet::core::store
