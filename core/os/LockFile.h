// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One holder per path among all processes of this computer; the system lets go when the holder dies. The file itself
// stays behind, empty: removing it would let two processes hold two files of one name. Any thread.

#include "core/base/Result.h"
#include "core/os/Descriptor.h"
#include "core/os/FilePath.h"

namespace linnet::core::os {

class LockFile {
public:
    /// Held until the object goes away. Makes the file (0600) if needed; its folder must exist. Errors: Busy (held by
    /// somebody), Forbidden, Storage.
    [[nodiscard]] static Result<LockFile> tryLock(const FilePath& path);

private:
    explicit LockFile(Descriptor descriptor) : m_descriptor(std::move(descriptor)) {}
    Descriptor m_descriptor;
};

} // namespace linnet::core::os
