// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/support/BenchServer.h"

#include <span>

#include "core/store/CatalogReader.h"
#include "core/store/Database.h"
#include "core/store/ReplicaTables.h"
#include "core/store/SourceStore.h"
#include "server-stub/catalog/ScanService.h"

namespace linnet::bench {

using core::store::WritePriority;
using core::store::WriteTransaction;

namespace {

constexpr std::size_t kSlice = 2000;

/// As a scan would have left it, without its files.
void fill(core::store::Database& database, const std::vector<core::FeedRecord>& records) {
    for (std::span<const core::FeedRecord> rest = records; !rest.empty();) {
        const auto slice = rest.first(std::min(rest.size(), kSlice));
        rest = rest.subspan(slice.size());
        must(database.write(WritePriority::Background, [&](WriteTransaction& tx) -> core::Result<void> {
            core::store::ReplicaTables tables(tx.connection(), 0, 0);
            core::Result<void> done;
            for (const auto& record : slice) {
                tx.takeRev();
                std::visit(
                    [&](const auto& entity) {
                        if constexpr (requires { tables.put(entity); }) done = tables.put(entity).map([](auto) {});
                    },
                    record);
                if (!done) return done;
            }
            return {};
        }));
    }
}

} // namespace

BenchServer::BenchServer(const std::vector<core::FeedRecord>& catalogue) {
    fill(*must(core::store::Database::open({.file = m_folder.path() / "server.db"})), catalogue);
    start(nullptr);
}

BenchServer::BenchServer(const core::FilePath& music, FirstScan scan) {
    start(&music);
    if (scan == FirstScan::GoesOn) return;
    const auto outcome = m_server->scans().waitFor(m_server->scans().lastRequested(), std::chrono::minutes(5));
    if (!outcome) giveUp("the scan did not end");
    must(*outcome);
}

void BenchServer::start(const core::FilePath* music) {
    server::ServerOptions options;
    if (music != nullptr) options.music = {*music};
    options.data = m_folder.path();
    options.name = "Bench";
    options.accounts.passwordCost = {.passes = 1, .memoryBytes = 8192};
    m_server = must(
        server::Server::start(options, {.clock = m_clock, .log = m_log, .onSetupCode = {}, .onStopRequested = {}}));
    must(m_server->accounts().addUser({kUser, kPassword, server::Role::Owner}));
}

bool BenchServer::isScanning() const { return m_server->scans().status().isRunning; }

std::int64_t BenchServer::trackCount() const {
    return must(core::store::counts(*must(m_server->database().reader()))).tracks;
}

std::uint16_t BenchServer::port() const {
    const auto address = m_server->address();
    return static_cast<std::uint16_t>(std::stoi(address.substr(address.rfind(':') + 1)));
}

BenchDevice::BenchDevice(const std::string& url) {
    m_replica = must(core::store::Database::open({.file = m_folder.path() / "linnet.db"}));
    m_options.source.url = url;
    m_options.source.id = must(m_replica->write(
        WritePriority::User, [&](WriteTransaction& tx) { return core::store::addSource(tx, m_options.source); }));
    m_options.listeners.onState = [](const sync::SessionState&) {}; // Wakes who waits.
    m_options.listeners.onCatalogue = [](const sync::CatalogueChange&) {};
    m_session = std::make_unique<sync::ServerSession>(
        sync::SessionServices{m_transport, *m_replica, m_secrets, m_executor, m_clock, m_log}, m_options);
    m_session->start();
}

BenchDevice::~BenchDevice() { m_session.reset(); }

void BenchDevice::logIn() {
    std::optional<core::Result<void>> done;
    m_session->login({BenchServer::kUser, BenchServer::kPassword}, [&](core::Result<void> result) { done = result; });
    waitFor([&] { return done.has_value(); });
    must(*done);
}

} // namespace linnet::bench
