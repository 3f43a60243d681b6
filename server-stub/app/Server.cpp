// SPDX-License-Identifier: GPL-3.0-or-later
#include "server-stub/app/Server.h"

#include <optional>
#include <thread>

#include "core/os/AtomicFile.h"
#include "core/os/HostName.h"
#include "core/os/LockFile.h"
#include "core/os/Paths.h"
#include "core/os/ProcessInfo.h"
#include "core/scan/Libraries.h"
#include "core/search/Vocabulary.h"
#include "server-stub/accounts/AccountRoutes.h"
#include "server-stub/accounts/GrantRoutes.h"
#include "server-stub/app/ControlVerbs.h"
#include "server-stub/app/DataFolderLock.h"
#include "server-stub/app/DatabaseRescue.h"
#include "server-stub/app/Maintenance.h"
#include "server-stub/catalog/ArtRoutes.h"
#include "server-stub/catalog/BrowseRoutes.h"
#include "server-stub/catalog/FeedRoutes.h"
#include "server-stub/catalog/InfoRoutes.h"
#include "server-stub/catalog/LibraryRoutes.h"
#include "server-stub/catalog/LyricsRoutes.h"
#include "server-stub/catalog/ScanService.h"
#include "server-stub/catalog/StreamRoutes.h"
#include "server-stub/control/ControlServer.h"
#include "server-stub/http/PatientPool.h"
#include "server-stub/http/Router.h"
#include "server-stub/http/WorkerPool.h"
#include "server-stub/live/LiveService.h"
#include "server-stub/operations/OperationRoutes.h"
#include "server-stub/playlists/PlaylistRoutes.h"

namespace linnet::server {

using core::Result;
using namespace std::chrono_literals;

namespace {

constexpr auto kGrace = 3s; ///< For requests that run when the server stops.
constexpr std::size_t kMaxQueuedRequests = 1024;
constexpr std::size_t kPasswordThreads = 2; ///< Each may spend 64 MiB.
constexpr std::size_t kMaxQueuedPasswords = 32;
constexpr std::size_t kFileThreads = 8; ///< They wait for the threads of the PatientPool.
constexpr std::size_t kMaxQueuedFiles = 256;

std::size_t processors() { return std::max(1U, std::thread::hardware_concurrency()); }

} // namespace

struct Server::Impl {
    Impl(ServerOptions serverOptions, ServerEnvironment serverEnvironment)
        : options(std::move(serverOptions)),
          environment(std::move(serverEnvironment)),
          folder{options.data},
          setupCode(environment.clock, folder.setupCode(), environment.onSetupCode),
          vocabulary(environment.clock),
          workers(std::max<std::size_t>(4, processors()), kMaxQueuedRequests),
          passwordWorkers(kPasswordThreads, kMaxQueuedPasswords),
          fileWorkers(kFileThreads, kMaxQueuedFiles) {}

    Result<void> openData();
    Result<void> openAccounts();
    Result<void> addMusic();
    Result<void> listen();
    Result<void> announce();
    void startLive();
    RouteTable routeTable() const;
    void stop();

    ServerOptions options;
    ServerEnvironment environment;
    core::os::DataFolder folder;
    std::string notice;
    std::optional<core::os::LockFile> lock;
    std::unique_ptr<core::store::Database> database;
    SetupCode setupCode;
    std::unique_ptr<Accounts> accounts;
    core::search::Vocabulary vocabulary;
    std::unique_ptr<ScanService> scans;
    std::unique_ptr<core::scan::RemovalSweeper> removals;
    std::optional<CatalogContext> catalog;
    std::optional<InfoContext> info;
    std::unique_ptr<OperationService> operations;
    std::unique_ptr<LiveHub> hub;
    std::unique_ptr<LiveService> live;
    std::unique_ptr<Router> router;
    WorkerPool workers;
    WorkerPool passwordWorkers;
    WorkerPool fileWorkers;
    PatientPool files;
    std::unique_ptr<HttpServer> http;
    std::unique_ptr<ControlServer> control;
    std::unique_ptr<Maintenance> maintenance;
    bool isStopped = false;
};

Result<void> Server::Impl::openData() {
    LINNET_TRY_VOID(folder.create());
    LINNET_TRY(lock, lockDataFolder(folder));
    // Left behind by a server that was killed: nobody may take its address for this one's.
    LINNET_TRY_VOID(core::os::removeFile(folder.endpoint()));
    LINNET_TRY(auto opened, openServerDatabase(folder));
    database = std::move(opened.database);
    notice = std::move(opened.notice);
    if (!notice.empty()) environment.log.error("store", "{}", notice);
    return {};
}

Result<void> Server::Impl::openAccounts() {
    LINNET_TRY(auto key, loadSigningKey(folder.keys()));
    const Accounts::Dependencies dependencies{*database, environment.clock, environment.log, setupCode};
    LINNET_TRY(accounts, Accounts::open(dependencies, std::move(key), options.accounts));
    if (!options.isEmbedded) return accounts->isUnclaimed() ? setupCode.renew() : Result<void>();
    setupCode.retire(); // One that was told before holds no more: the app opens the account by its own token.
    return accounts->ensureOwner();
}

Result<void> Server::Impl::addMusic() {
    for (const auto& path : options.music)
        LINNET_TRY_VOID(core::scan::Libraries(*database).ensureMusicFolder(path));
    return {};
}

RouteTable Server::Impl::routeTable() const {
    RouteTable table;
    for (auto part :
         {infoRoutes(*info), accountRoutes(*accounts), browseRoutes(*catalog), feedRoutes(*catalog),
          libraryRoutes(*catalog), artRoutes(*catalog), streamRoutes(*catalog), lyricsRoutes(*catalog), live->routes(),
          operationRoutes(*operations), playlistRoutes(*database), grantRoutes(*database, *accounts)})
        for (auto& route : part)
            table.push_back(std::move(route));
    return table;
}

void Server::Impl::startLive() {
    hub = std::make_unique<LiveHub>(*database, environment.clock);
    live = std::make_unique<LiveService>(*hub, *accounts);
    accounts->setRevocationListener([this](core::DeviceId device) { hub->revoked(device); });
    scans->setListener([this](const core::wire::ScanStatus& status) { hub->scanChanged(status); });
}

Result<void> Server::Impl::listen() {
    scans = std::make_unique<ScanService>(*database, folder.art(), environment.clock, environment.log);
    removals = std::make_unique<core::scan::RemovalSweeper>(*database, [this](const core::Error& error) {
        environment.log.error("store", "taking out what was removed goes on later: {}", error.detail);
    });
    catalog.emplace(CatalogContext{*database, vocabulary, *scans, *removals, environment.clock, environment.log, files,
                                   folder.art()});
    operations = std::make_unique<OperationService>(*database, environment.clock);
    info.emplace(InfoContext{*database, [this] { return setupCode.isWanted(); },
                             options.name.empty() ? core::os::hostName() : options.name});
    startLive();
    router = std::make_unique<Router>(routeTable(), *accounts, options.hosts, environment.log);
    const HttpOptions httpOptions{.address = options.address,
                                  .port = options.port,
                                  .threads = options.threads == 0 ? processors() : options.threads,
                                  .maxConnections = options.maxConnections,
                                  .timeouts = options.timeouts};
    LINNET_TRY(http, HttpServer::start(httpOptions, {*router, workers, passwordWorkers, fileWorkers, environment.clock,
                                                     environment.log}));
    return {};
}

Result<void> Server::Impl::announce() {
    const ControlContext context{*database, *accounts, *scans, http->address(), environment.onStopRequested};
    LINNET_TRY(control, ControlServer::start(folder.control(), controlVerbs(context), environment.log));
    core::wire::FlatJson endpoint;
    endpoint.set("pid", core::os::ownProcessId()).set("address", http->address()).set("version", LINNET_VERSION);
    LINNET_TRY_VOID(core::os::writeFileAtomically(folder.endpoint(), endpoint.toJson() + "\n",
                                                  core::os::FileMode::Private, core::os::Durability::BestEffort));
    maintenance = std::make_unique<Maintenance>(
        Maintenance::Dependencies{folder, *database, *accounts, *removals, environment.clock, environment.log});
    return {};
}

void Server::Impl::stop() {
    if (isStopped) return;
    isStopped = true;
    if (scans) scans->cancel();
    if (control) {
        static_cast<void>(core::os::removeFile(folder.endpoint()));
        control->stop();
    }
    if (hub) hub->stop();
    if (http) http->stop(kGrace);
    workers.stop();
    passwordWorkers.stop();
    fileWorkers.stop();
    maintenance.reset();
    if (scans) scans->stop();
    if (removals) removals->stop();
    environment.log.info("server", "stopped");
}

Server::Server(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
Server::~Server() { stop(); }

Result<std::unique_ptr<Server>> Server::start(ServerOptions options, ServerEnvironment environment) {
    std::unique_ptr<Server> server(new Server(std::make_unique<Impl>(std::move(options), std::move(environment))));
    auto& impl = *server->m_impl;
    LINNET_TRY_VOID(impl.openData());
    LINNET_TRY_VOID(impl.openAccounts());
    LINNET_TRY_VOID(impl.addMusic());
    LINNET_TRY_VOID(impl.listen());
    LINNET_TRY_VOID(impl.announce());
    impl.removals->wake(); // What a killed server had not finished.
    impl.scans->request(ScanDepth::Changes);
    impl.environment.log.info("server", "version {} listens on {}", LINNET_VERSION, server->address());
    return server;
}

std::string Server::address() const { return m_impl->http->address(); }
bool Server::isLoopback() const { return m_impl->http->isLoopback(); }
bool Server::needsSetup() const { return m_impl->setupCode.isWanted(); }
const std::string& Server::notice() const { return m_impl->notice; }
std::string Server::issueLocalToken() { return m_impl->accounts->issueLocalToken(); }
core::store::Database& Server::database() { return *m_impl->database; }
Accounts& Server::accounts() { return *m_impl->accounts; }
ScanService& Server::scans() { return *m_impl->scans; }
const RouteTable& Server::routes() const { return m_impl->router->table(); }
void Server::stop() { m_impl->stop(); }

} // namespace linnet::server
