// SPDX-License-Identifier: GPL-3.0-or-later
// The painting half of LinnetStyle.
#include "app/theme/LinnetStyle.h"

#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QStyleOption>

#include "app/theme/Color.h"
#include "app/theme/Icons.h"

namespace linnet::app {

namespace {

void panel(QPainter& painter, const QRect& rect, const QColor& fill, const QColor& line, double radius) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(line, 1));
    painter.setBrush(fill);
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    painter.restore();
}

} // namespace

void LinnetStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                                const QWidget* widget) const {
    switch (element) {
    case PE_PanelLineEdit: {
        const auto* edit = qobject_cast<const QLineEdit*>(widget);
        if (edit != nullptr && !edit->hasFrame()) return;
        const bool hasFocus = option->state & State_HasFocus;
        const double radius = qMin(18.0, option->rect.height() / 2.0);
        panel(*painter, option->rect, m_theme->surface, hasFocus ? m_theme->accent : m_theme->border, radius);
        return;
    }
    case PE_FrameMenu:
        return;
    case PE_PanelMenu: {
        const bool isSeeThrough = widget != nullptr && widget->testAttribute(Qt::WA_TranslucentBackground);
        panel(*painter, option->rect, m_theme->raised, m_theme->border, isSeeThrough ? 8 : 0);
        return;
    }
    case PE_PanelTipLabel:
        panel(*painter, option->rect, m_theme->raised, m_theme->border, 0);
        return;
    case PE_FrameFocusRect:
        paintFocusRing(*painter, option->rect, 6, *m_theme);
        return;
    case PE_FrameLineEdit:
    case PE_Frame:
        if (widget != nullptr && widget->inherits("QAbstractScrollArea")) return;
        break;
    default:
        break;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void LinnetStyle::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                              const QWidget* widget) const {
    if (element == CE_MenuItem) {
        if (const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option)) {
            drawMenuItem(*item, *painter);
            return;
        }
    }
    if (element == CE_MenuEmptyArea) return;
    QProxyStyle::drawControl(element, option, painter, widget);
}

void LinnetStyle::drawMenuItem(const QStyleOptionMenuItem& item, QPainter& painter) const {
    const Theme& t = *m_theme;
    if (item.menuItemType == QStyleOptionMenuItem::Separator) {
        painter.fillRect(QRect(item.rect.left() + 12, item.rect.center().y(), item.rect.width() - 24, 1), t.border);
        return;
    }
    const bool isEnabled = item.state & State_Enabled;
    const QRect row = item.rect.adjusted(6, 0, -6, 0);
    if (isEnabled && (item.state & State_Selected)) {
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(t.selected);
        painter.drawRoundedRect(row, 6, 6);
        painter.restore();
    }
    const QColor ink = isEnabled ? t.text : mixed(t.raised, t.secondary, 0.6);
    if (item.checkType != QStyleOptionMenuItem::NotCheckable && item.checked)
        paintIcon(painter, Icon::Check, QRect(row.left() + 6, row.top(), 18, row.height()), 16, t.accent);
    const auto tab = item.text.indexOf(QLatin1Char('\t'));
    const QRect words = row.adjusted(30, 0, -12, 0);
    painter.setFont(item.font);
    painter.setPen(ink);
    painter.drawText(words, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextShowMnemonic | Qt::TextSingleLine,
                     tab < 0 ? item.text : item.text.left(tab));
    if (tab >= 0) {
        painter.setPen(isEnabled ? t.secondary : ink);
        painter.drawText(words, Qt::AlignVCenter | Qt::AlignRight | Qt::TextSingleLine, item.text.mid(tab + 1));
    }
    if (item.menuItemType == QStyleOptionMenuItem::SubMenu) {
        const QRect arrow(row.right() - 24, row.top(), 18, row.height());
        paintIcon(painter, Icon::Forward, arrow, 14, t.secondary);
    }
}

void LinnetStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                                     const QWidget* widget) const {
    if (control == CC_ScrollBar) {
        if (const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option)) {
            drawScrollBar(*bar, *painter);
            return;
        }
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

void LinnetStyle::drawScrollBar(const QStyleOptionSlider& bar, QPainter& painter) const {
    if (bar.minimum >= bar.maximum) return;
    const bool isWarm = bar.state & (State_MouseOver | State_Sunken);
    const QRectF handle = subControlRect(CC_ScrollBar, &bar, SC_ScrollBarSlider, nullptr);
    const double inset = isWarm ? 2 : 3.5;
    const QRectF pill =
        bar.orientation == Qt::Vertical ? handle.adjusted(inset, 2, -inset, -2) : handle.adjusted(2, inset, -2, -inset);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(mixed(m_theme->content, m_theme->secondary, isWarm ? 0.65 : 0.4));
    const double radius = qMin(pill.width(), pill.height()) / 2;
    painter.drawRoundedRect(pill, radius, radius);
    painter.restore();
}

QRect LinnetStyle::subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl part,
                                  const QWidget* widget) const {
    const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option);
    if (control != CC_ScrollBar || bar == nullptr) return QProxyStyle::subControlRect(control, option, part, widget);
    const QRect whole = bar->rect;
    const bool isUpright = bar->orientation == Qt::Vertical;
    const int length = isUpright ? whole.height() : whole.width();
    const qint64 range = qint64(bar->maximum) - bar->minimum;
    int handle = length;
    if (range > 0) {
        const qint64 natural = qint64(length) * bar->pageStep / (range + bar->pageStep);
        handle = qBound(qMin(36, length), static_cast<int>(natural), length);
    }
    const int start =
        sliderPositionFromValue(bar->minimum, bar->maximum, bar->sliderPosition, length - handle, bar->upsideDown);
    const auto span = [&](int from, int size) {
        return isUpright ? QRect(whole.left(), whole.top() + from, whole.width(), size)
                         : QRect(whole.left() + from, whole.top(), size, whole.height());
    };
    switch (part) {
    case SC_ScrollBarSlider:
        return span(start, handle);
    case SC_ScrollBarGroove:
        return whole;
    case SC_ScrollBarSubPage:
        return span(0, start);
    case SC_ScrollBarAddPage:
        return span(start + handle, length - start - handle);
    default:
        return {}; // No arrows at the ends.
    }
}

} // namespace linnet::app
