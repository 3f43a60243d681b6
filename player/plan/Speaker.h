// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace linnet::player {

/// What a channel of a recording is for, as far as its loudness asks (ITU-R BS.1770).
enum class Speaker : std::uint8_t { Front, Surround, LowFrequency };

} // namespace linnet::player
