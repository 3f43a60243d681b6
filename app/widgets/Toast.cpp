// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/Toast.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QPainter>

#include <algorithm>
#include <chrono>

#include "app/theme/LinnetStyle.h"
#include "app/widgets/PillButton.h"
#include "app/widgets/TextLabel.h"

namespace linnet::app {

namespace {
constexpr std::chrono::seconds kStay{6};
constexpr int kShadow = 12; ///< Room around the panel for its soft shadow.
} // namespace

Toast::Toast(QWidget* parent)
    : QWidget(parent),
      m_words(new TextLabel(QString(), TextRole::Body, Ink::Text, TextLabel::Fit::Wrap, this)),
      m_button(new PillButton(tr("Undo"), PillButton::Kind::Link, this)) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(kShadow + 16, kShadow + 10, kShadow + 16, kShadow + 10);
    row->setSpacing(18);
    row->addWidget(m_words, 1);
    row->addWidget(m_button);
    m_end.setSingleShot(true);
    connect(&m_end, &QTimer::timeout, this, &QWidget::hide);
    connect(m_button, &QAbstractButton::clicked, this, [this] {
        hide();
        if (m_run) m_run();
    });
    hide();
}

QString Toast::sentence() const { return m_words->text(); }

void Toast::say(const QString& sentence) { say(sentence, {}, {}); }

void Toast::say(const QString& sentence, const QString& action, std::function<void()> run) {
    m_words->setText(sentence);
    setAccessibleName(sentence);
    m_run = std::move(run);
    m_button->setVisible(!action.isEmpty());
    if (!action.isEmpty()) m_button->setWords(action);
    place();
    show();
    raise();
    m_end.start(kStay);
    QAccessibleEvent spoken(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&spoken);
}

void Toast::place() {
    const int room = parentWidget()->width() - 48;
    const int words = m_words->fontMetrics().horizontalAdvance(m_words->text()) + 2;
    const int other = 2 * (kShadow + 16) + (m_button->isHidden() ? 0 : 18 + m_button->sizeHint().width());
    const int wide = std::clamp(words + other, 160, std::max(160, std::min(room, 560)));
    const int high = std::max(layout()->heightForWidth(wide), layout()->minimumSize().height());
    setGeometry((parentWidget()->width() - wide) / 2, parentWidget()->height() - m_lift - high + kShadow, wide, high);
}

void Toast::paintEvent(QPaintEvent*) {
    const Theme& t = themeOf(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF panel = QRectF(rect()).adjusted(kShadow + 0.5, kShadow + 0.5, -kShadow - 0.5, -kShadow - 0.5);
    painter.setPen(Qt::NoPen);
    for (int ring = kShadow; ring > 0; ring -= 2) {
        painter.setBrush(QColor(0, 0, 0, t.isDark ? 10 : 3));
        painter.drawRoundedRect(panel.adjusted(-ring, 3 - ring, ring, std::min(ring + 3, kShadow)), 8 + ring, 8 + ring);
    }
    painter.setPen(QPen(t.border, 1));
    painter.setBrush(t.raised);
    painter.drawRoundedRect(panel, 8, 8);
}

void Toast::enterEvent(QEnterEvent*) { m_end.stop(); }

void Toast::leaveEvent(QEvent*) { m_end.start(kStay); }

} // namespace linnet::app
