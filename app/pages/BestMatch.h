// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The card of a search's best match.

#include <variant>

#include "app/items/Items.h"
#include "app/painting/CoverPainter.h"
#include "app/widgets/Button.h"

namespace linnet::app {

class BestMatch final : public Button {
    Q_OBJECT
public:
    using Match = std::variant<std::monostate, AlbumItem, ArtistItem, TrackItem>;
    explicit BestMatch(CoverPainter& covers, QWidget* parent = nullptr);
    void setMatch(const Match& match);
    QSize sizeHint() const override { return {300, 216}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    CoverPainter& m_covers;
    CoverPainter::Cover m_cover;
    QString m_kind;
    QString m_title;
    QString m_line;
    Absence m_absence{};
};

} // namespace linnet::app
