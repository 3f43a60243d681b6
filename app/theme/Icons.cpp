// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/theme/Icons.h"

#include <QFile>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <array>
#include <cmath>

namespace linnet::app {

namespace {

constexpr std::array kNames{
    "albums",       "artists",  "back",   "check",      "chevron-down", "clock",       "close",       "columns",
    "copy",         "download", "edit",   "filter",     "folder",       "forward",     "full-screen", "heart",
    "heart-filled", "home",     "info",   "keyboard",   "linnet",       "lyrics",      "menu",        "mini",
    "moon",         "more",     "next",   "pause",      "pin",          "play",        "playlist",    "plus",
    "previous",     "queue",    "redo",   "refresh",    "repeat",       "repeat-one",  "search",      "server",
    "settings",     "shuffle",  "smart",  "speaker",    "star",         "star-filled", "tag",         "tracks",
    "trash",        "undo",     "volume", "volume-low", "volume-muted", "warning",
};
static_assert(kNames.size() == static_cast<std::size_t>(Icon::Last_) + 1);

QPixmap render(Icon icon, int side, const QColor& color, qreal devicePixelRatio) {
    QFile file(iconPath(icon));
    if (!file.open(QIODevice::ReadOnly)) return {};
    QByteArray source = file.readAll();
    source.replace("currentColor", color.name(QColor::HexRgb).toLatin1()); // QtSvg paints currentColor black.
    QSvgRenderer renderer(source);
    const int pixels = static_cast<int>(std::lround(side * devicePixelRatio));
    QPixmap pixmap(pixels, pixels);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setOpacity(static_cast<qreal>(color.alphaF()));
    renderer.render(&painter, QRectF(0, 0, pixels, pixels));
    painter.end();
    pixmap.setDevicePixelRatio(devicePixelRatio);
    return pixmap;
}

} // namespace

QString iconPath(Icon icon) {
    return QStringLiteral(":/icons/%1.svg").arg(QLatin1String(kNames[static_cast<std::size_t>(icon)]));
}

QPixmap iconPixmap(Icon icon, int side, const QColor& color, qreal devicePixelRatio) {
    const QString key = QStringLiteral("linnet-icon-%1-%2-%3-%4")
                            .arg(static_cast<int>(icon))
                            .arg(side)
                            .arg(color.rgba(), 0, 16)
                            .arg(devicePixelRatio);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap)) return pixmap;
    pixmap = render(icon, side, color, devicePixelRatio);
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

void paintIcon(QPainter& painter, Icon icon, const QRectF& rect, int side, const QColor& color) {
    const qreal ratio = painter.device()->devicePixelRatioF();
    const QPointF corner(rect.center().x() - side / 2.0, rect.center().y() - side / 2.0);
    const QPointF snapped(std::round(corner.x() * ratio) / ratio, std::round(corner.y() * ratio) / ratio);
    painter.drawPixmap(snapped, iconPixmap(icon, side, color, ratio));
}

} // namespace linnet::app
