// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One cover by itself: in the bar, in a hero, on the best match. A button where clicking leads somewhere.

#include <optional>
#include <vector>

#include "app/painting/CoverPainter.h"
#include "app/widgets/Button.h"
#include "core/domain/Catalog.h"

namespace linnet::app {

class CoverTile final : public Button {
    Q_OBJECT
public:
    CoverTile(const QString& name, CoverPainter& covers, QWidget* parent = nullptr);
    void setSide(int side, int radius);
    /// `name` is what a generated cover is made from.
    void setCover(const std::optional<core::ArtRef>& art, const QString& name);
    /// Four make a picture of quarters, fewer give the first.
    void setCovers(const std::vector<core::ArtRef>& art, const QString& name);
    /// Only looked at: no focus, no press.
    void setPassive();
    QSize sizeHint() const override { return {m_side, m_side}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void paintQuarters(QPainter& painter);

    CoverPainter& m_covers;
    std::vector<CoverPainter::Cover> m_quarters; ///< Four, or none.
    CoverPainter::Cover m_cover;
    CoverPainter::Cover m_before; ///< Shown through while the new one comes.
    Fade m_dissolve;
    int m_side = 56;
};

} // namespace linnet::app
