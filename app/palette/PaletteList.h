// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The list of the palette: headings, covers, icons, keys. The keyboard stays in the field above it. GUI thread.

#include <QListView>

#include "app/painting/CoverPainter.h"

namespace linnet::app {

class PaletteModel;

class PaletteList final : public QListView {
    Q_OBJECT
public:
    PaletteList(PaletteModel& model, CoverPainter& covers, QWidget* parent = nullptr);
    /// Of all rows together.
    int contentHeight() const;

protected:
    void mouseMoveEvent(QMouseEvent* event) override;

private:
    PaletteModel& m_model;
    QPoint m_lastMouse; ///< A list that comes up under a resting mouse does not follow it.
};

} // namespace linnet::app
