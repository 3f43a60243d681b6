// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a scan is asked for, tells while it runs, and answers. Plain values.

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/Ids.h"
#include "core/base/Result.h"
#include "core/os/FilePath.h"

namespace linnet::core::scan {

struct ScanRequest {
    std::vector<LibraryId> libraries; ///< Empty: all of them.
    bool isFull = false;              ///< Reads every file again, changed or not.
};

enum class ScanPhase : std::uint8_t { Looking, Reading, Finishing };
/// "looking", "reading", "finishing", as on the wire.
std::string_view phaseName(ScanPhase phase);

/// Counts are of music files and only grow during one scan.
struct ScanProgress {
    ScanPhase phase = ScanPhase::Looking;
    std::uint64_t found = 0;   ///< Seen in the folders so far.
    std::uint64_t read = 0;    ///< Opened and read (or failed to).
    std::uint64_t added = 0;   ///< Became new tracks.
    std::uint64_t changed = 0; ///< Known tracks with other tags or another place.
    std::uint64_t removed = 0; ///< Tracks whose file is gone; they are kept, greyed.
    std::uint64_t problems = 0;
    std::string currentPath; ///< For people; may be empty.
};

struct ScanReport {
    std::uint64_t files = 0;
    std::uint64_t added = 0;
    std::uint64_t changed = 0;
    std::uint64_t removed = 0;
    std::uint64_t problems = 0; ///< Files that gave none, old problems included.
    double seconds = 0;
    double cpuSeconds = 0; ///< Of the whole process meanwhile.
};

/// Called on the scan's own threads, at most every 100 ms and once at the end.
using ScanListener = std::function<void(const ScanProgress&)>;

/// A file that gives no track. `code` is stable: damaged, not_audio, no_permission, vanished, unreadable.
struct ScanProblem {
    FilePath path;
    std::string code;
    std::string detail;
};

/// The stable code for a reading error.
std::string_view problemCode(Errc code);

} // namespace linnet::core::scan
