// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scan/Scanner.h"

#include <algorithm>

#include "core/os/AtomicFile.h"
#include "core/os/ProcessInfo.h"
#include "core/scan/FolderLook.h"
#include "core/scan/ScanRun.h"
#include "core/store/NameWriter.h"
#include "core/store/RemovalStore.h"

namespace linnet::core::scan {

namespace {

/// Marks a scanner as running for the time of one run.
class Turn {
public:
    explicit Turn(std::atomic<bool>& flag) : m_flag(flag), m_isMine(!flag.exchange(true)) {}
    Turn(const Turn&) = delete;
    ~Turn() {
        if (m_isMine) m_flag = false;
    }
    bool isMine() const { return m_isMine; }

private:
    std::atomic<bool>& m_flag;
    bool m_isMine;
};

Result<std::vector<store::RootRow>> rootsOf(store::Connection& connection, const ScanRequest& request) {
    LINNET_TRY(auto roots, store::ownRoots(connection));
    if (request.libraries.empty()) return roots;
    std::vector<store::Key> wanted;
    for (const auto& id : request.libraries) {
        LINNET_TRY(const auto key, store::ownLibrary(connection, id));
        if (!key) return failure(Errc::NotFound, "there is no library " + id.hex());
        wanted.push_back(*key);
    }
    std::erase_if(roots, [&](const auto& root) { return std::ranges::find(wanted, root.library) == wanted.end(); });
    return roots;
}

std::optional<art::StoredArt> knownArt(store::Database& database, const ArtId& id) {
    const auto reader = database.reader();
    if (!reader) return std::nullopt;
    const auto record = store::artRecord(**reader, id);
    if (!record || !*record) return std::nullopt;
    return art::StoredArt{(*record)->ref, (*record)->width, (*record)->height};
}

} // namespace

Scanner::Scanner(store::Database& database, ScannerOptions options)
    : m_database(database),
      m_options(std::move(options)) {}

Result<ScanReport> Scanner::run(const ScanRequest& request, const ScanListener& listener, CancelToken cancel) {
    const Turn turn(m_isRunning);
    if (!turn.isMine()) return failure(Errc::Busy, "a scan is running already");
    const auto startedAt = std::chrono::steady_clock::now();
    const auto cpuBefore = os::processorTime();
    LINNET_TRY_VOID(os::makeFolders(m_options.artFolder));

    LINNET_TRY(auto* reader, m_database.reader());
    for (;;) {
        LINNET_TRY(const auto removals, store::removalCount(*reader));
        auto report = runOnce({request, listener, cancel, removals});
        if (!report) {
            LINNET_TRY(const auto removalsNow, store::removalCount(*reader));
            if (removalsNow == removals || cancel.isCancelled()) return report;
            continue; // A folder was taken out meanwhile: what is left is looked at anew.
        }
        LINNET_TRY(report->problems, store::countProblems(*reader));
        report->seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - startedAt).count();
        report->cpuSeconds = std::chrono::duration<double>(os::processorTime() - cpuBefore).count();
        return report;
    }
}

Result<ScanReport> Scanner::runOnce(const Attempt& attempt) {
    const auto& [request, listener, cancel, removals] = attempt;
    LINNET_TRY(auto* reader, m_database.reader());
    LINNET_TRY(auto roots, rootsOf(*reader, request));
    std::chrono::steady_clock::time_point toldAt{};
    const auto onFolder = [&, &tell = listener](std::uint64_t found, const FilePath& folder) {
        const auto now = std::chrono::steady_clock::now();
        if (!tell || now - toldAt < std::chrono::milliseconds(100)) return;
        toldAt = now;
        ScanProgress progress;
        progress.found = found;
        progress.currentPath = folder.displayName();
        tell(progress);
    };
    LINNET_TRY(auto plan, lookThrough(*reader, std::move(roots), {request.isFull, onFolder, cancel}));

    art::ArtStore art(m_options.artFolder, [&](const ArtId& id) { return knownArt(m_database, id); });
    const SystemClock systemClock;
    const Clock& clock = m_options.clock ? *m_options.clock : systemClock;
    ScanRun run(
        {m_database, art, m_options.readers, clock.now().time_since_epoch().count(), removals, listener, cancel},
        std::move(plan));
    LINNET_TRY_VOID(run.run());
    return run.report();
}

} // namespace linnet::core::scan
