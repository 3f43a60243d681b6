// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/LyricsReply.h"

#include "core/wire/JsonReader.h"
#include "core/wire/JsonWriter.h"

namespace linnet::core::wire {

namespace {

constexpr std::size_t kMaxBytes = std::size_t{4} << 20;
constexpr std::int64_t kMaxMs = std::chrono::milliseconds(lyrics::kMaxMoment).count();

} // namespace

template <>
void encode(const lyrics::Lyrics& words, std::string& out) {
    JsonWriter json(out);
    json.beginObject().key("synced").boolean(words.isSynced()).key("lines").beginList();
    for (const auto& line : words.lines) {
        json.beginObject();
        if (line.at) json.key("at_ms").integer(line.at->count());
        json.key("text").text(line.text).endObject();
    }
    json.endList().endObject();
}

template <>
Result<lyrics::Lyrics> decode<lyrics::Lyrics>(std::string_view json) {
    LINNET_TRY(auto words, readJson<lyrics::Lyrics>(json, kMaxBytes, [](const JsonFields& fields, lyrics::Lyrics& out) {
                   fields.list("lines", Presence::Required, lyrics::kMaxLines, [&out](const JsonFields& line) {
                       lyrics::LyricLine made{std::nullopt, line.text("text")};
                       if (const auto at = line.optionalInteger("at_ms", {0, kMaxMs}))
                           made.at = std::chrono::milliseconds(*at);
                       out.lines.push_back(std::move(made));
                   });
               }));
    return tidied(std::move(words));
}

} // namespace linnet::core::wire
