// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/EmptyState.h"

#include <QPainter>
#include <QVBoxLayout>

#include "app/theme/LinnetStyle.h"
#include "app/widgets/PillButton.h"
#include "app/widgets/TextLabel.h"

namespace linnet::app {

namespace {

class Picture final : public QWidget {
public:
    Picture(Icon icon, QWidget* parent) : QWidget(parent), m_icon(icon) { setFixedSize(72, 72); }

protected:
    void paintEvent(QPaintEvent*) override {
        const Theme& t = themeOf(this);
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(t.surface);
        painter.drawEllipse(rect());
        paintIcon(painter, m_icon, rect(), 32, t.tertiary);
    }

private:
    Icon m_icon;
};

} // namespace

EmptyState::EmptyState(Icon icon, const QString& sentence, const QString& action, QWidget* parent)
    : QWidget(parent),
      m_words(new TextLabel(sentence, TextRole::Body, Ink::Secondary, TextLabel::Fit::Wrap, this)),
      m_button(new PillButton(action, PillButton::Kind::Primary, this)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(24, 24, 24, 24);
    column->setSpacing(16);
    column->addStretch(2);
    column->addWidget(new Picture(icon, this), 0, Qt::AlignHCenter);
    m_words->setAlignment(Qt::AlignHCenter | Qt::AlignVCenter);
    m_words->setMaximumWidth(420);
    auto* middle = new QHBoxLayout;
    middle->addStretch(1);
    middle->addWidget(m_words, 100);
    middle->addStretch(1);
    column->addLayout(middle);
    column->addWidget(m_button, 0, Qt::AlignHCenter);
    column->addStretch(3);
    m_button->setVisible(!action.isEmpty());
    connect(m_button, &QAbstractButton::clicked, this, &EmptyState::actionChosen);
}

void EmptyState::setSentence(const QString& sentence) { m_words->setText(sentence); }

void EmptyState::setAction(const QString& action) {
    m_button->setVisible(!action.isEmpty());
    if (!action.isEmpty()) m_button->setWords(action);
}

} // namespace linnet::app
