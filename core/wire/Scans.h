// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Making libraries and scanning them.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/Clock.h"
#include "core/os/FilePath.h"
#include "core/wire/Records.h"

namespace linnet::core::wire {

/// POST /api/v1/libraries: {"name":…, "roots":[{"path_b64":…}]}; roots may be left out.
struct LibraryCreate {
    std::string name;
    std::vector<FilePath> roots; ///< Absolute.
    friend bool operator==(const LibraryCreate&, const LibraryCreate&) = default;
};

/// POST /api/v1/libraries/{id}/roots: {"path_b64":…}
struct RootCreate {
    FilePath path; ///< Absolute.
    friend bool operator==(const RootCreate&, const RootCreate&) = default;
};

/// POST /api/v1/scan. An empty body means {"full":false}.
struct ScanRequest {
    bool isFull = false; ///< Read every file again, changed or not.
    friend bool operator==(const ScanRequest&, const ScanRequest&) = default;
};

/// "idle", "walking", "reading", "finishing"; Other is a phase that this version does not know.
enum class ScanPhase : std::uint8_t { Idle, Walking, Reading, Finishing, Other };

/// The running scan, or the last one. Counts are files.
struct ScanStatus {
    bool isRunning = false;
    ScanPhase phase = ScanPhase::Idle;
    std::int64_t found = 0;
    std::int64_t read = 0;
    std::int64_t added = 0;
    std::int64_t changed = 0;
    std::int64_t removed = 0;
    std::int64_t problems = 0;
    std::optional<UnixMillis> startedAt;
    std::optional<UnixMillis> finishedAt;
    std::optional<std::string> error; ///< A sentence: why the scan ended early.
    friend bool operator==(const ScanStatus&, const ScanStatus&) = default;
};

/// A file that gave no track.
struct ScanProblem {
    std::string file;   ///< Its name for people; the whole path in a session with the scope local-files.
    std::string code;   ///< Stable, snake_case.
    std::string detail; ///< A sentence.
    friend bool operator==(const ScanProblem&, const ScanProblem&) = default;
};

template <>
void encode(const LibraryCreate& request, std::string& out);
template <>
Result<LibraryCreate> decode<LibraryCreate>(std::string_view json);
template <>
void encode(const RootCreate& request, std::string& out);
template <>
Result<RootCreate> decode<RootCreate>(std::string_view json);
template <>
void encode(const ScanRequest& request, std::string& out);
template <>
Result<ScanRequest> decode<ScanRequest>(std::string_view json);
template <>
void encode(const ScanStatus& status, std::string& out);
template <>
Result<ScanStatus> decode<ScanStatus>(std::string_view json);
template <>
void encode(const Page<ScanProblem>& page, std::string& out);
template <>
Result<Page<ScanProblem>> decode<Page<ScanProblem>>(std::string_view json);

} // namespace linnet::core::wire
