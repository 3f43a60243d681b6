// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/cue/CueTracks.h"

#include <algorithm>

#include "core/cue/CueFiles.h"
#include "core/tags/TagReader.h"

namespace linnet::player {

namespace {

using std::chrono::milliseconds;

struct Medium {
    core::FilePath path;
    milliseconds duration{0}; ///< 0 is unknown.
    core::ReplayGain gain;
};

Medium mediumOf(const core::cue::CueFile& file) {
    Medium medium{.path = core::cue::findCueFile(file).value_or(file.paths.front()), .duration = {}, .gain = {}};
    if (const auto tags = core::tags::readTags(medium.path, core::tags::CoverMode::Skip)) {
        medium.duration = tags->audio.duration;
        medium.gain = tags->replayGain;
    }
    return medium;
}

milliseconds durationOf(const core::MediaPart& part, milliseconds whole) {
    const auto start = std::chrono::round<milliseconds>(part.start);
    if (part.end) return std::chrono::round<milliseconds>(*part.end) - start;
    return std::max(whole - start, milliseconds(0));
}

/// What the sheet says; else what tags say of the whole file, which holds for all its tracks.
core::ReplayGain gainOf(const core::cue::CueSheet& sheet, const core::cue::CueTrack& track,
                        const core::ReplayGain& whole) {
    if (sheet.gain || track.gain) return {track.gain, sheet.gain, track.peak, sheet.peak};
    if (whole.album) return {std::nullopt, whole.album, std::nullopt, whole.albumPeak};
    return {std::nullopt, whole.track, std::nullopt, whole.trackPeak};
}

} // namespace

bool isCueSheet(const core::FilePath& path) { return path.extension() == "cue"; }

core::Result<std::vector<QueueTrack>> cueTracks(const core::FilePath& path) {
    LINNET_TRY(const core::cue::CueSheet sheet, core::cue::loadCueSheet(path));
    std::vector<Medium> media;
    for (const core::cue::CueFile& file : sheet.files)
        media.push_back(mediumOf(file));
    std::vector<QueueTrack> tracks;
    for (const core::cue::CueTrack& said : sheet.tracks) {
        const Medium& medium = media[said.file];
        QueueTrack track;
        track.title = said.title.empty() ? std::to_string(said.number) : said.title;
        track.artistDisplay = said.performer.empty() ? sheet.performer : said.performer;
        track.albumTitle = sheet.title;
        track.duration = durationOf(said.part, medium.duration);
        track.replayGain = gainOf(sheet, said, medium.gain);
        track.file = medium.path;
        if (said.part != core::MediaPart{}) track.part = said.part;
        tracks.push_back(std::move(track));
    }
    return tracks;
}

} // namespace linnet::player
