// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Our own icons, compiled in as SVG and tinted from the theme at the size and resolution they are painted. GUI thread.

#include <QColor>
#include <QPixmap>
#include <QRectF>

class QPainter;

namespace linnet::app {

enum class Icon {
    Albums,
    Artists,
    Back,
    Check,
    ChevronDown,
    Clock,
    Close,
    Columns,
    Copy,
    Download,
    Edit,
    Filter,
    Folder,
    Forward,
    FullScreen,
    Heart,
    HeartFilled,
    Home,
    Info,
    Keyboard,
    Linnet,
    Lyrics,
    Menu,
    Mini,
    Moon,
    More,
    Next,
    Pause,
    Pin,
    Play,
    Playlist,
    Plus,
    Previous,
    Queue,
    Redo,
    Refresh,
    Repeat,
    RepeatOne,
    Search,
    Server,
    Settings,
    Shuffle,
    Smart,
    Speaker,
    Star,
    StarFilled,
    Tag,
    Tracks,
    Trash,
    Undo,
    Volume,
    VolumeLow,
    VolumeMuted,
    Warning,
    Last_ = Warning,
};

/// ":/icons/NAME.svg".
QString iconPath(Icon icon);
/// Square of `side` device-independent pixels; kept in Qt's pixmap cache.
QPixmap iconPixmap(Icon icon, int side, const QColor& color, qreal devicePixelRatio);
/// Centred in `rect`.
void paintIcon(QPainter& painter, Icon icon, const QRectF& rect, int side, const QColor& color);

} // namespace linnet::app
