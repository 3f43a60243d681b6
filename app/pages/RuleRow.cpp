// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/RuleRow.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>

#include "app/pages/RuleText.h"
#include "app/widgets/IconButton.h"
#include "app/widgets/PillButton.h"
#include "app/widgets/Switch.h"

namespace linnet::app {

using core::playlists::Condition;
using core::playlists::Field;
using core::playlists::Operator;

RuleRow::RuleRow(const Condition& condition, QWidget* parent)
    : QWidget(parent),
      m_field(new PillButton({}, PillButton::Kind::Outline, this)),
      m_operator(new PillButton({}, PillButton::Kind::Outline, this)),
      m_value(new QLineEdit(this)),
      m_flag(new Segmented(tr("Value"), {tr("yes"), tr("no")}, this)) {
    auto* remove = new IconButton(Icon::Close, tr("Take this rule out"), {.side = 32, .icon = 16}, this);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_field);
    row->addWidget(m_operator);
    row->addWidget(m_value, 1);
    row->addWidget(m_flag);
    row->addStretch(0);
    row->addWidget(remove);
    m_value->setMaximumWidth(320);
    auto* fields = new QMenu(this);
    for (const Field field : allFields())
        fields->addAction(fieldText(field), this, [this, field] { chooseField(field); });
    m_field->setMenu(fields);
    connect(m_value, &QLineEdit::textEdited, this, &RuleRow::takeTyped);
    connect(m_flag, &Segmented::chosen, this, [this](int choice) {
        m_condition.value = choice == 0;
        Q_EMIT changed();
    });
    connect(remove, &QAbstractButton::clicked, this, &RuleRow::removeWanted);
    show(condition);
}

void RuleRow::show(const Condition& condition) {
    m_condition = condition;
    m_isValid = true;
    const bool isFlag = std::holds_alternative<bool>(condition.value);
    m_field->setWords(fieldText(condition.field));
    m_field->setAccessibleName(tr("Field: %1").arg(fieldText(condition.field)));
    m_operator->setWords(operatorText(condition.field, condition.op));
    m_operator->setAccessibleName(tr("Comparison: %1").arg(operatorText(condition.field, condition.op)));
    fillOperators();
    m_operator->setVisible(!isFlag);
    m_flag->setVisible(isFlag);
    m_value->setVisible(!isFlag);
    if (isFlag) return m_flag->setCurrent(std::get<bool>(condition.value) ? 0 : 1);
    m_value->setText(valueText(condition));
    m_value->setPlaceholderText(valueHint(condition));
    m_value->setAccessibleName(tr("Value: %1").arg(valueHint(condition)));
}

void RuleRow::fillOperators() {
    auto* operators = findChild<QMenu*>(QStringLiteral("operators"));
    delete operators;
    operators = new QMenu(this);
    operators->setObjectName(QStringLiteral("operators"));
    for (const Operator op : core::playlists::operatorsOf(m_condition.field))
        operators->addAction(operatorText(m_condition.field, op), this, [this, op] { chooseOperator(op); });
    m_operator->setMenu(operators);
}

void RuleRow::chooseField(Field field) {
    if (field == m_condition.field) return;
    show(newCondition(field));
    Q_EMIT changed();
}

void RuleRow::chooseOperator(Operator op) {
    // After the menu that this comes from has closed: it is made anew.
    QMetaObject::invokeMethod(
        this,
        [this, op] {
            show(withOperator(m_condition, op));
            Q_EMIT changed();
        },
        Qt::QueuedConnection);
}

void RuleRow::takeTyped(const QString& typed) {
    m_isValid = takeValue(m_condition, typed);
    Q_EMIT changed();
}

} // namespace linnet::app
