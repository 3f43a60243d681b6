// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The sentences of the downloads, as pure functions over what is known. Any thread.

#include <QString>

#include "core/store/DownloadStore.h"
#include "sync/downloads/DownloadState.h"

namespace linnet::app {

/// "84 MB", "4.1 GB"; by locale.
QString bytesText(quint64 bytes);
/// "12 tracks · 84 MB", "5 of 12 tracks · 40 MB of 84 MB", "Paused · …"
QString standingText(const core::store::DownloadStanding& standing, bool isPaused);

/// What all downloads together are told from.
struct DownloadFacts {
    sync::DownloadState state{};
    core::store::DownloadStanding all{}; ///< Of all rules.
    QString awayServer{};                ///< The first one that something is wanted from and that is away; "" else.
    quint64 budget = 0;                  ///< 0 is no limit.
};
/// How far all of it is, or why nothing is fetched; "" where nothing is kept.
QString downloadsText(const DownloadFacts& facts);
/// Something could be fetched now.
bool isFetching(const sync::DownloadState& state);
/// "“Undertow” could not be downloaded. The server…"
QString failedText(const QString& title, const core::Error& error);

} // namespace linnet::app
