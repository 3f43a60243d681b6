// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/QueueTracks.h"

namespace linnet::app {

player::QueueTrack queueTrack(const core::store::TrackRow& row) {
    const core::Track& track = row.track;
    return {.id = track.id,
            .source = row.source,
            .title = track.title,
            .artistDisplay = track.artistDisplay,
            .albumTitle = track.albumTitle,
            .album = track.album,
            .art = track.art,
            .duration = track.audio.duration,
            .replayGain = track.replayGain,
            .file = std::nullopt};
}

QueueItem queueItem(const player::QueueItem& item) {
    const player::QueueTrack& track = *item.track;
    return {.item = item.id.value,
            .source = track.source,
            .id = track.id,
            .album = track.album,
            .title = QString::fromStdString(track.title),
            .artist = QString::fromStdString(track.artistDisplay),
            .albumTitle = QString::fromStdString(track.albumTitle),
            .art = track.art,
            .duration = track.duration,
            .file = track.file.value_or(core::FilePath())};
}

TracksToPlay playable(std::span<const core::store::TrackRow> rows, std::size_t startIndex) {
    TracksToPlay result;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (i == startIndex) result.startIndex = result.tracks.size();
        if (!rows[i].track.id.isNull() && rows[i].track.isAvailable) result.tracks.push_back(queueTrack(rows[i]));
    }
    if (result.startIndex >= result.tracks.size()) result.startIndex = 0;
    return result;
}

} // namespace linnet::app
