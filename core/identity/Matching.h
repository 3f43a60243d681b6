// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Decides which known track a found file is. A pure function over snapshots: no files, no store, no clock. Any thread.

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/identity/AudioId.h"

namespace linnet::core::identity {

/// What the scan saw at the path where a known track's file lay.
enum class OldFile : std::uint8_t {
    Unchanged, ///< Still there, same size, time and file id: it keeps its track, whatever else is found.
    Gone,      ///< Not there any more.
    Reread,    ///< There but changed; it is among the found files, at the same path.
};

struct KnownTrack {
    std::int64_t key = 0;
    std::optional<AudioId> audio;
    std::string path; ///< Comparable with FoundFile::path; "/" between components.
    OldFile oldFile = OldFile::Unchanged;
    std::optional<std::int32_t> disc;
    std::optional<std::int32_t> number;
    std::string titleKey;  ///< Folded, for comparing.
    std::string artistKey; ///< As titleKey.
    std::chrono::milliseconds duration{0};
    std::int64_t addedAt = 0;
};

struct FoundFile {
    AudioId audio;
    std::string path;
    std::optional<std::int32_t> disc;
    std::optional<std::int32_t> number;
    std::string titleKey;
    std::string artistKey;
    std::chrono::milliseconds duration{0};
};

enum class Outcome : std::uint8_t {
    Same,     ///< This file is the track `track`.
    New,      ///< A track not known before.
    Copy,     ///< A new track with the sound of one whose own file is still there.
    Replaces, ///< A new track at the path of `track`, whose sound is found nowhere: "replace?" may be offered.
};

struct Decision {
    Outcome outcome = Outcome::New;
    std::optional<std::int64_t> track;
    friend bool operator==(const Decision&, const Decision&) = default;
};

/// One decision per found file, in order; each known track is given away at most once. Rules 3 to 5 of "Identity" in
/// docs/architecture.md; of several tracks with the same sound a file gets the one of the same disc and number, then
/// title, then nearest folder, else the oldest. Time: sorting, plus 4,096 comparisons per sound shared by many.
std::vector<Decision> matchFiles(std::span<const KnownTrack> known, std::span<const FoundFile> found);

} // namespace linnet::core::identity
