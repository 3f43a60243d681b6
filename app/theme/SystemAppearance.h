// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the desktop says about light and dark, contrast and motion, through the settings portal (Qt 6.4 does not tell).
// Asked in the background, followed live; without a portal nothing is known. GUI thread.

#include <QDBusMessage>
#include <QDBusVariant>
#include <QObject>

#include <optional>

namespace linnet::app {

enum class ColorScheme { Light, Dark };

class SystemAppearance final : public QObject {
    Q_OBJECT
public:
    explicit SystemAppearance(QObject* parent = nullptr);

    /// Nothing until the portal has answered, and where the desktop has no preference.
    std::optional<ColorScheme> scheme() const { return m_scheme; }
    bool wantsReducedMotion() const { return m_wantsReducedMotion || m_hasNoAnimations; }
    bool wantsHighContrast() const { return m_wantsContrast || m_isHighContrast; }

Q_SIGNALS:
    void changed();

private Q_SLOTS:
    void onSettingChanged(const QString& group, const QString& key, const QDBusVariant& value);

private:
    void ask(const QString& group, const QString& key);
    void take(const QString& group, const QString& key, QVariant value);

    std::optional<ColorScheme> m_scheme;
    bool m_wantsReducedMotion = false;
    bool m_hasNoAnimations = false; ///< As GNOME says it.
    bool m_wantsContrast = false;
    bool m_isHighContrast = false; ///< As GNOME says it.
};

} // namespace linnet::app
