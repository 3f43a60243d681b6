// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <charconv>

#include "core/text/Utf8.h"
#include "core/wire/EntityFields.h"

namespace linnet::core::wire {

namespace {

std::string colour(std::uint32_t rgb) {
    constexpr char kHex[] = "0123456789abcdef";
    std::string out = "#";
    for (int shift = 20; shift >= 0; shift -= 4)
        out.push_back(kHex[(rgb >> shift) & 0x0Fu]);
    return out;
}

std::optional<std::uint32_t> colourFrom(std::string_view text) {
    std::uint32_t rgb = 0;
    if (text.size() != 7 || text.front() != '#') return std::nullopt;
    const char* const end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data() + 1, end, rgb, 16);
    if (error != std::errc() || stop != end) return std::nullopt;
    return rgb;
}

} // namespace

void writeName(JsonWriter& json, std::string_view key, std::string_view text) {
    json.key(key);
    if (text.size() > kMaxNameBytes) {
        std::size_t size = kMaxNameBytes;
        while (size > 0 && (static_cast<unsigned char>(text[size]) & 0xC0u) == 0x80u)
            --size;
        text = text.substr(0, size);
    }
    json.text(text);
}

void writeArt(JsonWriter& json, const std::optional<ArtRef>& art) {
    if (!art) return;
    json.key("art").beginObject();
    json.key("id").text(art->id.hex());
    json.key("accent").text(colour(art->accent));
    json.endObject();
}

std::optional<ArtRef> readArt(const JsonFields& fields) {
    std::optional<ArtRef> art;
    fields.object("art", Presence::Optional, [&art](const JsonFields& own) {
        const auto accent = colourFrom(own.exactText("accent"));
        if (!accent) own.refuse("accent", "must be a colour as #rrggbb");
        art = ArtRef{own.id<ArtId>("id"), accent.value_or(0)};
    });
    return art;
}

void writeArtists(JsonWriter& json, const std::vector<ArtistRef>& artists) {
    json.key("artists").beginList();
    for (std::size_t i = 0; i < std::min(artists.size(), kMaxNames); ++i) {
        json.beginObject().key("id").text(artists[i].id.hex());
        writeName(json, "name", artists[i].name);
        json.endObject();
    }
    json.endList();
}

std::vector<ArtistRef> readArtists(const JsonFields& fields) {
    std::vector<ArtistRef> artists;
    fields.list("artists", Presence::Required, kMaxNames, [&artists](const JsonFields& own) {
        artists.push_back({own.id<ArtistId>("id"), own.text("name")});
    });
    return artists;
}

void writeTime(JsonWriter& json, std::string_view key, UnixMillis time) {
    json.key(key).integer(std::max<std::int64_t>(time.time_since_epoch().count(), 0));
}

} // namespace linnet::core::wire
