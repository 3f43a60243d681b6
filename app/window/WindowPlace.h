// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Where a window fits on a screen, its frame included. Pure.

#include <QRect>

namespace linnet::app {

/// `wanted` (without the frame) made smaller and moved until it lies on `available` with the frame that a desktop puts
/// around it; never smaller than `least`.
QRect placedOn(QRect wanted, const QRect& available, QSize least);

} // namespace linnet::app
