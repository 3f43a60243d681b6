// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/CoverTile.h"

#include <QPainter>

#include "app/theme/LinnetStyle.h"

namespace linnet::app {

CoverTile::CoverTile(const QString& name, CoverPainter& covers, QWidget* parent)
    : Button(name, parent),
      m_covers(covers),
      m_dissolve(*this, kDissolveTime, [this] { update(); }) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&covers, &CoverPainter::loaded, this, [this](const core::ArtId& id) {
        if (id == m_cover.art || !m_quarters.empty()) update();
    });
}

void CoverTile::setSide(int side, int radius) {
    m_side = side;
    m_cover.radius = radius;
    updateGeometry();
    update();
}

void CoverTile::setCover(const std::optional<core::ArtRef>& art, const QString& name) {
    const core::ArtId id = art ? art->id : core::ArtId{};
    m_quarters.clear();
    if (id == m_cover.art && name == m_cover.name) return;
    m_before = m_cover;
    m_cover.art = id;
    m_cover.tint = art ? QColor(QRgb(art->accent)) : QColor();
    m_cover.name = name;
    m_dissolve.jumpTo(0);
    m_dissolve.goTo(1);
    update();
}

void CoverTile::setCovers(const std::vector<core::ArtRef>& art, const QString& name) {
    setCover(art.empty() ? std::nullopt : std::optional(art.front()), name);
    if (art.size() >= 4)
        for (std::size_t i = 0; i < 4; ++i)
            m_quarters.push_back({art[i].id, name, 0, QColor(QRgb(art[i].accent))});
    update();
}

void CoverTile::paintQuarters(QPainter& painter) {
    const qreal ratio = devicePixelRatioF();
    QPixmap all(QSize(m_side, m_side) * ratio);
    all.setDevicePixelRatio(ratio);
    all.fill(Qt::transparent);
    QPainter inner(&all);
    const int half = (m_side + 1) / 2;
    for (int i = 0; i < 4; ++i)
        m_covers.paint(inner, QRect(i % 2 * (m_side - half), i / 2 * (m_side - half), half, half),
                       m_quarters[static_cast<std::size_t>(i)]);
    inner.end();
    all.setDevicePixelRatio(1);
    // As a brush, for smooth corners.
    QBrush brush(all);
    brush.setTransform(QTransform::fromScale(1 / ratio, 1 / ratio));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(brush);
    painter.drawRoundedRect(QRect(0, 0, m_side, m_side), m_cover.radius, m_cover.radius);
}

void CoverTile::setPassive() {
    setFocusPolicy(Qt::NoFocus);
    setAttribute(Qt::WA_TransparentForMouseEvents);
}

void CoverTile::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const QRect place(0, 0, m_side, m_side);
    const bool isDissolving = m_dissolve.value() < 1 && !m_before.name.isEmpty();
    if (isDissolving) {
        m_before.radius = m_cover.radius;
        m_covers.paint(painter, place, m_before);
    }
    if (m_quarters.empty())
        m_covers.paint(painter, place, m_cover, isDissolving ? m_dissolve.value() : 1.0);
    else
        paintQuarters(painter);
    if (showsFocus()) paintFocusRing(painter, rect(), m_cover.radius, theme());
}

} // namespace linnet::app
