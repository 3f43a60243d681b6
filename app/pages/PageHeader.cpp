// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/PageHeader.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include "app/widgets/TextLabel.h"

namespace linnet::app {

PageHeader::PageHeader(const QString& title, QWidget* parent)
    : QWidget(parent),
      m_column(new QVBoxLayout(this)),
      m_row(new QHBoxLayout),
      m_title(new TextLabel(title, TextRole::Page, Ink::Text, TextLabel::Fit::Elide, this)),
      m_line(new TextLabel({}, TextRole::Body, Ink::Secondary, TextLabel::Fit::Elide, this)) {
    m_column->setSpacing(0);
    m_title->setFixedHeight(m_title->fontMetrics().height() + 4);
    m_column->addWidget(m_title);
    m_row->setContentsMargins(0, 0, 0, 16);
    m_line->hide();
    m_row->setSpacing(8);
    m_row->addWidget(m_line, 1);
    m_column->addLayout(m_row);
    setPadding(24);
}

void PageHeader::setTitle(const QString& title) { m_title->setText(title); }

void PageHeader::setLine(const QString& line) {
    m_line->setText(line);
    m_row->setContentsMargins(0, line.isEmpty() ? 0 : 4, 0, 16);
    m_line->setVisible(!line.isEmpty());
}

void PageHeader::addButton(QWidget* button) { m_row->addWidget(button); }

void PageHeader::addBelow(QWidget* widget) {
    m_row->setContentsMargins(0, 0, 0, 0);
    m_column->addWidget(widget);
}

void PageHeader::setPadding(int padding) { m_column->setContentsMargins(padding, 4, padding, 0); }

} // namespace linnet::app
