// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string_view>

#include "core/domain/Personal.h"

namespace linnet::app {

/// What was done to how many, for a toast: "3 albums liked." `label` is that of the step of undo. Pure.
QString markedText(std::string_view label, core::TargetKind kind, int count);

} // namespace linnet::app
