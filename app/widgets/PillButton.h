// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A rounded button with words: primary (accent ground), outlined, or plain words in the accent colour.

#include <optional>

#include "app/widgets/Button.h"

class QMenu;

namespace linnet::app {

class PillButton final : public Button {
    Q_OBJECT
public:
    enum class Kind { Primary, Outline, Link };
    PillButton(const QString& words, Kind kind, QWidget* parent = nullptr);

    void setWords(const QString& words);
    void setIcon(Icon icon);
    /// Taller and wider: the one button a page is about.
    void setLarge(bool large);
    /// Opened by a click, below the button. Owned by the caller's parent chain.
    void setMenu(QMenu* menu);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QFont wordsFont() const;

    Kind m_kind;
    std::optional<Icon> m_icon;
    bool m_isLarge = false;
    QMenu* m_menu = nullptr;
};

} // namespace linnet::app
