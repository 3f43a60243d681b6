// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/playlists/PlaylistFile.h"

namespace linnet::core::playlists {

/// `text` in UTF-8. Lines that are no entries and mean nothing to us are skipped.
PlaylistFile readM3u(std::string_view text, const FilePath& folder);
/// Errors: InvalidInput (not a list of tracks).
[[nodiscard]] Result<PlaylistFile> readXspf(std::string_view text, const FilePath& folder);

} // namespace linnet::core::playlists
