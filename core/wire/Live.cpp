// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/Live.h"

#include "core/wire/EntityFields.h"

namespace linnet::core::wire {

namespace {

constexpr std::string_view kScanType = R"("type":"scan",)";

void writeReport(JsonWriter& json, const NowPlayingReport& report) {
    if (!report.track.isNull()) json.key("track").text(report.track.hex());
    json.key("position_ms").integer(report.position.count());
    json.key("is_playing").boolean(report.isPlaying);
}

NowPlayingReport readReport(const JsonFields& fields) {
    NowPlayingReport report;
    report.track = fields.id<TrackId>("track", Presence::Optional);
    report.position = std::chrono::milliseconds(fields.integer("position_ms", {0, kMaxInteger / 1'000'000}));
    report.isPlaying = fields.boolean("is_playing");
    return report;
}

void write(JsonWriter& json, const LiveHello& hello) {
    json.key("type").text("hello");
    json.key("epoch").text(hello.epoch);
    json.key("horizon").integer(hello.horizon);
}
void write(JsonWriter& json, const LiveChanges& changes) {
    json.key("type").text("changes");
    json.key("rev").integer(changes.rev);
}
void write(JsonWriter& json, const NowPlaying& playing) {
    json.key("type").text("now_playing");
    json.key("user").text(playing.user.hex());
    writeName(json, "user_name", playing.userName);
    json.key("device").text(playing.device.hex());
    writeName(json, "device_name", playing.deviceName);
    writeReport(json, playing.report);
}
void write(JsonWriter& json, const NowPlayingReport& report) {
    json.key("type").text("now_playing");
    writeReport(json, report);
}
void write(JsonWriter& json, const LiveUnknown& /*unknown*/) { json.key("type").text("unknown"); }

template <class T>
std::string object(const T& value) {
    std::string out;
    JsonWriter json(out);
    json.beginObject();
    write(json, value);
    json.endObject();
    return out;
}

std::string object(const ScanStatus& status) { return encoded(status).insert(1, kScanType); }

NowPlaying readNowPlaying(const JsonFields& fields) {
    NowPlaying playing;
    playing.user = fields.id<UserId>("user");
    playing.userName = fields.text("user_name", Presence::Optional);
    playing.device = fields.id<DeviceId>("device");
    playing.deviceName = fields.text("device_name", Presence::Optional);
    playing.report = readReport(fields);
    return playing;
}

LiveMessage readMessage(const JsonFields& fields) {
    const auto type = fields.text("type");
    if (type == "hello") return LiveHello{fields.exactText("epoch"), fields.integer("horizon", kRevs)};
    if (type == "changes") return LiveChanges{fields.integer("rev", kRevs)};
    if (type == "scan") return ScanStatus{};
    if (type == "now_playing") return readNowPlaying(fields);
    return LiveUnknown{};
}

} // namespace

std::string encodeLive(const LiveMessage& message) {
    return std::visit([](const auto& value) { return object(value); }, message);
}

Result<LiveMessage> decodeLive(std::string_view json) {
    LINNET_TRY(auto message, readJson<LiveMessage>(json, kMaxLiveBytes, [](const JsonFields& fields, LiveMessage& out) {
                   out = readMessage(fields);
               }));
    if (!std::holds_alternative<ScanStatus>(message)) return message;
    LINNET_TRY(auto status, decode<ScanStatus>(json));
    return LiveMessage(std::move(status));
}

std::string encodeLiveReport(const NowPlayingReport& report) { return object(report); }

Result<LiveReport> decodeLiveReport(std::string_view json) {
    return readJson<LiveReport>(json, kMaxLiveBytes, [](const JsonFields& fields, LiveReport& out) {
        if (fields.text("type") == "now_playing")
            out = readReport(fields);
        else
            out = LiveUnknown{};
    });
}

} // namespace linnet::core::wire
