// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "core/os/FilePath.h"

namespace linnet::app {

/// A program that is installed with this one: beside it, else in PATH; nothing where there is none. Any thread.
std::optional<core::FilePath> findOwnProgram(const char* name);

} // namespace linnet::app
