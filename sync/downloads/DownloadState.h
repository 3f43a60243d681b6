// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the downloads tell about themselves: values for the Downloads page and the status line.

#include <cstdint>
#include <map>
#include <vector>

#include "core/base/Result.h"
#include "core/store/MediaStoreQueries.h"

namespace linnet::sync {

/// Why nothing is fetched. The first that holds.
enum class DownloadPause : std::uint8_t {
    None,
    ByHand,
    Metered,    ///< The connection costs money, and downloads may not use such a one.
    OverBudget, ///< What is downloaded fills the bytes allowed for it.
    DiskFull,   ///< Tried again by itself, and at resume().
};

struct RunningDownload {
    core::store::MediaKey key;
    std::uint64_t bytes = 0; ///< Here.
    std::uint64_t size = 0;
    friend bool operator==(const RunningDownload&, const RunningDownload&) = default;
};

struct SourceDownloads {
    std::uint64_t tracks = 0;  ///< To do, running ones too.
    std::uint64_t bytes = 0;   ///< Of these, with what is here already.
    bool isServerAway = false; ///< Nothing is fetched from it until it is back; others go on.
    friend bool operator==(const SourceDownloads&, const SourceDownloads&) = default;
};

struct FailedDownload {
    core::store::MediaKey key;
    core::Error error;
    friend bool operator==(const FailedDownload&, const FailedDownload&) = default;
};

struct DownloadState {
    DownloadPause pause{};
    std::map<std::int64_t, SourceDownloads> sources; ///< Those with something to do.
    std::vector<RunningDownload> running;
    std::vector<FailedDownload> failed; ///< Tried again at the next start, or by retryFailed().
    friend bool operator==(const DownloadState&, const DownloadState&) = default;
};

} // namespace linnet::sync
