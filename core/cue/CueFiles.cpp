// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cue/CueFiles.h"

#include <system_error>

#include "core/os/File.h"

namespace linnet::core::cue {

namespace {

constexpr const char* kEndings[] = {"flac", "wv", "ape", "tta", "m4a", "wav", "aiff", "mp3", "ogg", "opus"};

bool isFile(const FilePath& path) {
    const auto stat = os::statFile(path);
    return stat && stat->kind == os::FileKind::File;
}

FilePath withEnding(const FilePath& path, const char* ending) {
    const std::size_t name = path.bytes().size() - path.fileName().size();
    const auto dot = path.fileName().rfind('.');
    return FilePath(path.bytes().substr(0, dot == std::string_view::npos ? std::string::npos : name + dot) + "." +
                    ending);
}

} // namespace

Result<CueSheet> loadCueSheet(const FilePath& path) {
    std::error_code error;
    const auto absolute = std::filesystem::absolute(path.toStd(), error);
    if (error) return failure(Errc::Storage, "the folder of the cue sheet cannot be found: " + error.message());
    LINNET_TRY(const std::string bytes, os::readSmallFile(path, kMostSheetBytes));
    return readCueSheet(bytes, FilePath::fromStd(absolute));
}

Result<FilePath> findCueFile(const CueFile& file) {
    for (const FilePath& path : file.paths)
        if (isFile(path)) return path;
    for (const FilePath& path : file.paths)
        for (const char* ending : kEndings)
            if (FilePath other = withEnding(path, ending); isFile(other)) return other;
    return failure(Errc::NotFound, "the file \"" + file.name + "\" of the cue sheet is not there");
}

} // namespace linnet::core::cue
