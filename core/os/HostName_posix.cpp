// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/os/HostName.h"

#include <array>

#include <unistd.h>

namespace linnet::core::os {

std::string hostName() {
    std::array<char, 256> name{};
    if (::gethostname(name.data(), name.size() - 1) != 0) return "computer";
    std::string text(name.data());
    text.resize(std::min(text.find('.'), text.size()));
    return text.empty() ? "computer" : text;
}

} // namespace linnet::core::os
