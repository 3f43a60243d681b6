// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/media/LocalMedia.h"

#include "core/media/LocalFileSource.h"

namespace linnet::sync {

namespace {

bool agrees(const core::os::FileStat& file, const core::store::MediaTrack& track) {
    const auto modified = std::chrono::floor<std::chrono::milliseconds>(std::chrono::nanoseconds(file.mtimeNs));
    return file.size == track.size && modified == track.modifiedAt.time_since_epoch();
}

} // namespace

std::shared_ptr<core::MediaSource> openOnThisComputer(const core::store::MediaTrack& track) {
    if (!track.localFile) return nullptr;
    auto opened = core::LocalFileSource::open(*track.localFile);
    if (!opened) return nullptr;
    const auto stat = (*opened)->stat();
    if (!stat || !agrees(*stat, track)) return nullptr;
    return std::move(*opened);
}

bool isOnThisComputer(const core::store::MediaTrack& track) {
    if (!track.localFile) return false;
    const auto stat = core::os::statFile(*track.localFile);
    return stat && agrees(*stat, track);
}

} // namespace linnet::sync
