// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/views/TileGeometry.h"

#include <algorithm>

namespace linnet::app {

int TileGeometry::columns() const {
    if (isList) return 1;
    if (isSideways) return std::max(1, count);
    const int inner = width - margins.left() - margins.right();
    return std::max(1, (inner + gapX) / (tile.width() + gapX));
}

int TileGeometry::rowWidth() const { return std::clamp(width - margins.left() - margins.right(), 0, mostRow); }

int TileGeometry::rows() const { return (count + columns() - 1) / columns(); }

int TileGeometry::height() const {
    const int all = rows();
    const int body = all == 0 ? 0 : all * tile.height() + (all - 1) * gapY;
    return leading + margins.top() + body + margins.bottom();
}

QRect TileGeometry::rect(int index) const {
    if (index < 0 || index >= count) return {};
    const int across = columns();
    const int top = leading + margins.top() + index / across * (tile.height() + gapY);
    if (isList) return {margins.left(), top, rowWidth(), tile.height()};
    const int left = margins.left() + index % across * (tile.width() + gapX);
    return {isSideways ? left - offsetX : left, top, tile.width(), tile.height()};
}

int TileGeometry::indexAt(QPoint point) const {
    const int y = point.y() - leading - margins.top();
    const int x = point.x() - margins.left() + (isSideways ? offsetX : 0);
    if (x < 0 || y < 0) return -1;
    const int across = columns();
    const int column = isList ? 0 : x / (tile.width() + gapX);
    if (column >= across) return -1;
    const int index = y / (tile.height() + gapY) * across + column;
    return rect(index).contains(point) ? index : -1;
}

TileGeometry::Span TileGeometry::between(int top, int bottom) const {
    if (isSideways) {
        const int step = tile.width() + gapX;
        const int from = std::max(0, (offsetX - margins.left()) / step);
        return {std::min(count, from), std::clamp((offsetX + width - margins.left()) / step + 1, 0, count)};
    }
    const int pitch = tile.height() + gapY;
    const int origin = leading + margins.top();
    const int across = columns();
    const int first = std::max(0, (top - origin) / pitch);
    const int last = bottom <= origin ? 0 : (bottom - origin + pitch - 1) / pitch;
    return {std::min(count, first * across), std::clamp(last * across, 0, count)};
}

int TileGeometry::mostOffsetX() const {
    if (!isSideways || count == 0) return 0;
    const int all = margins.left() + count * (tile.width() + gapX) - gapX + margins.right();
    return std::max(0, all - width);
}

int TileGeometry::stepRows(int index, int steps) const {
    if (count == 0) return -1;
    const int across = columns();
    const int target = index + steps * across;
    if (target < 0) return index % across;
    if (target < count) return target;
    const int lastRow = (count - 1) / across;
    if (index / across == lastRow) return index;
    return std::min(count - 1, lastRow * across + index % across);
}

} // namespace linnet::app
