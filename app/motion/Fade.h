// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A number that glides between 0 and 1, for what appears, disappears or warms under the mouse. With less motion wanted,
// or while nobody sees the widget, it jumps. GUI thread.

#include <QObject>

#include <chrono>
#include <functional>

class QVariantAnimation;
class QWidget;

namespace linnet::app {

inline constexpr std::chrono::milliseconds kHoverTime{100};
inline constexpr std::chrono::milliseconds kPanelTime{180};
inline constexpr std::chrono::milliseconds kDissolveTime{220};

/// False where the listener or the system wants less of it.
bool wantsMotion(const QWidget* widget = nullptr);

class Fade final : public QObject {
    Q_OBJECT
public:
    /// `full` is the time of the whole way; `changed` runs after each step.
    Fade(QWidget& widget, std::chrono::milliseconds full, std::function<void()> changed);

    double value() const { return m_value; }
    double target() const { return m_target; }
    void goTo(double target);
    void jumpTo(double value);

private:
    void take(double value);

    QWidget& m_widget;
    std::chrono::milliseconds m_full;
    std::function<void()> m_changed;
    QVariantAnimation* m_run = nullptr; ///< Made when it is first needed.
    double m_value = 0;
    double m_target = 0;
};

} // namespace linnet::app
