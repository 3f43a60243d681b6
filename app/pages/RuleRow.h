// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One rule of a smart playlist, to be changed: field, operator, value, and a button that takes it out. GUI thread.

#include <QWidget>

#include "core/playlists/SmartRules.h"

class QLineEdit;

namespace linnet::app {

class PillButton;
class Segmented;

class RuleRow final : public QWidget {
    Q_OBJECT
public:
    explicit RuleRow(const core::playlists::Condition& condition, QWidget* parent = nullptr);

    const core::playlists::Condition& condition() const { return m_condition; }
    /// False while what was typed is no value of the field; condition() is then the one before.
    bool isValid() const { return m_isValid; }

Q_SIGNALS:
    void changed();
    void removeWanted();

private:
    void show(const core::playlists::Condition& condition);
    void chooseField(core::playlists::Field field);
    void chooseOperator(core::playlists::Operator op);
    void takeTyped(const QString& typed);
    void fillOperators();

    core::playlists::Condition m_condition;
    bool m_isValid = true;
    PillButton* m_field;
    PillButton* m_operator;
    QLineEdit* m_value;
    Segmented* m_flag;
};

} // namespace linnet::app
