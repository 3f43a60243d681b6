// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The SQL of steps of undo; core/replica/UndoLog.h says what happens to them when. On the writer thread, unless a
// Connection is taken.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/Clock.h"
#include "core/store/WriteTransaction.h"

namespace linnet::core::store {

/// Stored as its number. Undone: its changes make it again.
enum class UndoState : std::uint8_t { Undone, Done };

/// What a step does in one source. Those of one step have the same place in the order.
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
    /// The place in front of all others of either state: the next one to be undone or redone.
    [[nodiscard]] static Result<std::int64_t> foremost(Connection& connection);
    /// Gives its key.
    [[nodiscard]] static Result<std::int64_t> add(WriteTransaction& tx, const UndoRow& row, std::int64_t place,
                                                  UnixMillis at);
    /// The next step of the state, without its changes: the first of its rows, with the count of all.
    [[nodiscard]] static Result<std::optional<UndoRow>> next(Connection& connection, UndoState state);
    /// All rows of the step that this one belongs to; none where it is not there.
    [[nodiscard]] static Result<std::vector<UndoRow>> step(Connection& connection, std::int64_t key);
    /// To the other state.
    [[nodiscard]] static Result<void> turn(WriteTransaction& tx, const UndoRow& row, std::int64_t place);
    [[nodiscard]] static Result<void> remove(WriteTransaction& tx, std::int64_t key);
    [[nodiscard]] static Result<void> removeUndone(WriteTransaction& tx);
    /// All but the newest `most`.
    [[nodiscard]] static Result<void> trim(WriteTransaction& tx, std::int64_t most);
};

} // namespace linnet::core::store
