// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/os/BootId.h"

#include <fstream>

namespace linnet::core::os {

std::string bootId() {
    std::ifstream in("/proc/sys/kernel/random/boot_id");
    std::string text;
    std::getline(in, text);
    return text;
}

} // namespace linnet::core::os
