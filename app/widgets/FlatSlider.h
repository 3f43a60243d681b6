// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A thin horizontal slider: the part before the handle filled, the handle shown under the mouse and with the keyboard.
// Clicks jump, drags follow, wheel and arrows step. The base of the volume and seek bars. GUI thread.

#include <QAbstractSlider>

#include <optional>

namespace linnet::app {

class FlatSlider : public QAbstractSlider {
    Q_OBJECT
public:
    explicit FlatSlider(const QString& name, QWidget* parent = nullptr);
    /// Filled from this value on, to either side; the handle is always shown then.
    void setOrigin(int value);
    /// The value at a horizontal position, within the range.
    int valueAt(double x) const;
    QSize sizeHint() const override { return {96, 24}; }
    QSize minimumSizeHint() const override { return {48, 24}; }

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    /// Groove in widget coordinates.
    QRectF groove() const;
    double xOf(int value) const;
    virtual QColor fillColor() const;
    /// What lies behind the handle, which is at `end`; antialiased, without a pen.
    virtual void paintGroove(QPainter& painter, double end);
    virtual void paintHandle(QPainter& painter, double x);
    /// Under the mouse, in use or with the keyboard: the handle is shown.
    bool isWarm() const;
    virtual int grooveHeight() const { return 4; }

private:
    std::optional<int> m_origin;
};

/// Volume in per cent; the wheel moves 5.
class VolumeSlider final : public FlatSlider {
    Q_OBJECT
public:
    explicit VolumeSlider(QWidget* parent = nullptr);

protected:
    void wheelEvent(QWheelEvent* event) override;
};

} // namespace linnet::app
