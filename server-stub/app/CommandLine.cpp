// SPDX-License-Identifier: GPL-3.0-or-later
#include "server-stub/app/CommandLine.h"

#include <cstdio>
#include <iostream>
#include <string>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "core/os/Paths.h"
#include "server-stub/app/ConfigFile.h"
#include "server-stub/app/Daemon.h"
#include "server-stub/app/ListenAddress.h"
#include "server-stub/app/Verbs.h"

namespace linnet::server {

using core::Errc;
using core::failure;
using core::FilePath;
using core::Result;

namespace {

/// The arguments as written.
struct Arguments {
    std::string data;
    std::vector<std::string> music;
    std::string listen;
    std::string config;
    bool isEmbedded = false;
    std::string userName;
    bool isOwner = false;
    bool isFull = false;
    bool writesJson = false;
};

Result<FilePath> dataFolder(const std::string& argument, const ConfigFile& config) {
    if (!argument.empty()) return core::os::absolutePath(FilePath(argument));
    if (config.data) return core::os::absolutePath(*config.data);
    return core::os::defaultDataFolder();
}

Result<ServerOptions> serverOptions(const Arguments& arguments) {
    ConfigFile config;
    if (!arguments.config.empty()) {
        LINNET_TRY(config, readConfigFile(FilePath(arguments.config)));
    }
    ServerOptions options;
    LINNET_TRY(options.data, dataFolder(arguments.data, config));
    options.music = config.music;
    if (!arguments.music.empty()) options.music.clear();
    for (const auto& folder : arguments.music)
        options.music.emplace_back(folder);
    for (auto& folder : options.music) {
        LINNET_TRY(folder, core::os::absolutePath(folder));
    }
    const auto listen = arguments.listen.empty() ? config.listen.value_or("") : arguments.listen;
    if (!listen.empty()) {
        LINNET_TRY(const auto parsed, parseListenAddress(listen));
        options.address = parsed.address;
        options.port = parsed.port;
    }
    options.isEmbedded = arguments.isEmbedded;
    options.name = config.name;
    options.hosts = config.hosts;
    options.threads = config.threads;
    options.maxConnections = config.maxConnections.value_or(options.maxConnections);
    return options;
}

Result<void> runServer(const Arguments& arguments) {
    LINNET_TRY(const auto options, serverOptions(arguments));
    return runDaemon(options);
}

Result<void> runAddUser(const Arguments& arguments) {
    LINNET_TRY(auto data, dataFolder(arguments.data, {}));
    std::string password;
    std::getline(std::cin, password);
    if (password.ends_with('\r')) password.pop_back();
    return addUser({std::move(data), arguments.userName, std::move(password), arguments.isOwner});
}

Result<void> runScan(const Arguments& arguments) {
    LINNET_TRY(auto data, dataFolder(arguments.data, {}));
    return scan({std::move(data), arguments.isFull, arguments.writesJson});
}

int run(int argc, char** argv) {
    Arguments arguments;
    CLI::App app{"The music server of Linnet", "linnet-server"};
    app.set_version_flag("--version", std::string("linnet-server ") + LINNET_VERSION);
    app.add_option("--data", arguments.data, "Data folder")->type_name("DIR");
    app.add_option("--music", arguments.music, "Folder with music, added to the library (may be repeated)")
        ->type_name("DIR")
        ->expected(1)
        ->take_all();
    auto* listen = app.add_option("--listen", arguments.listen, "Where to listen; loopback and any port if left out")
                       ->type_name("ADDRESS:PORT");
    app.add_option("--config", arguments.config, "Settings in TOML; the command line wins")->type_name("FILE");
    app.add_flag("--embedded", arguments.isEmbedded, "Started by the app: ends with its standard input")
        ->excludes(listen);

    auto* user = app.add_subcommand("user", "Users of the server");
    auto* add = user->add_subcommand("add", "Adds a user");
    user->require_subcommand(1);
    add->add_option("NAME", arguments.userName, "Name to log in with")->required();
    add->add_flag("--owner", arguments.isOwner, "May change libraries and users");
    bool readsPassword = false;
    add->add_flag("--password-stdin", readsPassword, "Reads the password from standard input")->required();
    add->add_option("--data", arguments.data, "Data folder")->type_name("DIR");

    auto* scanning = app.add_subcommand("scan", "Looks for new and changed music");
    scanning->add_flag("--full", arguments.isFull, "Reads every file again");
    scanning->add_flag("--json", arguments.writesJson, "Prints one JSON object at the end");
    scanning->add_option("--data", arguments.data, "Data folder")->type_name("DIR");

    CLI11_PARSE(app, argc, argv);
    const auto outcome = add->parsed()        ? runAddUser(arguments)
                         : scanning->parsed() ? runScan(arguments)
                                              : runServer(arguments);
    if (outcome) return 0;
    fmt::print(stderr, "linnet-server: {}\n", outcome.error().detail);
    return 1;
}

} // namespace

int runCommandLine(int argc, char** argv) {
    try {
        return run(argc, argv);
    } catch (const std::exception& exception) {
        std::fputs(exception.what(), stderr);
        std::fputc('\n', stderr);
        return 1;
    }
}

} // namespace linnet::server
