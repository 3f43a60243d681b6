// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Words in one of the theme's roles: follows changes of theme and text scale. Cut with "…" or wrapped.

#include <QLabel>

#include "app/theme/Type.h"

namespace linnet::app {

enum class Ink { Text, Secondary, Tertiary, Accent, Error };

class TextLabel final : public QLabel {
    Q_OBJECT
public:
    enum class Fit { Whole, Elide, Wrap };
    TextLabel(const QString& words, TextRole role, Ink ink = Ink::Text, Fit fit = Fit::Whole,
              QWidget* parent = nullptr);

    void setRole(TextRole role);
    void setInk(Ink ink);
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void refresh();

    TextRole m_role;
    Ink m_ink;
    Fit m_fit;
};

} // namespace linnet::app
