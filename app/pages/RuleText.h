// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The rules of smart playlists in words, and back. Pure.

#include <QString>

#include "core/playlists/SmartRules.h"

namespace linnet::app {

QString fieldText(core::playlists::Field field);
QString operatorText(core::playlists::Field field, core::playlists::Operator op);
QString sortText(core::playlists::SortBy sort);
std::vector<core::playlists::SortBy> allSorts();
std::vector<core::playlists::Field> allFields();

/// What a new rule about this field asks for; with this operator, if the field has it.
core::playlists::Condition newCondition(core::playlists::Field field);
/// With another operator: the value stays where it can.
core::playlists::Condition withOperator(core::playlists::Condition condition, core::playlists::Operator op);

/// As it is typed: "Rock", "12", "3:30", "2024-05-31", "4.5" stars. Flags have none.
QString valueText(const core::playlists::Condition& condition);
/// False for what cannot be read as such a value; the condition stays as it was.
bool takeValue(core::playlists::Condition& condition, const QString& typed);
/// What the field says while it is empty, and what is read out: "days", "stars, 0 to 5".
QString valueHint(const core::playlists::Condition& condition);

} // namespace linnet::app
