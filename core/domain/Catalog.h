// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a catalogue holds, as plain values: the entities of the change feed, of the API's replies and of the app's
// pages. Text is valid UTF-8 in NFC, never with control characters. Immutable once built; any thread.

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/Clock.h"
#include "core/base/Ids.h"
#include "core/base/Units.h"
#include "core/os/FilePath.h"

namespace linnet::core {

/// The server-wide number of a change. 0 marks a row that is known by reference only and is not shown yet.
using Rev = std::int64_t;

/// Stored as its number: only append.
enum class Codec : std::uint8_t {
    Unknown,
    Mp3,
    Flac,
    Vorbis,
    Opus,
    Aac,
    Alac,
    Wav,
    Aiff,
    WavPack,
    Ape,
    Musepack,
    Wma,
    Tta,
    Dsd,
    Speex,
};
/// "FLAC", "MP3", … for people and the wire; "" for Unknown.
std::string_view codecName(Codec codec);
Codec codecFromName(std::string_view name);
bool isLossless(Codec codec);

/// A date of which parts may be unknown (0): year 1…9999, month 1…12, day 1…31.
struct PartialDate {
    std::int16_t year = 0;
    std::int8_t month = 0;
    std::int8_t day = 0;
    friend auto operator<=>(const PartialDate&, const PartialDate&) = default;
};
/// "2023", "2023-05", "2023-05-01" or "".
std::string toString(PartialDate date);
/// From tags and the wire; accepts ISO dates and bare years, else all parts unknown.
PartialDate partialDateFrom(std::string_view text);
/// yyyymmdd, as stored; 0 is unknown.
std::int32_t packed(PartialDate date);
PartialDate partialDateFromPacked(std::int32_t value);

/// A cover: its content hash and the accent colour taken from it (0xRRGGBB).
struct ArtRef {
    ArtId id;
    std::uint32_t accent = 0;
    friend bool operator==(const ArtRef&, const ArtRef&) = default;
};

struct ArtistRef {
    ArtistId id;
    std::string name;
    friend bool operator==(const ArtistRef&, const ArtistRef&) = default;
};

/// ReplayGain 2.0 values of the file's tags. Peaks are linear, 1.0 is full scale.
struct ReplayGain {
    std::optional<Gain> track;
    std::optional<Gain> album;
    std::optional<double> trackPeak;
    std::optional<double> albumPeak;
    friend bool operator==(const ReplayGain&, const ReplayGain&) = default;
};

/// Where the file lies, only in sessions with the scope local-files.
struct LocalLocation {
    RootId root;
    FilePath relative;
    friend bool operator==(const LocalLocation&, const LocalLocation&) = default;
};

struct AudioProperties {
    Codec codec = Codec::Unknown;
    std::chrono::milliseconds duration{0};
    std::uint32_t bitRateKbps = 0;
    SampleRate sampleRate;
    std::uint8_t channels = 0;
    std::uint8_t bitsPerSample = 0; ///< 0 where the codec has none.
    friend bool operator==(const AudioProperties&, const AudioProperties&) = default;
};

struct Track {
    TrackId id;
    Rev rev = 0;
    LibraryId library;
    AlbumId album;          ///< Null for a track without album.
    std::string albumTitle; ///< For rows and search; the album's own record is the truth.
    std::string title;
    std::vector<ArtistRef> artists; ///< In tag order; may be empty.
    std::string artistDisplay;      ///< "A, B" or the tag's own joined form.
    std::optional<std::int32_t> disc;
    std::string discSubtitle;
    std::optional<std::int32_t> number;
    PartialDate date;
    std::vector<std::string> genres;
    AudioProperties audio;
    ReplayGain replayGain;
    std::optional<ArtRef> art;
    bool isAvailable = true; ///< False while its file is gone (drive unplugged, folder vanished): shown greyed, kept.
    ByteCount size;
    UnixMillis modifiedAt{}; ///< Of the file.
    UnixMillis addedAt{};
    std::optional<LocalLocation> local;
    friend bool operator==(const Track&, const Track&) = default;
};

struct Album {
    AlbumId id;
    Rev rev = 0;
    std::string title;
    std::vector<ArtistRef> artists;
    std::string artistDisplay;
    PartialDate date;
    PartialDate originalDate;
    std::optional<ArtRef> art;
    UnixMillis addedAt{};
    friend bool operator==(const Album&, const Album&) = default;
};

struct Artist {
    ArtistId id;
    Rev rev = 0;
    std::string name;
    std::string sortName; ///< From tags, or made from the name ("Beatles, The").
    std::optional<ArtRef> art;
    friend bool operator==(const Artist&, const Artist&) = default;
};

/// One folder of a library. The path is set only in sessions with the scope local-files.
struct LibraryRoot {
    RootId id;
    FilePath path;
    bool isAvailable = true;
    friend bool operator==(const LibraryRoot&, const LibraryRoot&) = default;
};

struct Library {
    LibraryId id;
    Rev rev = 0;
    std::string name;
    std::vector<LibraryRoot> roots;
    friend bool operator==(const Library&, const Library&) = default;
};

/// Of what a tombstone or a search hit names. Stored as its number: only append.
enum class EntityKind : std::uint8_t { Library, Artist, Album, Track, Playlist, PlaylistItem };
inline constexpr std::size_t kCatalogKinds = 4; ///< The first ones; the others are what people make.
constexpr bool isOfCatalog(EntityKind kind) { return static_cast<std::size_t>(kind) < kCatalogKinds; }

/// A deletion, so that replicas hear of it.
struct Tombstone {
    EntityKind kind{};
    IdBytes id{};
    Rev rev = 0;
    friend bool operator==(const Tombstone&, const Tombstone&) = default;
};

} // namespace linnet::core
