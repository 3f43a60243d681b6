// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Changes in words, for toasts, the menu and refusals. Pure.

#include <QString>

#include "core/base/Result.h"
#include "core/replica/Outbox.h"
#include "core/replica/UndoLog.h"

namespace linnet::app {

/// What a change is called: "like", "rating", "removing from a playlist"; for "Undo: like".
QString nameOfStep(const core::replica::UndoStep& step);
QString undoneText(const core::replica::UndoStep& step);
QString redoneText(const core::replica::UndoStep& step);

/// A change that could not even be made here.
QString notDoneText(const core::Error& error);
/// A step that can be neither undone nor done again any more.
QString cannotTurnText(const core::replica::UndoStep& step, const core::Error& error);
/// A change that its server did not take: what was undone, and why.
QString refusalText(const core::replica::Refusal& refusal);
QString moreRefusedText(std::size_t count);

} // namespace linnet::app
