// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One line of `linnet-media analyse`, and what the app keeps of it: {"file":…, "version":1, "rate":…, "channels":…,
// "frames":…, "loudness":LUFS or null, "range":LU, "sample_peak":…, "true_peak":…, "sound_begin":frame, "sound_end":
// frame, "peaks":…, "levels":…} with the waveform as base64url of its bytes; or {"file":…, "error":{"code":…,
// "sentence":…}} with a name of core/base/ErrorTable.h.

#include "core/domain/Analysis.h"
#include "core/wire/Codec.h"

namespace linnet::core::wire {

struct AnalysedFile {
    std::string file; ///< As people read it; which one it is tells the order of the lines.
    Result<Analysis> outcome;
};

template <>
void encode(const AnalysedFile& file, std::string& out);
/// Errors beside Codec.h's: Unsupported (another version).
template <>
Result<AnalysedFile> decode<AnalysedFile>(std::string_view json);

} // namespace linnet::core::wire
