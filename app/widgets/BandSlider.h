// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One band of the equaliser: an upright slider in whole decibels, its value above and its name below. Filled from the
// middle, which is 0; a double click goes back there. GUI thread.

#include <QAbstractSlider>

namespace linnet::app {

class BandSlider final : public QAbstractSlider {
    Q_OBJECT
public:
    /// `name` is shown ("62"), `spokenName` is for screen readers ("62 Hz").
    BandSlider(const QString& name, const QString& spokenName, int most, QWidget* parent = nullptr);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    QRectF groove() const;
    double yOf(int value) const;
    int valueAt(double y) const;

    QString m_name;
};

} // namespace linnet::app
