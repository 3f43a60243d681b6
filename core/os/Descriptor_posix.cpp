// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/os/Descriptor.h"

#include <unistd.h>

namespace linnet::core::os {

void Descriptor::close() {
    if (const int value = release(); value >= 0) ::close(value);
}

} // namespace linnet::core::os
