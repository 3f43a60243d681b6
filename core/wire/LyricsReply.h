// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// GET /api/v1/lyrics/{track}: {"synced":…, "lines":[{"at_ms":…, "text":…}]}; at_ms in synced ones only.

#include "core/lyrics/Lyrics.h"
#include "core/wire/Codec.h"

namespace linnet::core::wire {

template <>
void encode(const lyrics::Lyrics& words, std::string& out);
/// What comes is tidied: in order, bounded, all lines with their moment or none.
template <>
Result<lyrics::Lyrics> decode<lyrics::Lyrics>(std::string_view json);

} // namespace linnet::core::wire
