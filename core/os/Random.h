// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>

namespace linnet::core::os {

/// Fills `out` from the system's cryptographic random source. Any thread. Aborts if the system has none.
void fillRandom(std::span<std::uint8_t> out);

} // namespace linnet::core::os
