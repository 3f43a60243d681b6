// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/items/TrackText.h"

#include <QCoreApplication>

namespace linnet::app {

namespace {
struct Words {
    Q_DECLARE_TR_FUNCTIONS(TrackText)
};
} // namespace

QString lengthText(int tracks, std::chrono::milliseconds length) {
    const auto minutes = std::chrono::round<std::chrono::minutes>(length).count();
    const QString count = Words::tr("%Ln tracks", nullptr, tracks);
    if (minutes <= 0) return count;
    const QString time =
        minutes < 60 ? Words::tr("%1 min").arg(minutes) : Words::tr("%1 h %2 min").arg(minutes / 60).arg(minutes % 60);
    return Words::tr("%1, %2", "9 tracks, 43 min").arg(count, time);
}

QString qualityText(const TrackItem& track) {
    const auto name = core::codecName(track.codec);
    if (name.empty()) return {};
    const QString codec = QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
    if (core::isLossless(track.codec) && track.bitsPerSample > 0 && track.sampleRate.hertz > 0)
        return QStringLiteral("%1 %2/%3").arg(codec).arg(track.bitsPerSample).arg(track.sampleRate.hertz / 1000.0);
    if (track.bitRateKbps > 0) return Words::tr("%1 %2 kbit/s").arg(codec).arg(track.bitRateKbps);
    return codec;
}

} // namespace linnet::app
