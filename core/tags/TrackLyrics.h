// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The lyrics that lie in a track's tags (USLT and SYLT, LYRICS of Vorbis comments, ©lyr of MP4, …) or beside it in a
// file of the same name with the ending .lrc. Blocks on the file; any thread.

#include "core/base/Result.h"
#include "core/lyrics/Lyrics.h"
#include "core/media/AudioFormat.h"
#include "core/os/File.h"

namespace linnet::core::tags {

/// Beside "Song.flac": "Song.lrc".
FilePath lyricsFileOf(const FilePath& track);

/// Empty where it has none. Errors: Storage; TooLarge above 1 MiB.
[[nodiscard]] Result<lyrics::Lyrics> readLyricsFile(const os::File& file);
/// `path` is for the name only. Empty where there are none. Errors: as readTags().
[[nodiscard]] Result<lyrics::Lyrics> readEmbeddedLyrics(const os::File& file, const FilePath& path);

/// Both, the better ones. Empty where there are none. Errors: where the track itself cannot be opened or read.
[[nodiscard]] Result<lyrics::Lyrics> lyricsOf(const FilePath& track);

} // namespace linnet::core::tags
