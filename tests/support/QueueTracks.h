// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Tracks for queue tests: known by their titles.

#include <string>
#include <string_view>
#include <vector>

#include "player/queue/PlayQueue.h"

namespace linnet::tests {

inline player::QueueTrack queueTrack(std::string title) {
    player::QueueTrack track;
    track.id = core::TrackId::random();
    track.title = std::move(title);
    track.duration = std::chrono::minutes(3);
    return track;
}

/// `queueTracks("a b c")`: one track a word.
inline std::vector<player::QueueTrack> queueTracks(std::string_view titles) {
    std::vector<player::QueueTrack> tracks;
    while (!titles.empty()) {
        const auto space = titles.find(' ');
        if (space != 0) tracks.push_back(queueTrack(std::string(titles.substr(0, space))));
        titles.remove_prefix(space == std::string_view::npos ? titles.size() : space + 1);
    }
    return tracks;
}

inline std::string titlesOf(const std::vector<player::QueueItem>& items) {
    std::string titles;
    for (const auto& item : items)
        titles += (titles.empty() ? "" : " ") + item.track->title;
    return titles;
}

/// "history [current] by hand | from source".
inline std::string picture(const player::QueueSnapshot& shot) {
    std::string text = titlesOf(shot.history);
    text += text.empty() ? "[" : " [";
    text += shot.current ? shot.current->track->title : "";
    text += "]";
    if (!shot.byHand.empty()) text += " " + titlesOf(shot.byHand);
    text += " |";
    if (!shot.fromSource.empty()) text += " " + titlesOf(shot.fromSource);
    return text;
}

/// The first item with this title, wherever it is; id 0 if there is none.
inline player::QueueItemId idOf(const player::QueueSnapshot& shot, std::string_view title) {
    for (const auto* part : {&shot.history, &shot.byHand, &shot.fromSource})
        for (const auto& item : *part)
            if (item.track->title == title) return item.id;
    if (shot.current && shot.current->track->title == title) return shot.current->id;
    return {};
}

} // namespace linnet::tests
