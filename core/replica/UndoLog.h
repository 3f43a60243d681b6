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
    std::int64_t source = 0; ///< One of those that it was about.
    std::string
        label; ///< What was done, as a stable word: "items_remove", "like", "unlike", …; the app has the sentence.
    std::int64_t count = 0; ///< Of the items or things it was about.
    friend bool operator==(const UndoStep&, const UndoStep&) = default;
};

/// What became of undo or redo.
struct Undone {
    std::optional<UndoStep> step; ///< Nothing: there was none.
    std::optional<Error> problem; ///< The step could no longer be carried out: nothing was changed, and it is gone.
};

class UndoLog {
public:
    /// The oldest steps beyond are forgotten.
    static constexpr std::int64_t kMostSteps = 1000;

    /// What is done in one source.
    struct Part {
        std::int64_t source = 0;
        std::span<const operations::Change> changes;
    };
    /// Outbox::append for each source, with one step to take all of it back; all or nothing. What was undone before can
    /// no longer be redone. Changes without an inverse (plays, the queue) make no step.
    [[nodiscard]] static Result<std::optional<UndoStep>> perform(store::WriteTransaction& tx,
                                                                 std::span<const Part> parts, UnixMillis at);
    [[nodiscard]] static Result<std::optional<UndoStep>> perform(store::WriteTransaction& tx, std::int64_t source,
                                                                 std::span<const operations::Change> changes,
                                                                 UnixMillis at);
    /// The newest step; errors of the store only.
    [[nodiscard]] static Result<Undone> undo(store::WriteTransaction& tx, UnixMillis at);
    [[nodiscard]] static Result<Undone> redo(store::WriteTransaction& tx, UnixMillis at);
    /// Undoes this one only, for a toast's Undo; others may have followed. Nothing if it is not there to be undone.
    [[nodiscard]] static Result<Undone> undoStep(store::WriteTransaction& tx, std::int64_t key, UnixMillis at);

    [[nodiscard]] static Result<std::optional<UndoStep>> nextUndo(store::Connection& connection);
    [[nodiscard]] static Result<std::optional<UndoStep>> nextRedo(store::Connection& connection);
};

} // namespace linnet::core::replica
