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
        if (id == m_cover.art) update();
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
    if (id == m_cover.art && name == m_cover.name) return;
    m_before = m_cover;
    m_cover.art = id;
    m_cover.tint = art ? QColor(QRgb(art->accent)) : QColor();
    m_cover.name = name;
    m_dissolve.jumpTo(0);
    m_dissolve.goTo(1);
    update();
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
    m_covers.paint(painter, place, m_cover, isDissolving ? m_dissolve.value() : 1.0);
    if (showsFocus()) paintFocusRing(painter, rect(), m_cover.radius, theme());
}

} // namespace linnet::app
