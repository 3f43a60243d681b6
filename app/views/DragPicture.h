// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QModelIndexList>
#include <QPixmap>

class QWidget;

namespace linnet::app {

/// What hangs on the mouse while rows are dragged: the words of the first one, and how many there are.
QPixmap dragPicture(const QWidget& view, const QModelIndexList& rows);

} // namespace linnet::app
