// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tags/Values.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <initializer_list>

#include <id3v1genres.h>

#include "core/text/Fold.h"

namespace linnet::core::tags {

namespace {

constexpr std::size_t kLongestText = 1000; ///< Bytes of a title or name.
constexpr unsigned kMostValues = 32;       ///< Of one field.
constexpr double kMostGain = 64.0;         ///< Decibels, either way.
constexpr double kMostPeak = 64.0;

using Keys = std::initializer_list<const char*>;

/// At most kLongestText bytes, cut between characters.
std::string_view shortened(std::string_view text) {
    if (text.size() <= kLongestText) return text;
    auto end = kLongestText;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
        --end;
    return text.substr(0, end);
}

std::string cleaned(const TagLib::String& value) {
    // Cut before cleaning: a field may hold megabytes.
    const auto bytes = (value.size() > kLongestText ? value.substr(0, kLongestText) : value).to8Bit(true);
    return text::sanitise(shortened(bytes));
}

/// All values of the first key that has one, cleaned, without empty ones and repeats.
std::vector<std::string> valuesOf(const TagLib::PropertyMap& properties, Keys keys) {
    std::vector<std::string> values;
    for (const char* key : keys) {
        const auto found = properties.find(key);
        if (found == properties.end()) continue;
        for (const auto& value : found->second) {
            if (values.size() == kMostValues) break;
            auto text = cleaned(value);
            if (!text.empty() && std::ranges::find(values, text) == values.end()) values.push_back(std::move(text));
        }
        if (!values.empty()) break;
    }
    return values;
}

std::string firstOf(const TagLib::PropertyMap& properties, Keys keys) {
    auto values = valuesOf(properties, keys);
    return values.empty() ? std::string() : std::move(values.front());
}

/// "3", "03/12", " 3 of 12": the leading number, if it is within 1…limit.
std::optional<std::int32_t> positionOf(const std::string& text, std::int32_t limit) {
    std::int32_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || value < 1 || value > limit) return std::nullopt;
    return value;
}

/// The number at the front: "-6.20 dB", "+1.5". Other text is no number.
std::optional<double> decimalOf(std::string_view text) {
    if (text.starts_with('+')) text.remove_prefix(1);
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || !std::isfinite(value)) return std::nullopt;
    return value;
}

std::optional<Gain> gainOf(const TagLib::PropertyMap& properties, const char* key, const char* r128Key) {
    if (const auto value = decimalOf(firstOf(properties, {key})); value && std::abs(*value) <= kMostGain)
        return Gain{*value};
    if (const auto value = decimalOf(firstOf(properties, {r128Key})); value && std::abs(*value) <= kMostGain * 256)
        return Gain{*value / 256.0 + 5.0};
    return std::nullopt;
}

std::optional<double> peakOf(const TagLib::PropertyMap& properties, const char* key) {
    const auto value = decimalOf(firstOf(properties, {key}));
    return value && *value > 0 && *value <= kMostPeak ? value : std::nullopt;
}

/// "17", "(17)" and "(17)Rock" name a genre of ID3v1's list.
std::string genreName(const std::string& text) {
    const bool isBracketed = text.starts_with('(');
    const char* begin = text.data() + (isBracketed ? 1 : 0);
    const char* end = text.data() + text.size();
    int number = 0;
    const auto [after, error] = std::from_chars(begin, end, number);
    if (error != std::errc() || number < 0 || number > 191) return text;
    if (isBracketed) {
        if (after == end || *after != ')') return text;
        if (after + 1 != end) return std::string(after + 1, end);
    } else if (after != end) {
        return text;
    }
    return TagLib::ID3v1::genre(number).to8Bit(true);
}

std::vector<std::string> genresOf(const TagLib::PropertyMap& properties) {
    std::vector<std::string> genres;
    for (const auto& value : valuesOf(properties, {"GENRE"})) {
        for (std::size_t begin = 0; begin <= value.size();) {
            const auto end = std::min(value.find(';', begin), value.size());
            auto name = text::sanitise(genreName(text::sanitise(std::string_view(value).substr(begin, end - begin))));
            const bool isNew = std::ranges::find(genres, name) == genres.end();
            if (!name.empty() && isNew && genres.size() < kMostValues) genres.push_back(std::move(name));
            begin = end + 1;
        }
    }
    return genres;
}

std::string joined(const std::vector<std::string>& names) {
    std::string text;
    for (const auto& name : names) {
        if (!text.empty()) text += ", ";
        text += name;
    }
    return std::string(shortened(text));
}

struct Credits {
    std::vector<std::string> names;
    std::string display;
};

/// `listKeys` hold one name a value (Picard's ARTISTS); `displayKeys` either the joined form or the names themselves.
Credits creditsOf(const TagLib::PropertyMap& properties, Keys listKeys, Keys displayKeys) {
    Credits credits{valuesOf(properties, listKeys), {}};
    const auto shown = valuesOf(properties, displayKeys);
    if (credits.names.empty()) credits.names = shown;
    credits.display = shown.size() == 1 ? shown.front() : joined(shown.empty() ? credits.names : shown);
    return credits;
}

std::string uuidOf(const TagLib::PropertyMap& properties, const char* key) {
    auto text = firstOf(properties, {key});
    if (text.size() != 36) return {};
    for (std::size_t i = 0; i < text.size(); ++i) {
        char& c = text[i];
        if (c >= 'A' && c <= 'F') c = static_cast<char>(c - 'A' + 'a');
        const bool isHyphenPlace = i == 8 || i == 13 || i == 18 || i == 23;
        const bool isHex = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
        if (isHyphenPlace ? c != '-' : !isHex) return {};
    }
    return text;
}

bool isSet(const std::string& flag) { return flag == "1" || flag == "true" || flag == "True" || flag == "yes"; }

} // namespace

void fillReplayGain(const TagLib::PropertyMap& properties, ReplayGain& gain) {
    if (!gain.track) gain.track = gainOf(properties, "REPLAYGAIN_TRACK_GAIN", "R128_TRACK_GAIN");
    if (!gain.album) gain.album = gainOf(properties, "REPLAYGAIN_ALBUM_GAIN", "R128_ALBUM_GAIN");
    if (!gain.trackPeak) gain.trackPeak = peakOf(properties, "REPLAYGAIN_TRACK_PEAK");
    if (!gain.albumPeak) gain.albumPeak = peakOf(properties, "REPLAYGAIN_ALBUM_PEAK");
}

void fillFrom(const TagLib::PropertyMap& properties, TagData& data) {
    data.title = firstOf(properties, {"TITLE"});
    auto artists = creditsOf(properties, {"ARTISTS"}, {"ARTIST"});
    data.artists = std::move(artists.names);
    data.artistDisplay = std::move(artists.display);
    auto albumArtists = creditsOf(properties, {"ALBUMARTISTS"}, {"ALBUMARTIST", "ALBUM ARTIST"});
    data.albumArtists = std::move(albumArtists.names);
    data.albumArtistDisplay = std::move(albumArtists.display);
    data.album = firstOf(properties, {"ALBUM"});
    data.disc = positionOf(firstOf(properties, {"DISCNUMBER"}), 999);
    data.number = positionOf(firstOf(properties, {"TRACKNUMBER"}), 9999);
    data.discSubtitle = firstOf(properties, {"DISCSUBTITLE", "SETSUBTITLE"});
    data.date = partialDateFrom(firstOf(properties, {"DATE", "YEAR"}));
    data.originalDate = partialDateFrom(firstOf(properties, {"ORIGINALDATE", "ORIGINALYEAR"}));
    data.genres = genresOf(properties);
    data.isCompilation = isSet(firstOf(properties, {"COMPILATION"}));
    data.artistSorts = valuesOf(properties, {"ARTISTSORT"});
    data.albumArtistSorts = valuesOf(properties, {"ALBUMARTISTSORT"});
    data.releaseId = uuidOf(properties, "MUSICBRAINZ_ALBUMID");
    fillReplayGain(properties, data.replayGain);
}

} // namespace linnet::core::tags
