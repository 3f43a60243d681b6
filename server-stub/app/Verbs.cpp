// SPDX-License-Identifier: GPL-3.0-or-later
#include "server-stub/app/Verbs.h"

#include <cstdio>

#include <fmt/format.h>

#include "core/os/LocalSocketClient.h"
#include "server-stub/app/ControlVerbs.h"
#include "server-stub/app/DataFolderLock.h"
#include "server-stub/app/DatabaseRescue.h"

namespace linnet::server {

using core::Errc;
using core::Error;
using core::failure;
using core::Result;
using core::wire::FlatJson;
using namespace std::chrono_literals;

namespace {

constexpr auto kPatience = 60s; ///< Between two lines of a running server.

Result<FlatJson> replyLine(core::os::LocalSocketClient& socket) {
    LINNET_TRY(const auto text, socket.readLine(std::chrono::steady_clock::now() + kPatience));
    LINNET_TRY(auto line, FlatJson::parse(text));
    if (const auto error = line.text("error")) {
        const auto code = core::wire::problemCodeFrom(line.text("code").value_or(""));
        return tl::unexpected(Error{code ? core::wire::errcOf(*code) : Errc::Internal, std::string(*error)});
    }
    return line;
}

/// Sends to the running server; nothing if none runs.
Result<core::os::LocalSocketClient> callServer(const core::os::DataFolder& folder, const FlatJson& request) {
    LINNET_TRY(auto socket, core::os::LocalSocketClient::connect(folder.control()));
    LINNET_TRY_VOID(socket.sendLine(request.toJson()));
    return socket;
}

bool isNobodyThere(const Error& error) { return error.code == Errc::NotFound || error.code == Errc::Offline; }

/// The data folder for this process alone.
struct Alone {
    core::os::DataFolder folder;
    core::os::LockFile lock;
    RescuedDatabase store;
};
Result<Alone> takeAlone(const core::os::DataFolder& folder) {
    LINNET_TRY_VOID(folder.create());
    LINNET_TRY(auto lock, lockDataFolder(folder));
    LINNET_TRY(auto store, openServerDatabase(folder));
    if (!store.notice.empty()) fmt::print(stderr, "{}\n", store.notice);
    return Alone{folder, std::move(lock), std::move(store)};
}

Result<void> addUserAlone(const AddUserCommand& command) {
    LINNET_TRY(auto alone, takeAlone({command.data}));
    const core::SystemClock clock;
    const core::log::Logger log;
    SetupCode setupCode(clock, alone.folder.setupCode(), {});
    LINNET_TRY(auto key, loadSigningKey(alone.folder.keys()));
    LINNET_TRY(auto accounts, Accounts::open({*alone.store.database, clock, log, setupCode}, std::move(key)));
    return accounts->addUser({command.name, command.password, command.isOwner ? Role::Owner : Role::Adult});
}

Result<FlatJson> scanAlone(const ScanCommand& command) {
    LINNET_TRY(auto alone, takeAlone({command.data}));
    core::scan::Scanner scanner(*alone.store.database, {.artFolder = alone.folder.art()});
    LINNET_TRY(const auto report, scanner.run({.libraries = {}, .isFull = command.isFull}, {}, {}));
    return reportJson(report);
}

Result<FlatJson> scanThere(core::os::LocalSocketClient& socket) {
    while (true) {
        LINNET_TRY(auto line, replyLine(socket));
        if (line.flag("done").value_or(false)) return line;
    }
}

Result<FlatJson> scanSomewhere(const ScanCommand& command) {
    FlatJson request;
    request.set("verb", "scan").set("full", command.isFull);
    auto server = callServer({command.data}, request);
    if (server) return scanThere(*server);
    if (isNobodyThere(server.error())) return scanAlone(command);
    return tl::unexpected(std::move(server.error()));
}

void printReport(const FlatJson& report, bool writesJson) {
    if (writesJson) {
        FlatJson plain = report;
        plain.remove("done");
        fmt::print("{}\n", plain.toJson());
        return;
    }
    const auto count = [&](const char* name) { return report.integer(name).value_or(0); };
    fmt::print("{} files: {} added, {} changed, {} removed, {} with problems\n", count("files"), count("added"),
               count("changed"), count("removed"), count("problems"));
}

} // namespace

Result<void> addUser(const AddUserCommand& command) {
    FlatJson request;
    request.set("verb", "user-add").set("name", command.name).set("password", command.password);
    request.set("owner", command.isOwner);
    auto server = callServer({command.data}, request);
    if (server) {
        LINNET_TRY_VOID(replyLine(*server));
    } else if (isNobodyThere(server.error())) {
        LINNET_TRY_VOID(addUserAlone(command));
    } else {
        return tl::unexpected(std::move(server.error()));
    }
    fmt::print("The user {} can log in now.\n", command.name);
    return {};
}

Result<void> scan(const ScanCommand& command) {
    LINNET_TRY(const auto report, scanSomewhere(command));
    printReport(report, command.writesJson);
    return {};
}

} // namespace linnet::server
