// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/AnalysisLine.h"

#include <algorithm>

#include "core/base/ErrorTable.h"
#include "core/wire/Base64Url.h"
#include "core/wire/JsonReader.h"
#include "core/wire/JsonWriter.h"

namespace linnet::core::wire {

namespace {

constexpr std::size_t kMaxBytes = std::size_t{64} << 10;
constexpr std::size_t kMaxSentence = 2000;
constexpr Within<double> kLoudness{-200, 100};
constexpr Within<double> kRange{0, 300};
constexpr Within<double> kPeak{0, 1e6};

std::string textOf(const std::vector<std::uint8_t>& bytes) {
    return base64UrlEncode({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
}

std::vector<std::uint8_t> readBins(const JsonFields& fields, const char* name) {
    const auto bytes = base64UrlDecode(fields.exactText(name));
    const bool isWhole = bytes && (bytes->empty() || bytes->size() == Waveform::kBins);
    if (!isWhole) {
        fields.refuse(name, "must be the bytes of a waveform in base64url");
        return {};
    }
    return {bytes->begin(), bytes->end()};
}

Errc errcNamed(std::string_view name) {
    for (int number = 0; number <= static_cast<int>(Errc::Internal); ++number)
        if (infoOf(static_cast<Errc>(number)).name == name) return static_cast<Errc>(number);
    return Errc::Internal;
}

void write(JsonWriter& json, const Analysis& analysis) {
    json.key("version").integer(kAnalysisVersion);
    json.key("rate").integer(analysis.rate.hertz).key("channels").integer(analysis.channels);
    json.key("frames").integer(static_cast<std::int64_t>(analysis.frames));
    if (analysis.loudness) json.key("loudness").real(*analysis.loudness);
    json.key("range").real(analysis.range);
    json.key("sample_peak").real(analysis.samplePeak).key("true_peak").real(analysis.truePeak);
    json.key("sound_begin").integer(static_cast<std::int64_t>(analysis.soundBegin));
    json.key("sound_end").integer(static_cast<std::int64_t>(analysis.soundEnd));
    json.key("peaks").text(textOf(analysis.waveform.peaks)).key("levels").text(textOf(analysis.waveform.levels));
}

Analysis readAnalysis(const JsonFields& fields) {
    Analysis out;
    constexpr std::int64_t kMaxRate = 10'000'000;
    out.rate = {static_cast<std::uint32_t>(fields.integer("rate", {1, kMaxRate}))};
    out.channels = static_cast<std::uint32_t>(fields.integer("channels", {1, 1024}));
    const auto frames = fields.integer("frames", {0, kMaxInteger});
    out.frames = static_cast<std::uint64_t>(frames);
    out.loudness = fields.optionalReal("loudness", kLoudness);
    out.range = fields.optionalReal("range", kRange).value_or(0);
    out.samplePeak = fields.optionalReal("sample_peak", kPeak).value_or(0);
    out.truePeak = fields.optionalReal("true_peak", kPeak).value_or(0);
    const auto begin = fields.integer("sound_begin", {0, std::max<std::int64_t>(frames, 0)});
    out.soundBegin = static_cast<std::uint64_t>(begin);
    out.soundEnd = static_cast<std::uint64_t>(fields.integer("sound_end", {begin, std::max(frames, begin)}));
    out.waveform.peaks = readBins(fields, "peaks");
    out.waveform.levels = readBins(fields, "levels");
    return out;
}

} // namespace

template <>
void encode(const AnalysedFile& file, std::string& out) {
    JsonWriter json(out);
    json.beginObject().key("file").text(file.file);
    if (file.outcome) {
        write(json, *file.outcome);
    } else {
        const Error& error = file.outcome.error();
        json.key("error").beginObject().key("code").text(infoOf(error.code).name);
        json.key("sentence").text(std::string_view(error.detail).substr(0, kMaxSentence)).endObject();
    }
    json.endObject();
}

template <>
Result<AnalysedFile> decode<AnalysedFile>(std::string_view json) {
    std::int64_t version = kAnalysisVersion;
    LINNET_TRY(auto file, readJson<AnalysedFile>(json, kMaxBytes, [&](const JsonFields& fields, AnalysedFile& out) {
                   out.file = fields.text("file");
                   if (fields.has("error")) {
                       fields.object("error", Presence::Required, [&](const JsonFields& error) {
                           out.outcome = failure(errcNamed(error.text("code")), error.text("sentence"));
                       });
                       return;
                   }
                   version = fields.integer("version", {0, kMaxInteger});
                   if (version == kAnalysisVersion) out.outcome = readAnalysis(fields);
               }));
    if (version != kAnalysisVersion)
        return failure(Errc::Unsupported, "this analysis was made by another version of Linnet");
    return file;
}

} // namespace linnet::core::wire
