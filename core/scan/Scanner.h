// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Brings the catalogue in line with the folders of the libraries. One run at a time per database; run() blocks and uses
// threads of its own, so give it one. Writes go through the Database in small background slices: users' writes pass in
// between, and a scan that is killed goes on where it was.

#include <atomic>

#include "core/base/CancelToken.h"
#include "core/base/Clock.h"
#include "core/scan/ScanTypes.h"
#include "core/store/Database.h"

namespace linnet::core::scan {

struct ScannerOptions {
    FilePath artFolder;           ///< Where covers are kept; made if missing.
    unsigned readers = 0;         ///< Threads that read files; 0: one per processor.
    const Clock* clock = nullptr; ///< For added_at; null: the system's.
};

class Scanner {
public:
    Scanner(store::Database& database, ScannerOptions options);

    /// Unreadable files are problems, not errors; a folder that cannot be reached greys its tracks and is no error
    /// either. Begins anew when a library or folder is removed meanwhile. Errors: Busy (another run), Cancelled (what
    /// was stored stays), NotFound (a library asked for), Full, Storage.
    [[nodiscard]] Result<ScanReport> run(const ScanRequest& request, const ScanListener& listener, CancelToken cancel);

private:
    struct Attempt {
        const ScanRequest& request;
        const ScanListener& listener;
        const CancelToken& cancel;
        std::int64_t removals; ///< How often something was removed before.
    };
    Result<ScanReport> runOnce(const Attempt& attempt);

    std::atomic<bool> m_isRunning{false};
    store::Database& m_database;
    ScannerOptions m_options;
};

} // namespace linnet::core::scan
