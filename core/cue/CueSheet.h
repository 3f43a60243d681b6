// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Cue sheets: which stretches of which files are the tracks of a disc. What a sheet says is data: nothing is opened
// here (CueFiles.h looks for its files). Pure.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/Result.h"
#include "core/domain/Catalog.h"
#include "core/media/MediaPart.h"
#include "core/os/FilePath.h"

namespace linnet::core::cue {

struct CueFile {
    std::string name; ///< As the sheet has it, for people: UTF-8 without control characters.
    std::vector<FilePath>
        paths; ///< Where it may lie, likeliest first: absolute, inside the sheet's folder. Never none.
    friend bool operator==(const CueFile&, const CueFile&) = default;
};

struct CueFlags {
    bool isCopyPermitted = false;     ///< DCP
    bool hasFourChannels = false;     ///< 4CH
    bool hasPreEmphasis = false;      ///< PRE
    bool isSerialCopyManaged = false; ///< SCMS
    friend bool operator==(const CueFlags&, const CueFlags&) = default;
};

struct CueTrack {
    std::int32_t number = 0; ///< 0…999, as written; usually 1, 2, 3, …
    std::size_t file = 0;    ///< Index into CueSheet::files.
    MediaPart part;          ///< From its INDEX 01 to that of the next track in the same file.
    /// INDEX 00, where the gap before it begins, if that is in the same file. It sounds behind the track before.
    std::optional<Sectors> gapStart;
    Sectors silence{0}; ///< PREGAP: silence before it, which is in no file.
    std::string title;  ///< "" where the sheet says nothing, as all texts here.
    std::string performer;
    std::string songwriter;
    std::string isrc; ///< Twelve letters and digits.
    CueFlags flags;
    std::optional<Gain> gain;
    std::optional<double> peak; ///< Linear, 1.0 is full scale.
    friend bool operator==(const CueTrack&, const CueTrack&) = default;
};

/// Texts are valid UTF-8 in NFC without control characters, at most 1000 bytes long.
struct CueSheet {
    std::vector<CueFile> files;   ///< Those with tracks, in order.
    std::vector<CueTrack> tracks; ///< Sound only, in order; at least one.
    std::string title;
    std::string performer;
    std::string songwriter;
    std::string catalogue; ///< Digits.
    std::string genre;
    PartialDate date;
    std::optional<std::int32_t> disc;
    std::optional<std::int32_t> discs;
    std::optional<Gain> gain; ///< Of the album.
    std::optional<double> peak;
    friend bool operator==(const CueSheet&, const CueSheet&) = default;
};

inline constexpr std::size_t kMostSheetBytes = std::size_t{1} << 20;
inline constexpr std::size_t kMostTracks = 999;

/// `bytes` of the sheet at `path` (absolute): UTF-8, UTF-16 with its mark, else Latin-1. Commands that are not known
/// are skipped. Relative file names must stay inside the sheet's folder; absolute ones, and those of other systems,
/// are looked for by their last part beside the sheet.
/// Errors: TooLarge; InvalidInput, which names the line (binary data, no tracks, a track without a file or an INDEX 01,
/// times that are none, indices that go backwards, names that lead out of the folder).
[[nodiscard]] Result<CueSheet> readCueSheet(std::string_view bytes, const FilePath& path);
/// The same of a sheet inside the recording `path`, which is all its tracks' file whatever the sheet calls it.
/// Errors: also InvalidInput if it speaks of several files.
[[nodiscard]] Result<CueSheet> readEmbeddedCueSheet(std::string_view bytes, const FilePath& path);

} // namespace linnet::core::cue
