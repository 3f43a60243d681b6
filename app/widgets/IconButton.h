// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A round button that shows only an icon: quiet (no ground), or filled with the accent or the knob colour.

#include "app/widgets/Button.h"

namespace linnet::app {

class IconButton final : public Button {
    Q_OBJECT
public:
    enum class Fill { None, Accent, Knob };
    struct Look {
        int side = 36; ///< Of the square it takes.
        int icon = 18;
        Fill fill = Fill::None;
    };
    IconButton(Icon icon, const QString& name, QWidget* parent = nullptr);
    IconButton(Icon icon, const QString& name, Look look, QWidget* parent = nullptr);

    void setIcon(Icon icon);
    /// Also the tooltip, with the keys where there are any.
    void setName(const QString& name, const QString& keys = {});
    QSize sizeHint() const override { return {m_look.side, m_look.side}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QColor ink() const;

    Icon m_icon;
    Look m_look;
};

} // namespace linnet::app
