// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playlists/PlaylistFile.h"

#include "core/playlists/FileText.h"
#include "core/playlists/Formats.h"

namespace linnet::core::playlists {

Result<PlaylistFile> readPlaylistFile(std::string_view bytes, const FilePath& path) {
    if (bytes.size() > kMostFileBytes) return failure(Errc::TooLarge, "this file is too large for a playlist");
    const std::string text = toUtf8(bytes);
    if (text.find('\0') != std::string::npos) return failure(Errc::InvalidInput, "this is not a playlist");
    const auto begin = text.find_first_not_of(" \t\r\n");
    const bool isXml = begin != std::string::npos && text[begin] == '<';
    if (isXml) return readXspf(text, path.parent());
    return readM3u(text, path.parent());
}

} // namespace linnet::core::playlists
