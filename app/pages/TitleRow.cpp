// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/TitleRow.h"

#include <QHBoxLayout>

#include "app/widgets/TextLabel.h"

namespace linnet::app {

TitleRow::TitleRow(const QString& title, QWidget* parent)
    : QWidget(parent),
      m_row(new QHBoxLayout(this)),
      m_title(new TextLabel(title, TextRole::Page, Ink::Text, TextLabel::Fit::Elide, this)),
      m_figure(new TextLabel({}, TextRole::Body, Ink::Secondary, TextLabel::Fit::Whole, this)) {
    m_title->setFixedHeight(m_title->fontMetrics().height() + 4);
    m_title->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_row->setSpacing(10);
    m_row->addWidget(m_title);
    m_row->addSpacing(6);
    m_row->addWidget(m_figure);
    m_row->addStretch(1);
    setPadding(24);
}

void TitleRow::setTitle(const QString& title) { m_title->setText(title); }

void TitleRow::setFigure(const QString& figure, const QString& words) {
    m_figure->setText(figure);
    m_figure->setAccessibleName(words.isEmpty() ? figure : words);
    m_figure->setVisible(!figure.isEmpty());
}

void TitleRow::addButton(QWidget* button) { m_row->addWidget(button); }

void TitleRow::setPadding(int padding) { m_row->setContentsMargins(padding, 4, padding, 6); }

} // namespace linnet::app
