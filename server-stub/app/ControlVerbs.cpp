// SPDX-License-Identifier: GPL-3.0-or-later
#include "server-stub/app/ControlVerbs.h"

#include "core/os/ProcessInfo.h"
#include "core/scan/Libraries.h"
#include "core/wire/Base64Url.h"

namespace linnet::server {

using core::Errc;
using core::failure;
using core::Result;
using core::wire::FlatJson;
using namespace std::chrono_literals;

namespace {

Result<FlatJson> status(const ControlContext& context) {
    FlatJson line;
    line.set("ready", true).set("pid", core::os::ownProcessId()).set("address", context.address);
    line.set("version", LINNET_VERSION).set("scanning", context.scans.status().isRunning);
    return line;
}

Result<FlatJson> localToken(const ControlContext& context) {
    FlatJson line;
    line.set("token", context.accounts.issueLocalToken());
    return line;
}

Result<FlatJson> stop(const ControlContext& context) {
    if (context.onStopRequested) context.onStopRequested();
    return FlatJson().set("ok", true);
}

FlatJson progressLine(const core::wire::ScanStatus& status) {
    FlatJson line;
    line.set("found", status.found).set("read", status.read).set("added", status.added);
    line.set("changed", status.changed).set("removed", status.removed).set("problems", status.problems);
    return line;
}

Result<FlatJson> scan(const ControlContext& context, const FlatJson& request, ControlCaller& caller) {
    const bool isFull = request.flag("full").value_or(false);
    const auto run = context.scans.request(isFull ? ScanDepth::Everything : ScanDepth::Changes);
    while (true) {
        const auto outcome = context.scans.waitFor(run, 500ms);
        if (outcome) {
            LINNET_TRY(const auto report, *outcome);
            return reportJson(report).set("done", true);
        }
        if (caller.isStopping()) return failure(Errc::Cancelled, "the server stops");
        LINNET_TRY_VOID(caller.send(progressLine(context.scans.status())));
    }
}

Result<FlatJson> addUser(const ControlContext& context, const FlatJson& request) {
    const auto role = request.flag("owner").value_or(false) ? Role::Owner : Role::Adult;
    LINNET_TRY_VOID(context.accounts.addUser(
        {std::string(request.text("name").value_or("")), std::string(request.text("password").value_or("")), role}));
    return FlatJson().set("ok", true);
}

Result<FlatJson> addMusic(const ControlContext& context, const FlatJson& request) {
    const auto path = core::wire::base64UrlDecode(request.text("path_b64").value_or(""));
    if (!path || path->empty()) return failure(Errc::InvalidInput, "path_b64 must be the folder's path in base64url");
    LINNET_TRY(const auto library, core::scan::Libraries(context.database).ensureMusicFolder(core::FilePath(*path)));
    context.scans.request(ScanDepth::Changes);
    return FlatJson().set("ok", true).set("library", library.hex());
}

} // namespace

FlatJson reportJson(const core::scan::ScanReport& report) {
    const auto memory = core::os::processMemory(core::os::ownProcessId());
    FlatJson line;
    line.set("files", report.files).set("added", report.added).set("changed", report.changed);
    line.set("removed", report.removed).set("problems", report.problems).set("seconds", report.seconds);
    line.set("cpu_seconds", report.cpuSeconds);
    return line.set("peak_memory_bytes", memory ? memory->peakResident.value : 0);
}

std::map<std::string, ControlVerb> controlVerbs(const ControlContext& context) {
    std::map<std::string, ControlVerb> verbs;
    verbs["status"] = [context](const FlatJson&, ControlCaller&) { return status(context); };
    verbs["local-token"] = [context](const FlatJson&, ControlCaller&) { return localToken(context); };
    verbs["stop"] = [context](const FlatJson&, ControlCaller&) { return stop(context); };
    verbs["scan"] = [context](const FlatJson& request, ControlCaller& caller) {
        return scan(context, request, caller);
    };
    verbs["user-add"] = [context](const FlatJson& request, ControlCaller&) { return addUser(context, request); };
    verbs["add-music"] = [context](const FlatJson& request, ControlCaller&) { return addMusic(context, request); };
    return verbs;
}

} // namespace linnet::server
