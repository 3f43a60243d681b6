// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/painting/CoverPainter.h"

#include <QPainter>
#include <QPainterPath>

#include <chrono>
#include <iterator>

#include "app/motion/Fade.h"
#include "app/painting/GeneratedCover.h"
#include "app/services/CoverCache.h"
#include "app/theme/Color.h"

namespace linnet::app {

namespace {
constexpr int kRoundedKiB = 10 * 1024;
constexpr std::chrono::milliseconds kDropEvery{120};
constexpr std::chrono::milliseconds kFrame{16};
constexpr qint64 kMissedAfter = 150; ///< Milliseconds; a cover that comes sooner is just there.
constexpr qsizetype kMostMissed = 500;

QString keyOf(const core::ArtId& id) { return QString::fromStdString(id.hex()); }
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
    m_clock.start();
    m_frames.setInterval(kFrame);
    connect(&m_frames, &QTimer::timeout, this, &CoverPainter::stepDissolves);
    connect(&covers, &CoverCache::loaded, this, &CoverPainter::onLoaded);
}

void CoverPainter::onLoaded(const core::ArtId& id) {
    const auto missed = m_missed.find(keyOf(id));
    if (missed != m_missed.end()) {
        const bool isLate = m_clock.elapsed() - *missed > kMissedAfter;
        m_missed.erase(missed);
        if (isLate && wantsMotion() && !m_dropSoon.isActive()) {
            m_dissolving.insert(keyOf(id), m_clock.elapsed());
            if (!m_frames.isActive()) m_frames.start();
        }
    }
    Q_EMIT loaded(id);
}

void CoverPainter::stepDissolves() {
    const qint64 now = m_clock.elapsed();
    for (auto it = m_dissolving.begin(); it != m_dissolving.end();) {
        const core::ArtId id = artIdFrom(it.key());
        it = now - *it >= kDissolveTime.count() ? m_dissolving.erase(it) : std::next(it);
        Q_EMIT loaded(id);
    }
    if (m_dissolving.isEmpty()) m_frames.stop();
}

double CoverPainter::shareOf(const core::ArtId& id) const {
    if (m_dissolving.isEmpty()) return 1;
    const auto found = m_dissolving.find(keyOf(id));
    if (found == m_dissolving.end()) return 1;
    return qBound(0.0, double(m_clock.elapsed() - *found) / double(kDissolveTime.count()), 1.0);
}

void CoverPainter::viewScrolled(QWidget& view) {
    m_scrolling = &view;
    if (!m_dropSoon.isActive()) m_dropSoon.start();
}

void CoverPainter::dropUnseen() {
    m_missed.clear();
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
    const double share = picture.isNull() ? 0 : shareOf(cover.art);
    if (picture.isNull() && m_missed.size() < kMostMissed && !m_missed.contains(keyOf(cover.art)))
        m_missed.insert(keyOf(cover.art), m_clock.elapsed());
    if (opacity < 1) painter.setOpacity(opacity);
    if (share < 1) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(cover.tint.isValid() ? mixed(QColor(0x60, 0x64, 0x6C), cover.tint, 0.4)
                                              : QColor(0x60, 0x64, 0x6C));
        painter.drawRoundedRect(rect, cover.radius, cover.radius);
    }
    if (share > 0) {
        painter.setOpacity(opacity * share);
        painter.drawPixmap(rect.topLeft(), picture);
    }
    painter.setOpacity(1);
}

} // namespace linnet::app
