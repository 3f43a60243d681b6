// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/theme/LinnetStyle.h"

#include <QApplication>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QStyleFactory>
#include <QStyleOption>

#include "app/theme/Color.h"

namespace linnet::app {

namespace {
constexpr int kFieldInset = 14; ///< Left and right of the text in a line edit.
}

LinnetStyle::LinnetStyle(const Theme& theme, double textScale)
    : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))),
      m_theme(&theme),
      m_type(textScale) {}

void LinnetStyle::setLook(const Theme& theme, double textScale, Motion motion) {
    m_theme = &theme;
    m_type = Type(textScale);
    m_motion = motion;
    QApplication::setPalette(palette());
    QApplication::setFont(m_type.font(TextRole::Body));
    Q_EMIT lookChanged();
}

QPalette LinnetStyle::palette() const {
    const Theme& t = *m_theme;
    QPalette palette;
    palette.setColor(QPalette::Window, t.content);
    palette.setColor(QPalette::WindowText, t.text);
    palette.setColor(QPalette::Base, t.content);
    palette.setColor(QPalette::AlternateBase, t.surface);
    palette.setColor(QPalette::ToolTipBase, t.raised);
    palette.setColor(QPalette::ToolTipText, t.text);
    palette.setColor(QPalette::PlaceholderText, t.tertiary);
    palette.setColor(QPalette::Text, t.text);
    palette.setColor(QPalette::Button, t.surface);
    palette.setColor(QPalette::ButtonText, t.text);
    palette.setColor(QPalette::BrightText, t.error);
    palette.setColor(QPalette::Highlight, t.accent);
    palette.setColor(QPalette::HighlightedText, t.onAccent);
    palette.setColor(QPalette::Link, t.accent);
    palette.setColor(QPalette::LinkVisited, t.accent);
    palette.setColor(QPalette::Light, t.raised);
    palette.setColor(QPalette::Midlight, t.surface);
    palette.setColor(QPalette::Mid, t.border);
    palette.setColor(QPalette::Dark, t.border);
    palette.setColor(QPalette::Shadow, t.sidebar);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, mixed(t.content, t.secondary, 0.55));
    return palette;
}

void LinnetStyle::polish(QWidget* widget) {
    QProxyStyle::polish(widget);
    if (auto* menu = qobject_cast<QMenu*>(widget)) {
        const QString platform = QGuiApplication::platformName();
        if (platform == QLatin1String("wayland") || platform == QLatin1String("offscreen"))
            menu->setAttribute(Qt::WA_TranslucentBackground); // Elsewhere a compositor is not certain.
    }
}

int LinnetStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const {
    switch (metric) {
    case PM_ScrollBarExtent:
        return 12;
    case PM_ScrollBarSliderMin:
        return 36;
    case PM_ScrollView_ScrollBarSpacing:
    case PM_ScrollView_ScrollBarOverlap:
    case PM_DefaultFrameWidth:
        return 0;
    case PM_MenuPanelWidth:
        return 0;
    case PM_MenuHMargin:
        return 0;
    case PM_MenuVMargin:
        return 6;
    case PM_SmallIconSize:
        return 18;
    case PM_ToolTipLabelFrameWidth:
        return 8;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int LinnetStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                           QStyleHintReturn* data) const {
    switch (hint) {
    case SH_EtchDisabledText:
        return 0;
    case SH_Widget_Animation_Duration:
        return m_motion == Motion::Reduced ? 0 : 100;
    case SH_ScrollBar_LeftClickAbsolutePosition:
        return 1;
    case SH_ToolTip_WakeUpDelay:
        return 500;
    case SH_ItemView_ActivateItemOnSingleClick:
        return 0;
    case SH_DialogButtonBox_ButtonsHaveIcons:
        return 0;
    default:
        return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

QSize LinnetStyle::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                                    const QWidget* widget) const {
    const QSize natural = QProxyStyle::sizeFromContents(type, option, size, widget);
    if (type == CT_LineEdit) return {natural.width() + 2 * kFieldInset, m_type.scaled(36)};
    if (type != CT_MenuItem) return natural;
    const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option);
    if (item == nullptr || item->menuItemType == QStyleOptionMenuItem::Separator) return {natural.width(), 9};
    return {size.width() + 76, qMax(size.height() + 12, m_type.scaled(32))};
}

QRect LinnetStyle::subElementRect(SubElement element, const QStyleOption* option, const QWidget* widget) const {
    if (element == SE_LineEditContents) return option->rect.adjusted(kFieldInset, 1, -kFieldInset, -1);
    return QProxyStyle::subElementRect(element, option, widget);
}

const LinnetStyle& lookOf(const QWidget* widget) {
    const QStyle* style = widget != nullptr ? widget->style() : QApplication::style();
    if (const auto* ours = qobject_cast<const LinnetStyle*>(style)) return *ours;
    static const LinnetStyle fallback;
    return fallback;
}

const Theme& themeOf(const QWidget* widget) { return lookOf(widget).theme(); }

QFont fontOf(const QWidget* widget, TextRole role) { return lookOf(widget).type().font(role); }

void paintFocusRing(QPainter& painter, const QRectF& rect, double radius, const Theme& theme) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.accent, 2));
    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), radius, radius);
    painter.restore();
}

} // namespace linnet::app
