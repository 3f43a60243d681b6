// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A row of the sidebar or of the settings' list: icon and words, marked when it is the page shown. In a rail only the
// icon is painted, and the words become the tooltip.

#include <optional>

#include "app/widgets/Button.h"

namespace linnet::app {

class NavRow final : public Button {
    Q_OBJECT
public:
    NavRow(std::optional<Icon> icon, const QString& words, QWidget* parent = nullptr);

    void setRail(bool rail);
    bool isRail() const { return m_isRail; }
    void setKeys(const QString& keys);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {40, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void refreshTip();

    std::optional<Icon> m_icon;
    QString m_keys;
    bool m_isRail = false;
};

} // namespace linnet::app
