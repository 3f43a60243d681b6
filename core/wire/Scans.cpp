// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/Scans.h"

#include <array>

#include "core/wire/Base64Url.h"
#include "core/wire/EntityFields.h"

namespace linnet::core::wire {

namespace {

constexpr std::size_t kMaxRequestBytes = std::size_t{1} << 20;
constexpr std::size_t kMaxProblems = 100'000;
constexpr std::array<std::string_view, 5> kPhaseNames = {"idle", "walking", "reading", "finishing", "other"};

struct Count {
    const char* name;
    std::int64_t ScanStatus::*member;
};
constexpr Count kCounts[] = {
    {"found", &ScanStatus::found},     {"read", &ScanStatus::read},       {"added", &ScanStatus::added},
    {"changed", &ScanStatus::changed}, {"removed", &ScanStatus::removed}, {"problems", &ScanStatus::problems},
};

void writePath(JsonWriter& json, const FilePath& path) { json.key("path_b64").text(base64UrlEncode(path.bytes())); }

FilePath readAbsolutePath(const JsonFields& fields) {
    FilePath path(fields.optionalPathBytes("path_b64").value_or(""));
    if (!path.isAbsolute()) fields.refuse("path_b64", "must be an absolute path");
    return path;
}

ScanPhase phaseFrom(std::string_view name) {
    for (std::size_t i = 0; i < kPhaseNames.size(); ++i)
        if (name == kPhaseNames[i]) return static_cast<ScanPhase>(i);
    return ScanPhase::Other;
}

std::optional<UnixMillis> readOptionalTime(const JsonFields& fields, const char* name) {
    if (!fields.has(name)) return std::nullopt;
    return fields.time(name);
}

void readStatus(const JsonFields& fields, ScanStatus& status) {
    status.isRunning = fields.boolean("running");
    status.phase = phaseFrom(fields.text("phase", Presence::Optional));
    for (const Count& count : kCounts)
        status.*count.member = fields.integer(count.name, {0, kMaxInteger});
    status.startedAt = readOptionalTime(fields, "started_at");
    status.finishedAt = readOptionalTime(fields, "finished_at");
    status.error = fields.optionalText("error");
}

} // namespace

template <>
void encode(const LibraryCreate& request, std::string& out) {
    JsonWriter json(out);
    json.beginObject();
    writeName(json, "name", request.name);
    json.key("roots").beginList();
    for (const FilePath& root : request.roots) {
        json.beginObject();
        writePath(json, root);
        json.endObject();
    }
    json.endList().endObject();
}
template <>
Result<LibraryCreate> decode<LibraryCreate>(std::string_view json) {
    return readJson<LibraryCreate>(json, kMaxRequestBytes, [](const JsonFields& fields, LibraryCreate& request) {
        request.name = fields.text("name");
        if (request.name.empty()) fields.refuse("name", "must not be empty");
        fields.list("roots", Presence::Optional, kMaxRoots,
                    [&request](const JsonFields& own) { request.roots.push_back(readAbsolutePath(own)); });
    });
}

template <>
void encode(const RootCreate& request, std::string& out) {
    JsonWriter json(out);
    json.beginObject();
    writePath(json, request.path);
    json.endObject();
}
template <>
Result<RootCreate> decode<RootCreate>(std::string_view json) {
    return readJson<RootCreate>(json, kMaxRequestBytes, [](const JsonFields& fields, RootCreate& request) {
        request.path = readAbsolutePath(fields);
    });
}

template <>
void encode(const ScanRequest& request, std::string& out) {
    JsonWriter json(out);
    json.beginObject().key("full").boolean(request.isFull).endObject();
}
template <>
Result<ScanRequest> decode<ScanRequest>(std::string_view json) {
    if (json.empty()) return ScanRequest{};
    return readJson<ScanRequest>(json, kMaxRequestBytes, [](const JsonFields& fields, ScanRequest& request) {
        request.isFull = fields.boolean("full");
    });
}

template <>
void encode(const ScanStatus& status, std::string& out) {
    JsonWriter json(out);
    json.beginObject();
    json.key("running").boolean(status.isRunning);
    json.key("phase").text(kPhaseNames[static_cast<std::size_t>(status.phase) % kPhaseNames.size()]);
    for (const Count& count : kCounts)
        json.key(count.name).integer(status.*count.member);
    if (status.startedAt) writeTime(json, "started_at", *status.startedAt);
    if (status.finishedAt) writeTime(json, "finished_at", *status.finishedAt);
    if (status.error) writeName(json, "error", *status.error);
    json.endObject();
}
template <>
Result<ScanStatus> decode<ScanStatus>(std::string_view json) {
    return readJson<ScanStatus>(json, kMaxRequestBytes, readStatus);
}

template <>
void encode(const Page<ScanProblem>& page, std::string& out) {
    JsonWriter json(out);
    json.beginObject().key("items").beginList();
    for (const ScanProblem& problem : page.items) {
        json.beginObject();
        writeName(json, "file", problem.file);
        json.key("code").text(problem.code);
        writeName(json, "detail", problem.detail);
        json.endObject();
    }
    json.endList();
    if (page.next) json.key("next").text(*page.next);
    json.endObject();
}
template <>
Result<Page<ScanProblem>> decode<Page<ScanProblem>>(std::string_view json) {
    return readJson<Page<ScanProblem>>(json, kMaxJsonBytes, [](const JsonFields& fields, Page<ScanProblem>& page) {
        fields.list("items", Presence::Required, kMaxProblems, [&page](const JsonFields& own) {
            page.items.push_back({own.text("file"), own.text("code"), own.text("detail", Presence::Optional)});
        });
        if (fields.has("next")) page.next = fields.exactText("next");
    });
}

} // namespace linnet::core::wire
