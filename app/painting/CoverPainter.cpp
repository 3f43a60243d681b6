// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/painting/CoverPainter.h"

#include <QPainter>
#include <QPainterPath>

#include <chrono>

#include "app/painting/GeneratedCover.h"
#include "app/services/CoverCache.h"
#include "app/theme/Color.h"

namespace linnet::app {

namespace {
constexpr int kRoundedKiB = 10 * 1024;
constexpr std::chrono::milliseconds kDropEvery{120};
} // namespace

core::ArtId artIdFrom(const QString& hex) {
    return core::ArtId::fromHex(hex.toLatin1().toStdString()).value_or(core::ArtId{});
}

CoverPainter::CoverPainter(CoverCache& covers, QObject* parent)
    : QObject(parent),
      m_covers(covers),
      m_rounded(kRoundedKiB) {
    m_dropSoon.setSingleShot(true);
    m_dropSoon.setInterval(kDropEvery);
    connect(&m_dropSoon, &QTimer::timeout, this, &CoverPainter::dropUnseen);
    connect(&covers, &CoverCache::loaded, this, &CoverPainter::loaded);
}

void CoverPainter::viewScrolled(QWidget& view) {
    m_scrolling = &view;
    if (!m_dropSoon.isActive()) m_dropSoon.start();
}

void CoverPainter::dropUnseen() {
    if (m_scrolling == nullptr || !m_covers.dropWaiting()) return;
    m_scrolling->window()->update(); // Whatever still lacks its cover asks again.
}

QPixmap CoverPainter::rounded(const Cover& cover, int side, qreal ratio) {
    QPixmap source;
    if (!cover.art.isNull()) {
        source = m_covers.cover(cover.art, side, ratio);
        if (source.isNull()) source = m_covers.anySize(cover.art);
        if (source.isNull()) return {};
    }
    const QString key = (source.isNull() ? QLatin1Char('n') + cover.name : QString::number(source.cacheKey())) +
                        QStringLiteral("/%1/%2/%3").arg(side).arg(ratio).arg(cover.radius);
    if (const QPixmap* found = m_rounded.object(key)) return *found;
    const int pixels = qRound(side * ratio);
    if (source.isNull()) source = QPixmap::fromImage(generatedCover(cover.name, pixels));
    source.setDevicePixelRatio(1);
    QPixmap result(pixels, pixels);
    result.fill(Qt::transparent);
    QPainter painter(&result);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    painter.setPen(Qt::NoPen);
    QBrush brush(source.size() == result.size()
                     ? source
                     : source.scaled(pixels, pixels, Qt::KeepAspectRatioByExpanding, Qt::SmoothTransformation));
    painter.setBrush(brush);
    painter.drawRoundedRect(QRectF(0, 0, pixels, pixels), cover.radius * ratio, cover.radius * ratio);
    painter.end();
    result.setDevicePixelRatio(ratio);
    m_rounded.insert(key, new QPixmap(result), qMax(1, pixels * pixels * 4 / 1024));
    return result;
}

void CoverPainter::paint(QPainter& painter, const QRect& rect, const Cover& cover, double opacity) {
    const QPixmap picture = rounded(cover, rect.width(), painter.device()->devicePixelRatioF());
    if (opacity < 1) painter.setOpacity(opacity);
    if (!picture.isNull()) {
        painter.drawPixmap(rect.topLeft(), picture);
    } else {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(cover.tint.isValid() ? mixed(QColor(0x60, 0x64, 0x6C), cover.tint, 0.4)
                                              : QColor(0x60, 0x64, 0x6C));
        painter.drawRoundedRect(rect, cover.radius, cover.radius);
    }
    if (opacity < 1) painter.setOpacity(1);
}

} // namespace linnet::app
