// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/WindowPlace.h"

#include <QMargins>

#include <algorithm>

namespace linnet::app {

namespace {
/// Before the first show nobody tells how thick the frame is: the title bars and borders of the common desktops fit.
constexpr QMargins kFrame{4, 40, 4, 8};
} // namespace

QRect placedOn(QRect wanted, const QRect& available, QSize least) {
    const QRect room = available.marginsRemoved(kFrame);
    wanted.setSize(wanted.size().boundedTo(room.size()).expandedTo(least));
    wanted.moveLeft(std::max(room.left(), std::min(wanted.left(), room.right() + 1 - wanted.width())));
    wanted.moveTop(std::max(room.top(), std::min(wanted.top(), room.bottom() + 1 - wanted.height())));
    return wanted;
}

} // namespace linnet::app
