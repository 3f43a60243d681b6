// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/ContentArea.h"

#include <QLinearGradient>
#include <QPaintEvent>
#include <QPainter>
#include <QStackedLayout>
#include <QVBoxLayout>

#include "app/pages/Page.h"
#include "app/theme/Color.h"
#include "app/theme/LinnetStyle.h"

namespace linnet::app {

namespace {
constexpr int kTintHeight = 372;
}

QColor heroGround(const QColor& accent, const Theme& theme) {
    if (!accent.isValid() || theme.isHighContrast) return theme.content;
    for (double amount = theme.isDark ? 0.42 : 0.26; amount > 0.02; amount -= 0.02) {
        const QColor ground = mixed(theme.content, accent, amount);
        if (contrast(theme.secondary, ground) >= kTextContrast) return ground;
    }
    return theme.content;
}

ContentArea::ContentArea(QWidget* topBar, QWidget* parent) : QWidget(parent), m_stack(new QStackedLayout) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    topBar->setParent(this);
    column->addWidget(topBar);
    column->addLayout(m_stack, 1);
}

void ContentArea::addPage(Page* page) {
    m_stack->addWidget(page);
    connect(page, &Page::groundChanged, this, [this, page] {
        if (page == m_page) update();
    });
}

void ContentArea::showPage(Page* page) {
    m_page = page;
    m_stack->setCurrentWidget(page);
    update();
}

void ContentArea::paintEvent(QPaintEvent* event) {
    const Theme& t = themeOf(this);
    QPainter painter(this);
    painter.fillRect(event->rect(), t.content);
    const QColor accent = m_page != nullptr ? m_page->tint() : QColor();
    if (!accent.isValid()) return;
    const int top = -m_page->scrollOffset();
    if (top + kTintHeight <= 0) return;
    QLinearGradient gradient(0, top, 0, top + kTintHeight);
    gradient.setColorAt(0, heroGround(accent, t));
    gradient.setColorAt(1, t.content);
    painter.fillRect(QRect(0, 0, width(), top + kTintHeight), gradient);
}

} // namespace linnet::app
