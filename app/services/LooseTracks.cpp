// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/QueueTracks.h"

#include <algorithm>
#include <iterator>

#include "core/os/DirWalker.h"
#include "core/os/File.h"
#include "core/tags/FileNames.h"
#include "core/tags/TagReader.h"
#include "player/cue/CueTracks.h"

namespace linnet::app {

namespace {

/// Enough for any evening, and a bound on a folder opened by mistake.
constexpr std::size_t kMostLooseTracks = 10'000;

void addFile(const core::FilePath& path, std::vector<player::QueueTrack>& tracks) {
    auto data = core::tags::readTags(path, core::tags::CoverMode::Skip);
    if (!data) return;
    if (data->title.empty()) core::tags::fillFromFileName(*data, path.fileName());
    tracks.push_back({.id = {},
                      .source = 0,
                      .title = data->title.empty() ? core::FilePath(std::string(path.fileName())).displayName()
                                                   : std::move(data->title),
                      .artistDisplay = std::move(data->artistDisplay),
                      .albumTitle = std::move(data->album),
                      .album = {},
                      .art = std::nullopt,
                      .duration = data->audio.duration,
                      .replayGain = data->replayGain,
                      .file = path});
}

void addSheet(const core::FilePath& path, std::vector<player::QueueTrack>& tracks) {
    auto parts = player::cueTracks(path);
    if (parts) std::move(parts->begin(), parts->end(), std::back_inserter(tracks));
}

void addFolder(const core::FilePath& root, std::vector<player::QueueTrack>& tracks) {
    auto walker = core::os::DirWalker::open(root, [](std::string_view) { return true; });
    if (!walker) return;
    while (auto folder = walker->next()) {
        core::FilePath path = root;
        for (const std::string& name : folder->relative)
            path = path / name;
        for (const auto& file : folder->files) {
            if (tracks.size() >= kMostLooseTracks) return;
            addFile(path / file.name, tracks);
        }
    }
}

} // namespace

std::vector<player::QueueTrack> looseTracks(const std::vector<core::FilePath>& paths) {
    std::vector<player::QueueTrack> tracks;
    for (const core::FilePath& path : paths) {
        const auto stat = core::os::statFile(path);
        if (!stat) continue;
        if (stat->kind == core::os::FileKind::Folder) {
            addFolder(path, tracks);
        } else if (player::isCueSheet(path)) {
            addSheet(path, tracks);
        } else {
            addFile(path, tracks);
        }
    }
    return tracks;
}

} // namespace linnet::app
