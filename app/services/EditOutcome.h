// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Inside of Edits: what one transaction has done, gathered on the writer thread.

#include "app/services/Edits.h"
#include "core/store/WriteTransaction.h"

namespace linnet::app {

struct Edits::Outcome {
    std::vector<Edited> edited;
    Steps steps;
    std::vector<core::replica::Undone> undone;
    Next next;
};

/// What `changes`, just carried out, have done to the replica of `source`.
core::Result<Edited> editedBy(core::store::Connection& connection, qint64 source, const Edits::Changes& changes);

} // namespace linnet::app
