// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Covers with rounded corners, ready to blit: the cache's picture, or a generated one until it is there or for good.
// Keeps the rounded pictures on screen and a few more. One for the window, shared by its views. GUI thread.

#include <QCache>
#include <QColor>
#include <QElapsedTimer>
#include <QHash>
#include <QObject>
#include <QPixmap>
#include <QPointer>
#include <QTimer>
#include <QWidget>

#include "core/base/Ids.h"

namespace linnet::app {

class CoverCache;

class CoverPainter final : public QObject {
    Q_OBJECT
public:
    explicit CoverPainter(CoverCache& covers, QObject* parent = nullptr);

    struct Cover {
        core::ArtId art; ///< Null: there is none.
        QString name;    ///< What a generated cover is made from.
        int radius = 8;  ///< Half of the side makes a circle.
        QColor tint{};   ///< Shown while a cover that exists is on its way.
    };
    void paint(QPainter& painter, const QRect& rect, const Cover& cover, double opacity = 1.0);
    /// A cover that was waited for so long that it was missed dissolves in, unless things scroll.
    /// `view` scrolls: soon, covers that were asked for and are not begun give way to those that can be seen.
    void viewScrolled(QWidget& view);

Q_SIGNALS:
    /// Some cover has come: repaint what shows this one.
    void loaded(const linnet::core::ArtId& id);

private:
    QPixmap rounded(const Cover& cover, int side, qreal ratio);

    void dropUnseen();
    void onLoaded(const core::ArtId& id);
    double shareOf(const core::ArtId& id) const;
    void stepDissolves();

    CoverCache& m_covers;
    QTimer m_dropSoon;
    QPointer<QWidget> m_scrolling;
    QCache<QString, QPixmap> m_rounded; ///< Cost in KiB.
    QElapsedTimer m_clock;
    QHash<QString, qint64> m_missed;     ///< Since when, by id; milliseconds of the clock.
    QHash<QString, qint64> m_dissolving; ///< Since when.
    QTimer m_frames;
};

/// Null for text that is no id.
core::ArtId artIdFrom(const QString& hex);

} // namespace linnet::app
