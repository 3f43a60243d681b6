// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One run of the Scanner, phase by phase. Lives on the thread that called Scanner::run().
//
// Order of reading, so that every known track can be recognised and nothing is lost by a kill:
//  1. known files that changed: same sound → retagged; other sound → waits;
//  2. files not seen before: sound of a lost track → waits; otherwise a new track at once;
//  3. the waiting ones are matched all together (identity::matchFiles), read again and written.
// Before 3 each track whose file holds other sound now gets a row of its own with its old audio id.

#include <unordered_map>

#include "core/identity/Matching.h"
#include "core/scan/ScanWriter.h"

namespace linnet::core::scan {

struct RunContext {
    store::Database& database;
    art::ArtStore& art;
    unsigned readers;
    std::int64_t now;
    std::int64_t removals; ///< store::removalCount() before the plan was made.
    const ScanListener& listener;
    CancelToken cancel;
};

class ScanRun {
public:
    ScanRun(RunContext context, ScanPlan plan);

    [[nodiscard]] Result<void> run();
    /// Counts so far; `files` and times are the caller's.
    ScanReport report() const;

private:
    struct Waiting {
        WorkItem item;
        identity::FoundFile found;
    };
    Result<void> markGone();
    Result<void> readChanged();
    Result<void> readNew();
    Result<void> matchWaiting();
    Result<void> finish();
    Result<void> finishRoots();
    Result<std::vector<identity::KnownTrack>> knownTracks(store::Connection& connection) const;
    Result<void> loadLostSounds();
    void wait(const ReadFile& file);
    std::string comparablePath(const WorkItem& item) const;
    void tell(ScanPhase phase, const FolderWork* folder);
    std::vector<WorkItem> items(bool isForKnownTracks) const;

    RunContext m_context;
    ScanPlan m_plan;
    ScanWriter m_writer;
    FileReader m_reader;
    std::vector<Waiting> m_waiting;
    std::unordered_map<store::Key, store::KnownSound> m_displaced; ///< By file: the track it held before.
    std::unordered_map<store::Key, std::string> m_displacedPaths;  ///< By file, comparable.
    std::unordered_map<store::Key, store::Key> m_nowhere;          ///< By track: its row of its own.
    std::vector<std::uint64_t> m_lostSounds;                       ///< Sorted; beginnings of audio ids.
    std::uint64_t m_read = 0;
    std::uint64_t m_removed = 0;
    std::chrono::steady_clock::time_point m_toldAt{};
};

} // namespace linnet::core::scan
