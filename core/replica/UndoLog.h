// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Undo and redo of every change, of any size, across restarts. A step holds the changes that take it back; undoing
// appends them to the outbox as new operations and turns the step round, so that redoing is the same. On the writer
// thread.

#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "core/base/Result.h"
#include "core/operations/Operation.h"
#include "core/store/WriteTransaction.h"

namespace linnet::core::replica {

struct UndoStep {
    std::int64_t key = 0;
    std::int64_t source = 0;
    std::string label;      ///< What was done, as a stable word: "items_remove", "like", …; the app has the sentence.
    std::int64_t count = 0; ///< Of the items or tracks it was about.
};

class UndoLog {
public:
    /// Outbox::append, with a step to take it back. What was undone before can no longer be redone. Changes without an
    /// inverse (plays) make no step.
    [[nodiscard]] static Result<std::optional<UndoStep>> perform(store::WriteTransaction& tx, std::int64_t source,
                                                                 std::span<const operations::Change> changes,
                                                                 UnixMillis at);
    /// The newest step, nothing when there is none. A step that can no longer be taken back is left out with an error
    /// that says why.
    [[nodiscard]] static Result<std::optional<UndoStep>> undo(store::WriteTransaction& tx, UnixMillis at);
    [[nodiscard]] static Result<std::optional<UndoStep>> redo(store::WriteTransaction& tx, UnixMillis at);
    /// Undoes this one only, for a toast's Undo; others may have followed.
    [[nodiscard]] static Result<std::optional<UndoStep>> undoStep(store::WriteTransaction& tx, std::int64_t key,
                                                                  UnixMillis at);

    [[nodiscard]] static Result<std::optional<UndoStep>> nextUndo(store::Connection& connection);
    [[nodiscard]] static Result<std::optional<UndoStep>> nextRedo(store::Connection& connection);
};

} // namespace linnet::core::replica
