// SPDX-License-Identifier: GPL-3.0-or-later
#include "server-stub/app/Daemon.h"

#include <cstdio>

#include <fmt/format.h>

#include "core/os/Paths.h"
#include "core/os/StopSignal.h"
#include "core/wire/FlatJson.h"
#include "server-stub/app/Server.h"

namespace linnet::server {

using core::Result;

namespace {

Result<core::log::Logger> openLog(const core::os::DataFolder& folder) {
    core::log::LoggerOptions options;
    options.file = folder.logs() / "server.log";
    return core::log::Logger::open(options);
}

void tellApp(Server& server) {
    core::wire::FlatJson line;
    line.set("ready", true).set("address", server.address()).set("version", LINNET_VERSION);
    line.set("token", server.issueLocalToken());
    fmt::print("{}\n", line.toJson());
    std::fflush(stdout);
}

void tellPeople(const Server& server, const ServerOptions& options, const std::string& setupCode) {
    fmt::print("Linnet's server {} listens on http://{}\n", LINNET_VERSION, server.address());
    const auto data = options.data.displayName();
    if (server.needsSetup())
        fmt::print(
            "Nobody can log in yet. Connect to this address in Linnet and enter the code {} (good for 30 minutes, "
            "also in {}/run/setup-code),\nor: linnet-server user add NAME --owner --password-stdin --data {}\n",
            setupCode, data, data);
    else
        fmt::print("Log in as one of its users; another is made with: "
                   "linnet-server user add NAME --password-stdin --data {}\n",
                   data);
    std::fflush(stdout);
    if (!server.isLoopback())
        fmt::print(stderr,
                   "Warning: {} can be reached from other computers without encryption; use a network you "
                   "trust.\n",
                   server.address());
}

} // namespace

Result<void> runDaemon(const ServerOptions& options) {
    LINNET_TRY(auto stop, core::os::StopSignal::watch(options.isEmbedded ? core::os::StdinMeans::ParentLives
                                                                         : core::os::StdinMeans::Nothing));
    const core::os::DataFolder folder{options.data};
    LINNET_TRY_VOID(folder.create());
    LINNET_TRY(const auto log, openLog(folder));
    const core::SystemClock clock;
    core::Guarded<std::string> firstCode;
    core::Guarded<bool> isTold(false);
    const ServerEnvironment environment{.clock = clock,
                                        .log = log,
                                        .onSetupCode =
                                            [&](const std::string& code) {
                                                firstCode.with([&](auto& value) { value = code; });
                                                if (!isTold.with([](bool told) { return told; })) return;
                                                fmt::print("The code to set it up is now {}\n", code);
                                                std::fflush(stdout);
                                            },
                                        .onStopRequested = [&stop] { stop.request(); }};
    auto server = Server::start(options, environment);
    if (!server) {
        log.error("server", "cannot start: {}", server.error().detail);
        return tl::unexpected(std::move(server.error()));
    }
    if (!(*server)->notice().empty()) fmt::print(stderr, "{}\n", (*server)->notice());
    if (options.isEmbedded)
        tellApp(**server);
    else
        tellPeople(**server, options, firstCode.with([](const auto& value) { return value; }));
    isTold.with([](bool& told) { told = true; });
    stop.wait();
    (*server)->stop();
    return {};
}

} // namespace linnet::server
