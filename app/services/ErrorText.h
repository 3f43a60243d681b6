// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "core/base/Result.h"

namespace linnet::app {

/// What went wrong and what to do, for the listener, in the interface's language.
QString sentenceFor(const core::Error& error);

} // namespace linnet::app
