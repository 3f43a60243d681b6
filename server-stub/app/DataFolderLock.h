// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/os/LockFile.h"
#include "core/os/Paths.h"

namespace linnet::server {

/// The right to be the one server of this data folder. Errors: Busy, naming who has it; Forbidden, Storage.
[[nodiscard]] core::Result<core::os::LockFile> lockDataFolder(const core::os::DataFolder& folder);

} // namespace linnet::server
