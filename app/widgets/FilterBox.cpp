// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/FilterBox.h"

#include <QHBoxLayout>

#include "app/widgets/PillButton.h"
#include "app/widgets/SearchField.h"

namespace linnet::app {

FilterBox::FilterBox(const QString& what, QWidget* parent)
    : QWidget(parent),
      m_button(new PillButton(tr("Filter"), PillButton::Kind::Outline, this)),
      m_field(new SearchField(what, what, {}, this)) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_button);
    row->addWidget(m_field);
    m_button->setAccessibleName(what);
    m_field->setFixedWidth(220);
    m_field->hide();
    connect(m_button, &QAbstractButton::clicked, this, [this] { open(); });
    connect(m_field, &QLineEdit::textChanged, this, &FilterBox::textChanged);
    connect(m_field, &SearchField::leftDownwards, this, &FilterBox::left);
    connect(m_field, &QLineEdit::returnPressed, this, &FilterBox::left);
    connect(m_field, &SearchField::escaped, this, [this] {
        close();
        Q_EMIT left();
    });
}

QString FilterBox::text() const { return m_field->text(); }

bool FilterBox::isOpen() const { return !m_field->isHidden(); }

void FilterBox::open(const QString& typed) {
    m_button->hide();
    m_field->show();
    m_field->setFocus(Qt::ShortcutFocusReason);
    if (typed.isEmpty())
        m_field->selectAll();
    else
        m_field->setText(m_field->text() + typed);
}

void FilterBox::close() {
    m_field->clear();
    m_field->hide();
    m_button->show();
}

} // namespace linnet::app
