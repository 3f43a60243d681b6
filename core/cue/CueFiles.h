// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cue/CueSheet.h"

namespace linnet::core::cue {

/// The sheet at `path`, read. Blocks. Errors: NotFound, Forbidden, Storage, and those of readCueSheet().
[[nodiscard]] Result<CueSheet> loadCueSheet(const FilePath& path);

/// The first of the file's places where one is; else one of the same name with the ending of another sound format, for
/// recordings that were encoded after their sheet was written. Blocks. Errors: NotFound, which names it.
[[nodiscard]] Result<FilePath> findCueFile(const CueFile& file);

} // namespace linnet::core::cue
