// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The line at the bottom of the sidebar: a dot and how the connection stands. A button: it leads to the servers.
// And a thin bar for long work.

#include <optional>

#include "app/widgets/Button.h"

namespace linnet::app {

enum class Dot { Ok, Busy, Off, Error };

class StatusLine final : public Button {
    Q_OBJECT
public:
    explicit StatusLine(QWidget* parent = nullptr);
    void setStatus(Dot dot, const QString& words);
    void setRail(bool rail);
    QSize sizeHint() const override { return {160, 28}; }
    QSize minimumSizeHint() const override { return {24, 28}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Dot m_dot = Dot::Busy;
    bool m_isRail = false;
};

/// Six pixels high; a share of 0…1, or unknown (a quiet full-width tint).
class ProgressLine final : public QWidget {
    Q_OBJECT
public:
    explicit ProgressLine(const QString& name, QWidget* parent = nullptr);
    void setShare(std::optional<double> share);
    QSize sizeHint() const override { return {120, 6}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::optional<double> m_share;
};

} // namespace linnet::app
