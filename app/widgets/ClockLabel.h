// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A running time in digits that keep their places; repaints only when its text changes.

#include <QWidget>

namespace linnet::app {

class ClockLabel final : public QWidget {
    Q_OBJECT
public:
    ClockLabel(const QString& name, Qt::Alignment align, QWidget* parent = nullptr);
    void setText(const QString& text);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_text;
    Qt::Alignment m_align;
};

} // namespace linnet::app
