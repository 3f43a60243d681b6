// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The type scale: Inter where the system has it, else the system's own font. GUI thread.

#include <QFont>
#include <QString>

namespace linnet::app {

enum class TextRole {
    Caption, ///< 11
    Small,   ///< 12
    Body,    ///< 13
    Strong,  ///< 13 semibold
    Lead,    ///< 15
    Section, ///< 18 semibold
    Page,    ///< 28 bold
    Hero,    ///< 48 bold
    Lyrics,  ///< 26 semibold
};

inline constexpr double kMinTextScale = 0.85;
inline constexpr double kMaxTextScale = 1.5;

class Type {
public:
    /// `scale` is clamped to kMinTextScale … kMaxTextScale.
    explicit Type(double scale = 1.0);
    QFont font(TextRole role) const;
    double scale() const { return m_scale; }
    /// A length that grows with the text, rounded to whole pixels.
    int scaled(int pixels) const;
    /// For icons beside words: grows with the text, and does not shrink.
    int scaledUp(int pixels) const;

private:
    QString m_family;
    double m_scale;
};

} // namespace linnet::app
