// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "core/wire/Base64Url.h"
#include "core/wire/EntityFields.h"

namespace linnet::core::wire {

namespace {

constexpr Within<std::int64_t> kDurations{0, 1'000LL * 60 * 60 * 24 * 365}; // A year.
constexpr Within<std::int64_t> kNumbers{0, 1'000'000};                      // Of a track or disc.
constexpr Within<std::int64_t> kUnsigned{0, 0xFFFF'FFFF};
constexpr Within<std::int64_t> kBytes{0, 255};
constexpr Within<std::int64_t> kSizes{0, kMaxInteger};
constexpr Within<double> kGains{-200, 200}; // dB
constexpr Within<double> kPeaks{0, 1000};

/// Left out where absent or out of range: an absurd tag is no reason to refuse a record.
template <class T>
void writeNumber(JsonWriter& json, const char* key, const std::optional<T>& number) {
    if (number && *number >= kNumbers.least && *number <= kNumbers.most) json.key(key).integer(*number);
}
void writeReal(JsonWriter& json, const char* key, std::optional<double> value, Within<double> range) {
    if (value && *value >= range.least && *value <= range.most) json.key(key).real(*value);
}
std::optional<double> decibels(const std::optional<Gain>& gain) {
    return gain ? std::optional(gain->decibels) : std::nullopt;
}
std::optional<Gain> gainOf(std::optional<double> decibels) {
    return decibels ? std::optional(Gain{*decibels}) : std::nullopt;
}

void writeAudio(JsonWriter& json, const AudioProperties& audio) {
    json.key("codec").text(codecName(audio.codec));
    json.key("duration_ms")
        .integer(std::clamp<std::int64_t>(audio.duration.count(), kDurations.least, kDurations.most));
    json.key("bit_rate_kbps").integer(audio.bitRateKbps);
    json.key("sample_rate").integer(audio.sampleRate.hertz);
    json.key("channels").integer(audio.channels);
    if (audio.bitsPerSample != 0) json.key("bits_per_sample").integer(audio.bitsPerSample);
}

AudioProperties readAudio(const JsonFields& fields) {
    AudioProperties audio;
    audio.codec = codecFromName(fields.text("codec", Presence::Optional));
    audio.duration = std::chrono::milliseconds(fields.integer("duration_ms", kDurations));
    audio.bitRateKbps = static_cast<std::uint32_t>(fields.optionalInteger("bit_rate_kbps", kUnsigned).value_or(0));
    audio.sampleRate.hertz = static_cast<std::uint32_t>(fields.optionalInteger("sample_rate", kUnsigned).value_or(0));
    audio.channels = static_cast<std::uint8_t>(fields.optionalInteger("channels", kBytes).value_or(0));
    audio.bitsPerSample = static_cast<std::uint8_t>(fields.optionalInteger("bits_per_sample", kBytes).value_or(0));
    return audio;
}

bool isSafeRelative(std::string_view path) {
    if (path.empty() || path.front() == '/') return false;
    for (std::size_t begin = 0; begin <= path.size();) {
        const std::size_t end = std::min(path.find('/', begin), path.size());
        if (path.substr(begin, end - begin) == "..") return false;
        begin = end + 1;
    }
    return true;
}

std::optional<LocalLocation> readLocal(const JsonFields& fields) {
    std::optional<LocalLocation> local;
    fields.object("local", Presence::Optional, [&local](const JsonFields& own) {
        const std::string path = own.optionalPathBytes("path_b64").value_or("");
        if (!isSafeRelative(path)) own.refuse("path_b64", "must be a path below its root");
        local = LocalLocation{own.id<RootId>("root_id"), FilePath(path)};
    });
    return local;
}

template <class Int>
std::optional<std::int32_t> readNumber(const JsonFields& fields, const char* name, Within<Int> range) {
    const auto number = fields.optionalInteger(name, range);
    return number ? std::optional(static_cast<std::int32_t>(*number)) : std::nullopt;
}

} // namespace

void writeFields(JsonWriter& json, const Track& track, Paths paths) {
    json.key("id").text(track.id.hex());
    json.key("rev").integer(track.rev);
    json.key("library_id").text(track.library.hex());
    if (!track.album.isNull()) json.key("album_id").text(track.album.hex());
    writeName(json, "album_title", track.albumTitle);
    writeName(json, "title", track.title);
    writeArtists(json, track.artists);
    writeName(json, "artist_display", track.artistDisplay);
    writeNumber(json, "disc", track.disc);
    if (!track.discSubtitle.empty()) writeName(json, "disc_subtitle", track.discSubtitle);
    writeNumber(json, "number", track.number);
    if (track.date.year != 0) json.key("date").text(toString(track.date));
    json.key("genres").beginList();
    for (std::size_t i = 0; i < std::min(track.genres.size(), kMaxNames); ++i)
        json.text(std::string_view(track.genres[i]).substr(0, kMaxNameBytes));
    json.endList();
    writeAudio(json, track.audio);
    writeReal(json, "track_gain_db", decibels(track.replayGain.track), kGains);
    writeReal(json, "album_gain_db", decibels(track.replayGain.album), kGains);
    writeReal(json, "track_peak", track.replayGain.trackPeak, kPeaks);
    writeReal(json, "album_peak", track.replayGain.albumPeak, kPeaks);
    writeArt(json, track.art);
    json.key("available").boolean(track.isAvailable);
    json.key("size").integer(static_cast<std::int64_t>(std::min<std::uint64_t>(track.size.value, kMaxInteger)));
    writeTime(json, "modified_at", track.modifiedAt);
    writeTime(json, "added_at", track.addedAt);
    if (paths == Paths::Hidden || !track.local) return;
    json.key("local").beginObject();
    json.key("root_id").text(track.local->root.hex());
    json.key("path_b64").text(base64UrlEncode(track.local->relative.bytes()));
    json.endObject();
}

void readFields(const JsonFields& fields, Track& track) {
    track.id = fields.id<TrackId>("id");
    track.rev = fields.integer("rev", kRevs);
    track.library = fields.id<LibraryId>("library_id");
    track.album = fields.id<AlbumId>("album_id", Presence::Optional);
    track.albumTitle = fields.text("album_title", Presence::Optional);
    track.title = fields.text("title");
    track.artists = readArtists(fields);
    track.artistDisplay = fields.text("artist_display", Presence::Optional);
    track.disc = readNumber(fields, "disc", kNumbers);
    track.discSubtitle = fields.text("disc_subtitle", Presence::Optional);
    track.number = readNumber(fields, "number", kNumbers);
    track.date = partialDateFrom(fields.text("date", Presence::Optional));
    track.genres = fields.textList("genres", kMaxNames);
    track.audio = readAudio(fields);
    track.replayGain.track = gainOf(fields.optionalReal("track_gain_db", kGains));
    track.replayGain.album = gainOf(fields.optionalReal("album_gain_db", kGains));
    track.replayGain.trackPeak = fields.optionalReal("track_peak", kPeaks);
    track.replayGain.albumPeak = fields.optionalReal("album_peak", kPeaks);
    track.art = readArt(fields);
    track.isAvailable = fields.boolean("available");
    track.size.value = static_cast<std::uint64_t>(fields.integer("size", kSizes));
    track.modifiedAt = fields.time("modified_at");
    track.addedAt = fields.time("added_at");
    track.local = readLocal(fields);
}

} // namespace linnet::core::wire
