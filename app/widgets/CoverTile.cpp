// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/CoverTile.h"

#include <QPainter>

#include "app/theme/LinnetStyle.h"

namespace linnet::app {

CoverTile::CoverTile(const QString& name, CoverPainter& covers, QWidget* parent)
    : Button(name, parent),
      m_covers(covers) {
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
    m_cover.art = art ? art->id : core::ArtId{};
    m_cover.tint = art ? QColor(QRgb(art->accent)) : QColor();
    m_cover.name = name;
    update();
}

void CoverTile::setPassive() {
    setFocusPolicy(Qt::NoFocus);
    setAttribute(Qt::WA_TransparentForMouseEvents);
}

void CoverTile::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    m_covers.paint(painter, QRect(0, 0, m_side, m_side), m_cover);
    if (showsFocus()) paintFocusRing(painter, rect(), m_cover.radius, theme());
}

} // namespace linnet::app
