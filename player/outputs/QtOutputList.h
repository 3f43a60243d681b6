// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The outputs as Qt Multimedia sees them. Needs a QCoreApplication and its event loop.

#include <memory>

#include "player/outputs/OutputList.h"

namespace linnet::player {

std::unique_ptr<OutputList> makeQtOutputList();

} // namespace linnet::player
