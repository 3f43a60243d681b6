// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/DownloadText.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

#include "app/services/ErrorText.h"
#include "app/services/LibraryText.h"

namespace linnet::app {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Downloads)
};

QString joined(const QString& a, const QString& b) { return Text::tr("%1 · %2", "parts of a status line").arg(a, b); }

QString progressText(const core::store::DownloadStanding& standing) {
    if (standing.complete >= standing.tracks)
        return joined(trackCountText(standing.tracks), bytesText(standing.completeBytes));
    return joined(Text::tr("%L1 of %L2 tracks").arg(standing.complete).arg(standing.tracks),
                  Text::tr("%1 of %2", "bytes").arg(bytesText(standing.completeBytes), bytesText(standing.bytes)));
}

} // namespace

QString bytesText(quint64 bytes) {
    const auto whole = static_cast<qint64>(bytes);
    const int digits = bytes >= 1'000'000'000 ? 1 : 0;
    return QLocale().formattedDataSize(whole, digits, QLocale::DataSizeSIFormat);
}

QString standingText(const core::store::DownloadStanding& standing, bool isPaused) {
    if (standing.tracks == 0) return Text::tr("Nothing to download in it");
    const QString text = progressText(standing);
    const bool isWaiting = standing.complete < standing.tracks;
    return isPaused && isWaiting ? joined(Text::tr("Paused"), text) : text;
}

bool isFetching(const sync::DownloadState& state) {
    if (state.pause != sync::DownloadPause::None) return false;
    return !state.running.empty() || std::any_of(state.sources.begin(), state.sources.end(),
                                                 [](const auto& source) { return !source.second.isServerAway; });
}

QString downloadsText(const DownloadFacts& facts) {
    if (facts.all.tracks == 0) return {};
    const QString progress = progressText(facts.all);
    if (facts.state.sources.empty()) return joined(Text::tr("Everything is here"), progress);
    switch (facts.state.pause) {
    case sync::DownloadPause::ByHand:
        return joined(Text::tr("Paused"), progress);
    case sync::DownloadPause::Metered:
        return joined(Text::tr("Waiting for a connection that costs nothing"), progress);
    case sync::DownloadPause::OverBudget:
        return Text::tr("The %1 allowed for downloads are full: allow more in the settings, or remove some.")
            .arg(bytesText(facts.budget));
    case sync::DownloadPause::DiskFull:
        return Text::tr("The disk is full: free some space. Linnet goes on by itself.");
    case sync::DownloadPause::None:
        break;
    }
    if (!isFetching(facts.state) && !facts.awayServer.isEmpty())
        return joined(Text::tr("%1 is not reached; downloads go on when it is back").arg(facts.awayServer), progress);
    return joined(Text::tr("Downloading"), progress);
}

QString failedText(const QString& title, const core::Error& error) {
    return Text::tr("“%1” could not be downloaded. %2").arg(title, sentenceFor(error));
}

} // namespace linnet::app
